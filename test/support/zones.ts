/** Time zones as a rule graph holds them, from the time zone database. */
import type { Zone } from '@rubric/compiler'
import { Temporal } from 'temporal-polyfill'

const minutesOf = (of: Temporal.Instant | Temporal.ZonedDateTime): number => of.epochMilliseconds / 60_000
const offsetOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 60_000_000_000

/** With the changes of 1970 to 2100. */
export function zoneNamed(name: string): Zone {
  const start = Temporal.Instant.from('1970-01-01T00:00Z').toZonedDateTimeISO(name)
  const changes: (readonly [number, number])[] = []
  for (let at = start.getTimeZoneTransition('next'); at !== null && at.year <= 2100; at = at.getTimeZoneTransition('next')) {
    changes.push([minutesOf(at), offsetOf(at)])
  }
  return { name, offset: offsetOf(start), changes }
}

export const newYork = zoneNamed('America/New_York')
