/** A word of the language under the pointer. */
import { keywordTable, type KeywordWord, type NodeKind, type NodeOf, type Span } from '@rubric/syntax'
import { keywordHelp } from './keywords.ts'
import { type Hover, isInComment, type Place } from './place.ts'

/** What an author names or quotes is no word of the language. */
const own: ReadonlySet<NodeKind> = new Set<NodeKind>(['Text', 'Citation', 'Name', 'NameReference', 'Label', 'Address', 'Code'])

export const wordHover = (place: Place): Hover | undefined => {
  const { file, nodes, offset } = place
  const inner = nodes.at(-1)
  if (inner === undefined || own.has(inner.kind) || isInComment(place)) return undefined
  const entry = nodes.findLast((node) => node.kind === 'HeaderEntry')
  const span = entry === undefined ? wordAt(file.text, offset) : { start: entry.start, end: entry.start + entry.key.length }
  const there = file.text.slice(span.start, span.end)
  // Of `review by`, `line of business` and `always one of` the first word stands for all.
  const word = entry?.key.split(' ', 1)[0] ?? (inner.kind === 'Statement' && isKeyword(there) ? wordOf(inner) : there)
  if (!isKeyword(word)) return undefined
  const { sentence, page } = keywordHelp[word]
  return { span, markdown: `**${word}**: ${sentence}\n\n*Reference: ${page}*` }
}

const wordOf = ({ says }: NodeOf<'Statement'>): KeywordWord => ({ 'never together': 'never', 'always one': 'always' } as const)[says]

const isKeyword = (word: string): word is KeywordWord => Object.hasOwn(keywordTable, word)

const wordAt = (text: string, offset: number): Span => {
  let [start, end] = [offset, offset]
  const isPart = (at: number): boolean => /[\w/]/.test(text.charAt(at))
  while (start > 0 && isPart(start - 1)) start -= 1
  while (end < text.length && isPart(end)) end += 1
  return { start, end }
}
