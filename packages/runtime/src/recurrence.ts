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

/** The anchor, and the day after which nothing is asked for (Infinity where none is named), as ranges. */
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

/** The first day of the first period. */
const firstDay = ({ period }: RecurrenceRule, from: number): number => {
  if (period.form === 'every') return from
  const holding = startOfPeriod(period.unit, period.weekStart, from)
  return holding < from ? nextPeriod(period.unit, holding) : holding
}

/** The last day of the period that starts on `first`, the `count`-th from 1. */
const lastDay = ({ period }: RecurrenceRule, from: number, first: number, count: number): number => {
  if (period.form === 'calendar') return nextPeriod(period.unit, first) - 1
  const steps = count * period.amount
  return period.unit === 'days' ? from + steps : addMonths(from, steps)
}

/** Whether what counts in a period is enough. */
const enough = ({ least, signed }: RecurrenceRule, { entries, through }: Adding, first: number, last: number): Status => {
  let low = 0
  let high = 0
  for (const { counts, low: from, high: to, adds } of entries) {
    if (to < first || from > last) continue
    const isSure = counts === MET && from >= first && to <= last
    const isKnown = adds === adds
    const atLeast = isKnown ? adds : signed ? -Infinity : 0
    const atMost = isKnown ? adds : Infinity
    if (isSure || atLeast < 0) low += atLeast
    if (isSure || atMost > 0) high += atMost
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

/** Whether a period has enough in it, or is not asked for; while it runs, it may still get enough. */
const done = (rule: RecurrenceRule, course: Course, adding: Adding, states: States | null, period: Period): Status => {
  const { first, last } = period
  const isEnough = enough(rule, adding, first, last)
  if (isEnough === MET) return MET
  const isSatisfied = last < course.asOf ? isEnough : UNKNOWN
  if (states === null && last <= course.untilLow) return isSatisfied
  const isAsked: Status = last <= course.untilLow ? MET : UNKNOWN
  return or(not(and(isAsked, not(excepted(rule, states, period)))), isSatisfied)
}

/** Whether each period has enough in it, as far as it is asked for. */
export const recurring = (rule: RecurrenceRule, course: Course, adding: Adding, states: States | null): Recurring => {
  const { asOf, fromLow, fromHigh, untilHigh } = course
  if (fromLow > asOf) return { status: MET, due: null, pending: false }
  if (fromLow !== fromHigh) return { status: UNKNOWN, due: null, pending: false }
  let ended: Status = MET
  let running: Status = MET
  let due: number | null = null
  let first = firstDay(rule, fromLow)
  for (let count = 1; first <= asOf; count += 1) {
    const last = lastDay(rule, fromLow, first, count)
    if (last > untilHigh) break
    const isDone = done(rule, course, adding, states, { first, last })
    if (last < asOf) {
      ended = and(ended, isDone)
    } else {
      running = isDone
      due = last
    }
    first = last + 1
  }
  const status = and(ended, running)
  return { status, due, pending: status === UNKNOWN && ended === MET }
}
