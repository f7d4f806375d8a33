/** Units of time as they are written. */
import type { CalendarUnit } from '@rubric/runtime'

/** The stretches of the calendar that allowances and recurrences are counted in. */
export const calendarUnits: readonly CalendarUnit[] = ['week', 'month', 'quarter', 'year']
