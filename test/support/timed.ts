/** Single conditions that time decides, on graphs with calendars and a time zone. */
import { Temporal } from 'temporal-polyfill'
import { evaluateReference } from '@rubric/compiler'
import type { Calendar, Deadline, FactsInput, FactType, Recurrence, Selection, Test, Value, Zone } from '@rubric/compiler'
import { statusWord } from '@rubric/runtime'
import type { Shown } from '@rubric/runtime'
import { asOf, count, dayNumber, entries, ruleGraph, where, compare, constant } from './graph.ts'

const changes: (readonly [number, number])[] = []
const zonedAt = (iso: string): Temporal.ZonedDateTime => Temporal.Instant.from(iso).toZonedDateTimeISO('America/New_York')
const end = zonedAt('2101-01-01T00:00Z').epochMilliseconds
for (let at = zonedAt('1970-01-01T00:00Z').getTimeZoneTransition('next'); at !== null && at.epochMilliseconds < end; at = at.getTimeZoneTransition('next')) {
  changes.push([at.epochMilliseconds / 60_000, at.offsetNanoseconds / 60_000_000_000])
}
export const newYork: Zone = { name: 'America/New_York', offset: -300, changes }

const ALL_DAY = [[0, 1440]] as const
const NINE_TO_FIVE = [[540, 1020]] as const
const calendarOf = (name: string, week: Calendar['week'], holidays: readonly string[], covers: Calendar['covers']): Calendar => ({
  name, address: `test.policy/${name}`, text: name, cite: '', week, holidays: holidays.map(dayNumber), covers,
})

/** Monday to Friday; Independence Day 2025, Thanksgiving 2025, Christmas, New Year's Day, Presidents' Day. Known for 2025 and 2026. */
export const businessDays = calendarOf(
  'business_days',
  [ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, [], []],
  ['2025-07-04', '2025-11-27', '2025-12-25', '2026-01-01', '2026-02-16', '2026-07-03', '2026-12-25'],
  [dayNumber('2025-01-01'), dayNumber('2026-12-31')],
)
/** The same days, with a break at noon on Fridays. */
export const officeHours = calendarOf(
  'office_hours',
  [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, [[540, 720], [780, 1020]], [], []],
  ['2025-12-25', '2026-01-01', '2026-12-25'],
  [dayNumber('2025-01-01'), dayNumber('2026-12-31')],
)
export const daytime = calendarOf('daytime', Array.from({ length: 7 }, () => [[480, 1200]] as const), [], null)
export const calendars = [businessDays, officeHours, daytime]
export const [BUSINESS_DAYS, OFFICE_HOURS, DAYTIME] = [0, 1, 2] as const

export interface Timed {
  readonly status: string
  readonly value: Shown
  readonly due?: Shown
  readonly pending?: boolean
}

export interface Setting {
  readonly types: Readonly<Record<string, FactType>>
  readonly zone?: Zone
}

/** Days and minutes of the answer are numbers; `at` says them in words. */
export function timed({ types, zone }: Setting, test: Test, facts: FactsInput, today: string): Timed {
  const graph = ruleGraph({ facts: types, criteria: { only: test }, calendars, ...(zone === undefined ? {} : { zone }) })
  const [result] = evaluateReference(graph, facts, today)[0]?.conditions ?? []
  if (result === undefined) throw new Error('no condition was decided')
  const { condition: _, status, ...rest } = result
  return { ...rest, status: statusWord(status) }
}

/** A value as a trace shows it. */
export function shownOf(setting: Setting, value: Value, facts: FactsInput, today = '2026-03-01'): Shown {
  const right: Value = value.domain === 'minute' ? { kind: 'now', domain: 'minute' } : asOf
  return timed(setting, { kind: 'compare', relation: '<', left: value, right }, facts, today).value
}

/** `2026-03-01`, `2026-03-01T14:30`, `a..b`, `none`, `unknown`. */
export function at(shown: Shown | undefined, form: 'day' | 'minute' = 'day'): string {
  if (typeof shown === 'number') {
    const iso = new Date(shown * (form === 'day' ? 86_400_000 : 60_000)).toISOString()
    return form === 'day' ? iso.slice(0, 10) : iso.slice(0, 16)
  }
  if (shown === null) return 'unknown'
  if (Array.isArray(shown)) return shown.length === 0 ? 'none' : shown.map((end: Shown) => at(end, form)).join('..')
  return String(shown)
}

export const now: Value = { kind: 'now', domain: 'minute' }
export const instant = (moment: Value): Value => ({ kind: 'instant', domain: 'minute', moment })
export const civil = (of: Value): Value => ({ kind: 'civil', domain: 'minute', instant: of })
export const openDay = (date: Value, amount: number, calendar: number = BUSINESS_DAYS): Value => ({ kind: 'openDay', domain: 'day', date, amount, calendar })
export const movedDay = (date: Value, to: 'next' | 'previous', calendar: number = BUSINESS_DAYS): Value => ({ kind: 'movedDay', domain: 'day', date, to, calendar })
export const openMinute = (moment: Value, amount: number, calendar: number = OFFICE_HOURS): Value => ({ kind: 'openMinute', domain: 'minute', moment, amount, calendar })
export const nthDay = (over: Selection, number: number): Value => ({ kind: 'nthDay', domain: 'day', over, number })
export const during = (value: Value, calendar: number, negated = false): Test => ({ kind: 'during', negated, value, calendar })

/** Of days, or civil minutes. */
export const deadline = (event: Value, from: Value | null, due: Value): Deadline => ({
  kind: 'deadline', event, from, due, now: event.domain === 'day' ? asOf : now, shown: due,
})

export const every = (list: string, amount: number, unit: 'days' | 'months', from: Value, part: Partial<Recurrence> = {}): Recurrence => ({
  kind: 'recurrence', over: entries(list), field: null, least: 1, period: { form: 'every', unit, amount }, from, until: null, except: null, ...part,
})

export { compare, constant, count, where }
