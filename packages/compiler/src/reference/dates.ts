/**
 * Civil dates by Temporal, as whole numbers: days since 1970-01-01 and minutes since its midnight, of no time zone.
 * A date that is not known to the day is the range of the days that it may be.
 */
import { Temporal } from 'temporal-polyfill'
import { range } from './known.ts'
import type { Range } from './known.ts'

const EPOCH_DAY = Temporal.PlainDate.from('1970-01-01')
const EPOCH_MINUTE = Temporal.PlainDateTime.from('1970-01-01T00:00')

/** Answers of the calendar library that were just asked for: members differ in few dates, and each is asked for often. */
export function remembered<Of extends readonly unknown[], Answer>(find: (...of: Of) => Answer): (...of: Of) => Answer {
  const found = new Map<unknown, Answer>()
  return (...of) => {
    const key = of.length === 1 ? of[0] : of.join(' ')
    const before = found.get(key)
    if (before !== undefined) return before
    if (found.size >= 5_000) found.clear()
    const answer = find(...of)
    found.set(key, answer)
    return answer
  }
}

const dayNumber = (date: Temporal.PlainDate): number => EPOCH_DAY.until(date, { largestUnit: 'days' }).days
export const minuteNumber = (moment: Temporal.PlainDateTime): number => EPOCH_MINUTE.until(moment, { largestUnit: 'minutes' }).minutes
export const dateOf = remembered((day: number): Temporal.PlainDate => EPOCH_DAY.add({ days: day }))
export const momentOf = remembered((minute: number): Temporal.PlainDateTime => EPOCH_MINUTE.add({ minutes: minute }))

/** The calendar runs from 0001-01-01 to 9999-12-31: what an unknown date may be. */
export const FIRST_DAY = dayNumber(Temporal.PlainDate.from('0001-01-01'))
export const LAST_DAY = dayNumber(Temporal.PlainDate.from('9999-12-31'))
export const FIRST_MINUTE = minuteNumber(Temporal.PlainDateTime.from('0001-01-01T00:00'))
export const LAST_MINUTE = minuteNumber(Temporal.PlainDateTime.from('9999-12-31T23:59'))

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

export const weekdayOf = (day: number): number => dateOf(day).dayOfWeek
export const dayOfMinute = remembered((minute: number): number => dayNumber(momentOf(minute).toPlainDate()))
export const firstMinuteOf = remembered((day: number): number => minuteNumber(dateOf(day).toPlainDateTime()))
const lastMinuteOf = remembered((day: number): number => minuteNumber(dateOf(day).toPlainDateTime({ hour: 23, minute: 59 })))

/** A day moved; months are clamped to the last day of the target month. */
export const moved = remembered((day: number, amount: number, unit: 'days' | 'months'): number =>
  dayNumber(dateOf(day).add(unit === 'days' ? { days: amount } : { months: amount }, { overflow: 'constrain' })),
)

const movedMinute = remembered((minute: number, amount: number, unit: 'days' | 'months' | 'minutes'): number =>
  minuteNumber(momentOf(minute).add({ [unit]: amount }, { overflow: 'constrain' })),
)

/** The first and the last day of the week, month, quarter or year that holds a day. A week starts on day 1, Monday, to 7, Sunday. */
export const periodAround = remembered((day: number, unit: 'week' | 'month' | 'quarter' | 'year', weekStart: number): readonly [number, number] => {
  if (unit === 'week') {
    let first = day
    while (weekdayOf(first) !== weekStart) first -= 1
    return [first, first + 6]
  }
  const date = dateOf(day)
  const length = { month: 1, quarter: 3, year: 12 }[unit]
  const first = date.with({ month: date.month - ((date.month - 1) % length), day: 1 })
  return [dayNumber(first), dayNumber(first.add({ months: length }).subtract({ days: 1 }))]
})

/** The days that `2026-03-01`, `2026-03` or `2026` may be. Null where the text is no date. */
export const daysOf = remembered((text: string): Range | null => {
  const match = DATE.exec(text)
  if (match === null) return null
  const [year, month, day] = match.slice(1, 4).map((digits) => (digits === undefined ? undefined : Number(digits)))
  if (year === undefined || year < 1) return null
  try {
    const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }, { overflow: 'reject' })
    if (day !== undefined) return range(dayNumber(first), dayNumber(first))
    return range(dayNumber(first), dayNumber(first.add(month === undefined ? { years: 1 } : { months: 1 }).subtract({ days: 1 })))
  } catch {
    return null
  }
})

/** The minutes that `2026-03-01T14:30`, or a date without its time, may be. Null where the text is neither. */
export const minutesOfText = remembered((text: string): Range | null => {
  const days = daysOf(text)
  if (days !== null) return days.lo === days.hi ? minutesOfDays(days) : null
  if (!MOMENT.test(text) || text.startsWith('0000')) return null
  try {
    const minute = minuteNumber(Temporal.PlainDateTime.from(text, { overflow: 'reject' }))
    return range(minute, minute)
  } catch {
    return null
  }
})

/** From the first midnight of the days to the last minute of the last of them. */
export const minutesOfDays = ({ lo, hi }: Range): Range => range(firstMinuteOf(lo), lastMinuteOf(hi))

export const daysOfMinutes = ({ lo, hi }: Range): Range => range(dayOfMinute(lo), dayOfMinute(hi))

/** Each end moved; a day that the target month lacks is its last day. */
export const shiftDays = ({ lo, hi }: Range, amount: number, unit: 'days' | 'months'): Range =>
  range(moved(lo, amount, unit), moved(hi, amount, unit))

export const shiftMinutes = ({ lo, hi }: Range, amount: number, unit: 'days' | 'months' | 'minutes'): Range =>
  range(movedMinute(lo, amount, unit), movedMinute(hi, amount, unit))

/** Completed months from a birth to a day. One born on a day that the month lacks completes it on the 1st of the next. */
export function completedMonths(birth: number, on: number): number {
  const from = dateOf(birth)
  const to = dateOf(on)
  const months = 12 * (to.year - from.year) + (to.month - from.month)
  return to.day < from.day ? months - 1 : months
}
