/** Lines and columns of a text, from offsets. Lines end with LF, CRLF or CR. */

export interface Lines {
  readonly text: string
  /** Offset at which each line starts. */
  readonly starts: readonly number[]
}

export interface Position {
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 code units, as editors count. */
  readonly column: number
}

export const linesOf = (text: string): Lines => {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  return { text, starts }
}

/** An offset past the end counts as the end. */
export const positionAt = ({ text, starts }: Lines, offset: number): Position => {
  const at = Math.min(Math.max(offset, 0), text.length)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const bom = low === 0 && text.startsWith('\ufeff') && at > 0 ? 1 : 0
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 - bom }
}

/** The text of a 1-based line, without its end. A byte-order mark is no part of the first line. */
export const lineText = ({ text, starts }: Lines, line: number): string => {
  const end = starts[line] ?? text.length
  const whole = text.slice(starts[line - 1] ?? text.length, end).replace(/[\r\n]+$/, '')
  return line === 1 ? whole.replace(/^\ufeff/, '') : whole
}
