/** Time zones of the time zone database, written out as the changes of their offset from UTC, so that evaluators need no database. */
import { Temporal } from 'temporal-polyfill'
import type { Zone } from '../graph.ts'

const FIRST = Temporal.Instant.from('1970-01-01T00:00Z')
const LAST = Temporal.Instant.from('2101-01-01T00:00Z')
const MINUTE = 60_000

const zones = new Map<string, Zone | undefined>()

/** The zone of this name, exactly as the database writes it; undefined where there is none. Offsets are whole minutes. */
export const zoneOf = (name: string): Zone | undefined => {
  if (!zones.has(name)) zones.set(name, readZone(name))
  return zones.get(name)
}

const offsetAt = (at: Temporal.ZonedDateTime): number => Math.round(at.offsetNanoseconds / (MINUTE * 1_000_000))

const readZone = (name: string): Zone | undefined => {
  // Temporal also knows offsets such as `-05:00`, and `EST`, which stays on winter time all year: nobody means these.
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]*(?:\/[A-Za-z0-9_+-]+)+$/.test(name)) return undefined
  let at: Temporal.ZonedDateTime | null
  try {
    at = FIRST.toZonedDateTimeISO(name)
  } catch {
    return undefined
  }
  if (at.timeZoneId !== name) return undefined
  const offset = offsetAt(at)
  const changes: (readonly [number, number])[] = []
  let last = offset
  for (at = at.getTimeZoneTransition('next'); at !== null && at.epochMilliseconds < LAST.epochMilliseconds; at = at.getTimeZoneTransition('next')) {
    const next = offsetAt(at)
    if (next !== last) changes.push([Math.round(at.epochMilliseconds / MINUTE), next])
    last = next
  }
  return { name, offset, changes }
}

/** For suggestions: zones in which policies are likely to be written. */
export const commonZones: readonly string[] = [
  'America/New_York', 'America/Detroit', 'America/Indiana/Indianapolis', 'America/Kentucky/Louisville', 'America/Chicago', 'America/Denver',
  'America/Boise', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'America/Puerto_Rico', 'Pacific/Honolulu', 'Pacific/Guam', 'UTC',
]

/** What people call these zones. */
export const zoneWords: ReadonlyMap<string, string> = new Map([
  ['est', 'America/New_York'], ['edt', 'America/New_York'], ['eastern', 'America/New_York'], ['us/eastern', 'America/New_York'],
  ['cst', 'America/Chicago'], ['cdt', 'America/Chicago'], ['central', 'America/Chicago'], ['us/central', 'America/Chicago'],
  ['mst', 'America/Denver'], ['mdt', 'America/Denver'], ['mountain', 'America/Denver'], ['us/mountain', 'America/Denver'],
  ['pst', 'America/Los_Angeles'], ['pdt', 'America/Los_Angeles'], ['pacific', 'America/Los_Angeles'], ['us/pacific', 'America/Los_Angeles'],
])
