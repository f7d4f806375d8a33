/**
 * What is told of the place under the pointer: a name, a phrase of time, a word of the language, or the clause that it stands in.
 */
import type { Program } from '@rubric/compiler'
import { firstDayOf } from '@rubric/runtime'
import type { Node } from '@rubric/syntax'
import { changeMarkdown } from './hover/changes.ts'
import { clauseMarkdown } from './hover/clauses.ts'
import { reckoningOf } from './hover/dates.ts'
import { phraseSentences } from './hover/phrases.ts'
import { type Hover, isInComment, type Place } from './hover/place.ts'
import { thingMarkdown } from './hover/things.ts'
import { wordHover } from './hover/words.ts'
import { nodesAt } from './nodes.ts'
import { occurrenceAt } from './occurrences.ts'
import { clauseAround, idOf } from './outline.ts'
import { escaped, paragraphs } from './reading/markdown.ts'
import { readerOf } from './reading/reader.ts'
import { claimSentence } from './reading/revisions.ts'
import { headingOf, sectionSentences } from './reading/sections.ts'
import type { LastComparison } from './revisions.ts'
import { spanOf, touches } from './spans.ts'

export { type KeywordHelp, keywordHelp } from './hover/keywords.ts'
export type { Hover } from './hover/place.ts'

/** `today`, `2026-03-01`, is the sample that dates are shown for; `change` what is known of the version before. */
export const hoverAt = (program: Program, path: string, offset: number, today: string, change?: LastComparison): Hover | undefined => {
  const file = program.file(path)
  if (file === undefined) return undefined
  const { header } = file.tree
  const graph = () => program.policy(path)?.graph
  const reckoning = reckoningOf(header.kind === 'Header' ? header : undefined, graph, firstDayOf(today))
  const changeAt = (address: string): string => (change === undefined ? '' : changeMarkdown(change, address, graph()))
  const place: Place = { program, file, offset, nodes: nodesAt(file.tree, offset), reckoning, changeAt }
  return nameHover(place) ?? verdictHover(place) ?? phraseHover(place) ?? wordHover(place) ?? clauseHover(place)
}

const nameHover = ({ program, file: { path }, offset, reckoning, changeAt }: Place): Hover | undefined => {
  const found = occurrenceAt(program, path, offset)
  if (found === undefined) return undefined
  const markdown = [thingMarkdown(program, path, found.thing, reckoning), changeAt(found.thing.address ?? '')]
  return { span: found.span, markdown: markdown.filter((part) => part !== '').join('\n\n') }
}

/** What was found of that about which the verdict is; then what its word means. */
const verdictHover = (place: Place): Hover | undefined => {
  const { nodes, file, changeAt } = place
  const [verdict, claim] = [nodes.at(-1), nodes.at(-2)]
  if (verdict?.kind !== 'Verdict') return undefined
  const address = claim?.kind === 'Claim' ? `${idOf(file)}/${claim.address.text}` : idOf(file)
  const markdown = [changeAt(address), wordHover(place)?.markdown ?? ''].filter((part) => part !== '')
  return markdown.length === 0 ? undefined : { span: spanOf(verdict), markdown: markdown.join('\n\n') }
}

/** Of the innermost phrase of time, with the word under the pointer where it is one of the language. */
const phraseHover = (place: Place): Hover | undefined => {
  const { program, file, nodes, reckoning } = place
  const reader = readerOf(program, file.path)
  for (const node of nodes.toReversed()) {
    const said = phraseSentences(reader, reckoning, node) ?? []
    if (said.length === 0) continue
    const word = wordHover(place)
    return { span: spanOf(node), markdown: [paragraphs(said), ...(word === undefined ? [] : [word.markdown])].join('\n\n') }
  }
  return undefined
}

/** On the line of a clause or on its conditions; elsewhere in a section, what the section says. */
const clauseHover = (place: Place): Hover | undefined => {
  const { program, file, offset, nodes } = place
  const inner = nodes.at(-1)
  if (inner === undefined || inner.kind === 'File' || isInComment(place) || isBlank(file.text, offset)) return undefined
  const clause = clauseAround(file, { start: offset, end: offset })
  if (clause !== undefined) {
    return { span: isHeading(inner) ? spanOf(inner) : clause.line, markdown: clauseMarkdown(program, file.path, file, clause) }
  }
  const section = file.tree.sections.find((each) => touches(each, offset))
  if (section === undefined || section.kind === 'Facts' || section.kind === 'Example') return undefined
  const reader = readerOf(program, file.path)
  const claim = nodes.find((node) => node.kind === 'Claim')
  const said = claim === undefined ? sectionSentences(reader, section) : [claimSentence(reader, claim)]
  return { span: spanOf(inner), markdown: [`**${escaped(headingOf(section))}**`, paragraphs(said)].join('\n\n') }
}

const isHeading = ({ kind }: Node): boolean => kind === 'Text' || kind === 'Label' || kind === 'Citation'

const isBlank = (text: string, offset: number): boolean => text.slice(Math.max(0, offset - 1), offset + 1).trim() === ''
