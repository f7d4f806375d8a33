/**
 * Civil dates as whole numbers, in the proleptic Gregorian calendar; no clock, no time zone.
 *
 * - A *day* counts from 1970-01-01, a *minute* from 1970-01-01T00:00, a *month* from the January of year 0.
 * - A date that a record knows only to the month or the year is a range of days, so a date is always read as its first and
 *   its last day. Nothing known at all is `[FIRST_DAY, LAST_DAY]`.
 * - Days are turned into years, months and days of the month by eras of 400 years that begin on 1 March, so that the leap day
 *   is the last one (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). A bias of 800 eras keeps every dividend
 *   positive: then `| 0` rounds down.
 */

/** 0001-01-01 and 9999-12-31: the days that facts may name. Arithmetic may pass them. */
export const FIRST_DAY = -719162
export const LAST_DAY = 2932896
export const FIRST_MINUTE = FIRST_DAY * 1440
export const LAST_MINUTE = LAST_DAY * 1440 + 1439

const DAYS_OF_ERA = 146097
const BIAS_ERAS = 800
/** From 0000-03-01, where the eras begin, to 1970-01-01. */
const DAYS_TO_EPOCH = 719468
const BIAS_DAYS = DAYS_TO_EPOCH + BIAS_ERAS * DAYS_OF_ERA
const BIAS_YEARS = BIAS_ERAS * 400

/** The month of a day and its place in the month, as one number: month x 32 + day of the month (1 to 31). */
const civil = (day: number): number => {
  const sinceBias = (day + BIAS_DAYS) | 0
  const era = (sinceBias / DAYS_OF_ERA) | 0
  const dayOfEra = sinceBias - era * DAYS_OF_ERA
  const leapFree = dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36524) | 0) - ((dayOfEra / 146096) | 0)
  const yearOfEra = (leapFree / 365) | 0
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0))
  const marchMonth = ((5 * dayOfYear + 2) / 153) | 0
  const dayOfMonth = dayOfYear - (((153 * marchMonth + 2) / 5) | 0) + 1
  return ((era * 400 + yearOfEra - BIAS_YEARS) * 12 + marchMonth + 2) * 32 + dayOfMonth
}

/** The day before the first of a month. */
const eveOfMonth = (month: number): number => {
  const sinceBias = (month - 2 + BIAS_YEARS * 12) | 0
  const year = (sinceBias / 12) | 0
  const marchMonth = sinceBias - year * 12
  const era = (year / 400) | 0
  const yearOfEra = year - era * 400
  const dayOfYear = ((153 * marchMonth + 2) / 5) | 0
  const dayOfEra = yearOfEra * 365 + (yearOfEra >> 2) - ((yearOfEra / 100) | 0) + dayOfYear
  return era * DAYS_OF_ERA + dayOfEra - BIAS_DAYS - 1
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** `month` is 1 to 12. */
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/** The day of a date that exists; `month` is 1 to 12. */
export const dayFrom = (year: number, month: number, dayOfMonth: number): number => eveOfMonth(year * 12 + month - 1) + dayOfMonth

/**
 * The day `months` later, or earlier where negative. A day that the target month lacks becomes its last day: 31 January and
 * 1 month is 28 or 29 February. Never turns two days around: a <= b gives addMonths(a, n) <= addMonths(b, n).
 */
export const addMonths = (day: number, months: number): number => {
  const from = civil(day)
  const month = (from >> 5) + months
  const eve = eveOfMonth(month)
  const sameDay = eve + (from & 31)
  const lastDay = eveOfMonth(month + 1)
  return sameDay < lastDay ? sameDay : lastDay
}

/** The first day of the month that holds a day; of `months` months that start with January, the first day of the first: a quarter, a year. */
export const firstDayOfMonth = (day: number, months = 1): number => {
  const month = civil(day) >> 5
  return eveOfMonth(month - ((month + BIAS_YEARS * 12) % months)) + 1
}

/**
 * Completed months from a birth to a day. A month is complete on the day of the month of the birth, or on the first of the next
 * month where that day is missing: one born on 29 February turns a year older on 1 March in common years.
 */
export const ageInMonths = (birth: number, day: number): number => {
  const from = civil(birth)
  const to = civil(day)
  return (to >> 5) - (from >> 5) - ((to & 31) < (from & 31) ? 1 : 0)
}

/** The fewest completed months of one born in a range of days; where nothing is known of the birth, any number. */
export const lowestAge = (birthLow: number, birthHigh: number, day: number): number =>
  birthLow <= FIRST_DAY && birthHigh >= LAST_DAY ? -Infinity : ageInMonths(birthHigh, day)

/** The most completed months of one born in a range of days. */
export const highestAge = (birthLow: number, birthHigh: number, day: number): number =>
  birthLow <= FIRST_DAY && birthHigh >= LAST_DAY ? Infinity : ageInMonths(birthLow, day)

/** The civil day of a minute. */
export const dayOfMinute = (minute: number): number => Math.floor(minute / 1440)
export const firstMinuteOf = (day: number): number => day * 1440
export const lastMinuteOf = (day: number): number => day * 1440 + 1439

// ---- reading -----------------------------------------------------------------------------------------------

/** The number that `count` digits at `at` stand for; NaN where one of them is no digit. */
const digits = (text: string, at: number, count: number): number => {
  let value = 0
  for (let index = at; index < at + count; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

const isDash = (text: string, at: number): boolean => text.charCodeAt(at) === 45

/** The first day that `YYYY-MM-DD`, `YYYY-MM` or `YYYY` can mean; NaN for anything else and for dates that do not exist. */
export const firstDayOf = (text: string): number => {
  const length = text.length
  const year = digits(text, 0, 4)
  if (!(year >= 1)) return NaN
  if (length === 4) return dayFrom(year, 1, 1)
  const month = digits(text, 5, 2)
  if (!isDash(text, 4) || !(month >= 1 && month <= 12)) return NaN
  if (length === 7) return dayFrom(year, month, 1)
  const dayOfMonth = digits(text, 8, 2)
  if (length !== 10 || !isDash(text, 7)) return NaN
  return dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month) ? dayFrom(year, month, dayOfMonth) : NaN
}

/** The last day that the same text can mean, given the first. */
export const lastDayOf = (text: string, firstDay: number): number =>
  text.length === 10 ? firstDay : addMonths(firstDay, text.length === 7 ? 1 : 12) - 1

/** The first minute that `YYYY-MM-DDTHH:MM`, or `YYYY-MM-DD` without its time, can mean; NaN for anything else. */
export const firstMinuteOfText = (text: string): number => {
  if (text.length === 10) return firstDayOf(text) * 1440
  if (text.length !== 16 || text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58) return NaN
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  return hour <= 23 && minute <= 59 ? firstDayOf(text.slice(0, 10)) * 1440 + hour * 60 + minute : NaN
}

/** The last minute that the same text can mean, given the first. */
export const lastMinuteOfText = (text: string, firstMinute: number): number =>
  text.length === 16 ? firstMinute : firstMinute + 1439

// ---- writing -----------------------------------------------------------------------------------------------

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

/** `2026-03-01` */
export const formatDay = (day: number): string => {
  const parts = civil(day)
  const month = parts >> 5
  const year = Math.floor(month / 12)
  return `${padded(year, 4)}-${padded(month - year * 12 + 1, 2)}-${padded(parts & 31, 2)}`
}

/** `2026-03-01T14:30` */
export const formatMinute = (minute: number): string => {
  const day = dayOfMinute(minute)
  const rest = minute - day * 1440
  return `${formatDay(day)}T${padded(Math.floor(rest / 60), 2)}:${padded(rest % 60, 2)}`
}
