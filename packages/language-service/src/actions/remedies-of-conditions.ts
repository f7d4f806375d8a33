/** Remedies for conditions. */
import type { Fix } from '@rubric/syntax'
import { nodeAt, nodesAt } from '../nodes.ts'
import { textAt } from '../spans.ts'
import { fix, insert, type Remedy, replace, safeFix, write } from './site.ts'
import { quotedWords, wordsToWrite } from './words.ts'

/** Entries are counted, so a field says nothing more. */
export const withoutField: Remedy = ({ diagnostic }) =>
  wordsToWrite(diagnostic).map((name) => safeFix(`Write ${name}`, replace(diagnostic.span, name)))

/** The field that the hint shows. */
export const withField: Remedy = ({ diagnostic }) => {
  const [example = ''] = quotedWords(diagnostic.hint)
  const field = example.slice(example.lastIndexOf('.'))
  return field.startsWith('.') ? [fix(`Add ${field}`, insert(diagnostic.span.end, field))] : []
}

/** Its one unit. */
export const withUnit: Remedy = (site) => quotedWords(site.diagnostic.hint).map((amount) => write(site, amount))

/** `ALL of`, or the highest number that can be reached. */
export const reachable: Remedy = (site) => {
  const { diagnostic, file } = site
  const written = textAt(file, diagnostic.span)
  const most = / to (\d+),/.exec(diagnostic.hint)?.[1] ?? /^Write (\d+),/.exec(diagnostic.hint)?.[1]
  const head = /^[A-Z]/.test(written) ? wordsToWrite(diagnostic).map((word) => write(site, word)) : []
  const number = /\d+/.exec(written)
  const lower =
    most === undefined || number === null
      ? []
      : [fix(`Write ${written.replace(number[0], most)}`, replace(diagnostic.span, written.replace(number[0], most)))]
  return [...head, ...lower]
}

/** All of the filter within it, or what looks at no field beside it. */
export const filterEnd: Remedy = ({ file, diagnostic }) => {
  const aggregate = nodesAt(file.tree, diagnostic.span.start).findLast((node) => node.kind === 'Aggregate')
  const filter = aggregate?.where
  if (aggregate === undefined || filter === undefined) return []
  const inside = fix('Let it belong to the filter', insert(filter.start, '('), insert(filter.end, ')'))
  const last = filter.kind === 'Chain' && filter.operands.length > 1 ? filter.operands.at(-1) : undefined
  const before = filter.kind === 'Chain' ? filter.operands.at(-2) : undefined
  if (last === undefined || before === undefined || last.start !== diagnostic.span.start) return [inside]
  return [inside, fix('Let it stand beside the filter', insert(aggregate.start, '('), insert(before.end, ')'))]
}

/** A month has its length here, a year has none. */
export const yearInMonths: Remedy = (site) => {
  const years = nodeAt(site.file.tree, site.diagnostic.span.start, 'Quantity')
  const count = Number(years?.number.text)
  return Number.isInteger(count) ? [write(site, `${count * 12} months`)] : []
}

/** The comparison words that the hint names, where one takes the place of another. */
export const otherRelation: Remedy = ({ file, diagnostic }) => {
  const test = nodesAt(file.tree, diagnostic.span.start).findLast(
    (node) => node.start === diagnostic.span.start && node.end === diagnostic.span.end,
  )
  if (test?.kind !== 'ValueTest') return []
  const words = wordsToWrite(diagnostic).filter((word) => word !== 'between' && word !== 'not' && word !== '<')
  return words.map((word): Fix => fix(`Write ${word}`, replace({ start: test.start, end: test.right.start }, `${word} `)))
}
