/** Offsets to the protocol's positions and back: lines and UTF-16 columns from 0. Lines end with LF, CRLF or CR. */
import { positionAt, type Span } from '@rubric/syntax'
import type { Position, Range } from 'vscode-languageserver'

/** A text and the offset at which each of its lines begins. */
export interface Lines {
  readonly text: string
  readonly starts: readonly number[]
}

export const positionOf = ({ starts, text }: Lines, offset: number): Position => {
  const { line, column } = positionAt(starts, Math.max(0, Math.min(offset, text.length)))
  return { line: line - 1, character: Math.min(column - 1, lengthOf({ starts, text }, line - 1)) }
}

/** Whatever a client says: past the end of a line means its end, past the last line the end of the text. */
export const offsetOf = (lines: Lines, { line, character }: Position): number => {
  const start = lines.starts[line]
  if (start === undefined) return line < 0 ? 0 : lines.text.length
  return start + Math.max(0, Math.min(character, lengthOf(lines, line)))
}

export const rangeOf = (lines: Lines, { start, end }: Span): Range => ({
  start: positionOf(lines, start),
  end: positionOf(lines, end),
})

export const spanOf = (lines: Lines, { start, end }: Range): Span => {
  const from = offsetOf(lines, start)
  return { start: from, end: Math.max(from, offsetOf(lines, end)) }
}

/** Of a line without its end. */
const lengthOf = ({ starts, text }: Lines, line: number): number => {
  const start = starts[line] ?? text.length
  let end = starts[line + 1] ?? text.length
  if (line + 1 < starts.length) {
    end -= 1
    if (end > start && text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13) end -= 1
  }
  return end - start
}
