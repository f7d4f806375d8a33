/**
 * What recurs: `visits at least every 4 weeks from admitted_on`. Entries are counted, or a field of them summed up, in one period after
 * another; how the periods lie is said in the rule graph.
 */
import type { Logic } from '@rubric/runtime'
import type { Aggregate, Expression, Quantity, RecurrencePeriod, RecurrenceTest, WhileState } from '@rubric/syntax'
import type { PeriodException, Recurrence, ScalarType, Selection } from '../graph.ts'
import { isPeriods } from '../names/fact-types.ts'
import { lookUp, peek } from '../names/scope.ts'
import { aggregateValue } from './aggregates.ts'
import { storedQuantity } from './constants.ts'
import { condition, type Context, nothing, site, written } from './context.ts'
import { dayValue } from './days.ts'
import { reportCondition } from './diagnostics.ts'
import { timeSpan } from './spans.ts'

interface Counted {
  readonly over: Selection
  readonly field: string | null
  readonly type: ScalarType
}

/** `visits at least every 4 weeks from admitted_on until discharged_on while not tapering`. */
export const recurrence = (context: Context, left: Expression, test: RecurrenceTest): Logic => {
  if (context.inFilter) {
    context.lowering.diagnostics.push(reportCondition('list-within-a-list', site(context, left)))
    return nothing
  }
  const counted = countedOf(context, left)
  if (counted === undefined) return nothing
  const least = test.least === undefined ? leastOne(context, test, counted) : leastOf(context, test.least, counted, written(context, left))
  const period = periodOf(context, test.period)
  const from = dayValue(context, test.from)
  const until = test.until === undefined ? null : dayValue(context, test.until)
  const except = test.during === undefined ? null : exceptionOf(context, test.during)
  if (least === undefined || period === undefined || from === undefined || until === undefined || except === undefined) return nothing
  const { over, field } = counted
  const text = `${written(context, left)} ${written(context, test)}`
  return condition(context, { kind: 'recurrence', over, field, least, period, from, until, except }, text, { as: 'day' })
}

const nothingRecurs = (context: Context, at: Expression, what: string, hint: string): undefined => {
  context.lowering.diagnostics.push(reportCondition('nothing-recurs', site(context, at), { what, hint }))
  return undefined
}

const countedOf = (context: Context, left: Expression): Counted | undefined => {
  if (left.kind === 'Missing') return undefined
  if (left.kind === 'Group') return countedOf(context, left.inner)
  if (left.kind === 'NameReference') return entriesOf(context, left)
  if (left.kind !== 'Aggregate' || (left.function !== 'count' && left.function !== 'sum')) {
    return nothingRecurs(context, left, 'this has no entries', 'Write a list, or `count of` or `sum of` one, before `at least`.')
  }
  if (left.window !== undefined) {
    return nothingRecurs(context, left, 'it looks at one stretch of time already', 'Leave the window out: each period is looked at.')
  }
  return aggregateOf(context, left)
}

const entriesOf = (context: Context, list: Expression & { kind: 'NameReference' }): Counted | undefined => {
  const declared = peek(context.scope, list.text)
  if (declared?.kind === 'define' && context.lowering.isUsable(declared)) {
    return nothingRecurs(context, list, `\`${list.text}\` is a definition`, 'Write the list itself, or `count of` it, before `at least`.')
  }
  if (declared?.kind === 'fact' && declared.type.kind !== 'list') {
    return nothingRecurs(context, list, `\`${list.text}\` is no list`, 'Declare it with `list of` and a date for each entry.')
  }
  const target = { kind: 'Name', text: list.text, start: list.start, end: list.end } as const
  return aggregateOf(context, { kind: 'Aggregate', function: 'count', target, start: list.start, end: list.end })
}

const aggregateOf = (context: Context, aggregate: Aggregate): Counted | undefined => {
  const typed = aggregateValue(context, aggregate)
  const value = typed?.value
  if (typed === undefined || (value?.kind !== 'count' && value?.kind !== 'sum')) return undefined
  if (!value.over.dated) {
    return nothingRecurs(context, aggregate, 'its entries have no date', 'Add a field `on  date` to the list.')
  }
  return { over: value.over, field: value.kind === 'sum' ? value.field : null, type: typed.type }
}

/** `at least every 4 weeks`: one entry. A sum has to say how much. */
const leastOne = (context: Context, test: RecurrenceTest, { field, type }: Counted): number | undefined => {
  if (field === null) return 1
  const unit = type.kind === 'number' ? type.unit : type.kind === 'span' ? type.unit : ''
  const holes = { why: 'how much is asked for?', expected: `an amount after \`at least\`, for example \`${`2 ${unit}`.trim()}\`` }
  context.lowering.diagnostics.push(reportCondition('bad-number', site(context, test.period), holes))
  return undefined
}

const leastOf = (context: Context, least: Quantity, { type }: Counted, text: string): number | undefined => {
  const stored = storedQuantity(context, least, { type, text })
  if (stored === undefined || stored > 0) return stored
  const holes = { why: 'this is always there', expected: 'a number above 0' }
  context.lowering.diagnostics.push(reportCondition('bad-number', site(context, least), holes))
  return undefined
}

const calendarUnits: ReadonlySet<string> = new Set(['week', 'month', 'quarter', 'year'])
type CalendarUnit = 'week' | 'month' | 'quarter' | 'year'
const isCalendarUnit = (word: string): word is CalendarUnit => calendarUnits.has(word)

const periodOf = (context: Context, { form, amount, unit, ...span }: RecurrencePeriod): Recurrence['period'] | undefined => {
  if (form === 'calendar') {
    if (unit === undefined) return undefined
    if (isCalendarUnit(unit.text)) return { form: 'calendar', unit: unit.text, weekStart: context.lowering.time.weekStart }
    const holes = { why: `there is no calendar ${unit.text} to count by`, expected: '`calendar week`, `month`, `quarter` or `year`' }
    context.lowering.diagnostics.push(reportCondition('bad-number', site(context, unit), holes))
    return undefined
  }
  const every = amount === undefined ? undefined : timeSpan(context, amount)
  if (every === undefined) return undefined
  if (every.unit !== 'days' && every.unit !== 'months') {
    const holes = { what: 'periods are whole days', hint: 'Write the period in days, weeks, months or years.' }
    context.lowering.diagnostics.push(reportCondition('clock-and-calendar', site(context, amount ?? span), holes))
    return undefined
  }
  if (every.amount > 0) return { form: 'every', unit: every.unit, amount: every.amount }
  context.lowering.diagnostics.push(
    reportCondition('bad-number', site(context, amount ?? span), { why: 'a period has a length', expected: 'a number above 0' }))
  return undefined
}

/** `while not tapering` excepts its days, `while tapering` all others. */
const exceptionOf = (context: Context, { state, negated }: WhileState): PeriodException | undefined => {
  const declared = lookUp(context.scope, state.text, site(context, state), context.lowering.diagnostics)
  if (declared === undefined) return undefined
  if (declared.kind === 'fact' && isPeriods(declared.type)) return { list: context.lowering.nameOf(declared), outside: !negated }
  context.lowering.diagnostics.push(reportCondition('not-a-state', site(context, state), { name: state.text }))
  return undefined
}
