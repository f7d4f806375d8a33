/** Example dates for an amount of time, worked out with the calendar of the runtime as evaluators do. */
import { type SpanBase, spanUnit, spanUnits } from '@rubric/compiler'
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

const baseOf = ({ unit }: Amount): SpanBase | undefined => {
  const known = spanUnit(unit)
  return known && spanUnits[known].base
}

export const isClock = (amount: Amount): boolean => baseOf(amount) === 'minutes'
export const isMonths = (amount: Amount): boolean => baseOf(amount) === 'months'

/** What no policy says, and what is no amount of time, gives way to an amount that shows the same. */
const shown = ({ number, unit }: Amount, usual: Amount): Amount =>
  Number.isInteger(number) && number > 0 && number <= 1000 && spanUnit(unit) !== undefined ? { number, unit } : usual

/** So many times the amount, in its base: days, months or minutes. */
const inBase = ({ number, unit }: Amount, times: number): number => {
  const known = spanUnit(unit)
  return known === undefined ? 0 : times * number * spanUnits[known].factor
}

const later = (day: number, amount: Amount, times: number): number =>
  isMonths(amount) ? addMonths(day, inBase(amount, times)) : day + inBase(amount, times)

export const weekly: Amount = { number: 7, unit: 'days' }

const ofClock = (amount: Amount): ExampleDates => {
  const anchor = dayFrom(2026, 3, 5) * 1440 + 600
  const at = (times: number): string => formatMinute(anchor + inBase(amount, times)).replace('T', ' ')
  return { amount: `${amount.number} ${amount.unit}`, anchor: at(0), before: at(-1), after: at(1), times: [1, 2, 3].map(at) }
}

export const exampleDates = (written: Amount, usual: Amount = weekly): ExampleDates => {
  const amount = shown(written, usual)
  if (isClock(amount)) return ofClock(amount)
  const anchor = isMonths(amount) ? dayFrom(2026, 8, 31) : dayFrom(2026, 3, 1)
  const at = (times: number): string => formatDay(later(anchor, amount, times))
  return { amount: `${amount.number} ${amount.unit}`, anchor: at(0), before: at(-1), after: at(1), times: [1, 2, 3].map(at) }
}

/** The last day of a stretch of that length, its first day included. Hours are no stretch of days: they give way to the usual. */
export const lastDay = (
  written: Amount,
  usual: Amount,
): { readonly amount: string; readonly first: string; readonly last: string } => {
  const amount = shown(isClock(written) ? usual : written, usual)
  const first = dayFrom(2026, 3, 10)
  return { amount: `${amount.number} ${amount.unit}`, first: formatDay(first), last: formatDay(later(first, amount, 1) - 1) }
}

/** The calendar week, month, quarter or year of a day in August; weeks from Monday. */
export const calendarPeriod = (unit: CalendarUnit): { readonly day: string; readonly first: string; readonly last: string } => {
  const day = dayFrom(2026, 8, 19)
  const first = startOfPeriod(unit, 1, day)
  return { day: formatDay(day), first: formatDay(first), last: formatDay(nextPeriod(unit, first) - 1) }
}
