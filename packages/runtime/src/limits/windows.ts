/** The windows of a limit that hold a day of some stretch of days, numbered from 0 in order of their first and last days. */
import { addMonths, firstDayOfMonth } from '../calendar.ts'
import type { LimitWindowInfo } from '../clause.ts'

export interface Windows {
  readonly count: number
  /** First and last day of a window; null for the one window that holds whatever the days. */
  readonly bounds: ((window: number) => Days) | null
  /** First and last of the windows that hold a day; none of them does where the first is over the last. */
  readonly firstWith: (day: number) => number
  readonly lastWith: (day: number) => number
}

/** Both included. */
export type Days = readonly [first: number, last: number]

/** A request, an authorization, an episode, a lifetime. */
const WHATEVER_DAYS: Windows = { count: 1, bounds: null, firstWith: () => 0, lastWith: () => 0 }
const NO_WINDOWS: Windows = { count: 0, bounds: () => [0, -1], firstWith: () => 0, lastWith: () => -1 }

/** Null where no days are known: no window of days is then looked at. */
export function windowsOf(window: LimitWindowInfo, days: Days | null): Windows {
  switch (window.kind) {
    case 'calendar':
      return days === null ? NO_WINDOWS : numbered(...calendarWindows(window, days))
    case 'any':
      return days === null ? NO_WINDOWS : numbered(...slidingWindows(window, days))
    case 'request':
    case 'authorization':
    case 'episode':
    case 'lifetime':
      return WHATEVER_DAYS
  }
}

/** The same, for whoever tries many requests of the same few days: what was asked for is kept. */
export function keptWindows(): typeof windowsOf {
  const known = new Map<LimitWindowInfo, Map<string, Windows>>()
  return (window, days) => {
    if (days === null) return windowsOf(window, days)
    const kept = known.get(window) ?? new Map<string, Windows>()
    known.set(window, kept)
    const key = `${days[0]} ${days[1]}`
    const found = kept.get(key) ?? windowsOf(window, days)
    if (kept.size < MOST_KEPT) kept.set(key, found)
    return found
  }
}

const MOST_KEPT = 50

type Calendar = Extract<LimitWindowInfo, { readonly kind: 'calendar' }>
type Sliding = Extract<LimitWindowInfo, { readonly kind: 'any' }>
type Ends = readonly [starts: readonly number[], ends: readonly number[]]

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

function calendarWindows({ unit, weekStart }: Calendar, [first, last]: Days): Ends {
  const after = (start: number): number => (unit === 'week' ? start + 7 : addMonths(start, MONTHS[unit]))
  const [starts, ends]: [number[], number[]] = [[], []]
  let start = unit === 'week' ? weekFrom(first, weekStart) : firstDayOfMonth(first, MONTHS[unit])
  while (start <= last) {
    starts.push(start)
    start = after(start)
    ends.push(start - 1)
  }
  return [starts, ends]
}

/** 1970-01-01 was a Thursday, day 4. */
const weekFrom = (day: number, weekStart: number): number => day - ((((day + 4 - weekStart) % 7) + 7) % 7)

function slidingWindows({ unit, amount }: Sliding, [first, last]: Days): Ends {
  const end = (start: number): number => (unit === 'days' ? start + amount : addMonths(start, amount)) - 1
  const [starts, ends]: [number[], number[]] = [[], []]
  // A window that starts here ends before the first day; of months cut to a shorter one, so may the next few.
  let start = unit === 'days' ? first - amount : addMonths(first, -amount)
  while (end(start) < first) start += 1
  for (; start <= last; start += 1) {
    starts.push(start)
    ends.push(end(start))
  }
  return [starts, ends]
}

/** Of so many windows, looking through them takes no longer than a table. */
const FEW = 8

/** Starts and ends never fall, so the windows that hold a day are neighbours. */
function numbered(starts: readonly number[], ends: readonly number[]): Windows {
  const count = starts.length
  const bounds = (window: number): Days => [starts[window] ?? 0, ends[window] ?? -1]
  if (count > FEW) return { count, bounds, ...tabled(starts, ends) }
  return {
    count,
    bounds,
    firstWith: (day) => {
      let window = 0
      while (window < count && (ends[window] ?? day) < day) window += 1
      return window
    },
    lastWith: (day) => {
      let window = count - 1
      while (window >= 0 && (starts[window] ?? day) > day) window -= 1
      return window
    },
  }
}

/** Which windows hold a day, day by day. */
function tabled(starts: readonly number[], ends: readonly number[]): Pick<Windows, 'firstWith' | 'lastWith'> {
  const count = starts.length
  const [first, last] = [starts[0] ?? 0, ends[count - 1] ?? -1]
  const [firstOf, lastOf] = [new Int32Array(last - first + 1), new Int32Array(last - first + 1)]
  let [low, high] = [0, 0]
  for (let day = first; day <= last; day += 1) {
    while ((ends[low] ?? Infinity) < day) low += 1
    while ((starts[high] ?? Infinity) <= day) high += 1
    firstOf[day - first] = low
    lastOf[day - first] = high - 1
  }
  return {
    firstWith: (day) => (day < first ? 0 : day > last ? count : (firstOf[day - first] ?? count)),
    lastWith: (day) => (day < first ? -1 : day > last ? count - 1 : (lastOf[day - first] ?? -1)),
  }
}
