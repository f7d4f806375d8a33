/** How one policy reckons time: its zone, its weeks and months, and the calendars that its conditions ask. */
import { type Diagnostic, type Header, weekdays } from '@rubric/syntax'
import { reportData } from '../data/diagnostics.ts'
import type { Calendar, Zone } from '../graph.ts'
import { didYouMean } from '../names/suggest.ts'
import { commonZones, zoneOf, zoneWords } from '../calendars/zone.ts'

export interface TimeRules {
  /** Clock spans compare instants of this zone; without one, civil minutes. */
  readonly zone: Zone | null
  /** 1, Monday, to 7, Sunday. */
  readonly weekStart: number
  /** Months of a span are 30 days each. */
  readonly thirtyDayMonths: boolean
  /** The calendars that conditions ask so far; the graph's calendars are this list. */
  readonly calendars: Calendar[]
}

/** The rules that a file's header gives; those of a file that says nothing: civil time, weeks from Monday, months of the calendar. */
export const timeRulesOf = (header: Header | undefined, file: string, diagnostics: Diagnostic[]): TimeRules => {
  let zone: Zone | null = null
  let weekStart = 1
  let thirtyDayMonths = false
  for (const entry of header?.entries ?? []) {
    if (entry.key === 'time zone' && entry.text !== undefined) {
      const found = zoneOf(entry.text.value)
      if (found === undefined) diagnostics.push(unknownZone(entry.text.value, { file, span: entry.text }))
      else zone ??= found
    } else if (entry.key === 'week starts' && entry.word !== undefined) {
      const { text } = entry.word
      weekStart = Math.max(0, weekdays.findIndex(day => day === text)) + 1
    } else if (entry.key === 'months are' && entry.number !== undefined) {
      thirtyDayMonths = entry.number.text === '30'
      if (!thirtyDayMonths) diagnostics.push(reportData('bad-month-length', { file, span: entry.number }, { days: entry.number.text }))
    }
  }
  return { zone, weekStart, thirtyDayMonths, calendars: [] }
}

const unknownZone = (name: string, site: { readonly file: string; readonly span: { readonly start: number; readonly end: number } }): Diagnostic => {
  const meant = zoneWords.get(name.toLowerCase())
  const near = meant === undefined ? didYouMean(name, commonZones) : `Did you mean \`${meant}\`?`
  return reportData('unknown-time-zone', site, { name, near })
}

/** The index of a calendar among those that the policy asks. */
export const calendarIndex = ({ calendars }: TimeRules, calendar: Calendar): number => {
  const at = calendars.indexOf(calendar)
  return at < 0 ? calendars.push(calendar) - 1 : at
}
