/** What a remedy has before it, and the edits that remedies are made of. */
import type { Program, ProgramFile } from '@rubric/compiler'
import type { Diagnostic, Fix, Span, TextEdit } from '@rubric/syntax'
import { lineAt, lineBreak } from '../lines.ts'

export interface Site {
  readonly program: Program
  readonly file: ProgramFile
  readonly diagnostic: Diagnostic
  /** YYYY-MM-DD. */
  readonly today: string
}

/** What an author can do about a diagnostic, the likeliest first. */
export type Remedy = (site: Site) => readonly Fix[]

export const fix = (title: string, ...edits: readonly TextEdit[]): Fix => ({ title, edits, safe: false })

/** The meaning that the author clearly had is kept. */
export const safeFix = (title: string, ...edits: readonly TextEdit[]): Fix => ({ title, edits, safe: true })

export const replace = ({ start, end }: Span, text: string): TextEdit => ({ span: { start, end }, text })
export const insert = (at: number, text: string): TextEdit => replace({ start: at, end: at }, text)

/** Another text in the place of what is marked. */
export const write = ({ diagnostic }: Pick<Site, 'diagnostic'>, text: string): Fix =>
  fix(`Write ${text}`, replace(diagnostic.span, text))

/** New lines below the line of an offset, as deep as they are written. */
export const linesBelow = (file: ProgramFile, offset: number, ...lines: readonly string[]): TextEdit =>
  insert(lineAt(file, offset).end, lines.map((line) => lineBreak(file) + line).join(''))

export const withoutLines = (file: ProgramFile, { start, end }: Span): TextEdit =>
  replace({ start: lineAt(file, start).start, end: lineAt(file, end).next }, '')

/** Takes one out of a list, with the sign that parts it from its neighbour. */
export const withoutPart = ({ text }: ProgramFile, { start, end }: Span): TextEdit => {
  const before = /\s*[,<]\s*$/.exec(text.slice(0, start))
  const after = /^\s*[,<]\s*/.exec(text.slice(end))
  return before !== null
    ? replace({ start: start - before[0].length, end }, '')
    : replace({ start, end: end + (after?.[0].length ?? 0) }, '')
}

export const spaces = (count: number): string => ' '.repeat(count)
