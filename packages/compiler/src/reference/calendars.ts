/**
 * Calendars of open days and hours, day by day and minute by minute. A day that may be a holiday is unknown: it counts for the nearer
 * end of a range and not for the farther.
 */
import type { Status } from '@rubric/runtime'
import type { Calendar } from '../graph.ts'
import { dayOfMinute, FIRST_DAY, firstMinuteOf, LAST_DAY, LAST_MINUTE, weekdayOf } from './dates.ts'
import { range } from './known.ts'
import type { Range } from './known.ts'
import { decided, MET, NOT_MET, UNKNOWN } from './logic.ts'

/** Whether a calendar is open on a day. */
export function openOn(calendar: Calendar, day: number): Status {
  if (stretchesOn(calendar, day).length === 0 || calendar.holidays.includes(day)) return NOT_MET
  return calendar.covers === null || (day >= calendar.covers[0] && day <= calendar.covers[1]) ? MET : UNKNOWN
}

const stretchesOn = (calendar: Calendar, day: number): Hours => calendar.week[weekdayOf(day) - 1] ?? []

type Hours = readonly (readonly [opens: number, closes: number])[]
/** `minute` counts from midnight. A closing minute is closed. */
const inHours = (hours: Hours, minute: number): boolean => hours.some(([opens, closes]) => minute >= opens && minute < closes)

/** Which days count as open: those that surely are, or those that may be. */
type Counting = 'sure' | 'possible'
const counts = (calendar: Calendar, day: number, counting: Counting): boolean =>
  counting === 'sure' ? openOn(calendar, day) === MET : openOn(calendar, day) !== NOT_MET

/** The next day in a direction that counts; null where none ever does. */
function nextOpen(calendar: Calendar, after: number, step: 1 | -1, counting: Counting): number | null {
  if (calendar.week.every((stretches) => stretches.length === 0)) return null
  let day = after + step
  const { covers } = calendar
  if (counting === 'sure' && covers !== null) day = step > 0 ? Math.max(day, covers[0]) : Math.min(day, covers[1])
  for (;;) {
    if (counting === 'sure' && covers !== null && (step > 0 ? day > covers[1] : day < covers[0])) return null
    if (counts(calendar, day, counting)) return day
    day += step
  }
}

/** A day that never comes is the last (first) of the calendar, or the nearer end where that lies farther. */
const never = (nearer: number, step: 1 | -1): number => (step > 0 ? Math.max(nearer, LAST_DAY) : Math.min(nearer, FIRST_DAY))

function nthOpen(calendar: Calendar, given: number, amount: number, counting: Counting): number {
  const step = amount > 0 ? 1 : -1
  let day = given
  for (let n = 0; n < Math.abs(amount); n += 1) {
    const next = nextOpen(calendar, day, step, counting)
    if (next === null) return never(counting === 'sure' ? nthOpen(calendar, given, amount, 'possible') : given, step)
    day = next
  }
  return day
}

/** The later the day, the later its open days; the more days count, the nearer they are. */
export const openDay = (calendar: Calendar, days: Range, amount: number): Range =>
  amount > 0
    ? range(nthOpen(calendar, days.lo, amount, 'possible'), nthOpen(calendar, days.hi, amount, 'sure'))
    : range(nthOpen(calendar, days.lo, amount, 'sure'), nthOpen(calendar, days.hi, amount, 'possible'))

/** The day itself where it counts as open, else the next (previous) that does. */
function movedTo(calendar: Calendar, given: number, step: 1 | -1, counting: Counting): number {
  if (counts(calendar, given, counting)) return given
  return nextOpen(calendar, given, step, counting) ?? never(counting === 'sure' ? movedTo(calendar, given, step, 'possible') : given, step)
}

export const movedDay = (calendar: Calendar, days: Range, to: 'next' | 'previous'): Range =>
  to === 'next'
    ? range(movedTo(calendar, days.lo, 1, 'possible'), movedTo(calendar, days.hi, 1, 'sure'))
    : range(movedTo(calendar, days.lo, -1, 'sure'), movedTo(calendar, days.hi, -1, 'possible'))

/** The minute by which so many minutes have passed in which the calendar counts as open. */
function openMinuteAfter(calendar: Calendar, given: number, amount: number, counting: Counting): number {
  let left = amount
  let day: number | null = dayOfMinute(given) - 1
  for (;;) {
    day = nextOpen(calendar, day, 1, counting)
    if (day === null) return Math.max(LAST_MINUTE, counting === 'sure' ? openMinuteAfter(calendar, given, amount, 'possible') : given)
    const midnight = firstMinuteOf(day)
    const hours = stretchesOn(calendar, day)
    for (let minute = Math.max(0, given - midnight); minute < 1440; minute += 1) {
      if (inHours(hours, minute)) left -= 1
      if (left === 0) return midnight + minute + 1
    }
  }
}

export const openMinute = (calendar: Calendar, minutes: Range, amount: number): Range =>
  range(openMinuteAfter(calendar, minutes.lo, amount, 'possible'), openMinuteAfter(calendar, minutes.hi, amount, 'sure'))

/** Whether a calendar is open on a day that lies in a range: on all of them, or on none. Of a day that may not exist, nobody knows. */
export const duringDay = (calendar: Calendar, days: Range): Status =>
  mayBeNone(days) ? UNKNOWN : throughout(daysIn(calendar, days).map((day) => openOn(calendar, day)))

const mayBeNone = ({ lo, hi }: Range): boolean => lo < FIRST_DAY && hi > LAST_DAY

/** The same for a minute. */
export function duringMinute(calendar: Calendar, minutes: Range): Status {
  const days = range(dayOfMinute(minutes.lo), dayOfMinute(minutes.hi))
  if (mayBeNone(days)) return UNKNOWN
  const found = new Set<Status>()
  for (const day of daysIn(calendar, days)) {
    const midnight = firstMinuteOf(day)
    const open = openOn(calendar, day)
    const hours = stretchesOn(calendar, day)
    for (let minute = Math.max(0, minutes.lo - midnight); minute < 1440 && midnight + minute <= minutes.hi; minute += 1) {
      found.add(inHours(hours, minute) ? open : NOT_MET)
    }
    if (found.size > 1) return UNKNOWN
  }
  return throughout([...found])
}

const throughout = (statuses: readonly Status[]): Status =>
  decided(statuses.every((status) => status === MET), statuses.every((status) => status === NOT_MET))

/**
 * Days of a range among which every kind of day that it has occurs: at its start, and wherever holidays are known. Away from
 * those, a calendar repeats each week; eight days hold each minute of a week, wherever in the first of them a range begins.
 */
function daysIn({ covers }: Calendar, { lo, hi }: Range): readonly number[] {
  const stretches = [[lo, lo + 7], covers === null ? [] : [covers[0], covers[1] + 8]]
  const days = stretches.flatMap(([first = 0, last = -1]) => {
    const [from, to] = [Math.max(first, lo), Math.min(last, hi)]
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  })
  return [...new Set(days)]
}
