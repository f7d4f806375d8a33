/**
 * Comparing what is known only in part. A value lies somewhere in a range, both ends included; a comparison is met where it
 * holds for everything in the ranges, not met where it holds for nothing, and otherwise unknown. So learning more, which
 * narrows a range, never changes an answer that was definite.
 *
 * - An exact value is the range from itself to itself. A number that is not known is NaN, which no comparison finds true, so
 *   every comparison below answers unknown; a date that is not known is the range of all supported days.
 * - A range whose low end lies over its high end says that there is no such value ("the latest of no entries"): nothing
 *   compares with it, and the condition is not met.
 */
import { FIRST_DAY, FIRST_MINUTE, LAST_DAY, LAST_MINUTE } from './calendar.ts'
import { MET, NOT_MET, UNKNOWN } from './status.ts'
import type { Status } from './status.ts'
import type { Shown } from './clause.ts'

/**
 * The ends of "no such value": turned around, beyond all supported values, and so far apart that no shift by days or months
 * turns them back. In days and in minutes; of other numbers, infinity.
 */
export const NONE_LOW = 100_000_000
export const NONE_HIGH = -100_000_000
export const NONE_LOW_MINUTE = NONE_LOW * 1440
export const NONE_HIGH_MINUTE = NONE_HIGH * 1440

/**
 * The ends of "some date, or no such value" ("the latest" of a list that may lack entries): outside all supported values, and so
 * far out that no shift brings an end back among them. So every comparison with a date stays open. In days and in minutes.
 */
export const ANY_LOW = -50_000_000
export const ANY_HIGH = 50_000_000
export const ANY_LOW_MINUTE = ANY_LOW * 1440
export const ANY_HIGH_MINUTE = ANY_HIGH * 1440 + 1439

/** Is a at least b? */
export const atLeast = (aLow: number, aHigh: number, bLow: number, bHigh: number): Status =>
  aLow >= bHigh ? MET : aHigh < bLow ? NOT_MET : UNKNOWN

/** Is a more than b? */
export const moreThan = (aLow: number, aHigh: number, bLow: number, bHigh: number): Status =>
  aLow > bHigh ? MET : aHigh <= bLow ? NOT_MET : UNKNOWN

/** Is a the same as b? */
export const sameAs = (aLow: number, aHigh: number, bLow: number, bHigh: number): Status =>
  aHigh < bLow || aLow > bHigh ? NOT_MET : aLow === aHigh && bLow === bHigh && aLow === bLow ? MET : UNKNOWN

/** Is low <= a <= high, where a and either bound may be ranges? */
export const between = (
  aLow: number,
  aHigh: number,
  lowLow: number,
  lowHigh: number,
  highLow: number,
  highHigh: number,
): Status => (aHigh < lowLow || aLow > highHigh ? NOT_MET : aLow >= lowHigh && aHigh <= highLow ? MET : UNKNOWN)

/** Is a one of these whole numbers, of which no two are the same? Met where each whole number in the range is one of them. */
export const among = (aLow: number, aHigh: number, choices: readonly number[]): Status => {
  let inside = 0
  for (const choice of choices) if (!(choice < aLow || choice > aHigh)) inside += 1
  return inside === 0 ? NOT_MET : inside === aHigh - aLow + 1 ? MET : UNKNOWN
}

/** Is one code the other? `null` is a code that is not known. */
export const sameCode = (a: string | null, b: string | null): Status =>
  a === null || b === null ? UNKNOWN : a === b ? MET : NOT_MET

// ---- what a trace shows ------------------------------------------------------------------------------------

/** A number as it stood; NaN is unknown. */
export const shownNumber = (value: number): Shown => (Number.isNaN(value) ? null : value)

/** A range of numbers as it stood; an end that may be anything is null, and so is a range of which nothing is known. */
export const shownRange = (low: number, high: number): Shown => {
  if (low === high) return low
  if (low > high) return []
  const from = low > -Infinity ? low : null
  const to = high < Infinity ? high : null
  return from === null && to === null ? null : [from, to]
}

/** A range of days as it stood; all supported days, or more, are as good as none. */
export const shownDays = (low: number, high: number): Shown =>
  low <= FIRST_DAY && high >= LAST_DAY ? null : shownRange(low, high)

/** A range of minutes as it stood. */
export const shownMinutes = (low: number, high: number): Shown =>
  low <= FIRST_MINUTE && high >= LAST_MINUTE ? null : shownRange(low, high)
