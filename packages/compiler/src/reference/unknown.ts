/** What is known of a value that nobody gave, or that may not exist. */
import type { Domain } from '../graph.ts'
import { FIRST_DAY, FIRST_MINUTE, LAST_DAY, LAST_MINUTE } from './dates.ts'
import { code, range } from './known.ts'
import type { Known } from './known.ts'

/** What is known of a value of the domain before anything is said of it: a yes/no is 0 or 1, a date any day of the calendar. */
export function unknownOf(domain: Domain): Known {
  switch (domain) {
    case 'status':
      return range(0, 1)
    case 'integer':
      return range(-Infinity, Infinity)
    case 'day':
      return range(FIRST_DAY, LAST_DAY)
    case 'minute':
      return range(FIRST_MINUTE, LAST_MINUTE)
    case 'code':
      return code(null)
  }
}

/** Days that no shift by a span of the language brings back into the calendar. */
const FAR = 50_000_000

/** A value that may be anything of its domain, or may not exist: open against every date, the first and the last included. */
export function unknownOrNone(domain: Domain): Known {
  switch (domain) {
    case 'day':
      return range(-FAR, FAR)
    case 'minute':
      return range(-FAR * 1440, FAR * 1440 + 1439)
    case 'status':
    case 'integer':
    case 'code':
      return unknownOf(domain)
  }
}
