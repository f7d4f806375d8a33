/** Just enough of the calendar to make dates up. What dates mean is the evaluators' business, not the generator's. */

/** Days since 1970-01-01 of a civil date; months and days may run over. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / 86_400_000)
}

/** `2026-03-01` to days since 1970-01-01. */
export const parseDay = (text: string): number =>
  dayNumber(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))

/** The first and the last day that facts may name. */
export const firstDay = dayNumber(1, 1, 1)
export const lastDay = dayNumber(9999, 12, 31)

/** The day itself, or the end of the calendar that it lies beyond. */
export const withinCalendar = (day: number): number => Math.min(lastDay, Math.max(firstDay, day))

/** Records are made up of few days, each of which is written again and again. */
const written = new Map<number, string>()
const MOST_WRITTEN = 5_000

export const formatDay = (day: number): string => {
  const before = written.get(day)
  if (before !== undefined) return before
  if (written.size >= MOST_WRITTEN) written.clear()
  const text = new Date(withinCalendar(day) * 86_400_000).toISOString().slice(0, 10)
  written.set(day, text)
  return text
}

export const formatMinute = (minute: number): string =>
  new Date(Math.min(lastDay * 1440 + 1439, Math.max(firstDay * 1440, minute)) * 60_000).toISOString().slice(0, 16)

/** First and last day that a date known to the day, month or year may be. */
export const rangeOf = (text: string): readonly [number, number] => {
  const year = Number(text.slice(0, 4))
  if (text.length === 4) return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]
  const month = Number(text.slice(5, 7))
  if (text.length === 7) return [dayNumber(year, month, 1), dayNumber(year, month + 1, 1) - 1]
  return [parseDay(text), parseDay(text)]
}

/** More months than the calendar has, either way. */
const MOST_MONTHS = 120_000

/** Adds months; a day that the month lacks becomes its last. Whatever leaves the calendar stays outside it. */
export const addMonths = (day: number, months: number): number => {
  const date = new Date(day * 86_400_000)
  const month = date.getUTCMonth() + 1 + Math.max(-MOST_MONTHS, Math.min(MOST_MONTHS, months))
  const first = dayNumber(date.getUTCFullYear(), month, 1)
  const last = dayNumber(date.getUTCFullYear(), month + 1, 1) - 1
  return Math.min(first + date.getUTCDate() - 1, last)
}

/** Whole years between a birth date and a day; one born on 29 February turns on 1 March in common years. */
export const completedYears = (birth: number, day: number): number => {
  const [from, to] = [new Date(birth * 86_400_000), new Date(day * 86_400_000)]
  const before = to.getUTCMonth() * 32 + to.getUTCDate() < from.getUTCMonth() * 32 + from.getUTCDate()
  return to.getUTCFullYear() - from.getUTCFullYear() - (before ? 1 : 0)
}
