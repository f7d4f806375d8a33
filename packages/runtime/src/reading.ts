/**
 * From JSON values to the fixed shape that decisions read: every reader takes one value as it stands in the input and gives
 * what is stored, with missing keys and nulls as explicit unknowns, or MALFORMED. Nothing is coerced: "3" is no count.
 * Facts have to be JSON values, as JSON.parse gives them.
 */
import {
  FIRST_DAY,
  FIRST_MINUTE,
  LAST_DAY,
  LAST_MINUTE,
  dayOfMinute,
  firstDayOf,
  firstMinuteOf,
  firstMinuteOfText,
  lastDayOf,
  lastMinuteOf,
  lastMinuteOfText,
} from './calendar.ts'
import { MET, NOT_MET, UNKNOWN } from './status.ts'
import type { Status } from './status.ts'

/** The answer of a reader to a value that does not fit. No stored number is infinite, so none is mistaken for it. */
export const MALFORMED = Infinity
/** The same for yes/no. */
export const MALFORMED_STATUS = -1
/** The same for codes. */
export const MALFORMED_CODE = ''

/** What decimals are stored times. */
export const DECIMAL_SCALE = 1_000_000
/** The largest number that a fact may be, of whatever type. Its millionths are still exact. */
export const LARGEST = 1_000_000_000
/** The highest age in completed years: no two supported days lie further apart. */
export const HIGHEST_AGE = 9998
/** Complete through no day at all. */
export const NEVER = -1_000_000_000

export type JsonObject = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a key that an object has of its own, not by inheritance. */
export const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined)

/** What a reader finds besides the values that it was looking for. */
export interface Notes {
  /** Some object has a key that nothing declares. */
  extra: boolean
}

/** Where the value of each key is to stand. */
export type Places = ReadonlyMap<string, number>
export const placesOf = (keys: readonly string[]): Places => new Map(keys.map((key, index) => [key, index]))

/** The keys of a list. */
export const LIST_PLACES = placesOf(['complete_through', 'entries'])

/**
 * The values of an object by the places of their keys, undefined where a key is missing; null where there is no object.
 *
 * Members differ in which facts are known, so their objects have many shapes, and asking each for one key after the other
 * would be slow. Running through the keys that are there costs the same for every shape, and shows those nobody asked for.
 */
export const gather = (object: unknown, places: Places, notes: Notes): readonly unknown[] | null => {
  if (!isObject(object)) return null
  const values: unknown[] = new Array<unknown>(places.size).fill(undefined)
  for (const key in object) {
    const place = places.get(key)
    if (place === undefined) notes.extra = true
    else values[place] = object[key]
  }
  return values
}

const NOTHING: readonly unknown[] = []

/** The same where nothing known is fine: an object that holds dotted names, or a list. */
export const gatherKnown = (object: unknown, places: Places, notes: Notes): readonly unknown[] | null =>
  object === undefined || object === null ? NOTHING : gather(object, places, notes)

/** true and false. */
export const readStatus = (value: unknown): Status | typeof MALFORMED_STATUS =>
  value === true ? MET : value === false ? NOT_MET : value === undefined || value === null ? UNKNOWN : MALFORMED_STATUS

/** A whole number from 0 to `largest`, stored times `scale`. */
export const readWhole = (value: unknown, scale: number, largest: number): number => {
  if (typeof value === 'number') {
    return value >= 0 && value <= largest && Number.isInteger(value) ? value * scale + 0 : MALFORMED
  }
  return value === undefined || value === null ? NaN : MALFORMED
}

/**
 * A number of at most six decimals, stored in millionths. A number that JSON gives is the nearest to the decimal that was
 * written, and so is the quotient: they are one exactly where the decimal has six places or fewer.
 */
export const readDecimal = (value: unknown, least: number): number => {
  if (typeof value === 'number') {
    const stored = Math.round(value * DECIMAL_SCALE) + 0
    const fits = value >= least && value <= LARGEST && stored / DECIMAL_SCALE === value
    return fits ? stored : MALFORMED
  }
  return value === undefined || value === null ? NaN : MALFORMED
}

/** One of the words of an enumeration, stored as its place. */
export const readChoice = (value: unknown, choices: readonly string[]): number => {
  if (typeof value === 'string') {
    const index = choices.indexOf(value)
    return index >= 0 ? index : MALFORMED
  }
  return value === undefined || value === null ? NaN : MALFORMED
}

/** A code as text; null where it is not known. */
export const readCode = (value: unknown): string | null =>
  typeof value === 'string' ? value : value === undefined || value === null ? null : MALFORMED_CODE

/** What a date or a moment is that had not come by `as of`. */
export const NOT_YET = 'not yet'

/** The first day that a date can mean; `soonest` is that of "not yet". */
export const readFirstDay = (value: unknown, soonest = MALFORMED): number => {
  if (typeof value === 'string') {
    const day = firstDayOf(value)
    return day === day ? day : value === NOT_YET ? soonest : MALFORMED
  }
  return value === undefined || value === null ? FIRST_DAY : MALFORMED
}

/** The last day that the same date can mean, given the first. */
export const readLastDay = (value: unknown, firstDay: number): number =>
  typeof value !== 'string' ? LAST_DAY : value === NOT_YET ? Math.max(firstDay, LAST_DAY) : lastDayOf(value, firstDay)

/** The first minute that a date, with its time or without, can mean; `soonest` is that of "not yet". */
export const readFirstMinute = (value: unknown, soonest = MALFORMED): number => {
  if (typeof value === 'string') {
    const minute = firstMinuteOfText(value)
    return minute === minute ? minute : value === NOT_YET ? soonest : MALFORMED
  }
  return value === undefined || value === null ? FIRST_MINUTE : MALFORMED
}

/** The last minute that the same value can mean, given the first. */
export const readLastMinute = (value: unknown, firstMinute: number): number =>
  typeof value !== 'string'
    ? LAST_MINUTE
    : value === NOT_YET
      ? Math.max(firstMinute, LAST_MINUTE)
      : lastMinuteOfText(value, firstMinute)

/** The day through which a list is surely complete: of a month or a year, only its first day is sure. */
export const readThrough = (value: unknown): number => (value === undefined || value === null ? NEVER : readFirstDay(value))

/** The day of an evaluation, known exactly: `2026-03-01`, or with its time `2026-03-01T14:30`. */
export const readAsOf = (value: string): number => {
  if (value.length === 10) return readFirstDay(value)
  const minute = value.length === 16 ? readFirstMinute(value) : MALFORMED
  return minute === MALFORMED ? MALFORMED : dayOfMinute(minute)
}

/** The minute of an evaluation, given its day: without a time, the last of that day. */
export const readNow = (value: string, asOf: number): number =>
  value.length === 10 ? lastMinuteOf(asOf) : firstMinuteOf(asOf) + firstMinuteOfText(`1970-01-01${value.slice(10)}`)
