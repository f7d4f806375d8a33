/** Slips in single marks and numbers: bullets, signs of other languages, dates in another order. */
import type { Fix, Span } from '../diagnostic.ts'

export interface Advice {
  /** Starts with a verb. */
  readonly hint: string
  /** What to write in its place, where that is certain. */
  readonly write?: string
}

const bullets = new Set(['•', '·', '‣', '◦', '▪', '■', '●', '○', '–', '—', '*', '+', '→', '➢', '✓', '☐', '\uf0b7'])

const marks: ReadonlyMap<string, Advice> = new Map<string, Advice>([
  ...["'", '\u2018', '\u2019', '\u201a', '\u201b', '`', '\u00ab', '\u00bb', '\u2039', '\u203a'].map((mark) => [mark, { hint: 'Write `"` before and after a text.' }] as const),
  ...['$', '€', '£', '¥'].map((mark) => [mark, { hint: 'Remove the sign: a number stands alone or has its unit after it.' }] as const),
  ['&', { hint: 'Write `and`.', write: 'and' }],
  ['|', { hint: 'Write `or`.', write: 'or' }],
  ['!', { hint: 'Write `not`.', write: 'not ' }],
  ['~', { hint: 'Write the two ends: `between 2 and 4`.' }],
  ['±', { hint: 'Write the two ends: `between 2 and 4`.' }],
  ['\u2264', { hint: 'Write `at most`.', write: 'at most' }],
  ['\u2265', { hint: 'Write `at least`.', write: 'at least' }],
  ['\u2260', { hint: 'Write `is not`.', write: 'is not' }],
  ['\u00d7', { hint: 'Write `per` for a rate, such as `3 times per week`.' }],
  ['@', { hint: 'Write `at` or `per`, as is meant.' }],
])

const spaces = new Set(['\u00a0', '\u1680', '\u2002', '\u2003', '\u2007', '\u2009', '\u202f', '\u205f', '\u3000'])
const nothing = new Set(['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'])
const dashes = new Set(['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212'])

/** What to do about a character that has no meaning; `first` where it begins its line. */
export const adviceFor = (character: string, first: boolean): Advice => {
  if (first && bullets.has(character)) return { hint: 'Write `-` before the item.', write: '-' }
  if (spaces.has(character)) return { hint: 'Write a plain space.', write: ' ' }
  if (nothing.has(character)) return { hint: 'Remove it.', write: '' }
  if (dashes.has(character)) return { hint: 'Write `-`.', write: '-' }
  return marks.get(character) ?? { hint: 'Remove it, or put the words in quotes.' }
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const two = (digits: string): string => digits.padStart(2, '0')

const dated = (year: string, month: string, day: string): readonly { readonly date: string; readonly words: string }[] => {
  const name = months[Number(month) - 1]
  const full = year.length === 2 ? `20${year}` : year
  return name === undefined || Number(day) < 1 || Number(day) > 31 ? [] : [{ date: `${full}-${two(month)}-${two(day)}`, words: `${Number(day)} ${name}` }]
}

export interface Malformed {
  readonly why: string
  readonly hint: string
  readonly fixes: readonly Fix[]
}

/** `2026-3-1`, `03/01/2026`, `1.3.2026`, `3-21`, `9:5`. */
export const malformed = (image: string, span: Span): Malformed => {
  const range = /^([0-9]{1,3})-([0-9]{1,3})$/.exec(image)
  if (range !== null) return { why: 'a range is written in words', hint: `Write \`between ${range[1]} and ${range[2]}\`.`, fixes: [] }
  const codes = /^([0-9]{4,5})-([0-9]{4,5})$/.exec(image)
  if (codes !== null) {
    const write = `${codes[1]} to ${codes[2]}`
    return only(span, write, 'a range of codes is written in words')
  }
  const time = /^([0-9]{1,2}):([0-9]{1,2})$/.exec(image)
  if (time !== null) return only(span, `${two(time[1] ?? '')}:${two(time[2] ?? '')}`, 'a time has two digits on each side')
  const moment = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(?::00)?$/.exec(image)
  if (moment !== null) return only(span, `${moment[1] ?? ''} ${moment[2] ?? ''}`, 'a space stands between a date and its time')
  const [, first = '', second = '', third = ''] = /^([0-9]+)[-/.]([0-9]+)[-/.]([0-9]+)$/.exec(image) ?? []
  const readings = first.length === 4 ? dated(first, second, third) : [...dated(third, first, second), ...(first === second ? [] : dated(third, second, first))]
  const [one, other] = readings
  if (one === undefined) return { why: 'neither a date nor a number', hint: 'Write a date as year-month-day, such as `2026-03-01`.', fixes: [] }
  if (other === undefined) return only(span, one.date, 'a date is written year-month-day')
  return { why: 'can be read as two dates', hint: `Write \`${one.date}\` for ${one.words}, or \`${other.date}\` for ${other.words}.`, fixes: [] }
}

const only = (span: Span, write: string, why: string): Malformed =>
  ({ why, hint: `Write \`${write}\`.`, fixes: [{ title: `Write ${write}`, edits: [{ span, text: write }], safe: true }] })
