/** Putting edits into a text. */
import type { TextEdit } from './diagnostic.ts'

/** The edits do not overlap, and may come in any order. */
export const withEdits = (text: string, edits: readonly TextEdit[]): string => {
  let edited = ''
  let at = 0
  for (const { span, text: written } of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    edited += text.slice(at, span.start) + written
    at = span.end
  }
  return edited + text.slice(at)
}
