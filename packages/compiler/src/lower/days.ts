/**
 * Dates as days and as minutes, and dates moved by a span. Days, weeks, months and years move days; hours and minutes move minutes. A
 * date and time is never made of a date by guessing: it is the whole day.
 */
import type { Expression, OffsetDate } from '@rubric/syntax'
import type { Value } from '../graph.ts'
import { type SpanBase, spanUnit, spanUnits } from '../names/units.ts'
import { type Context, site, type Typed, written } from './context.ts'
import { toWhole } from './decimal.ts'
import { reportCondition } from './diagnostics.ts'
import { valueOf } from './values.ts'
import { inWords } from './words.ts'

/** A date as a day: a date and time counts on its day. */
export const dayValue = (context: Context, expression: Expression): Value | undefined => {
  const typed = valueOf(context, expression)
  return typed === undefined ? undefined : asDay(context, typed, expression)
}

export const asDay = (context: Context, typed: Typed, at: Expression): Value | undefined =>
  typed.type.kind === 'date' ? typed.value
    : typed.type.kind !== 'moment' ? notADate(context, typed, at)
      : typed.value.kind === 'constant' ? timeWithoutUse(context, at)
        : { kind: 'dayOf', domain: 'day', moment: typed.value }

/** A time that the author wrote and nobody would look at. */
const timeWithoutUse = (context: Context, at: Expression): undefined => {
  const holes = { what: 'the time of day has no say here', hint: 'Leave the time out: these dates are compared by the day.' }
  context.lowering.diagnostics.push(reportCondition('clock-and-calendar', site(context, at), holes))
  return undefined
}

/** A date as a moment: a date without its time is any minute of its day. */
export const asMinute = (context: Context, typed: Typed, at: Expression): Value | undefined =>
  typed.type.kind === 'moment' ? typed.value
    : typed.type.kind === 'date' ? { kind: 'minutesOf', domain: 'minute', day: typed.value }
      : notADate(context, typed, at)

const notADate = (context: Context, typed: Typed, at: Expression): undefined => {
  const holes = { right: inWords(typed.type), left: written(context, at), type: inWords(typed.type), expected: 'a date' }
  context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, at), holes))
  return undefined
}

/** The longest span in each base unit, about ten thousand years: the whole calendar. */
const longest: Readonly<Record<SpanBase, number>> = { days: 4_000_000, months: 120_000, minutes: 5_400_000_000 }

/** How many whole calendars a date is moved by, all its steps together. */
const calendarsMoved = (value: Value): number => {
  switch (value.kind) {
    case 'offset': return Math.abs(value.amount) / longest[value.unit] + calendarsMoved(value.date)
    case 'dayOf': return calendarsMoved(value.moment)
    case 'minutesOf': return calendarsMoved(value.day)
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'age':
    case 'count':
    case 'sum':
    case 'pick': return 0
  }
}

const MOST_CALENDARS = 10

/** `n days` with its base unit; undefined where it is no amount of time, which is reported. */
export const timeAmount = (
  context: Context, quantity: OffsetDate['amount'],
): { readonly amount: number; readonly unit: SpanBase } | undefined => {
  const unit = quantity.unit === undefined || quantity.per !== undefined ? undefined : spanUnit(quantity.unit.text)
  const whole = toWhole(quantity.number.text)
  if (unit === undefined || whole === undefined || whole * spanUnits[unit].factor > longest[spanUnits[unit].base]) {
    const why = unit === undefined ? 'not an amount of time' : whole === undefined ? 'only whole numbers fit here' : 'longer than any calendar'
    const expected = 'a whole number of days, weeks, months, years, hours or minutes'
    context.lowering.diagnostics.push(reportCondition('bad-number', site(context, quantity), { why, expected }))
    return undefined
  }
  return { amount: whole * spanUnits[unit].factor, unit: spanUnits[unit].base }
}

/** `30 days after first_contact_on`. */
export const offsetValue = (context: Context, expression: OffsetDate): Typed | undefined => {
  const time = timeAmount(context, expression.amount)
  const anchor = valueOf(context, expression.anchor)
  if (time === undefined || anchor === undefined) return undefined
  if (calendarsMoved(anchor.value) > MOST_CALENDARS) {
    const holes = { why: 'the date is moved beyond any calendar', expected: 'shorter spans' }
    context.lowering.diagnostics.push(reportCondition('bad-number', site(context, expression.amount), holes))
    return undefined
  }
  const amount = expression.direction === 'after' ? time.amount : -time.amount
  if (time.unit === 'minutes') {
    const date = asMinute(context, anchor, expression.anchor)
    return date === undefined ? undefined
      : { value: { kind: 'offset', domain: 'minute', date, amount, unit: 'minutes' }, type: { kind: 'moment' } }
  }
  const date = asDay(context, anchor, expression.anchor)
  return date === undefined ? undefined
    : { value: { kind: 'offset', domain: 'day', date, amount, unit: time.unit }, type: { kind: 'date' } }
}
