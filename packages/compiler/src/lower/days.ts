/**
 * Dates as days and as minutes, and dates moved by a span. Days, weeks, months and years move days; hours and minutes move minutes. A
 * date and time is never made of a date by guessing: it is the whole day.
 */
import type { Expression, OffsetDate } from '@rubric/syntax'
import type { Value } from '../graph.ts'
import { type Context, site, type Typed, written } from './context.ts'
import { reportCondition } from './diagnostics.ts'
import { ahead, calendarsMoved, MOST_CALENDARS, movedBy, timeSpan } from './spans.ts'
import { valueOf } from './values.ts'
import { inWords } from './words.ts'
import { toCivil, toInstant } from './zones.ts'

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

/** `30 days after first_contact_on`. */
export const offsetValue = (context: Context, expression: OffsetDate): Typed | undefined => {
  const span = timeSpan(context, expression.amount)
  const anchor = valueOf(context, expression.anchor)
  if (span === undefined || anchor === undefined) return undefined
  if (calendarsMoved(anchor.value) > MOST_CALENDARS) {
    const holes = { why: 'the date is moved beyond any calendar', expected: 'shorter spans' }
    context.lowering.diagnostics.push(reportCondition('bad-number', site(context, expression.amount), holes))
    return undefined
  }
  const sign = expression.direction === 'after' ? 1 : -1
  if (span.unit === 'open minutes' && !ahead(context, expression)) return undefined
  switch (span.unit) {
    case 'days':
    case 'months':
    case 'open days': {
      const date = asDay(context, anchor, expression.anchor)
      return date === undefined ? undefined : { value: movedBy(date, span, sign), type: { kind: 'date' } }
    }
    case 'minutes': {
      const moment = asMinute(context, anchor, expression.anchor)
      return moment === undefined ? undefined : { value: toCivil(context, movedBy(toInstant(context, moment), span, sign)), type: { kind: 'moment' } }
    }
    case 'open minutes': {
      const moment = asMinute(context, anchor, expression.anchor)
      return moment === undefined ? undefined : { value: movedBy(moment, span, sign), type: { kind: 'moment' } }
    }
  }
}
