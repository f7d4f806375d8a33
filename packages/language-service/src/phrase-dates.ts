/** Example dates for an amount of time, worked out with the calendar of the runtime as evaluators do. */
import { addMonths, type CalendarUnit, dayFrom, formatDay, formatMinute, nextPeriod, startOfPeriod } from '@rubric/runtime'

export interface Amount {
  readonly number: number
  /** As written: `day` or `days`. */
  readonly unit: string
}

export interface ExampleDates {
  readonly amount: string
  /** The end of August for months, to show what is done where a month is too short. */
  readonly anchor: string
  readonly before: string
  readonly after: string
  /** Anchor + n × amount, never step by step. */
  readonly times: readonly string[]
}

const monthsIn: Readonly<Record<string, number>> = { month: 1, year: 12 }
const daysIn: Readonly<Record<string, number>> = { day: 1, week: 7 }
const minutesIn: Readonly<Record<string, number>> = { minute: 1, hour: 60 }

const singular = (unit: string): string => unit.replace(/s$/, '')

export const isClock = ({ unit }: Amount): boolean => Object.hasOwn(minutesIn, singular(unit))
export const isMonths = ({ unit }: Amount): boolean => Object.hasOwn(monthsIn, singular(unit))

/** What no policy says, and what is no amount of time, gives way to an amount that shows the same. */
const shown = ({ number, unit }: Amount, usual: Amount): Amount => {
  const isTime = [monthsIn, daysIn, minutesIn].some((table) => Object.hasOwn(table, singular(unit)))
  return Number.isInteger(number) && number > 0 && number <= 1000 && isTime ? { number, unit } : usual
}

const later = (day: number, { number, unit }: Amount, times: number): number => {
  const months = monthsIn[singular(unit)]
  return months === undefined ? day + times * number * (daysIn[singular(unit)] ?? 0) : addMonths(day, times * number * months)
}

export const weekly: Amount = { number: 7, unit: 'days' }

const ofClock = (amount: Amount): ExampleDates => {
  const anchor = dayFrom(2026, 3, 5) * 1440 + 600
  const at = (times: number): string =>
    formatMinute(anchor + times * amount.number * (minutesIn[singular(amount.unit)] ?? 0)).replace('T', ' ')
  return { amount: `${amount.number} ${amount.unit}`, anchor: at(0), before: at(-1), after: at(1), times: [1, 2, 3].map(at) }
}

export const exampleDates = (written: Amount, usual: Amount = weekly): ExampleDates => {
  const amount = shown(written, usual)
  if (isClock(amount)) return ofClock(amount)
  const anchor = isMonths(amount) ? dayFrom(2026, 8, 31) : dayFrom(2026, 3, 1)
  const at = (times: number): string => formatDay(later(anchor, amount, times))
  return { amount: `${amount.number} ${amount.unit}`, anchor: at(0), before: at(-1), after: at(1), times: [1, 2, 3].map(at) }
}

/** The last day of a stretch of that length, its first day included. */
export const lastDay = (
  written: Amount,
  usual: Amount,
): { readonly amount: string; readonly first: string; readonly last: string } => {
  const amount = shown(written, usual)
  const first = dayFrom(2026, 3, 10)
  return { amount: `${amount.number} ${amount.unit}`, first: formatDay(first), last: formatDay(later(first, amount, 1) - 1) }
}

/** The calendar week, month, quarter or year of a day in August; weeks from Monday. */
export const calendarPeriod = (unit: CalendarUnit): { readonly day: string; readonly first: string; readonly last: string } => {
  const day = dayFrom(2026, 8, 19)
  const first = startOfPeriod(unit, 1, day)
  return { day: formatDay(day), first: formatDay(first), last: formatDay(nextPeriod(unit, first) - 1) }
}
