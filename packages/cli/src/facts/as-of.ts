/** The date as of which a policy is asked. The only place of Rubric that reads the clock, and only where no date is given. */
import { UsageError } from '../usage.ts'

export interface AsOf {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Nobody gave a date, so it is today where this machine stands. */
  readonly assumed: boolean
}

export const asOfDate = (given: string | undefined, now: () => Date = () => new Date()): AsOf => {
  if (given === undefined) {
    const today = now()
    const parts = [String(today.getFullYear()).padStart(4, '0'), two(today.getMonth() + 1), two(today.getDate())]
    return { date: parts.join('-'), assumed: true }
  }
  if (!isDate(given)) throw new UsageError(`--as-of ${given}: give a date of the calendar as YYYY-MM-DD, such as 2026-03-01`)
  return { date: given, assumed: false }
}

const two = (number: number): string => String(number).padStart(2, '0')

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}
