/**
 * How windows of time lie to one another, as bounds that hold on every day of the calendar: how long a window can be, how many others it can
 * touch, how many others surely cover it. May not err on the side of saying more than is so.
 */
import type { LimitWindowInfo } from '@rubric/runtime'
import { dayNumber } from '../calendars/dates.ts'

type Unit = 'week' | 'month' | 'quarter' | 'year'

/** Of calendar windows: the longest, in days. */
const longest: Readonly<Record<Unit, number>> = { week: 7, month: 31, quarter: 92, year: 366 }
const monthsIn: Readonly<Record<Exclude<Unit, 'week'>, number>> = { month: 1, quarter: 3, year: 12 }

const WEEK = 7
/** After so many months the calendar repeats. */
const CYCLE = 4800
const LEAST_IN_MONTH = 28
/** Ten years. */
const FAR = 3653

/** Day number of the first of the month, `month` counted from January 2000. */
const firstOf = (month: number): number => {
  const year = 2000 + Math.floor(month / 12)
  return dayNumber(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`)
}

let firsts: readonly number[] | undefined

/** As `firstOf`, by a table of the cycle; for months from 0 on. */
const firstAt = (month: number): number => {
  firsts ??= Array.from({ length: CYCLE + 1 }, (_, at) => firstOf(at))
  const length = (firsts[CYCLE] ?? 0) - (firsts[0] ?? 0)
  return (firsts[month % CYCLE] ?? 0) + Math.floor(month / CYCLE) * length
}

const extremes = new Map<number, readonly [shortest: number, longest: number]>()

/** Days of `[s, s + months - 1 day]` over all s: from the last days of long months the end is clamped. */
const daysOfMonths = (months: number): readonly [shortest: number, longest: number] => {
  const known = extremes.get(months)
  if (known !== undefined) return known
  let [least, most] = [Infinity, 0]
  for (let month = 0; month < CYCLE; month += 1) {
    const [start, next, end, after] = [firstAt(month), firstAt(month + 1), firstAt(month + months), firstAt(month + months + 1)]
    most = Math.max(most, end - start)
    // The last day of the month: its end is clamped to the length of the other month.
    const offset = next - start - 1
    least = Math.min(least, end - start, end + Math.min(offset, after - end - 1) - (start + offset))
  }
  extremes.set(months, [least, most])
  return [least, most]
}

/** Days of the longest window; undefined where it is no stretch of days. */
export const longestDays = (window: LimitWindowInfo): number | undefined => {
  if (window.kind === 'calendar') return longest[window.unit]
  if (window.kind !== 'any') return undefined
  return window.unit === 'days' ? window.amount : daysOfMonths(window.amount)[1]
}

/** The most starts that lie in so many days, each at least `apart` days after the one before. */
export const startsIn = (days: number, apart: number): number => Math.ceil(days / apart)

/** How many calendar weeks so many days can touch. */
const weeksTouched = (days: number): number => Math.ceil((days - 1) / WEEK) + 1

/** How many calendar months, quarters or years a window of so many days can touch. It touches most when it starts on the last day of one. */
const periodsTouched = (days: number, months: number): number => {
  // Nobody needs the exact number of so many.
  if (days > FAR) return Math.ceil(days / (LEAST_IN_MONTH * months)) + 1
  let most = 1
  for (let month = months; month <= CYCLE; month += months) {
    const last = firstAt(month) + days - 2
    let touched = 1
    while (firstAt(month + (touched - 1) * months) <= last) touched += 1
    most = Math.max(most, touched)
  }
  return most
}

/** `[s, s + months - 1 day]` from the last month of a period on. */
const periodsOfMonths = (months: number, inPeriod: number): number => Math.ceil(months / inPeriod) + 1

/**
 * So many windows of the second kind surely cover any window of the first: what each of them allows, times that, is more than the first
 * window can hold. Undefined where no number is proved.
 */
export const covering = (covered: LimitWindowInfo, by: LimitWindowInfo): number | undefined => {
  if (by.kind === 'lifetime' || (by.kind !== 'calendar' && by.kind !== 'any' && by.kind === covered.kind)) return 1
  if (covered.kind !== 'calendar' && covered.kind !== 'any') return undefined
  const days = longestDays(covered) ?? 0
  if (by.kind === 'calendar') return coveringCalendar(covered, by, days)
  if (by.kind !== 'any') return undefined
  if (by.unit === 'days') return Math.ceil(days / by.amount)
  if (covered.kind === 'calendar') return covered.unit === 'week' ? 1 : Math.ceil(monthsIn[covered.unit] / by.amount)
  if (covered.unit === 'months' && covered.amount <= by.amount) return 1
  return Math.ceil(days / daysOfMonths(by.amount)[0])
}

type Calendar = LimitWindowInfo & { readonly kind: 'calendar' }

const coveringCalendar = (covered: LimitWindowInfo & { readonly kind: 'calendar' | 'any' }, by: Calendar, days: number): number => {
  if (by.unit === 'week') {
    return covered.kind === 'calendar' && covered.unit === 'week' && covered.weekStart === by.weekStart ? 1 : weeksTouched(days)
  }
  if (covered.kind === 'any') {
    return covered.unit === 'months' ? periodsOfMonths(covered.amount, monthsIn[by.unit]) : periodsTouched(covered.amount, monthsIn[by.unit])
  }
  return covered.unit === 'week' ? 2 : Math.ceil(monthsIn[covered.unit] / monthsIn[by.unit])
}
