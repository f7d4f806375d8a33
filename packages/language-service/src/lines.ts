/** The lines of a text, as the outline sees them. */
import type { ProgramFile } from '@rubric/compiler'
import { positionAt } from '@rubric/syntax'

type Lines = Pick<ProgramFile, 'text' | 'starts'>

export interface Line {
  readonly start: number
  /** Without the line break and trailing spaces. */
  readonly end: number
  /** Columns of spaces before its first word. */
  readonly indent: number
  /** From its first word on; empty for a blank line. */
  readonly text: string
}

export const linesOf = ({ text, starts }: Lines): readonly Line[] =>
  starts.map((start, at) => {
    const line = text.slice(start, starts[at + 1]).trimEnd()
    const words = line.trimStart()
    return { start, end: start + line.length, indent: line.length - words.length, text: words }
  })

interface LineAt {
  readonly start: number
  /** Before the line break. */
  readonly end: number
  /** Where the next line starts. */
  readonly next: number
  readonly indent: number
}

/** The line that an offset lies in. */
export const lineAt = ({ text, starts }: Lines, offset: number): LineAt => {
  const { line } = positionAt(starts, offset)
  const [start, next] = [starts[line - 1] ?? 0, starts[line] ?? text.length]
  const written = text.slice(start, next).replace(/[\r\n]+$/, '')
  return { start, end: start + written.length, next, indent: written.length - written.trimStart().length }
}

/** New lines end as those of the text do. */
export const lineBreak = ({ text }: Pick<ProgramFile, 'text'>): string => (text.includes('\r\n') ? '\r\n' : '\n')
