/**
 * Which version of a policy is in force on a day. Pure: no clock is read, and what "now" is known is an input. The versions of one policy
 * part time between them: each holds from its first day to the day before the next one's.
 */
import { dayNumber } from '../calendars/dates.ts'

/** Days as `YYYY-MM-DD`; texts of that form sort as days do. */
export interface VersionDates {
  readonly version: string
  /** First day in force; empty where the document gives none: then the version's own day. */
  readonly effective: string
  /** Last day in force; empty while it lasts, or until the next version. */
  readonly ends: string
  /** Day on which the text became known. */
  readonly known: string
}

/** A stretch of days with the version that is in force on each of them. */
export interface Stretch<V extends VersionDates> {
  readonly version: V
  readonly from: string
  /** Last day, included; null while it lasts. */
  readonly to: string | null
}

/** First day on which a version holds. */
export const firstDay = ({ effective, version }: VersionDates): string => (effective === '' ? version : effective)

/**
 * The versions in the order in which they come into force. Of two that begin on one day, the later known comes later: it corrects
 * the other.
 */
export const inOrder = <V extends VersionDates>(versions: readonly V[]): readonly V[] =>
  [...versions].sort((a, b) => compared(firstDay(a), firstDay(b)) || compared(a.known, b.known) || compared(a.version, b.version))

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The version in force on the day of service, or undefined: before the first, or after the last has ended. `knownOn` asks what was in
 * force as far as anybody could know on that day: versions that became known later count for nothing.
 */
export const inForce = <V extends VersionDates>(versions: readonly V[], serviceDate: string, knownOn?: string): V | undefined => {
  const begun = inOrder(versions).filter(each => (knownOn === undefined || each.known <= knownOn) && firstDay(each) <= serviceDate)
  const last = begun.at(-1)
  return last === undefined || (last.ends !== '' && last.ends < serviceDate) ? undefined : last
}

/** All days that have a version, in order; a correction replaces what it corrects. Days between two stretches have none. */
export const timeline = <V extends VersionDates>(versions: readonly V[], knownOn?: string): readonly Stretch<V>[] => {
  const known = inOrder(versions).filter(each => knownOn === undefined || each.known <= knownOn)
  const standing = known.filter((each, at) => {
    const next = known[at + 1]
    return next === undefined || firstDay(next) !== firstDay(each)
  })
  return standing.flatMap((version, at): readonly Stretch<V>[] => {
    const next = standing[at + 1]
    const until = next === undefined ? '' : dayBefore(firstDay(next))
    const to = version.ends === '' || (until !== '' && until < version.ends) ? until : version.ends
    const from = firstDay(version)
    return to !== '' && to < from ? [] : [{ version, from, to: to === '' ? null : to }]
  })
}

/** The day before, by the calendar: `2024-02-29` before `2024-03-01`. */
export const dayBefore = (day: string): string => moved(day, -1)

/** The day after. */
export const dayAfter = (day: string): string => moved(day, 1)

const moved = (day: string, by: number): string => new Date((dayNumber(day) + by) * 86_400_000).toISOString().slice(0, 10)
