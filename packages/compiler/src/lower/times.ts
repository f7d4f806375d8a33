/**
 * Dates compared with dates. `within 7 days after X` counts calendar days after X, X itself and day 7 included. Days, weeks,
 * months and years compare civil days; hours and minutes compare moments, a date without its time being any minute of its day.
 */
import type { Logic } from '@rubric/runtime'
import type { BetweenTest, DateRelation, DateTest, TimeTest } from '@rubric/syntax'
import type { Relation, Test as GraphTest, Value } from '../graph.ts'
import { emptyRange, type Tested, wrongComparison } from './comparisons.ts'
import { condition, type Context, nothing, type Typed } from './context.ts'
import { asDay, asMinute, timeAmount } from './days.ts'
import { valueOf } from './values.ts'
import { formOf } from './words.ts'

const dateRelations: Readonly<Record<DateRelation, Relation>> = {
  'before': '<', 'after': '>', 'on or before': '<=', 'on or after': '>=', 'on': '=',
}

const isDated = ({ left: { type } }: Tested): boolean => type.kind === 'date' || type.kind === 'moment'
const isMoment = ({ type }: Typed): boolean => type.kind === 'moment'

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
  return condition(context, { kind: 'compare', relation: dateRelations[test.relation], left: leftValue, right: rightValue }, tested.text, form)
}

/** By the minute where all three are moments, else by the day, both ends included. */
export const dateBetween = (context: Context, test: BetweenTest, tested: Tested): Logic => {
  const lowEnd = valueOf(context, test.low)
  const highEnd = valueOf(context, test.high)
  if (lowEnd === undefined || highEnd === undefined) return nothing
  const byMinute = [tested.left, lowEnd, highEnd].every(isMoment)
  const convert = byMinute ? asMinute : asDay
  const [value, low, high] = [convert(context, tested.left, test.low), convert(context, lowEnd, test.low), convert(context, highEnd, test.high)]
  if (value === undefined || low === undefined || high === undefined) return nothing
  if (low.kind === 'constant' && high.kind === 'constant' && low.value > high.value) return emptyRange(context, test)
  return condition(context, between(value, low, high), tested.text, formOf({ kind: byMinute ? 'moment' : 'date' }))
}

export const timeTest = (context: Context, test: TimeTest, tested: Tested): Logic => {
  if (!isDated(tested)) return wrongComparison(context, test, tested, test.relation)
  const time = timeAmount(context, test.amount)
  const anchorTyped = valueOf(context, test.anchor)
  if (time === undefined || anchorTyped === undefined) return nothing
  const convert = time.unit === 'minutes' ? asMinute : asDay
  const date = convert(context, tested.left, test.anchor)
  const anchor = convert(context, anchorTyped, test.anchor)
  if (date === undefined || anchor === undefined) return nothing
  const domain = time.unit === 'minutes' ? 'minute' : 'day'
  const shifted = (amount: number): Value => ({ kind: 'offset', domain, date: anchor, amount, unit: time.unit })
  const form = formOf(time.unit === 'minutes' ? { kind: 'moment' } : { kind: 'date' })
  const graphTest = timePhrase(test, date, anchor, shifted, time.amount)
  return graphTest === undefined
    ? wrongComparison(context, test, tested, `${test.relation} … of`)
    : condition(context, graphTest, tested.text, form)
}

const compare = (relation: Relation, left: Value, right: Value): GraphTest => ({ kind: 'compare', relation, left, right })
const between = (value: Value, low: Value, high: Value): GraphTest => ({ kind: 'between', value, low, high })

/** One step (day or minute) later or earlier. */
const stepped = (date: Value, amount: 1 | -1): Value =>
  date.domain === 'minute'
    ? { kind: 'offset', domain: 'minute', date, amount, unit: 'minutes' }
    : { kind: 'offset', domain: 'day', date, amount, unit: 'days' }

/** The comparison behind a time phrase; undefined for `of` with anything but `within`. */
const timePhrase = (
  { relation, direction }: TimeTest, date: Value, anchor: Value, shifted: (amount: number) => Value, n: number,
): GraphTest | undefined => {
  if (direction === 'of') return relation === 'within' ? between(date, shifted(-n), shifted(n)) : undefined
  const after = direction === 'after'
  const end = shifted(after ? n : -n)
  switch (relation) {
    case 'within': return after ? between(date, anchor, end) : between(date, end, anchor)
    case 'less than': return after ? between(date, anchor, stepped(end, -1)) : between(date, stepped(end, 1), anchor)
    case 'at least': return compare(after ? '>=' : '<=', date, end)
    case 'more than': return compare(after ? '>' : '<', date, end)
    case 'exactly': return compare('=', date, end)
  }
}
