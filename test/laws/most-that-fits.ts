/**
 * How many units of one line fit at most, worked out in another way than the evaluators do: the units used through each day are unknowns
 * of which any two differ by at most what a window leaves, so the most that fits is a shortest path from the first day to the last.
 */
import type { CodePattern, LimitInfo } from '@rubric/runtime'

/** A service on a known day. */
export interface Service {
  readonly day: number
  readonly code: string
  readonly units: number
  readonly authorization: string | null
  readonly episode: string | null
}

export interface Asked {
  readonly code: string
  /** Millionths. */
  readonly units: number
  readonly hours: number | null
  readonly first: number
  readonly last: number
  readonly authorization: string | null
  readonly episode: string | null
}

/** A stretch of days, and what may still be placed on it. */
export interface Room {
  readonly first: number
  readonly last: number
  readonly left: number
}

export const fits = (code: string, { first, last, modifiers }: CodePattern): boolean => {
  const [base = '', ...given] = code.split('-')
  const inRange = first === last ? base === first : base.length === first.length && base >= first && base <= last
  return inRange && modifiers.every((modifier) => given.includes(modifier))
}

export const covers = ({ codes }: LimitInfo, code: string): boolean => codes.some((pattern) => fits(code, pattern))

// ---- windows -----------------------------------------------------------------------------------------------

const dateOf = (day: number): Date => new Date(day * 86_400_000)
const dayOf = (year: number, month: number, day: number): number => Math.round(Date.UTC(year, month, day) / 86_400_000)

/** The last day of a stretch of so many months from a day: the day before the same day, or the last, of a later month. */
export const lastOfMonths = (day: number, months: number): number => {
  const date = dateOf(day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  return Math.min(dayOf(year, month, date.getUTCDate()), dayOf(year, month + 1, 0)) - 1
}

const periodOf = (day: number, unit: 'week' | 'month' | 'quarter' | 'year', weekStart: number): readonly [number, number] => {
  const date = dateOf(day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  switch (unit) {
    case 'week': {
      // 1970-01-01 was a Thursday, day 4.
      const first = day - ((((day + 3) % 7) + 7 - (weekStart - 1)) % 7)
      return [first, first + 6]
    }
    case 'month':
      return [dayOf(year, month, 1), dayOf(year, month + 1, 0)]
    case 'quarter': {
      const start = month - (month % 3)
      return [dayOf(year, start, 1), dayOf(year, start + 3, 0)]
    }
    case 'year':
      return [dayOf(year, 0, 1), dayOf(year, 12, 0)]
  }
}

/** Every window of a limit that holds a day of these; for windows that are no days, one. */
export const windowsOf = ({ window }: LimitInfo, first: number, last: number): readonly (readonly [number, number])[] => {
  switch (window.kind) {
    case 'calendar': {
      const found = new Map<number, readonly [number, number]>()
      for (let day = first; day <= last; day += 1) {
        const period = periodOf(day, window.unit, window.weekStart)
        found.set(period[0], period)
      }
      return [...found.values()]
    }
    case 'any': {
      const ends = (day: number): number => (window.unit === 'days' ? day + window.amount - 1 : lastOfMonths(day, window.amount))
      const start = first - (window.unit === 'days' ? window.amount : window.amount * 31 + 31)
      const all = Array.from({ length: last - start + 1 }, (_, index): readonly [number, number] => [start + index, ends(start + index)])
      return all.filter((each) => each[1] >= first)
    }
    case 'request':
    case 'authorization':
    case 'episode':
    case 'lifetime':
      return [[-Infinity, Infinity]]
  }
}

/** What earlier services take of a window. */
export const usedIn = (limit: LimitInfo, [first, last]: readonly [number, number], history: readonly Service[], asked: Asked): number => {
  const { kind } = limit.window
  const counts = (entry: Service): boolean => {
    if (!covers(limit, entry.code) || kind === 'request') return false
    if (kind === 'authorization') return entry.authorization !== null && entry.authorization === asked.authorization
    if (kind === 'episode') return entry.episode !== null && entry.episode === asked.episode
    return kind === 'lifetime' || (entry.day >= first && entry.day <= last)
  }
  return history.filter(counts).reduce((sum, { units }) => sum + units, 0)
}

// ---- what fits ---------------------------------------------------------------------------------------------

const roomsOf = (limit: LimitInfo, asked: Asked, history: readonly Service[]): readonly Room[] =>
  windowsOf(limit, asked.first, asked.last).map((window) => ({
    first: Math.max(window[0], asked.first),
    last: Math.min(window[1], asked.last),
    left: Math.max(0, limit.most - usedIn(limit, window, history, asked)),
  }))

/** Bellman and Ford, over the days and the day before the first. */
const shortest = (rooms: readonly Room[], first: number, last: number): number => {
  const distance = Array.from({ length: last - first + 2 }, (_, index) => (index === 0 ? 0 : Infinity))
  const at = (index: number): number => distance[index] ?? Infinity
  for (let changed = true; changed; ) {
    changed = false
    const relax = (from: number, to: number, by: number): void => {
      if (at(from) + by >= at(to)) return
      distance[to] = at(from) + by
      changed = true
    }
    for (const room of rooms) relax(room.first - first, room.last - first + 1, room.left)
    for (let index = distance.length - 1; index > 0; index -= 1) relax(index, index - 1, 0)
  }
  return at(last - first + 1)
}

/** The most units of the line, in millionths, that no window of these limits forbids. */
export const mostThatFits = (limits: readonly LimitInfo[], asked: Asked, history: readonly Service[]): number => {
  const binding = limits.filter((limit) => covers(limit, asked.code))
  if (binding.length === 0) return asked.units
  const whole = binding.map(({ unitHours }) =>
    unitHours === null || asked.hours === null ? Infinity : Math.floor(asked.hours / unitHours) * 1_000_000,
  )
  const rooms = binding.flatMap((limit) => roomsOf(limit, asked, history))
  return Math.min(asked.units, ...whole, shortest(rooms, asked.first, asked.last))
}
