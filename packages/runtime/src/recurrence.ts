/**
 * What has to happen again and again: in each period from an anchor on, at least so much. Periods follow one another by calendar, or every
 * so many days or months after the anchor (always counted from the anchor, never from period to period).
 */
import { addMonths } from './calendar.ts'
import type { DatedEntry } from './different-days.ts'
import { nextPeriod, startOfPeriod } from './periods.ts'
import type { CalendarUnit } from './periods.ts'
import { MET, NOT_MET, UNKNOWN, and, not, or } from './status.ts'
import type { Status } from './status.ts'

export interface RecurrenceRule {
  readonly period:
    | { readonly form: 'every'; readonly unit: 'days' | 'months'; readonly amount: number }
    | { readonly form: 'calendar'; readonly unit: CalendarUnit; readonly weekStart: number }
  readonly least: number
  /** What is summed up may be below zero. */
  readonly signed: boolean
  /** Of exceptions: the days outside of the states except, not those inside. */
  readonly outside: boolean
}

/** What an entry adds to its period: 1, or a field; NaN where that is not known. */
export interface AddingEntry extends DatedEntry {
  readonly adds: number
}

export interface Adding {
  readonly entries: readonly AddingEntry[]
  /** Day through which the list is complete. */
  readonly through: number
}

/** A state that a member was in, from a day to a day, both included. It ends no earlier than it may start. */
export interface StateEntry {
  readonly from$low: number
  readonly from$high: number
  readonly to$low: number
  readonly to$high: number
}

export interface States {
  readonly entries: readonly StateEntry[]
  readonly through: number
}

/** The anchor, and the day after which nothing is asked for, as ranges; Infinity where there is no such day. */
export interface Course {
  readonly asOf: number
  readonly fromLow: number
  readonly fromHigh: number
  readonly untilLow: number
  readonly untilHigh: number
}

export interface Recurring {
  readonly status: Status
  /** Last day of the period that runs; null where none does. */
  readonly due: number | null
  readonly pending: boolean
}

interface Period {
  readonly first: number
  readonly last: number
}

function* periodsOf({ period }: RecurrenceRule, from: number, asOf: number): Generator<Period> {
  if (period.form === 'every') {
    const after = (amount: number): number => (period.unit === 'days' ? from + amount : addMonths(from, amount))
    let first = from
    for (let count = 1; first <= asOf; count += 1) {
      const last = after(count * period.amount)
      yield { first, last }
      first = last + 1
    }
    return
  }
  const holding = startOfPeriod(period.unit, period.weekStart, from)
  let first = holding < from ? nextPeriod(period.unit, holding) : holding
  while (first <= asOf) {
    const next = nextPeriod(period.unit, first)
    yield { first, last: next - 1 }
    first = next
  }
}

/** Whether what counts in a period is enough. */
const enough = ({ least, signed }: RecurrenceRule, { entries, through }: Adding, { first, last }: Period): Status => {
  let low = 0
  let high = 0
  for (const entry of entries) {
    if (entry.high < first || entry.low > last) continue
    const isSure = entry.counts === MET && entry.low >= first && entry.high <= last
    const [atLeast, atMost] = Number.isNaN(entry.adds) ? [signed ? -Infinity : 0, Infinity] : [entry.adds, entry.adds]
    low += isSure ? atLeast : Math.min(atLeast, 0)
    high += isSure ? atMost : Math.max(atMost, 0)
  }
  const isLacking = through < last
  if (low >= least && !(isLacking && signed)) return MET
  return high < least && !isLacking ? NOT_MET : UNKNOWN
}

// ---- exceptions --------------------------------------------------------------------------------------------

/** Whether a day of the period is in a state. */
const touched = ({ entries, through }: States, { first, last }: Period): Status => {
  let status: Status = through < last ? UNKNOWN : NOT_MET
  for (const entry of entries) {
    if (touches(surely(entry), first, last)) return MET
    if (touches(possibly(entry), first, last)) status = UNKNOWN
  }
  return status
}

const touches = (stretch: Period, first: number, last: number): boolean => stretch.first <= last && stretch.last >= first

/** From its latest start to its earliest end; turned around where no day is in it for certain. */
const surely = ({ from$low, from$high, to$low }: StateEntry): Period => ({ first: from$high, last: Math.max(to$low, from$low) })
/** From its earliest start to its latest end. */
const possibly = ({ from$low, to$high }: StateEntry): Period => ({ first: from$low, last: Math.max(to$high, from$low) })

/** Whether stretches of days, put together, hold every day of the period. */
const hold = (stretches: readonly Period[], { first, last }: Period): boolean => {
  let reached = first
  for (const stretch of stretches.toSorted((a, b) => a.first - b.first)) {
    if (stretch.first > reached) break
    reached = Math.max(reached, stretch.last + 1)
  }
  return reached > last
}

/** Whether every day of the period is in a state. */
const covered = ({ entries, through }: States, period: Period): Status => {
  if (hold(entries.map(surely), period)) return MET
  const possible = entries.map(possibly)
  return hold([...possible, { first: through + 1, last: Infinity }], period) ? UNKNOWN : NOT_MET
}

const excepted = (rule: RecurrenceRule, states: States | null, period: Period): Status =>
  states === null ? NOT_MET : rule.outside ? not(covered(states, period)) : touched(states, period)

// ---- all periods -------------------------------------------------------------------------------------------

/** Whether each period has enough in it, as far as it is asked for; where an anchor does not exist, not met. */
export const recurring = (rule: RecurrenceRule, course: Course, adding: Adding, states: States | null): Recurring => {
  const { asOf, fromLow, fromHigh, untilLow, untilHigh } = course
  if (fromLow > fromHigh || untilLow > untilHigh) return { status: NOT_MET, due: null, pending: false }
  if (fromLow > asOf) return { status: MET, due: null, pending: false }
  if (fromLow !== fromHigh) return { status: UNKNOWN, due: null, pending: false }
  let ended: Status = MET
  let running: Status = MET
  let due: number | null = null
  for (const period of periodsOf(rule, fromLow, asOf)) {
    if (period.last > untilHigh) break
    const isAsked: Status = period.last <= untilLow ? MET : UNKNOWN
    const isEnough = enough(rule, adding, period)
    const isRunning = period.last >= asOf
    const isSatisfied = isRunning && isEnough === NOT_MET ? UNKNOWN : isEnough
    const isDone = isSatisfied === MET ? MET : or(not(and(isAsked, not(excepted(rule, states, period)))), isSatisfied)
    if (isRunning) {
      running = isDone
      due = period.last
    } else {
      ended = and(ended, isDone)
    }
  }
  const status = and(ended, running)
  return { status, due, pending: status === UNKNOWN && ended === MET }
}
