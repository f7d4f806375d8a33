/** Weeks, months, quarters and years as they stand in the calendar. */
import { addMonths, firstDayOfMonth } from './calendar.ts'

export type CalendarUnit = 'week' | 'month' | 'quarter' | 'year'

/** Day of the week of a day, from 1, Monday, to 7, Sunday. */
export const weekdayOf = (day: number): number => {
  const sinceMonday = (day + 3) % 7
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
}

/** How many months a unit has; a week has none. */
const MONTHS: Record<CalendarUnit, number> = { week: 0, month: 1, quarter: 3, year: 12 }

/** The first day of the week, month, quarter or year that holds a day. `weekStart` is 1, Monday, to 7, Sunday. */
export const startOfPeriod = (unit: CalendarUnit, weekStart: number, day: number): number =>
  unit === 'week' ? day - ((weekdayOf(day) - weekStart + 7) % 7) : firstDayOfMonth(day, MONTHS[unit])

/** The first day of the next one, given the first day of one. */
export const nextPeriod = (unit: CalendarUnit, start: number): number => (unit === 'week' ? start + 7 : addMonths(start, MONTHS[unit]))
