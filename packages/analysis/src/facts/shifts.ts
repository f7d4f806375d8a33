/** Dates that are reckoned from others: what is under the reckoning, and how far it goes, at the least and at the most. */
import type { Value } from '@rubric/compiler'

/** How a value is reckoned from what is under it. */
export interface By {
  /** The reckoning without its amount; empty for none. Two of one form are ordered by their amounts. */
  readonly form: string
  readonly amount: number
  /** How far it goes, in the steps of its domain (days or minutes), for whatever it is reckoned from. */
  readonly reach: readonly [least: number, most: number]
}

export interface Bound {
  readonly inner: Value
  readonly by: By
}

/** x + left <= y + right + at. */
export interface Shift {
  readonly left: By
  readonly right: By
  readonly at: number
}

const NOT_AT_ALL: By = { form: '', amount: 0, reach: [0, 0] }

export const boundOf = (value: Value): Bound => {
  switch (value.kind) {
    case 'offset': {
      if (value.amount === 0) return boundOf(value.date)
      return reckoned(value.date, `${value.domain} ${value.unit}`, value.amount, reachOf(value.domain, value.unit, value.amount))
    }
    case 'openDay':
      return reckoned(value.date, `open ${value.calendar}`, value.amount, value.amount > 0 ? [value.amount, Infinity] : [-Infinity, value.amount])
    case 'openMinute':
      return reckoned(value.moment, `open minutes ${value.calendar}`, value.amount, [value.amount, Infinity])
    case 'movedDay':
      return wrapped(value.date, `moved ${value.to} ${value.calendar}`)
    case 'civil':
      return wrapped(value.instant, 'civil')
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'age':
    case 'now':
    case 'instant':
    case 'nthDay':
    case 'dayOf':
    case 'minutesOf':
    case 'count':
    case 'sum':
    case 'pick':
      return { inner: value, by: NOT_AT_ALL }
  }
}

/** Reckoned from what is itself reckoned: the inner reckoning stays with what is under it. */
const reckoned = (from: Value, form: string, amount: number, reach: By['reach']): Bound => ({ inner: from, by: { form, amount, reach } })

/** A step that keeps the order of days: the amount is the one under it. */
const wrapped = (of: Value, form: string): Bound => {
  const { inner, by } = boundOf(of)
  return { inner, by: { form: `${form} of ${by.form}`, amount: by.amount, reach: [-Infinity, Infinity] } }
}

const MINUTES_OF_DAY = 1440

const reachOf = (domain: 'day' | 'minute', unit: 'days' | 'months' | 'minutes', amount: number): By['reach'] => {
  const step = domain === 'minute' ? MINUTES_OF_DAY : 1
  switch (unit) {
    case 'minutes':
      return [amount, amount]
    case 'days':
      return [amount * step, amount * step]
    case 'months': {
      const [least, most] = daysOfMonths(Math.abs(amount))
      return amount > 0 ? [least * step, most * step] : [-most * step, -least * step]
    }
  }
}

/**
 * Between which numbers of days so many months last, clamped at month ends. From the mean of the Gregorian calendar, 30.436875 days: the days
 * of n consecutive months differ from n means by less than three, and clamping shortens by at most three more.
 */
const daysOfMonths = (months: number): readonly [number, number] => {
  const mean = months * 30.436875
  return [Math.floor(mean) - 6, Math.ceil(mean) + 3]
}
