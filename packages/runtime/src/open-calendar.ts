/**
 * Working days and open hours. A day is open where its weekday has open hours and it is no holiday. Holidays are known for some years
 * only: any other open weekday may be a holiday. So every answer has two sides: the *earliest* takes days in doubt as open for a
 * count that runs forward, and the *latest* as closed; for one that runs backward it is the other way round. What is never reached is
 * the end of the calendar, or the nearer side where that lies farther.
 */
import { FIRST_DAY, LAST_DAY, LAST_MINUTE } from './calendar.ts'
import { weekdayOf } from './periods.ts'
import { MET, NOT_MET, UNKNOWN } from './status.ts'
import type { Status } from './status.ts'

/** Minutes of a day, the first included, the second not. */
export type Stretch = readonly [opening: number, closing: number]

export interface OpenCalendar {
  /** Monday to Sunday; sorted, and apart from each other. */
  readonly week: readonly (readonly Stretch[])[]
  readonly holidays: ReadonlySet<number>
  /** Days for which the holidays are known. */
  readonly from: number
  readonly to: number
  readonly everOpen: boolean
}

/** `covers` is null where the calendar has no holidays. */
export const openCalendar = (
  week: readonly (readonly Stretch[])[],
  holidays: readonly number[],
  covers: readonly [first: number, last: number] | null,
): OpenCalendar => ({
  week: week.map(merged),
  holidays: new Set(holidays),
  from: covers?.[0] ?? -Infinity,
  to: covers?.[1] ?? Infinity,
  everOpen: week.some((day) => day.length > 0),
})

const merged = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const apart: Stretch[] = []
  for (const [opening, closing] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1)
    if (last !== undefined && opening <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], closing)]
    else apart.push([opening, closing])
  }
  return apart
}

const closed: readonly Stretch[] = []

/** The open hours that a day may have; none on a day that is surely closed. */
const hoursOf = (calendar: OpenCalendar, day: number): readonly Stretch[] =>
  calendar.holidays.has(day) ? closed : (calendar.week[weekdayOf(day) - 1] ?? closed)

const mayBeOpen = (calendar: OpenCalendar, day: number): boolean => hoursOf(calendar, day).length > 0

/** Whether it is known if a day is a holiday. */
const isCovered = ({ from, to }: OpenCalendar, day: number): boolean => day >= from && day <= to

// ---- open days ---------------------------------------------------------------------------------------------

/** The `amount`-th day, from `skipped` days after `day` on, on which the calendar may be open, or surely is. */
const forward = (calendar: OpenCalendar, day: number, skipped: number, amount: number, sure: boolean): number => {
  if (!calendar.everOpen) return Math.max(LAST_DAY, day)
  let left = amount
  let at = sure ? Math.max(day + skipped, calendar.from) : day + skipped
  for (; !sure || at <= calendar.to; at += 1) {
    if (mayBeOpen(calendar, at)) left -= 1
    if (left === 0) return at
  }
  return Math.max(LAST_DAY, forward(calendar, day, skipped, amount, false))
}

const backward = (calendar: OpenCalendar, day: number, skipped: number, amount: number, sure: boolean): number => {
  if (!calendar.everOpen) return Math.min(FIRST_DAY, day)
  let left = amount
  let at = sure ? Math.min(day - skipped, calendar.to) : day - skipped
  for (; !sure || at >= calendar.from; at -= 1) {
    if (mayBeOpen(calendar, at)) left -= 1
    if (left === 0) return at
  }
  return Math.min(FIRST_DAY, backward(calendar, day, skipped, amount, false))
}

/** The earliest that the `amount`-th open day after a day can be; before it, where negative. The day itself never counts. */
export const earliestOpenDay = (calendar: OpenCalendar, day: number, amount: number): number =>
  amount > 0 ? forward(calendar, day, 1, amount, false) : amount < 0 ? backward(calendar, day, 1, -amount, true) : day

/** The latest. */
export const latestOpenDay = (calendar: OpenCalendar, day: number, amount: number): number =>
  amount > 0 ? forward(calendar, day, 1, amount, true) : amount < 0 ? backward(calendar, day, 1, -amount, false) : day

/** The earliest that a day can be which is moved to the next open day where it is closed itself. */
export const earliestNextDay = (calendar: OpenCalendar, day: number): number => forward(calendar, day, 0, 1, false)
export const latestNextDay = (calendar: OpenCalendar, day: number): number => forward(calendar, day, 0, 1, true)
/** The same to the previous open day. */
export const earliestPreviousDay = (calendar: OpenCalendar, day: number): number => backward(calendar, day, 0, 1, true)
export const latestPreviousDay = (calendar: OpenCalendar, day: number): number => backward(calendar, day, 0, 1, false)

// ---- open minutes ------------------------------------------------------------------------------------------

/** The minute by which `amount` open minutes have passed since a minute, on days that may be open, or surely are. */
const elapsed = (calendar: OpenCalendar, minute: number, amount: number, sure: boolean): number => {
  if (!calendar.everOpen) return Math.max(LAST_MINUTE, minute)
  let left = amount
  const day = Math.floor(minute / 1440)
  for (let at = sure ? Math.max(day, calendar.from) : day; !sure || at <= calendar.to; at += 1) {
    for (const [opening, closing] of hoursOf(calendar, at)) {
      const start = Math.max(at * 1440 + opening, minute)
      const length = at * 1440 + closing - start
      if (length >= left) return start + left
      if (length > 0) left -= length
    }
  }
  return Math.max(LAST_MINUTE, elapsed(calendar, minute, amount, false))
}

/** The earliest minute by which `amount` open minutes, above 0, have passed since a minute; what is closed waits for the next opening. */
export const earliestOpenMinute = (calendar: OpenCalendar, minute: number, amount: number): number =>
  elapsed(calendar, minute, amount, false)
export const latestOpenMinute = (calendar: OpenCalendar, minute: number, amount: number): number =>
  elapsed(calendar, minute, amount, true)

// ---- open or closed ----------------------------------------------------------------------------------------

/** Joins the answers of days one after another; two that differ leave it unknown. */
const overDays = (calendar: OpenCalendar, first: number, last: number, statusOf: (day: number) => Status): Status => {
  // A day that may be any may also be none.
  if (first < FIRST_DAY && last > LAST_DAY) return UNKNOWN
  // Without holidays, or always closed, a week tells all; with holidays, days that are not covered end the search.
  const isWeekly = !calendar.everOpen || calendar.to === Infinity
  const end = isWeekly ? Math.min(last, first + 8) : last
  const status = statusOf(first)
  for (let day = first + 1; day <= end && status !== UNKNOWN; day += 1) if (statusOf(day) !== status) return UNKNOWN
  return status
}

/** Whether the calendar is open on a day of which this is known. */
export const openOnDays = (calendar: OpenCalendar, low: number, high: number): Status =>
  overDays(calendar, low, high, (day) => (!mayBeOpen(calendar, day) ? NOT_MET : isCovered(calendar, day) ? MET : UNKNOWN))

/** Whether it is open at a civil minute of which this is known; the closing minute is closed. */
export const openAtMinutes = (calendar: OpenCalendar, low: number, high: number): Status =>
  overDays(calendar, Math.floor(low / 1440), Math.floor(high / 1440), (day) => {
    const first = Math.max(low - day * 1440, 0)
    const last = Math.min(high - day * 1440, 1439)
    const hours = hoursOf(calendar, day)
    if (hours.every(([opening, closing]) => opening > last || closing <= first)) return NOT_MET
    const isOpen = hours.some(([opening, closing]) => opening <= first && last < closing)
    return isOpen && isCovered(calendar, day) ? MET : UNKNOWN
  })
