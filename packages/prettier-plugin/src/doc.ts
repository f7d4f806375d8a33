/**
 * The documents of Prettier that lines are made of. Indents are spaces as they stand, so no setting of tabs can change the
 * outline.
 */
import { builders, printer } from 'prettier/doc'

export { builders }
export type Doc = builders.Doc

/** A document as text, begun at the left margin. */
export const printDoc = (doc: Doc, width: number): string =>
  typeof doc === 'string' ? doc : printer.printDocToString(doc, { printWidth: width, tabWidth: 2 }).formatted

/** The document on one line; several lines only where a comment forces them. */
export const flat = (doc: Doc): string => printDoc(doc, Number.POSITIVE_INFINITY)

/** One level of the outline. */
export const step = '  '

/** Lines after the first stand two spaces further in: so the parser knows that the line goes on. */
export const further = (...parts: Doc[]): Doc => builders.align(step, parts)

/** A line of the outline at its level. */
export const lineAt = (level: number, doc: Doc): Doc => {
  const indent = step.repeat(level)
  return typeof doc === 'string' ? indent + doc : [indent, builders.align(indent, doc)]
}

/** Parts of a line, where they are there, with a space between. */
export const spaced = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ')
