/** What can be folded away: whatever stands under a line, and comments of several lines. */
import type { Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { linesOf, type Line } from './lines.ts'

export interface Fold {
  /** From the beginning of its first line to the end of its last. */
  readonly span: Span
  readonly kind?: 'comment'
}

/**
 * In the order of their first lines, the outer before the inner. The outline is the indentation, so lines that cannot be read
 * fold too.
 */
export const foldingRanges = (program: Program, path: string): readonly Fold[] => {
  const file = program.file(path)
  if (file === undefined) return []
  const lines = linesOf(file)
  return [...outlineFolds(lines.filter((line) => line.text !== '' && !isComment(line))), ...commentFolds(lines)].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  )
}

const isComment = ({ text }: Line): boolean => text.startsWith('#')

const fold = (first: Line | undefined, last: Line | undefined, kind?: 'comment'): readonly Fold[] =>
  first === undefined || last === undefined || first === last
    ? []
    : [{ span: { start: first.start, end: last.end }, ...(kind && { kind }) }]

const outlineFolds = (lines: readonly Line[]): readonly Fold[] => {
  const open: Line[] = []
  const folds: Fold[] = []
  const close = (indent: number, last: Line | undefined): void => {
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) folds.push(...fold(open.pop(), last))
  }
  for (const [at, line] of lines.entries()) {
    close(line.indent, lines[at - 1])
    open.push(line)
  }
  close(0, lines.at(-1))
  return folds
}

/** Comments on lines that follow each other. */
const commentFolds = (lines: readonly Line[]): readonly Fold[] => {
  const folds: Fold[] = []
  let first: Line | undefined
  for (const [at, line] of lines.entries()) {
    if (!isComment(line)) continue
    first ??= line
    if (at + 1 < lines.length && isComment(lines[at + 1] ?? line)) continue
    folds.push(...fold(first, line, 'comment'))
    first = undefined
  }
  return folds
}
