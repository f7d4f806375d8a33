/** Conditions that time decides: deadlines and recurrences, with what is due and whether there is still time. */
import type { Status } from '@rubric/runtime'
import type { Deadline, PeriodException, Recurrence, Value } from '../graph.ts'
import { compare } from './compare.ts'
import { dayOfMinute, LAST_DAY, LAST_MINUTE, moved, periodAround } from './dates.ts'
import { readField, readList } from './facts.ts'
import { exactly, NONE, range, toRange } from './known.ts'
import type { Known, Range } from './known.ts'
import { countOf, sumOf } from './lists.ts'
import { allOf, anyOf, decided, MET, negate, NOT_MET, UNKNOWN } from './logic.ts'
import { unknownOf } from './unknown.ts'
import { known } from './values.ts'
import type { Scope } from './values.ts'

export interface Timed {
  readonly status: Status
  /** As a trace shows it; null where nothing is due. */
  readonly due: Known | null
  /** Time has certainly not run out. */
  readonly open: boolean
}

export function deadlineOf(test: Deadline, scope: Scope): Timed {
  const event = orToCome(test.event, test, scope)
  const from = test.from === null ? null : orToCome(test.from, test, scope)
  const due = known(test.due, scope)
  const last = orToCome(test.due, test, scope)
  return {
    status: allOf([from === null ? MET : compare('>=', event, from), compare('<=', event, last)]),
    due: due.kind === 'none' ? NONE : known(test.shown, scope),
    open: due.kind === 'none' || toRange(due).lo >= toRange(known(test.now, scope)).hi,
  }
}

/**
 * What a complete list does not have may still come to be: any day or minute after now, as with a date that is not yet. What is reckoned back
 * from it may be any.
 */
function orToCome(value: Value, { due, now }: Deadline, scope: Scope): Known {
  const is = known(value, scope)
  if (is.kind !== 'none') return is
  if (leadsBack(value)) return unknownOf(due.domain)
  return due.domain === 'day' ? anyDayToCome(scope) : range(toRange(known(now, scope)).lo + 1, LAST_MINUTE)
}

/** Whether it lies before something else. */
function leadsBack(value: Value): boolean {
  switch (value.kind) {
    case 'offset':
    case 'openDay':
      return value.amount < 0 || leadsBack(value.date)
    case 'movedDay':
      return value.to === 'previous' || leadsBack(value.date)
    case 'openMinute':
    case 'instant':
    case 'dayOf':
      return leadsBack(value.moment)
    case 'civil':
      return leadsBack(value.instant)
    case 'minutesOf':
      return leadsBack(value.day)
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
    case 'age':
    case 'count':
    case 'sum':
    case 'pick':
    case 'nthDay':
      return false
  }
}

const anyDayToCome = ({ input }: Scope): Range => range(dayOfMinute(input.now + 1), LAST_DAY)

type Period = readonly [first: number, last: number]

export function recurrenceOf(test: Recurrence, scope: Scope): Timed {
  const { asOf } = scope.input
  const toCome = (value: Value): Range => {
    const is = known(value, scope)
    return is.kind !== 'none' ? toRange(is) : leadsBack(value) ? toRange(unknownOf('day')) : anyDayToCome(scope)
  }
  const from = toCome(test.from)
  const until = test.until === null ? exactly(Infinity) : toCome(test.until)
  if (from.lo > asOf) return { status: MET, due: null, open: false }
  if (from.lo !== from.hi) return { status: UNKNOWN, due: null, open: false }
  const periods = periodsOf(test.period, from.lo, asOf)
  const statusOf = ([first, last]: Period): Status => {
    const required = allOf([compare('<=', exactly(last), until), negate(excepted(test.except, [first, last], scope))])
    const enough = compare('>=', amountIn(test, [first, last], scope), exactly(test.least))
    return anyOf([negate(required), last < asOf || enough === MET ? enough : UNKNOWN])
  }
  const statuses = periods.map(statusOf)
  const running = periods.find(([, last]) => last >= asOf)
  return {
    status: allOf(statuses),
    due: running === undefined || running[1] > until.hi ? null : exactly(running[1]),
    open: periods.every(([, last], i) => last >= asOf || statuses[i] === MET),
  }
}

/** Those that start through `asOf`, each counted from the anchor. */
function periodsOf(period: Recurrence['period'], from: number, asOf: number): readonly Period[] {
  const periods: Period[] = []
  for (let k = 0; ; k += 1) {
    const next = period.form === 'every' ? everyPeriod(period, from, k) : calendarPeriod(period, from, periods.at(-1))
    if (next[0] > asOf) return periods
    periods.push(next)
  }
}

const everyPeriod = (period: Extract<Recurrence['period'], { form: 'every' }>, from: number, k: number): Period => [
  moved(from, k * period.amount, period.unit) + (k === 0 ? 0 : 1),
  moved(from, (k + 1) * period.amount, period.unit),
]

/** The first that lies in full after the anchor, or the one after another. */
function calendarPeriod({ unit, weekStart }: Extract<Recurrence['period'], { form: 'calendar' }>, from: number, last: Period | undefined): Period {
  if (last !== undefined) return periodAround(last[1] + 1, unit, weekStart)
  const around = periodAround(from, unit, weekStart)
  return around[0] === from ? around : periodAround(around[1] + 1, unit, weekStart)
}

function amountIn({ over, field }: Recurrence, [first, last]: Period, scope: Scope): Range {
  const day = (value: number): Value => ({ kind: 'constant', domain: 'day', value })
  const within = { ...over, from: day(first), to: day(last) }
  if (field === null) return countOf(within, scope)
  const { type } = readList(scope.input, over.list)
  return sumOf(within, field, type.fields.some(({ name, type: of }) => name === field && of.kind === 'number'), scope)
}

// ---- periods with excepted days ----------------------------------------------------------------------------

/** An entry of a state: the days on which it may start and end. None ends before it may start. */
interface Stretch {
  readonly from: Range
  readonly to: Range
}

function excepted(except: PeriodException | null, period: Period, scope: Scope): Status {
  if (except === null) return NOT_MET
  const list = readList(scope.input, except.list)
  const stretches = list.entries.map((entry): Stretch => {
    const [from, to] = [toRange(readField(list, entry, 'from')), toRange(readField(list, entry, 'to'))]
    return { from, to: range(Math.max(from.lo, to.lo), Math.max(from.lo, to.hi)) }
  })
  const through = list.completeThrough
  return except.outside ? hasDayOutside(stretches, period, through) : hasDayInside(stretches, period, through)
}

/** An entry starts by the period's end, and ends no earlier than its start. */
function hasDayInside(stretches: readonly Stretch[], [first, last]: Period, through: number): Status {
  const sure = stretches.some(({ from, to }) => from.hi <= last && to.lo >= first)
  const possible = stretches.some(({ from, to }) => from.lo <= last && to.hi >= first)
  return decided(sure, !possible && through >= last)
}

function hasDayOutside(stretches: readonly Stretch[], [first, last]: Period, through: number): Status {
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const inside = days.map((day) => hasDayInside(stretches, [day, day], through))
  return negate(allOf(inside))
}
