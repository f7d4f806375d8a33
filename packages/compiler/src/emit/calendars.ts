/** Calendars and the time zone of a policy, as data for the runtime library; only those that conditions ask. */
import { calendarName, promised } from './model.ts'
import type { Model } from './model.ts'
import { comment, dataLines } from './text.ts'

const calendarLines = (model: Model, index: number): readonly string[] => {
  const { address, text, week, holidays, covers } = promised(model.graph.calendars[index], `the calendar ${index}`)
  const lines = dataLines([week, holidays, covers], `const ${calendarName(index)} = ${model.use('openCalendar')}(`)
  return [`/** ${comment(`${address} "${text}"`)} */`, ...arguments_(lines), '']
}

/** The elements of an array's literal as the arguments of a call: `f([1, 2])` is `f(1, 2)`. */
const arguments_ = (lines: readonly string[]): readonly string[] =>
  lines.map((line, at) => {
    const opened = at === 0 ? line.replace('([', '(') : line
    return at === lines.length - 1 ? opened.replace(/\]$/, ')') : opened
  })

const zoneLines = (model: Model): readonly string[] => {
  const { zone } = model.graph
  if (zone === null || !model.usesZone()) return []
  const lead = `const zone: ${model.useType('TimeZone')} = `
  return [`/** ${comment(zone.name)}: offsets from UTC in minutes, and the minutes from which they hold. */`, ...dataLines({ offset: zone.offset, changes: zone.changes }, lead), '']
}

export const calendarsPath = (model: Model): readonly string[] => [
  ...[...model.usedCalendars].sort((a, b) => a - b).flatMap((index) => calendarLines(model, index)),
  ...zoneLines(model),
]
