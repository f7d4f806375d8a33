/** The lines of a text, as the outline sees them. */
import type { ProgramFile } from '@rubric/compiler'

export interface Line {
  readonly start: number
  /** Without the line break and trailing spaces. */
  readonly end: number
  /** Columns of spaces before its first word. */
  readonly indent: number
  /** From its first word on; empty for a blank line. */
  readonly text: string
}

export const linesOf = ({ text, starts }: Pick<ProgramFile, 'text' | 'starts'>): readonly Line[] =>
  starts.map((start, at) => {
    const line = text.slice(start, starts[at + 1]).trimEnd()
    const words = line.trimStart()
    return { start, end: start + line.length, indent: line.length - words.length, text: words }
  })
