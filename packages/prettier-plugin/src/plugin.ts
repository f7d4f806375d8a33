/** The plugin as Prettier loads it. */
import { type Diagnostic, type File, lineStarts, parse, positionAt, withEdits } from '@rubric/syntax'
import type { Parser, Printer, SupportLanguage } from 'prettier'
import { formatRange } from './edits.ts'
import { defaultWidth, itemsOf, pageDoc } from './layout.ts'

/**
 * What the parser hands to the printer. Prettier attaches no comments here: they are printed with the lines that they stand by.
 */
interface Root {
  readonly kind: 'Root'
  readonly file: File
  readonly text: string
}

export const languages: SupportLanguage[] = [
  { name: 'Rubric', parsers: ['rubric'], extensions: ['.rubric'], aliases: ['rubric'], vscodeLanguageIds: ['rubric'] },
]

/** Prettier shows a fault in its frame of the source where it has a `loc`. */
const fault = (text: string, { title, label, hint, span }: Diagnostic, more: number): SyntaxError => {
  const starts = lineStarts(text)
  const others = more === 0 ? '' : ` (and ${more} more)`
  const error = new SyntaxError(`${title}: ${label}. ${hint}${others}`)
  return Object.assign(error, { loc: { start: positionAt(starts, span.start), end: positionAt(starts, span.end) } })
}

export const parsers: { readonly rubric: Parser<Root> } = {
  rubric: {
    astFormat: 'rubric',
    locStart: () => 0,
    locEnd: ({ text }) => text.length,
    // Prettier finds the nodes of a range only in languages of its own; in others it keeps the text as this leaves it.
    preprocess: (text, { rangeStart, rangeEnd, printWidth, parentParser }) => {
      const whole = parentParser !== undefined || (rangeStart <= 0 && rangeEnd >= text.length)
      return whole ? text : withEdits(text, formatRange(text, { start: rangeStart, end: rangeEnd }, { printWidth }))
    },
    parse: (text, { filepath = '' }) => {
      const { value, diagnostics } = parse(filepath, text)
      const [first] = diagnostics
      if (first !== undefined) throw fault(text, first, diagnostics.length - 1)
      return { kind: 'Root', file: value, text }
    },
  },
}

export const printers: { readonly rubric: Printer<Root> } = {
  rubric: {
    getVisitorKeys: () => [],
    print: ({ node: { file, text } }, { printWidth }) => pageDoc(itemsOf(text, file, printWidth)),
  },
}

/** The outline of the language is two spaces a level, whatever is set. */
export const defaultOptions = { printWidth: defaultWidth, tabWidth: 2 }
