/** Lines and columns of a text, from offsets. Lines end with LF, CRLF or CR; a byte-order mark takes no column. */
import { type Position, lineStarts, positionAt as positionIn } from '@rubric/syntax'

export interface Lines {
  readonly text: string
  /** Offset at which each line starts. */
  readonly starts: readonly number[]
}

const mark = '\ufeff'

const known = new Map<string, Lines>()
const mostKnown = 100

/** Texts that come again, as those with many findings do, are not gone through again. */
export const linesOf = (text: string): Lines => {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= mostKnown) known.clear()
  const lines = { text, starts: lineStarts(text) }
  known.set(text, lines)
  return lines
}

/** 1-based. An offset outside the text counts as its nearest end. */
export const positionAt = ({ text, starts }: Lines, offset: number): Position => {
  const at = Math.min(Math.max(offset, 0), text.length)
  const { line, column } = positionIn(starts, at)
  return { line, column: line === 1 && column > 1 && text.startsWith(mark) ? column - 1 : column }
}

/** The text of a 1-based line, without its end. */
export const lineText = ({ text, starts }: Lines, line: number): string => {
  const end = starts[line] ?? text.length
  const whole = text.slice(starts[line - 1] ?? text.length, end).replace(/[\r\n]+$/, '')
  return line === 1 && whole.startsWith(mark) ? whole.slice(1) : whole
}
