/**
 * From JSON values to the fixed shape that decisions read: every reader takes one value as it stands in the input and gives
 * what is stored, with missing keys and nulls as explicit unknowns, or MALFORMED. Nothing is coerced: "3" is no count.
 *
 * Facts have to be JSON values (what JSON.parse gives); keys that an object merely inherits are not looked for.
 */
import {
  FIRST_DAY,
  FIRST_MINUTE,
  LAST_DAY,
  LAST_MINUTE,
  firstDayOf,
  firstMinuteOfText,
  lastDayOf,
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

const NOTHING: JsonObject = {}

/** The object that holds dotted names; an empty one where nothing is known, null where it is something else. */
export const readGroup = (value: unknown): JsonObject | null =>
  value === undefined || value === null ? NOTHING : isObject(value) ? value : null

/** A key that objects have without being given it: only their own counts. */
export const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined)

/** true and false. */
export const readStatus = (value: unknown): Status | typeof MALFORMED_STATUS =>
  value === true
    ? MET
    : value === false
      ? NOT_MET
      : value === undefined || value === null
        ? UNKNOWN
        : MALFORMED_STATUS

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

/** The first day that a date can mean. */
export const readFirstDay = (value: unknown): number => {
  if (typeof value === 'string') {
    const day = firstDayOf(value)
    return day === day ? day : MALFORMED
  }
  return value === undefined || value === null ? FIRST_DAY : MALFORMED
}

/** The last day that the same date can mean, given the first. */
export const readLastDay = (value: unknown, firstDay: number): number =>
  typeof value === 'string' ? lastDayOf(value, firstDay) : LAST_DAY

/** The first minute that a date, with its time or without, can mean. */
export const readFirstMinute = (value: unknown): number => {
  if (typeof value === 'string') {
    const minute = firstMinuteOfText(value)
    return minute === minute ? minute : MALFORMED
  }
  return value === undefined || value === null ? FIRST_MINUTE : MALFORMED
}

/** The last minute that the same value can mean, given the first. */
export const readLastMinute = (value: unknown, firstMinute: number): number =>
  typeof value === 'string' ? lastMinuteOfText(value, firstMinute) : LAST_MINUTE

/** The day through which a list is surely complete: of a month or a year, only its first day is sure. */
export const readThrough = (value: unknown): number =>
  value === undefined || value === null ? NEVER : readFirstDay(value)

/** The day of an evaluation, known exactly: `2026-03-01`. */
export const readAsOf = (value: string): number => (value.length === 10 ? readFirstDay(value) : MALFORMED)

/** How many keys an object has. */
export const countKeys = (object: JsonObject): number => {
  let count = 0
  for (const _key in object) count += 1
  return count
}
