/** The clock of a time zone, by Temporal. Its changes count from 1970 to 2100; before and after, it keeps the first and the last offset. */
import { Temporal } from 'temporal-polyfill'
import { momentOf, remembered } from './dates.ts'
import { range } from './known.ts'
import type { Range } from './known.ts'

const MINUTE = 60_000
const DAY = 1440
const FIRST = Temporal.Instant.from('1970-01-01T00:00Z').epochMilliseconds / MINUTE
const END = Temporal.Instant.from('2101-01-01T00:00Z').epochMilliseconds / MINUTE

const zonedAt = (zone: string, instant: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant * MINUTE).toZonedDateTimeISO(zone)

const offsetAt = (zone: string, instant: number): number =>
  Math.round(zonedAt(zone, Math.min(Math.max(instant, FIRST), END - 1)).offsetNanoseconds / (MINUTE * 1_000_000))

/** What the clock shows at an instant. */
const civilAt = (zone: string, instant: number): number => instant + offsetAt(zone, instant)

/** The instants at which the clock may show a minute: an hour that comes twice gives two; one that is skipped, as if it had not been. */
const instantsOf = remembered((zone: string, civil: number): readonly number[] => {
  if (civil < FIRST + DAY) return [civil - offsetAt(zone, FIRST)]
  if (civil > END - DAY) return [civil - offsetAt(zone, END)]
  const moment = momentOf(civil)
  return (['compatible', 'later'] as const).map(
    (disambiguation) => moment.toZonedDateTime(zone, { disambiguation }).epochMilliseconds / MINUTE,
  )
})

/** Instants of clock changes within about two days of one of the ends of a range: farther in, none reaches beyond its ends. */
const changesNear = (zone: string, { lo, hi }: Range): readonly number[] =>
  [lo, hi].flatMap((near) => changesAround(zone, Math.floor(near / DAY)))

const changesAround = remembered((zone: string, day: number): readonly number[] => {
  const found: number[] = []
  const from = Math.min(Math.max((day - 2) * DAY, FIRST), END)
  let change = zonedAt(zone, from).getTimeZoneTransition('next')
  while (change !== null && change.epochMilliseconds / MINUTE < Math.min((day + 3) * DAY, END)) {
    found.push(change.epochMilliseconds / MINUTE)
    change = change.getTimeZoneTransition('next')
  }
  return found
})

const hullOf = (numbers: readonly number[]): Range => range(Math.min(...numbers), Math.max(...numbers))

/**
 * The least and the most of all minutes of a range. Where the clock is set forward, the last minutes that it skips lie later than the
 * first ones after them: so minutes beside a change are asked, too.
 */
export function instants(zone: string, civil: Range): Range {
  const beside = changesNear(zone, civil).flatMap((change) => {
    const [before, after] = [change + offsetAt(zone, change - 1), change + offsetAt(zone, change)]
    return [before - 1, before, after - 1, after]
  })
  const asked = [civil.lo, civil.hi, ...beside.filter((minute) => minute >= civil.lo && minute <= civil.hi)]
  return hullOf(asked.flatMap((minute) => instantsOf(zone, minute)))
}

/** The other way: where the clock is set back, it shows an hour again. */
export function civils(zone: string, instant: Range): Range {
  const beside = changesNear(zone, instant).flatMap((change) => [change - 1, change])
  const asked = [instant.lo, instant.hi, ...beside.filter((minute) => minute >= instant.lo && minute <= instant.hi)]
  return hullOf(asked.map((at) => civilAt(zone, at)))
}
