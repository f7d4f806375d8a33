export {
  addMonths, completedYears, dayNumber, firstDay, formatDay, formatMinute, lastDay, parseDay, rangeOf, withinCalendar,
} from '@rubric/analysis'
