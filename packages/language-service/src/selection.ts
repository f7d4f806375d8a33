/** Ever larger parts of a text around an offset: word, phrase, condition, line, item, block, section, file. */
import type { Program, ProgramFile } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { lineAt } from './lines.ts'
import { nodesAt } from './nodes.ts'
import { contains, spanOf, touches } from './spans.ts'

/** For each offset, the innermost first; each contains the one before it, and the last is the whole file. */
export const selectionRanges = (program: Program, path: string, offsets: readonly number[]): readonly (readonly Span[])[] => {
  const file = program.file(path)
  return offsets.map((offset) => (file === undefined ? [{ start: offset, end: offset }] : spansAround(file, offset)))
}

const spansAround = (file: ProgramFile, offset: number): readonly Span[] => {
  const comment = file.tree.comments.find((each) => touches(each, offset))
  const nodes = nodesAt(file.tree, offset).flatMap((node) => (node.kind === 'Text' ? [node, withoutQuotes(node)] : [node]))
  const around: readonly Span[] = comment === undefined ? nodes : [...nodes.filter((node) => contains(node, comment)), comment]
  const line = wordsOfLine(file, offset)
  const spans = [
    wordAt(file.text, offset),
    ...around,
    ...(around.every((each) => contains(each, line) || contains(line, each)) ? [line] : []),
  ]
  const ordered = spans.filter((span) => touches(span, offset) && span.end > span.start).sort((a, b) => length(a) - length(b))
  const nested = ordered.filter((span, at) => at === 0 || length(span) > length(ordered[at - 1] ?? span))
  return nested.length === 0 ? [file.tree].map(spanOf) : nested.map(spanOf)
}

const length = ({ start, end }: Span): number => end - start
const withoutQuotes = ({ start, end }: Span): Span => ({ start: start + 1, end: end - 1 })

const wordAt = (text: string, offset: number): Span => {
  const isWord = (at: number): boolean => /[\p{L}\p{N}_]/u.test(text.charAt(at))
  let [start, end] = [offset, offset]
  while (start > 0 && isWord(start - 1)) start -= 1
  while (end < text.length && isWord(end)) end += 1
  return { start, end }
}

/** The line without the spaces around it; of a blank line nothing. */
const wordsOfLine = (file: ProgramFile, offset: number): Span => {
  const { start, end, indent } = lineAt(file, offset)
  const words = file.text.slice(start + indent, end).trimEnd()
  return words === '' ? { start: offset, end: offset } : { start: start + indent, end: start + indent + words.length }
}
