/** Where a line breaks off, and how a slip there is told: what the author probably meant, in words and as an edit. */
import type { IToken } from 'chevrotain'
import type { Fix } from '../diagnostic.ts'

export interface Spot {
  /** Words of the line: 0 is the one that does not fit, 1 the next, -1 the one before. Undefined beyond the line. */
  readonly at: (offset: number) => IToken | undefined
  /** What would have fitted, in the words of the message. */
  readonly expected: string
  /** The kind of the line, as drafts name it. */
  readonly line: string | undefined
  /** Where the line ends. */
  readonly end: number
}

export interface Slip {
  /** Starts with a verb. */
  readonly hint: string
  readonly fix?: Fix
}

export type SlipRule = (spot: Spot) => Slip | undefined

export const startOf = (token: IToken): number => token.startOffset
export const endOf = (token: IToken): number => token.startOffset + token.image.length

/** The word at an offset in small letters; empty beyond the line. */
export const wordAt = ({ at }: Spot, offset: number): string => at(offset)?.image.toLowerCase() ?? ''

export const isNumber = (text: string): boolean => /^[0-9]+(?:\.[0-9]+)?$/.test(text)

/** Two words without a space between them. */
export const touch = (a: IToken | undefined, b: IToken | undefined): boolean => a !== undefined && b !== undefined && endOf(a) === startOf(b)

const edit = (title: string, start: number, end: number, text: string, safe: boolean): Fix => ({ title, edits: [{ span: { start, end }, text }], safe })

/** Other words in place of those from `first` to `last`. */
export const replaced = (spot: Spot, first: number, last: number, text: string, safe = true): Fix | undefined => {
  const [from, to] = [spot.at(first), spot.at(last)]
  return from === undefined || to === undefined ? undefined : edit(`Write ${text}`, startOf(from), endOf(to), text, safe)
}

/** A word before the one at an offset, or at the end of the line. */
export const inserted = (spot: Spot, before: number, text: string): Fix => {
  const token = spot.at(before)
  return token === undefined
    ? edit(`Add ${text}`, spot.end, spot.end, ` ${text}`, true)
    : edit(`Add ${text}`, startOf(token), startOf(token), `${text} `, true)
}

/** With the space before it; where a line begins with it, with the space behind it, so that the indent stays. */
export const removed = (spot: Spot, first: number, last: number): Fix | undefined => {
  const [from, to, before, after] = [spot.at(first), spot.at(last), spot.at(first - 1), spot.at(last + 1)]
  if (from === undefined || to === undefined) return undefined
  if (before !== undefined) return edit('Remove it', endOf(before), endOf(to), '', true)
  return edit('Remove it', startOf(from), after === undefined ? endOf(to) : startOf(after), '', true)
}

export const slip = (hint: string, fix?: Fix): Slip => ({ hint, ...(fix && { fix }) })

/** `Write X instead`, with the edit. */
export const writeInstead = (spot: Spot, first: number, last: number, text: string, safe = true): Slip =>
  slip(`Write \`${text}\`.`, replaced(spot, first, last, text, safe))

/** A name of letters, digits and `_`, from any words. */
export const nameFrom = (text: string): string => {
  const name = text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 30).replace(/_+$/, '')
  return /^[a-z]/.test(name) ? name : `the_${name}`.replace(/_$/, '')
}

/** Something right after the word before. */
export const appended = (spot: Spot, text: string): Fix | undefined => {
  const before = spot.at(-1)
  return before && edit(`Add ${text.trim()}`, endOf(before), endOf(before), text, true)
}

/** A comma in place of the word between two names. */
export const commaFor = (spot: Spot): Fix | undefined => {
  const [before, found] = [spot.at(-1), spot.at(0)]
  return before && found && edit('Write ,', endOf(before), endOf(found), ',', true)
}
