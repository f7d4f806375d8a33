/** What is known of a value that nobody gave. */
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
