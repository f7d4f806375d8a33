/** Dates as authors write them, checked against the calendar and counted in days from 1970-01-01 (proleptic Gregorian). */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : monthLengths[month - 1] ?? 0)

/** What is wrong with a date as written, or undefined where it is one. `2026-03` and `2026` are dates known in part. */
export const dateFault = (text: string, partial: boolean): string | undefined => {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (match === null) return `\`${text}\` is not a date`
  const [, year = '', month, day] = match
  if (Number(year) < 1) return 'the calendar starts with the year 0001'
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return `there is no month ${month}`
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month)))) {
    return `${monthNames[Number(month) - 1] ?? month} ${year} has ${daysIn(Number(year), Number(month))} days`
  }
  return day === undefined && !partial ? 'the day is missing' : undefined
}

/** Days since 1970-01-01 of a full, valid date. */
export const dayNumber = (text: string): number => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const before = (y: number): number => 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  let days = before(year - 1) - before(1969)
  for (let m = 1; m < month; m += 1) days += daysIn(year, m)
  return days + day - 1
}

/** Minutes since midnight of `14:30`, or undefined. */
export const minuteOfDay = (time: string): number | undefined => {
  const match = /^(\d{2}):(\d{2})$/.exec(time)
  if (match === null) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined
}
