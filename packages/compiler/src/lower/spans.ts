/**
 * Amounts of time that move a date: calendar spans, clock spans, and spans that run only while a calendar is open. Says what a unit means; what a
 * phrase does with it is said in `times.ts` and `days.ts`.
 */
import type { Quantity, Span } from '@rubric/syntax'
import type { Value } from '../graph.ts'
import { type SpanBase, spanUnit, spanUnits } from '../names/units.ts'
import { calendarAt } from './calendars.ts'
import { type Context, site } from './context.ts'
import { toWhole } from './decimal.ts'
import { reportCondition } from './diagnostics.ts'

export type TimeSpan =
  | { readonly unit: SpanBase; readonly amount: number }
  | { readonly unit: 'open days' | 'open minutes'; readonly amount: number; readonly calendar: number }

/** Whether it is told by the clock. */
export const isClock = ({ unit }: TimeSpan): boolean => unit === 'minutes' || unit === 'open minutes'

const openUnits: ReadonlyMap<string, { readonly unit: 'open days' | 'open minutes'; readonly factor: number }> = new Map([
  ['business days', { unit: 'open days', factor: 1 }],
  ['open hours', { unit: 'open minutes', factor: 60 }],
  ['open minutes', { unit: 'open minutes', factor: 1 }],
])

/** `business day` is as good as `business days`. */
const openUnit = (words: string): ReturnType<(typeof openUnits)['get']> => openUnits.get(words.endsWith('s') ? words : `${words}s`)

/** The longest span in each unit: about ten thousand years, the whole calendar; of open days and minutes a lifetime, since they are counted out. */
const longest: Readonly<Record<TimeSpan['unit'], number>> = {
  'days': 4_000_000, 'months': 120_000, 'minutes': 5_400_000_000, 'open days': 30_000, 'open minutes': 45_000_000,
}

/** How many whole calendars a date is moved by, all its steps together. */
export const calendarsMoved = (value: Value): number => {
  switch (value.kind) {
    case 'offset': return Math.abs(value.amount) / longest[value.unit] + calendarsMoved(value.date)
    case 'openDay': return Math.abs(value.amount) / longest['open days'] + calendarsMoved(value.date)
    case 'openMinute': return value.amount / longest['open minutes'] + calendarsMoved(value.moment)
    case 'movedDay': return calendarsMoved(value.date)
    case 'dayOf':
    case 'instant': return calendarsMoved(value.moment)
    case 'civil': return calendarsMoved(value.instant)
    case 'minutesOf': return calendarsMoved(value.day)
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
    case 'age':
    case 'count':
    case 'sum':
    case 'nthDay':
    case 'pick': return 0
  }
}

export const MOST_CALENDARS = 10

const badSpan = (context: Context, quantity: Quantity, why: string): undefined => {
  const expected = 'a whole number of days, weeks, months, years, hours or minutes'
  context.lowering.diagnostics.push(reportCondition('bad-number', site(context, quantity), { why, expected }))
  return undefined
}

/** `n days`, `n business days of c`; undefined where it is no amount of time, which is reported. */
export const timeSpan = (context: Context, quantity: Quantity): TimeSpan | undefined => {
  const words = quantity.per === undefined ? quantity.unit?.text ?? '' : ''
  const open = openUnit(words)
  const plain = open === undefined ? spanUnit(words) : undefined
  const found = open ?? (plain === undefined ? undefined : { unit: spanUnits[plain].base, factor: spanUnits[plain].factor })
  const whole = toWhole(quantity.number.text)
  if (found === undefined) return badSpan(context, quantity, 'not an amount of time')
  if (whole === undefined) return badSpan(context, quantity, 'only whole numbers fit here')
  const amount = whole * found.factor
  if (amount > longest[found.unit]) return badSpan(context, quantity, 'longer than any calendar')
  if (found.unit === 'open days' || found.unit === 'open minutes') {
    if (amount === 0) {
      const holes = { why: 'none of them would have to pass', expected: `a number above 0, or leave \`${words}\` out` }
      context.lowering.diagnostics.push(reportCondition('bad-number', site(context, quantity), holes))
      return undefined
    }
    const calendar = calendarAt(context, quantity.calendar, quantity)
    return calendar === undefined ? undefined : { unit: found.unit, amount, calendar }
  }
  return inPolicysMonths(context, quantity, { unit: found.unit, amount }, plain === 'years')
}

/** Where the header says so, a month is 30 days; how long a year is then, nobody has said. */
const inPolicysMonths = (
  context: Context, quantity: Quantity, span: { readonly unit: SpanBase; readonly amount: number }, isYears: boolean,
): TimeSpan | undefined => {
  if (span.unit !== 'months' || !context.lowering.time.thirtyDayMonths) return span
  if (!isYears) return { unit: 'days', amount: span.amount * 30 }
  context.lowering.diagnostics.push(reportCondition('year-of-thirty-day-months', site(context, quantity)))
  return undefined
}

/** Moved by a span, forth (1) or back (-1). Of open minutes only forth. */
export const movedBy = (date: Value, span: TimeSpan, sign: 1 | -1): Value => {
  switch (span.unit) {
    case 'days':
    case 'months': return { kind: 'offset', domain: 'day', date, amount: sign * span.amount, unit: span.unit }
    case 'minutes': return { kind: 'offset', domain: 'minute', date, amount: sign * span.amount, unit: 'minutes' }
    case 'open days': return { kind: 'openDay', domain: 'day', date, amount: sign * span.amount, calendar: span.calendar }
    case 'open minutes': return { kind: 'openMinute', domain: 'minute', moment: date, amount: span.amount, calendar: span.calendar }
  }
}

/** Whether a phrase counts open hours forth; says so where it does not. */
export const ahead = (context: Context, phrase: Span & { readonly direction: 'before' | 'after' | 'of' }): boolean => {
  if (phrase.direction === 'after') return true
  context.lowering.diagnostics.push(reportCondition('open-hours-backwards', site(context, phrase), { direction: phrase.direction }))
  return false
}
