/** Calendars: the hours in which something is open, day by day of the week, and the holidays on which it is not. */
import { type Calendar as CalendarSection, type Diagnostic, type OpenHours, weekdays } from '@rubric/syntax'
import { readCsv } from '../data/csv.ts'
import { dataFault, type DataText, dataText } from '../data/files.ts'
import type { Calendar } from '../graph.ts'
import { dateFault, dayNumber } from './dates.ts'

const DAY = 1440

type Stretch = readonly [opens: number, closes: number]

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Times that cannot be were reported when the line was read. */
const stretchOf = ({ opens, closes }: OpenHours): Stretch => (opens === undefined || closes === undefined ? [0, DAY] : [minuteOf(opens), minuteOf(closes)])

/** Sorted; stretches that touch are one. */
const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const found: Stretch[] = []
  for (const [opens, closes] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last !== undefined && opens <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], closes)]
    else found.push([opens, closes])
  }
  return found
}

interface Holidays {
  readonly holidays: readonly number[]
  readonly covers: readonly [number, number] | null
}

const noHolidays: Holidays = { holidays: [], covers: null }

/** Days of a file with the columns `on` and `name`. It speaks for whole years, from that of its first day to that of its last. */
const holidaysOf = ({ holidays }: CalendarSection, file: string, texts: readonly DataText[], diagnostics: Diagnostic[]): Holidays => {
  const text = holidays === undefined ? undefined : dataText(holidays, file, texts, diagnostics)
  if (holidays === undefined || text === undefined) return noHolidays
  const fault = (line: number, why: string): Holidays => {
    diagnostics.push(dataFault(holidays, file, { line, why }, 'Holidays stand one a line: the date, a comma, the name.'))
    return noHolidays
  }
  const read = readCsv(text, ['on', 'name'])
  if ('fault' in read) return fault(read.fault.line, read.fault.why)
  const days = new Set<number>()
  for (const { line, values: [on = ''] } of read.rows) {
    const why = dateFault(on, false)
    if (why !== undefined) return fault(line, why)
    days.add(dayNumber(on))
  }
  const dates = read.rows.map(({ values: [on = ''] }) => on).sort()
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return fault(1, 'no day follows')
  const year = (date: string): string => date.slice(0, 4)
  return {
    holidays: [...days].sort((a, b) => a - b),
    covers: [dayNumber(`${year(first)}-01-01`), dayNumber(`${year(last)}-12-31`)],
  }
}

/** A calendar as evaluators know it. `id` is that of the file that declares it. What is wrong is reported and left out. */
export const calendarOf = (
  section: CalendarSection, id: string, file: string, texts: readonly DataText[], diagnostics: Diagnostic[],
): Calendar => {
  const week = weekdays.map((): Stretch[] => [])
  for (const open of section.open) {
    for (const day of open.days) week[weekdays.indexOf(day)]?.push(stretchOf(open))
  }
  return {
    name: section.name.text, address: `${id}/${section.name.text}`, text: section.text?.value ?? '', cite: section.cite?.text ?? '',
    week: week.map(joined), ...holidaysOf(section, file, texts, diagnostics),
  }
}
