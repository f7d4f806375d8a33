/** Remedies for examples. */
import type { Fix, GivenEntry, GivenFact, GivenField } from '@rubric/syntax'
import { nodeAt } from '../nodes.ts'
import { textAt } from '../spans.ts'
import { fix, insert, type Remedy, replace, withoutLines, withoutPart, write } from './site.ts'
import { quotedWords, wordsToWrite } from './words.ts'

const givenAt = ({ file, diagnostic }: Parameters<Remedy>[0]): GivenFact | undefined =>
  nodeAt(file.tree, diagnostic.span.start, 'GivenFact')

/** Of the fact with its entries, or of the field. */
export const givenOnce: Remedy = (site) => {
  const { file, diagnostic } = site
  const field = nodeAt(file.tree, diagnostic.span.start, 'GivenField')
  if (field !== undefined) return [fix('Remove it', withoutPart(file, field))]
  const given = givenAt(site)
  return given === undefined ? [] : [fix(`Remove this line of ${given.name.text}`, withoutLines(file, given))]
}

/** One of the two, whichever. */
export const oneAge: Remedy = ({ file, diagnostic }) => {
  const example = nodeAt(file.tree, diagnostic.span.start, 'Example')
  const both = example?.given.filter(({ name }) => name.text === 'member.age' || name.text === 'member.birth_date') ?? []
  return both.map((given) => fix(`Remove ${given.name.text}`, withoutLines(file, given)))
}

/** One of the words that fit. */
export const fittingValue: Remedy = (site) => wordsToWrite(site.diagnostic).map((word) => write(site, word))

export const missingValue: Remedy = ({ diagnostic }) =>
  wordsToWrite(diagnostic).map((word) => fix(`Write ${word}`, insert(diagnostic.span.end, `  ${word}`)))

/** Where both are given in one place. */
export const swapDays: Remedy = ({ file, diagnostic }) => {
  const [first, last] = quotedWords(diagnostic.text)
  const entry: GivenEntry | undefined = nodeAt(file.tree, diagnostic.span.start, 'GivenEntry')
  const example = nodeAt(file.tree, diagnostic.span.start, 'Example')
  const places: readonly (GivenFact | GivenField)[] = entry?.fields ?? example?.given ?? []
  const dateOf = (name: string | undefined) => places.find((each) => each.name.text === name)?.value
  const [from, to] = [dateOf(first), dateOf(last)]
  if (from === undefined || to === undefined) return []
  return [fix('Swap the two days', replace(from, textAt(file, to)), replace(to, textAt(file, from)))]
}

export const answerWord: Remedy = (site) =>
  wordsToWrite(site.diagnostic)
    .filter((word) => !/\d/.test(word))
    .map((word): Fix => write(site, word))
