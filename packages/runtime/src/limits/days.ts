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

export function daysOf({ from$low, from$high, to$low, to$high }: RequestedLine, service: ServiceRecord): LineDays {
  const from = isGiven([from$low, from$high]) ? ([from$low, from$high] as const) : service.from
  const own = isGiven([to$low, to$high]) ? ([to$low, to$high] as const) : service.to
  const to = isGiven(own) ? own : from
  return { known: isExact(from) && isExact(to) ? [from[0], to[0]] : null, possible: [from[0], to[1]], maybeNone: to !== from && to[0] < from[1] }
}
