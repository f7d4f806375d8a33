/** When what is requested is to take place. */
import { FIRST_DAY, LAST_DAY } from '../calendar.ts'
import type { Amount, RequestedLine, ServiceRecord } from '../determination.ts'
import type { Days } from './windows.ts'

export const isExact = ([low, high]: Amount): boolean => low === high
export const isGiven = ([low, high]: Amount): boolean => low !== FIRST_DAY || high !== LAST_DAY

export interface LineDays {
  /** Null where they are not known; none where the last lies before the first. */
  readonly known: Days | null
  /** All days that they may be. */
  readonly possible: Days
  /** The last may lie before the first. */
  readonly maybeNone: boolean
}

/** The last day that a determination grants. `spans`: it grants a span, and what names no last day of its own lasts as long. */
export interface Granted {
  readonly until: Amount
  readonly spans: boolean
}

/** Without a span, a line that names no last day lasts one day, whichever that is. No line goes on after the last day granted. */
export function daysOf({ from$low, from$high, to$low, to$high }: RequestedLine, service: ServiceRecord, granted: Granted | null): LineDays {
  const from = isGiven([from$low, from$high]) ? ([from$low, from$high] as const) : service.from
  const own = [[to$low, to$high] as const, service.to].find(isGiven)
  const to = cut(own ?? (granted?.spans === true ? granted.until : from), granted)
  return {
    known: isExact(from) && isExact(to) ? [from[0], to[0]] : null,
    possible: [from[0], to[1]],
    maybeNone: to !== from && to[0] < from[1],
  }
}

const cut = (to: Amount, granted: Granted | null): Amount =>
  granted === null || granted.until[0] >= to[1] ? to : [Math.min(to[0], granted.until[0]), Math.min(to[1], granted.until[1])]
