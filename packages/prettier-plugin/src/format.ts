/** Formats a text without Prettier's own machinery; the bytes are the same. */
import { type Result, parse } from '@rubric/syntax'
import { defaultWidth, layOut, pageText } from './layout.ts'
import { type EndOfLine, breakOf, plain, withBreaks } from './plain.ts'

export interface FormatOptions {
  /** Columns that a line may take; 120 where nothing is said. */
  readonly printWidth?: number | undefined
  /** `lf` where nothing is said. */
  readonly endOfLine?: EndOfLine | undefined
}

/** The text in its canonical layout. With syntax errors it comes back as it is, beside what is wrong with it. */
export const formatText = (
  path: string,
  text: string,
  { printWidth = defaultWidth, endOfLine = 'lf' }: FormatOptions = {},
): Result<string> => {
  const source = plain(text)
  const items = layOut(path, source.text, printWidth)
  // Read once more, so that places are those of the text as it is.
  if (items === undefined) return { value: text, diagnostics: parse(path, text).diagnostics }
  return { value: source.mark + withBreaks(pageText(items, printWidth), breakOf(endOfLine, text)), diagnostics: [] }
}
