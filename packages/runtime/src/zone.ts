/**
 * A time zone: where its clocks stand, and when they were changed. Civil minutes are what clocks show; instants are minutes since
 * 1970-01-01T00:00 UTC. Where clocks are set back, an hour comes twice; where they are set forward, one is skipped, and a time in it
 * counts as if they had not been: 02:30 is the instant of 03:30.
 */

/** Offsets in minutes from UTC. `changes`: from that instant on, that offset; sorted. */
export interface TimeZone {
  readonly offset: number
  readonly changes: readonly (readonly [instant: number, offset: number])[]
}

const offsetAfter = (zone: TimeZone, change: number): number => zone.changes[change]?.[1] ?? zone.offset
const instantOf = (zone: TimeZone, change: number): number => zone.changes[change]?.[0] ?? Infinity

/** The first change for which a condition holds that, once it holds, holds for all later ones; their number where there is none. */
const firstChange = (zone: TimeZone, holds: (change: number) => boolean): number => {
  let low = 0
  let high = zone.changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The civil minutes that a change repeats (`[first, after last)`, in any order) or skips: between what clocks show before and after it. */
const before = (zone: TimeZone, change: number): number => instantOf(zone, change) + offsetAfter(zone, change - 1)
const after = (zone: TimeZone, change: number): number => instantOf(zone, change) + offsetAfter(zone, change)

/** The change after which clocks do not yet go plainly at a civil minute: the minute is before it, or is one that it repeats or skips. */
const changeAt = (zone: TimeZone, minute: number): number =>
  firstChange(zone, (change) => Math.max(before(zone, change), after(zone, change)) > minute)

/** The last instant at which clocks show a civil minute; `change` is the one at it. */
const lastInstant = (zone: TimeZone, minute: number, change: number): number => {
  const repeats = after(zone, change) <= minute && minute < before(zone, change)
  return minute - offsetAfter(zone, repeats ? change : change - 1)
}

/** The lowest instant of a range of civil minutes. */
export const lowestInstant = (zone: TimeZone, low: number, high: number): number => {
  const change = changeAt(zone, low)
  const skipped = before(zone, change) <= low && low < after(zone, change)
  // The time after a skipped hour comes before that hour is thought to be over.
  return skipped && high >= after(zone, change) ? instantOf(zone, change) : low - offsetAfter(zone, change - 1)
}

/** The highest. */
export const highestInstant = (zone: TimeZone, low: number, high: number): number => {
  const change = changeAt(zone, high)
  const last = lastInstant(zone, high, change)
  const end = after(zone, change - 1)
  return low < end && before(zone, change - 1) < end ? Math.max(last, lastInstant(zone, end - 1, changeAt(zone, end - 1))) : last
}

const civilAt = (zone: TimeZone, instant: number): number =>
  instant + offsetAfter(zone, firstChange(zone, (change) => instantOf(zone, change) > instant) - 1)

/** The lowest civil minute of a range of instants: clocks that are set back show less than before. */
export const lowestCivil = (zone: TimeZone, low: number, high: number): number => {
  const change = firstChange(zone, (index) => instantOf(zone, index) > low)
  return instantOf(zone, change) <= high ? Math.min(civilAt(zone, low), after(zone, change)) : civilAt(zone, low)
}

/** The highest. */
export const highestCivil = (zone: TimeZone, low: number, high: number): number => {
  const change = firstChange(zone, (index) => instantOf(zone, index) > high) - 1
  return change >= 0 && instantOf(zone, change) > low ? Math.max(civilAt(zone, high), before(zone, change) - 1) : civilAt(zone, high)
}
