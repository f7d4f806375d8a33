/** Values as parts of sentences: facts, amounts, dates, counts. */
import { dateInWords, firstDayOf, firstMinuteOfText, minuteInWords, ordinalInWords } from '@rubric/runtime'
import { nounOf } from '@rubric/runtime/nouns'
import type { Aggregate, DateLiteral, Expression, MomentLiteral, Name, Quantity, Window } from '@rubric/syntax'
import { conditionWords } from './conditions.ts'
import type { FactWords, Named, Names } from './names.ts'
import { quoted, spoken, the } from './words.ts'

/** What a reader knows while reading. */
export interface Reader {
  readonly names: Names
  /** The list whose entry is looked at. */
  readonly entry?: FactWords
  /** Told of each define that is named, so that it can be said what it stands for. */
  readonly onDefine?: (name: string) => void
}

export const asOfWords = 'the day of the decision'

/** What a name stands for; a field of the entry at hand before all others. */
export const lookUp = ({ names, entry }: Reader, text: string): Named | undefined =>
  entry?.fields.find(({ name }) => name === text) ?? names(text)

export const valueWords = (reader: Reader, expression: Expression): string => {
  switch (expression.kind) {
    case 'Missing':
      return '…'
    case 'NameReference':
      return nameWords(reader, expression.text)
    case 'Quantity':
      return amountWords(reader, expression)
    case 'Date':
      return dayWords(expression)
    case 'Moment':
      return momentWords(expression)
    case 'Code':
      return codeWords(expression)
    case 'AsOf':
      return asOfWords
    case 'OffsetDate':
      return `${amountWords(reader, expression.amount)} ${expression.direction} ${valueWords(reader, expression.anchor)}`
    case 'AgeOf':
      return `the age of somebody born on ${valueWords(reader, expression.date)}`
    case 'DayOf':
      return `the ${ordinalInWords(Number(expression.number.text))} different day among ${listWords(reader, expression.list)}`
    case 'Aggregate':
      return aggregateWords(reader, expression)
    case 'Group':
      return valueWords(reader, expression.inner)
    case 'Not':
    case 'Chain':
    case 'Unless':
    case 'NumberOf':
    case 'Comparison':
      return `whether ${conditionWords(reader, expression)}`
  }
}

/** `“text”` of what has a text of its own; of a fact what it is. */
export const nameWords = (reader: Reader, text: string): string => {
  const named = lookUp(reader, text)
  if (named === undefined) return spoken(text)
  if (named.kind === 'fact') return factWords(named)
  const { node } = named
  if (node.kind === 'Define') reader.onDefine?.(text)
  const own = node.kind === 'Define' || node.kind === 'CodeSet' || node.kind === 'Calendar' ? node.text : node.title
  return quoted(own?.value ?? spoken(text))
}

export const factWords = ({ name, text, is }: FactWords): string => {
  const words = text === '' ? spoken(name) : text
  if (is === 'count') return /\b(number|count|how many|times)\b/i.test(words) ? the(words) : `the number of ${words}`
  const isDated =
    /^(the )?(first |last )?(civil )?(day|date|time|moment)\b/i.test(words) || (text !== '' && text.startsWith('the member’s '))
  if ((is === 'date' || is === 'moment') && !isDated) return `the ${is === 'date' ? 'date' : 'time'} of ${quoted(words)}`
  // What may be a plural, or has parts of its own, is quoted: then one verb suits all.
  return is === 'rate' || text.includes(',') || /^(who|whose|whether|how|what|which|when|where|why)\b/i.test(words)
    ? quoted(words)
    : the(words)
}

/** What a list holds, in the plural as its author writes it. */
export const listWords = (reader: Reader, { text }: Name): string => {
  const [list = text] = splitTarget(reader, text)
  const named = lookUp(reader, list)
  const words = named?.kind === 'fact' && named.text !== '' ? named.text : spoken(list)
  return the(words)
}

/** `trainings.hours`: the list, and the field of its entries. */
const splitTarget = (reader: Reader, text: string): readonly [list: string, field?: string] => {
  const at = text.lastIndexOf('.')
  if (at < 0 || reader.names(text)?.kind === 'fact') return [text]
  return [text.slice(0, at), text.slice(at + 1)]
}

/** The reader inside of the list's entries. */
export const within = (reader: Reader, { text }: Name): Reader => {
  const [list] = splitTarget(reader, text)
  const named = reader.names(list)
  return named?.kind === 'fact' ? { ...reader, entry: named } : reader
}

const aggregateWords = (reader: Reader, aggregate: Aggregate): string => {
  const { target, function: fn } = aggregate
  const [, field = ''] = splitTarget(reader, target.text)
  const of = nameWords(within(reader, target), field)
  const among = `${listWords(reader, target)}${whichWords(reader, aggregate)}`
  switch (fn) {
    case 'count':
      return `the number of ${among.replace(/^the /, '')}`
    case 'sum':
      return `the total of ${of} over ${among}`
    case 'latest':
      return field === '' ? `the latest of ${among}` : `${of} of the latest of ${among}`
    case 'earliest':
      return field === '' ? `the earliest of ${among}` : `${of} of the earliest of ${among}`
    case 'any':
    case 'no':
    case 'every':
      return `whether ${conditionWords(reader, aggregate)}`
  }
}

/** ` where … in the 6 months up to …`: which entries are looked at. */
export const whichWords = (reader: Reader, { target, where, window }: Aggregate): string => {
  const filter = where === undefined ? '' : ` where ${conditionWords(within(reader, target), where)}`
  return `${filter}${window === undefined ? '' : `${filter === '' ? ' ' : ', '}${windowWords(reader, window)}`}`
}

/** A stretch of days; both its ends belong to it. */
export const windowWords = (reader: Reader, { form, amount, anchor }: Window): string => {
  const length = amount === undefined ? 'time' : amountWords(reader, amount)
  const from = anchor === undefined ? '…' : valueWords(reader, anchor)
  switch (form) {
    case 'past':
      return `in the ${length} up to ${asOfWords} (both ends included)`
    case 'before':
      return `in the ${length} before ${from} (both ends included)`
    case 'after':
      return `in the ${length} after ${from} (both ends included)`
    case 'since':
      return `since ${from} (that day included)`
  }
}

export const amountWords = (reader: Reader, { number, unit, per, calendar }: Quantity): string => {
  const open = calendar === undefined ? '' : ` (by the calendar ${nameWords(reader, calendar.text)})`
  const noun =
    unit === undefined ? '' : ` ${number.text === '1' && /^[a-z ]+$/.test(unit.text) ? nounOf(1_000_000, unit.text) : unit.text}`
  return `${number.text}${noun}${open}${per === undefined ? '' : ` per ${per.text}`}`
}

/** `March 1, 2026`; of what is known in part `March 2026`, `2026`. What is no date stays as it is written. */
export const dayWords = ({ text }: Pick<DateLiteral, 'text'>): string => {
  const day = firstDayOf(text)
  if (Number.isNaN(day)) return text
  const words = dateInWords(day)
  return text.length === 10 ? words : text.length === 7 ? words.replace(/ \d+,/, '') : text
}

export const momentWords = ({ date, time }: Pick<MomentLiteral, 'date' | 'time'>): string => {
  const minute = firstMinuteOfText(`${date}T${time}`)
  return Number.isNaN(minute) ? `${date} ${time}` : minuteInWords(minute)
}

export const codeWords = ({ text, last }: { readonly text: string; readonly last?: string }): string =>
  last === undefined ? text : `${text} to ${last}`
