/**
 * Dates compared with dates. `within 7 days after X` counts calendar days after X, X itself and day 7 included. Days, weeks,
 * months and years compare civil days; hours and minutes compare moments, a date without its time being any minute of its day.
 * What a requirement asks to be done by a day or a minute is a deadline: until then, what has not happened is pending.
 */
import type { Logic } from '@rubric/runtime'
import type { BetweenTest, DateRelation, DateTest, Expression, TimeTest } from '@rubric/syntax'
import type { Deadline, Relation, Test as GraphTest, Value } from '../graph.ts'
import { peek } from '../names/scope.ts'
import { calendarAt } from './calendars.ts'
import { emptyRange, type Tested, wrongComparison } from './comparisons.ts'
import { condition, type Context, contextIn, nothing, site, type Typed } from './context.ts'
import { asDay, asMinute } from './days.ts'
import { reportCondition } from './diagnostics.ts'
import { ahead, isClock, movedBy, type TimeSpan, timeSpan } from './spans.ts'
import { valueOf } from './values.ts'
import { formOf } from './words.ts'
import { toCivil, toInstant } from './zones.ts'

const dateRelations: Readonly<Record<DateRelation, Relation>> = {
  'before': '<', 'after': '>', 'on or before': '<=', 'on or after': '>=', 'on': '=',
}

const isDated = ({ left: { type } }: Tested): boolean => type.kind === 'date' || type.kind === 'moment'
const isMoment = ({ type }: Typed): boolean => type.kind === 'moment'

/** A date that is reckoned from others: `30 days after X`, `day 3 of attendance`. */
const isReckoned = (context: Context, expression: Expression): boolean => {
  if (expression.kind === 'Group') return isReckoned(context, expression.inner)
  if (expression.kind !== 'NameReference') return expression.kind === 'OffsetDate' || expression.kind === 'DayOf'
  const declared = context.entry === undefined ? peek(context.scope, expression.text) : undefined
  return declared?.kind === 'define' && context.lowering.isUsable(declared)
    && isReckoned(contextIn(context, declared.module, expression), declared.declaration.expression)
}

/** The end of a deadline; a clock span of a policy with a zone ends at an instant. */
const deadline = (context: Context, event: Value, from: Value | null, due: Value, shown: Value): Deadline => {
  const now: Value = due.domain === 'day' ? { kind: 'asOf', domain: 'day' } : { kind: 'now', domain: 'minute' }
  return { kind: 'deadline', event, from, due, now: due === shown ? now : toInstant(context, now), shown }
}

export const dateTest = (context: Context, test: DateTest, tested: Tested): Logic => {
  if (!isDated(tested)) return wrongComparison(context, test, tested, test.relation)
  const right = valueOf(context, test.right)
  if (right === undefined) return nothing
  // Two moments compare by the minute, except that `on` asks for the day.
  const byMinute = isMoment(tested.left) && isMoment(right) && test.relation !== 'on'
  const leftValue = byMinute ? tested.left.value : asDay(context, tested.left, test.right)
  const rightValue = byMinute ? right.value : asDay(context, right, test.right)
  if (leftValue === undefined || rightValue === undefined) return nothing
  const form = byMinute ? formOf({ kind: 'moment' }) : formOf({ kind: 'date' })
  // What a clock span ends at is an instant.
  const isInstant = byMinute && [leftValue, rightValue].some(({ kind }) => kind === 'civil')
  const [left, end] = isInstant ? [toInstant(context, leftValue), toInstant(context, rightValue)] : [leftValue, rightValue]
  const isDeadline = context.isDuty && test.relation === 'on or before' && isReckoned(context, test.right)
  const graphTest: GraphTest = isDeadline
    ? deadline(context, left, null, end, isInstant ? rightValue : end)
    : { kind: 'compare', relation: dateRelations[test.relation], left, right: end }
  return condition(context, graphTest, tested.text, form)
}

/** By the minute where all three are moments, else by the day, both ends included. */
export const dateBetween = (context: Context, test: BetweenTest, tested: Tested): Logic => {
  const lowEnd = valueOf(context, test.low)
  const highEnd = valueOf(context, test.high)
  if (lowEnd === undefined || highEnd === undefined) return nothing
  const byMinute = [tested.left, lowEnd, highEnd].every(isMoment)
  const convert = byMinute ? asMinute : asDay
  const ends = [convert(context, tested.left, test.low), convert(context, lowEnd, test.low), convert(context, highEnd, test.high)]
  const isInstant = ends.some(end => end?.kind === 'civil')
  const [value, low, high] = ends.map(end => (isInstant && end !== undefined ? toInstant(context, end) : end))
  if (value === undefined || low === undefined || high === undefined) return nothing
  if (low.kind === 'constant' && high.kind === 'constant' && low.value > high.value) return emptyRange(context, test)
  return condition(context, between(value, low, high), tested.text, formOf({ kind: byMinute ? 'moment' : 'date' }))
}

/** The two dates of a time phrase, both days or both minutes (instants in a policy with a zone), and where the span leads to. */
interface Phrase {
  readonly date: Value
  readonly anchor: Value
  readonly end: (sign: 1 | -1) => Value
}

const phraseOf = (context: Context, test: TimeTest, left: Typed, anchorTyped: Typed, span: TimeSpan): Phrase | undefined => {
  const convert = isClock(span) ? asMinute : asDay
  const date = convert(context, left, test.anchor)
  const anchor = convert(context, anchorTyped, test.anchor)
  if (date === undefined || anchor === undefined) return undefined
  if (isClock(span)) {
    const start = toInstant(context, anchor)
    const end = (sign: 1 | -1): Value => (span.unit === 'open minutes' ? toInstant(context, movedBy(anchor, span, sign)) : movedBy(start, span, sign))
    return { date: toInstant(context, date), anchor: start, end }
  }
  const { moved } = test
  const calendar = moved === undefined ? undefined : calendarAt(context, moved.calendar, moved)
  if (moved === undefined) return { date, anchor, end: sign => movedBy(anchor, span, sign) }
  if (calendar === undefined) return undefined
  return { date, anchor, end: sign => ({ kind: 'movedDay', domain: 'day', date: movedBy(anchor, span, sign), to: moved.to, calendar }) }
}

export const timeTest = (context: Context, test: TimeTest, tested: Tested): Logic => {
  if (!isDated(tested)) return wrongComparison(context, test, tested, test.relation)
  const span = timeSpan(context, test.amount)
  const anchorTyped = valueOf(context, test.anchor)
  if (span === undefined || anchorTyped === undefined) return nothing
  if (span.unit === 'open minutes' && !ahead(context, test)) return nothing
  if (test.moved !== undefined && isClock(span)) {
    const holes = { what: 'a minute is not moved to another day', hint: 'Leave `moved to …` out, or count days.' }
    context.lowering.diagnostics.push(reportCondition('clock-and-calendar', site(context, test.moved), holes))
    return nothing
  }
  const phrase = phraseOf(context, test, tested.left, anchorTyped, span)
  if (phrase === undefined) return nothing
  const { date, anchor, end } = phrase
  const form = formOf(isClock(span) ? { kind: 'moment' } : { kind: 'date' })
  const graphTest = context.isDuty && test.relation === 'within' && test.direction === 'after'
    ? deadlineAfter(context, date, anchor, end(1))
    : timePhrase(test, date, anchor, end)
  return graphTest === undefined
    ? wrongComparison(context, test, tested, `${test.relation} … of`)
    : condition(context, graphTest, tested.text, form)
}

const deadlineAfter = (context: Context, event: Value, from: Value, due: Value): Deadline =>
  deadline(context, event, from, due, due.domain === 'minute' && context.lowering.time.zone !== null ? toCivil(context, due) : due)

const compare = (relation: Relation, left: Value, right: Value): GraphTest => ({ kind: 'compare', relation, left, right })
const between = (value: Value, low: Value, high: Value): GraphTest => ({ kind: 'between', value, low, high })

/** One step (day or minute) later or earlier. */
const stepped = (date: Value, amount: 1 | -1): Value =>
  date.domain === 'minute'
    ? { kind: 'offset', domain: 'minute', date, amount, unit: 'minutes' }
    : { kind: 'offset', domain: 'day', date, amount, unit: 'days' }

/** The comparison behind a time phrase; undefined for `of` with anything but `within`. */
const timePhrase = ({ relation, direction }: TimeTest, date: Value, anchor: Value, endOf: Phrase['end']): GraphTest | undefined => {
  if (direction === 'of') return relation === 'within' ? between(date, endOf(-1), endOf(1)) : undefined
  const after = direction === 'after'
  const end = endOf(after ? 1 : -1)
  switch (relation) {
    case 'within': return after ? between(date, anchor, end) : between(date, end, anchor)
    case 'less than': return after ? between(date, anchor, stepped(end, -1)) : between(date, stepped(end, 1), anchor)
    case 'at least': return compare(after ? '>=' : '<=', date, end)
    case 'more than': return compare(after ? '>' : '<', date, end)
    case 'exactly': return compare('=', date, end)
  }
}
