/** What is told of the place under the pointer: a name, a phrase of time, a word of the language, or the clause that it stands in. */
import type { Program, ProgramFile } from '@rubric/compiler'
import { firstDayOf } from '@rubric/runtime'
import { keywordTable, type KeywordWord, type Node, type Span } from '@rubric/syntax'
import { clauseAt, clauseMarkdown } from './hover/clauses.ts'
import { type Reckoning, reckoningOf } from './hover/dates.ts'
import { keywordHelp } from './hover/keywords.ts'
import { phraseSentences } from './hover/phrases.ts'
import { thingMarkdown } from './hover/things.ts'
import { nodesAt } from './nodes.ts'
import { occurrenceAt } from './occurrences.ts'
import type { Markdown } from './places.ts'
import { paragraphs } from './reading/markdown.ts'
import { readerOf } from './reading/reader.ts'
import { headingOf, sectionSentences } from './reading/sections.ts'

export { type KeywordHelp, keywordHelp } from './hover/keywords.ts'

export interface Hover {
  readonly span: Span
  readonly markdown: Markdown
}

/** `today`, `2026-03-01`, is the sample that dates are shown for. */
export const hoverAt = (program: Program, path: string, offset: number, today: string): Hover | undefined => {
  const file = program.file(path)
  if (file === undefined) return undefined
  const { header } = file.tree
  const reckoning = reckoningOf(
    header.kind === 'Header' ? header : undefined,
    () => program.policy(path)?.graph,
    firstDayOf(today),
  )
  const nodes = nodesAt(file.tree, offset)
  const occurrence = occurrenceAt(program, path, offset)
  if (occurrence !== undefined) {
    return { span: occurrence.span, markdown: thingMarkdown(program, path, occurrence.thing, reckoning) }
  }
  return (
    phraseHover(program, path, nodes, reckoning, file, offset) ??
    wordHover(file, offset, nodes) ??
    clauseHover(program, path, file, offset, nodes)
  )
}

/** Of a phrase of time, with the word under the pointer where it is one of the language. */
const phraseHover = (
  program: Program,
  path: string,
  nodes: readonly Node[],
  reckoning: Reckoning,
  file: ProgramFile,
  offset: number,
): Hover | undefined => {
  const reader = readerOf(program, path)
  for (const node of nodes.toReversed()) {
    const said = phraseSentences(reader, reckoning, node)
    if (said === undefined || said.length === 0) continue
    const word = helpAt(file, offset, nodes)
    return {
      span: { start: node.start, end: node.end },
      markdown: [paragraphs(said), word === undefined ? '' : word.markdown].filter((part) => part !== '').join('\n\n'),
    }
  }
  return undefined
}

const wordHover = (file: ProgramFile, offset: number, nodes: readonly Node[]): Hover | undefined => helpAt(file, offset, nodes)

/** Words in quotes and comments are the author's, and so are names. */
const helpAt = (file: ProgramFile, offset: number, nodes: readonly Node[]): Hover | undefined => {
  const inner = nodes.at(-1)
  if (inner === undefined || ['Text', 'Citation', 'Name', 'NameReference', 'Label', 'Address', 'Code'].includes(inner.kind))
    return undefined
  const entry = nodes.findLast((node) => node.kind === 'HeaderEntry')
  const span = entry === undefined ? wordAt(file.text, offset) : { start: entry.start, end: entry.start + entry.key.length }
  // Of `review by` and `line of business` the first word stands for all.
  const word = entry?.key.split(' ', 1)[0] ?? file.text.slice(span.start, span.end)
  if (!isKeyword(word) || isComment(file, offset)) return undefined
  const { sentence, page } = keywordHelp[word]
  return { span, markdown: `**${word}**: ${sentence}\n\n*Reference: ${page}*` }
}

const isKeyword = (word: string): word is KeywordWord => Object.hasOwn(keywordTable, word)

const isComment = ({ tree }: ProgramFile, offset: number): boolean =>
  tree.comments.some(({ start, end }) => start <= offset && offset <= end)

const wordAt = (text: string, offset: number): Span => {
  let [start, end] = [offset, offset]
  const isPart = (at: number): boolean => /[\w/]/.test(text.charAt(at))
  while (start > 0 && isPart(start - 1)) start -= 1
  while (end < text.length && isPart(end)) end += 1
  return { start, end }
}

/** On the line of a clause, its label and its text, or on a condition; on the line of a block that has no clauses, what it says. */
const clauseHover = (
  program: Program,
  path: string,
  file: ProgramFile,
  offset: number,
  nodes: readonly Node[],
): Hover | undefined => {
  const inner = nodes.at(-1)
  if (
    inner === undefined ||
    inner.kind === 'File' ||
    isComment(file, offset) ||
    /^\s*$/.test(file.text.slice(offset - 1, offset + 1))
  )
    return undefined
  const clause = clauseAt(file, offset)
  if (clause !== undefined) {
    return {
      span: inner.kind === 'Text' || inner.kind === 'Label' || inner.kind === 'Citation' ? spanOf(inner) : clause.line,
      markdown: clauseMarkdown(program, path, file, clause),
    }
  }
  const section = file.tree.sections.find(({ start, end }) => start <= offset && offset <= end)
  if (section === undefined || section.kind === 'Facts' || section.kind === 'Example') return undefined
  const said = sectionSentences(readerOf(program, path), section)
  return { span: spanOf(inner), markdown: [`**${headingOf(section)}**`, paragraphs(said)].join('\n\n') }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })
