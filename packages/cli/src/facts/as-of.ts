/** The days and minutes that a command is given. The only place of the command line that reads the clock, and only where none is given. */
import { UsageError } from '../usage.ts'

export interface AsOf {
  /** `2026-03-01` or `2026-03-01T14:30`; a day alone means its end. */
  readonly text: string
  readonly day: string
  /** Nobody gave a date, so it is today where this machine stands. */
  readonly assumed: boolean
}

/** Today where this machine stands. */
export const today = (now: () => Date = () => new Date()): string => {
  const date = now()
  return [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())].join('-')
}

/** A day or a minute; without one, today. */
export const asOfMoment = (given: string | undefined, now?: () => Date): AsOf => {
  if (given === undefined) {
    const day = today(now)
    return { text: day, day, assumed: true }
  }
  const text = momentOf(given)
  if (text === undefined) {
    throw new UsageError(`--as-of ${given}: give a day as YYYY-MM-DD or a minute as YYYY-MM-DDTHH:MM, such as 2026-03-01T14:30`)
  }
  return { text, day: text.slice(0, 10), assumed: false }
}

/** A day or a minute as evaluators take it; undefined for what is neither. */
export const momentOf = (given: string): string | undefined => {
  const [, day = '', time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(given) ?? []
  if (!isDate(day) || (time !== undefined && !isTime(time))) return undefined
  return time === undefined ? day : `${day}T${time}`
}

/** The day that an option names, or undefined. */
export const dayOf = (option: string, given: string | undefined): string | undefined => {
  if (given === undefined || isDate(given)) return given
  throw new UsageError(`--${option} ${given}: give a date of the calendar as YYYY-MM-DD, such as 2026-03-01`)
}

const two = (number: number): string => String(number).padStart(2, '0')

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

const isTime = (text: string): boolean => {
  const [hours = 24, minutes = 60] = text.split(':').map(Number)
  return hours < 24 && minutes < 60
}
