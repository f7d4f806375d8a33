/** Where stretches of days begin and end around a day: where a service counts on the day before and no more on the day after. */
import { addMonths, dayFrom, firstDayOfMonth, formatDay, type LimitWindowInfo } from '@rubric/runtime'

export type Stretch = Extract<LimitWindowInfo, { readonly kind: 'calendar' | 'any' }>

export const isStretch = (window: LimitWindowInfo): window is Stretch => window.kind === 'calendar' || window.kind === 'any'

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** 1970-01-01 was a Thursday, day 4. */
const weekOf = (day: number, weekStart: number): number => day - ((((day + 4 - weekStart) % 7) + 7) % 7)

const moved = (day: number, { unit, amount }: { readonly unit: 'days' | 'months'; readonly amount: number }, times: 1 | -1): number =>
  unit === 'days' ? day + times * amount : addMonths(day, times * amount)

/** The first day after: of a calendar period, after the one that holds the day; of others, after the one that begins on it. */
export const endOf = (stretch: Stretch, day: number): number => {
  if (stretch.kind === 'any') return moved(day, stretch, 1)
  if (stretch.unit === 'week') return weekOf(day, stretch.weekStart) + 7
  return addMonths(firstDayOfMonth(day, MONTHS[stretch.unit]), MONTHS[stretch.unit])
}

/** The first day of the earliest stretch that holds the day; of months, within a few days. */
export const startOf = (stretch: Stretch, day: number): number => {
  if (stretch.kind === 'any') return moved(day, stretch, -1) + 1
  if (stretch.unit === 'week') return weekOf(day, stretch.weekStart)
  return firstDayOfMonth(day, MONTHS[stretch.unit])
}

/** Months are not of one length: around these ends the longest and the shortest follow one another. The first of each on or after a day. */
export const turnsOfMonths = (day: number): readonly number[] => {
  const year = Number(formatDay(day).slice(0, 4))
  const month = firstDayOfMonth(day)
  const next = addMonths(month, 1)
  const firsts = [1, 2, 3, 7].map((each) => [year, year + 1].map((of) => dayFrom(of, each, 1)).find((first) => first > day) ?? next)
  return [next, ...firsts].flatMap((first) => [first - 1, first])
}
