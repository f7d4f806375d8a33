/** Days and minutes of examples, checked against the calendar. */
import type { DateLiteral, MomentLiteral } from '@rubric/syntax'
import { type Context, site } from '../lower/context.ts'
import { dateFault, minuteOfDay } from '../calendars/dates.ts'
import { reportExample } from './diagnostics.ts'

/** `2026-03-08` or `2026-03-08T14:30`; undefined where there is no such day or time, which is reported. */
export const instantOf = (context: Context, at: DateLiteral | MomentLiteral): string | undefined => {
  const why = at.kind === 'Date' ? dateFault(at.text, false)
    : dateFault(at.date, false) ?? (minuteOfDay(at.time) === undefined ? `there is no time ${at.time}` : undefined)
  if (why === undefined) return at.kind === 'Date' ? at.text : `${at.date}T${at.time}`
  context.lowering.diagnostics.push(reportExample('bad-example-date', site(context, at), { why, partial: '' }))
  return undefined
}
