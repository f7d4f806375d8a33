/** The days on which a list has entries: the third day of attendance. */
import { ANY_HIGH, ANY_LOW, NONE_HIGH, NONE_LOW } from './comparison.ts'
import { MET } from './status.ts'
import type { Status } from './status.ts'

/** An entry that counts or may count, and the days on which it may lie. */
export interface DatedEntry {
  readonly counts: Status
  readonly low: number
  readonly high: number
}

/** Days of the window on which entries may be missing; none where first > last. */
export interface Gap {
  readonly first: number
  readonly last: number
}

/** The earliest that the `number`-th different day can be; null where there are not so many. Each day takes the entry that ends first. */
const earliest = (entries: readonly DatedEntry[], number: number, gap: Gap): number | null => {
  const waiting = entries.toSorted((a, b) => a.low - b.low)
  let open: DatedEntry[] = []
  let next = 0
  let days = 0
  let day = -Infinity
  for (;;) {
    const start = Math.max(day + 1, open.length > 0 ? -Infinity : (waiting[next]?.low ?? Infinity))
    day = start
    if (day >= gap.first) break
    for (let entry = waiting[next]; entry !== undefined && entry.low <= day; entry = waiting[next]) {
      open.push(entry)
      next += 1
    }
    open = open.filter((entry) => entry.high >= day)
    if (open.length === 0) {
      if (next >= waiting.length) break
      continue
    }
    const used = open.reduce((best, entry) => (entry.high < best.high ? entry : best))
    open.splice(open.indexOf(used), 1)
    days += 1
    if (days === number) return day
  }
  const inGap = gap.first + (number - days) - 1
  return inGap <= gap.last ? inGap : null
}

/** The latest that it can be: as many entries as possible fall on one day; null where there may be fewer days. */
const latest = (entries: readonly DatedEntry[], number: number): number | null => {
  let days = 0
  let last = -Infinity
  for (const { low, high } of entries.toSorted((a, b) => a.high - b.high)) {
    if (low <= last) continue
    last = high
    days += 1
    if (days === number) return high
  }
  return null
}

const NONE: readonly [number, number] = [NONE_LOW, NONE_HIGH]
const ANY: readonly [number, number] = [ANY_LOW, ANY_HIGH]

/** The `number`-th different of days that are all known; infinite where there are fewer. */
const exactly = (entries: readonly DatedEntry[], number: number): number => {
  let day = -Infinity
  for (let count = 0; count < number; count += 1) {
    let next = Infinity
    for (const { low } of entries) if (low > day && low < next) next = low
    day = next
  }
  return day
}

/**
 * The range of the `number`-th different day, from 1, on which there are entries. Turned around where there are not so many days; beyond all
 * supported days at both ends where there may be and may not be.
 */
export const differentDay = (entries: readonly DatedEntry[], number: number, gap: Gap | null): readonly [low: number, high: number] => {
  let sure = 0
  let isExact = true
  for (const { counts, low, high } of entries) {
    if (counts === MET) sure += 1
    if (counts !== MET || low !== high) isExact = false
  }
  // Most records say which days they were; most others say far too little.
  if (isExact) {
    const day = exactly(entries, number)
    if (gap === null ? day < Infinity : day < gap.first) return [day, day]
  }
  if (sure < number && gap !== null && gap.last - gap.first >= number - 1) return ANY
  const low = earliest(entries, number, gap ?? { first: Infinity, last: -Infinity })
  if (low === null) return NONE
  const high = latest(
    entries.filter(({ counts }) => counts === MET),
    number,
  )
  return high === null ? ANY : [low, high]
}
