/** The n-th different day on which a list has entries, at the earliest and at the latest. */
import type { Value } from '../graph.ts'
import { daysOfMinutes, FIRST_DAY } from './dates.ts'
import { NONE, range, toRange } from './known.ts'
import type { Known, Range } from './known.ts'
import { dateOf, select } from './lists.ts'
import { unknownOrNone } from './unknown.ts'
import type { Scope } from './values.ts'

export function nthDayOf({ over, number }: Extract<Value, { kind: 'nthDay' }>, scope: Scope): Known {
  const { list, window, sure, possible } = select(over, scope)
  if (window === null) throw new TypeError(`entries of ${over.list} have no days`)
  if (window.to.kind === 'none' || window.from?.kind === 'none') return NONE
  const whole = range(window.from === null ? FIRST_DAY : toRange(window.from).lo, toRange(window.to).hi)
  const dayOf = (entry: (typeof sure)[number]): Range => {
    const { domain, at } = dateOf(list, entry)
    const days = domain === 'day' ? at : daysOfMinutes(at)
    return range(Math.max(days.lo, whole.lo), Math.min(days.hi, whole.hi))
  }
  const missing = range(Math.max(whole.lo, list.completeThrough + 1), whole.hi)
  const days = [...sure, ...possible].map(dayOf).filter(({ lo, hi }) => lo <= hi)
  const earliest = earliestDay(number, days, missing)
  const latest = latestDay(number, sure.map(dayOf))
  if (earliest === null) return NONE
  return latest === null ? unknownOrNone('day') : range(earliest, latest)
}

/** Each entry takes a day of its own, the next that one can take; where several can, the one that could take later days least. */
function earliestDay(number: number, entries: readonly Range[], missing: Range): number | null {
  let left = entries
  let day = -Infinity
  for (let n = 0; n < number; n += 1) {
    const open = left.filter(({ hi }) => hi > day)
    const nextOf = ({ lo }: Range): number => Math.max(lo, day + 1)
    const stretches = missing.lo <= missing.hi && missing.hi > day ? [...open, missing] : open
    if (stretches.length === 0) return null
    const next = Math.min(...stretches.map(nextOf))
    const takers = open.filter(({ lo }) => lo <= next)
    const taker = missing.lo <= next && next <= missing.hi ? undefined : takers.sort((a, b) => a.hi - b.hi)[0]
    left = open.filter((entry) => entry !== taker)
    day = next
  }
  return day
}

/** Entries share a day as long as one can wait for the next: each day in turn is the last of an entry that shares none before. */
function latestDay(number: number, entries: readonly Range[]): number | null {
  const days: number[] = []
  for (const { lo, hi } of [...entries].sort((a, b) => a.hi - b.hi)) {
    if (!days.some((day) => day >= lo && day <= hi)) days.push(hi)
  }
  return days[number - 1] ?? null
}
