/** What a phrase of time means, with its days if all begins today. */
import {
  addMonths,
  type CalendarUnit,
  dateInWords,
  earliestNextDay,
  earliestPreviousDay,
  minuteInWords,
  nextPeriod,
  startOfPeriod,
} from '@rubric/runtime'
import type {
  Comparison,
  DateLiteral,
  Expression,
  Grant,
  LimitWindow,
  MomentLiteral,
  Node,
  OffsetDate,
  Quantity,
  RecurrenceTest,
  TimeTest,
  Window,
} from '@rubric/syntax'
import { conditionWords } from '../reading/conditions.ts'
import { amountWords, asOfWords, dayWords, momentWords, type Reader, valueWords, windowWords } from '../reading/values.ts'
import { sentence } from '../reading/words.ts'
import { calendarUnits } from '../time-units.ts'
import { clampWords, isClock, type Reckoning, sampleMinute, shifted } from './dates.ts'

/** In sentences; undefined of what is no phrase of time. */
export const phraseSentences = (reader: Reader, reckoning: Reckoning, node: Node): readonly string[] | undefined => {
  switch (node.kind) {
    case 'TimeTest':
      return said(timeWords(reader, node), timeDays(reader, reckoning, node))
    case 'Window':
      return said(windowWords(reader, node), windowDays(reader, reckoning, node))
    case 'OffsetDate':
      return said(valueWords(reader, node), offsetDays(reader, reckoning, node))
    case 'RecurrenceTest':
      return recurrenceDays(reader, reckoning, node)
    case 'LimitWindow':
      return limitDays(reckoning, node)
    case 'Grant':
      return grantDays(reckoning, node)
    case 'Comparison':
      return birthDays(reader, reckoning, node)
    case 'Date':
    case 'Moment':
      return [literalWords(node)]
    case 'AsOf':
      return [sentence(asOfWords), 'Every answer is given as of one day. Today is only a sample.']
    default:
      return undefined
  }
}

const said = (words: string, days: readonly string[]): readonly string[] =>
  [sentence(words), ...days].filter((each) => each !== '')

const literalWords = (node: DateLiteral | MomentLiteral): string =>
  sentence(node.kind === 'Date' ? dayWords(node) : momentWords(node))

/** `If the referral is today, March 1, 2026:` */
const ifToday = (reader: Reader, reckoning: Reckoning, anchor: Expression | undefined, clock: boolean): string => {
  const sample = clock ? minuteInWords(sampleMinute(reckoning)) : dateInWords(reckoning.today)
  return `If ${anchor === undefined ? asOfWords : valueWords(reader, anchor)} is ${sample}`
}

const timeWords = (reader: Reader, { relation, amount, direction, anchor }: TimeTest): string =>
  `${relation} ${amountWords(reader, amount)} ${direction === 'of' ? 'before or after' : direction} ${valueWords(reader, anchor)}`

const timeDays = (
  reader: Reader,
  reckoning: Reckoning,
  { relation, amount, direction, anchor, moved }: TimeTest,
): readonly string[] => {
  const [earlier, later] = [shifted(reckoning, amount, -1), shifted(reckoning, amount, 1)]
  const end = direction === 'before' ? earlier : later
  if (end === undefined) return []
  const clock = isClock(amount)
  const start = clock ? minuteInWords(sampleMinute(reckoning)) : dateInWords(reckoning.today)
  const lead = ifToday(reader, reckoning, anchor, clock)
  const clamp = clampWords(reckoning, amount, direction === 'before' ? -1 : 1)
  if (direction === 'of') {
    return earlier === undefined || later === undefined
      ? []
      : [`${lead}, that is from ${earlier.words} to ${later.words}, both included.`, clamp]
  }
  const after = direction === 'after'
  const words = {
    within: after ? `from ${start} to ${end.words}, both included` : `from ${end.words} to ${start}, both included`,
    'at least': `on ${end.words} or ${after ? 'later' : 'earlier'}`,
    'more than': `${after ? 'later' : 'earlier'} than ${end.words}`,
    'less than': after
      ? `from ${start} on, and earlier than ${end.words}`
      : `later than ${end.words}, and no later than ${start}`,
    exactly: `on ${end.words}`,
  } as const
  return [
    `${lead}, that is ${words[relation]}.`,
    ...(moved === undefined ? [] : [movedWords(reckoning, moved.calendar?.text ?? '', moved.to, end.day)]),
    clamp,
  ]
}

const movedWords = (reckoning: Reckoning, name: string, to: 'next' | 'previous', day: number): string => {
  const calendar = reckoning.calendar(name)
  if (calendar === undefined) return ''
  const found = to === 'next' ? earliestNextDay(calendar, day) : earliestPreviousDay(calendar, day)
  return found === day ? 'That last day is open, so it stays.' : `That last day is closed: it is moved to ${dateInWords(found)}.`
}

const windowDays = (reader: Reader, reckoning: Reckoning, { form, amount, anchor }: Window): readonly string[] => {
  const today = dateInWords(reckoning.today)
  const lead = ifToday(reader, reckoning, anchor, false)
  if (form === 'since') return [`${lead}, that is all days from then on, up to ${asOfWords}.`]
  const end = amount === undefined ? undefined : shifted(reckoning, amount, form === 'after' ? 1 : -1)
  if (amount === undefined || end === undefined) return []
  const days = form === 'after' ? `from ${today} to ${end.words}` : `from ${end.words} to ${today}`
  return [`${lead}, that is ${days}.`, clampWords(reckoning, amount, form === 'after' ? 1 : -1)]
}

const offsetDays = (reader: Reader, reckoning: Reckoning, { amount, direction, anchor }: OffsetDate): readonly string[] => {
  const sign = direction === 'before' ? -1 : 1
  const end = shifted(reckoning, amount, sign)
  return end === undefined
    ? []
    : [`${ifToday(reader, reckoning, anchor, isClock(amount))}, this is ${end.words}.`, clampWords(reckoning, amount, sign)]
}

const times = (quantity: Quantity, by: number): Quantity => ({
  ...quantity,
  number: { ...quantity.number, text: String(Number(quantity.number.text) * by) },
})

const recurrenceDays = (
  reader: Reader,
  reckoning: Reckoning,
  { period: { form, amount, unit }, from }: RecurrenceTest,
): readonly string[] => {
  const lead = ifToday(reader, reckoning, from, false)
  if (form === 'every') {
    const ends = [1, 2, 3].map((at) => (amount === undefined ? undefined : shifted(reckoning, times(amount, at), 1)?.words))
    return ends.some((end) => end === undefined) || amount === undefined
      ? []
      : [
          `${lead}, the first three times end on ${ends[0]}, ${ends[1]} and ${ends[2]}, these days included.`,
          'Each is counted from the first day, never from the one before.',
          clampWords(reckoning, amount, 1),
        ].filter((each) => each !== '')
  }
  const calendar = calendarUnit(unit?.text)
  if (calendar === undefined) return []
  const today = startOfPeriod(calendar, reckoning.weekStart, reckoning.today)
  const first = today === reckoning.today ? today : nextPeriod(calendar, today)
  return [`${lead}, the first whole ${calendar} is ${dateInWords(first)} to ${dateInWords(nextPeriod(calendar, first) - 1)}.`]
}

const calendarUnit = (unit: string | undefined): CalendarUnit | undefined => calendarUnits.find((each) => each === unit)

/** The days that share one allowance with today. */
const limitDays = (reckoning: Reckoning, { form, unit, amount }: LimitWindow): readonly string[] => {
  const today = dateInWords(reckoning.today)
  switch (form) {
    case 'calendar': {
      const calendar = calendarUnit(unit?.text)
      if (calendar === undefined) return []
      const first = startOfPeriod(calendar, reckoning.weekStart, reckoning.today)
      return [
        `All of one calendar ${calendar} counts together. The one of ${today} is ${dateInWords(first)} to ${dateInWords(nextPeriod(calendar, first) - 1)}.`,
      ]
    }
    case 'any': {
      const end = amount === undefined ? undefined : shifted(reckoning, amount, 1)
      const begins = amount === undefined ? undefined : shifted(reckoning, amount, -1)
      if (end === undefined || begins === undefined) return []
      return [
        'Every stretch of this length counts by itself, whichever day it begins on.',
        `The one that begins on ${today} ends on ${dateInWords(end.day - 1)}; the one that ends on ${today} begins on ${dateInWords(begins.day + 1)}.`,
      ]
    }
    case 'authorization':
      return ['All that is used under one authorization counts together, on whatever day.']
    case 'episode':
      return ['All that is used in one episode of care counts together, on whatever day.']
    case 'lifetime':
      return ['All that the member has ever used counts together.']
  }
}

const grantDays = (reckoning: Reckoning, { span, ceiling }: Grant): readonly string[] => {
  const today = dateInWords(reckoning.today)
  const last = span === undefined ? undefined : shifted(reckoning, span, 1)
  const end = ceiling === undefined ? undefined : shifted(reckoning, ceiling, 1)
  return [
    ...(last === undefined
      ? []
      : [`A request from ${today} on is granted through ${dateInWords(last.day - 1)}, that day included.`]),
    ...(end === undefined
      ? []
      : [`A course that begins on ${today} is granted through ${dateInWords(end.day - 1)} at the latest.`]),
  ]
}

/** Who is of that age today: `born from March 2, 2004 to March 1, 2023`. */
const birthDays = (reader: Reader, reckoning: Reckoning, comparison: Comparison): readonly string[] | undefined => {
  const { left, tests } = comparison
  const [test] = tests
  if (left.kind !== 'NameReference' || left.text !== 'member.age' || tests.length !== 1 || test === undefined) return undefined
  const born = (years: number): number => addMonths(reckoning.today, -12 * years)
  const yearsOf = (value: Expression): number =>
    value.kind === 'Quantity' && !/month/.test(value.unit?.text ?? '') ? Number(value.number.text) : NaN
  const [latest, earliest] = ageBounds(test, yearsOf)
  if (Number.isNaN(latest) || Number.isNaN(earliest)) return [sentence(conditionWords(reader, comparison))]
  const [from, to] = [
    earliest === undefined ? '' : dateInWords(born(earliest + 1) + 1),
    latest === undefined ? '' : dateInWords(born(latest)),
  ]
  const days = from === '' ? `on ${to} or earlier` : to === '' ? `on ${from} or later` : `from ${from} to ${to}`
  const words = from === '' && to === '' ? '' : `On ${dateInWords(reckoning.today)} that is whoever was born ${days}.`
  return [sentence(conditionWords(reader, comparison)), words].filter((each) => each !== '')
}

type Bound = number | undefined

/** The least and the highest completed years that are asked for. */
const ageBounds = (
  test: Comparison['tests'][number],
  yearsOf: (value: Expression) => number,
): readonly [least: Bound, highest: Bound] => {
  if (test.kind === 'BetweenTest') return [yearsOf(test.low), yearsOf(test.high)]
  if (test.kind !== 'ValueTest') return [undefined, undefined]
  const years = yearsOf(test.right)
  switch (test.relation) {
    case 'at least':
      return [years, undefined]
    case 'more than':
      return [years + 1, undefined]
    case 'at most':
      return [undefined, years]
    case 'less than':
      return [undefined, years - 1]
    case 'is':
      return [years, years]
    case 'is not':
      return [undefined, undefined]
  }
}
