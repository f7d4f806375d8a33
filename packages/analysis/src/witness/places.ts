/** Days and minutes at which the status of a condition may change, the likeliest first. */
import type { Recurrence, ScalarType, Value } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { addMonths, formatDay, formatMinute, lastDay, withinCalendar } from '../facts/civil.ts'
import type { Offset } from '../facts/cut-points.ts'
import { leafOf, withLeaf } from '../facts/leaves.ts'
import { asOfSource, back, rooted, type Shift } from '../facts/links.ts'
import { type Draft, placedAs } from './draft.ts'
import { gathered, type Task } from './task.ts'
import { turnsAtAsOf, turnsFor } from './turns.ts'

export const shifted = (minute: number, { amount, unit }: Offset | Shift): number => {
  if (unit === 'minutes') return minute + amount
  const day = Math.floor(minute / 1440)
  return withinCalendar(unit === 'days' ? day + amount : addMonths(day, amount)) * 1440 + (minute - day * 1440)
}

/** Minutes that the fact or field is measured against: other dates, `as of`, dates that a policy names. */
const edgesOf = (key: string, tasks: readonly Task[], draft: Draft): readonly number[] => {
  const { asOf } = draft
  const recurring = tasks.flatMap(({ test, wanted }) => (test.kind === 'recurrence' ? [{ test, wanted: wanted ?? 1 }] : []))
  const least = Math.min(3, ...recurring.map(({ wanted }) => wanted)) as Status
  const found = least === 3 ? [] : recurring.flatMap(({ test }) => endsFor(key, test, asOf.minute))
  for (const { source, shifts } of gathered(tasks, ({ links }) => links.get(key))) {
    const ends = source === asOfSource ? [asOf.minute, asOf.day * 1440] : placedAs(source, draft)
    for (const end of new Set(ends)) found.push(shifts.reduce(shifted, end))
  }
  for (const { test } of recurring) found.push(...anchorsFor(key, test, least, asOf.minute), ...stateEnds(key, test, asOf.minute))
  const offsets = gathered(tasks, ({ offsets }) => offsets)
  const named = [...gathered(tasks, ({ days }) => days).map((day) => day * 1440), ...gathered(tasks, ({ minutes }) => minutes)]
  for (const minute of named) {
    found.push(minute)
    for (const { amount, unit } of offsets) for (const by of [-amount, amount]) found.push(shifted(minute, { amount: by, unit }))
  }
  return found
}

/** What recurs is missed where some periods have ended; where none has begun, all of it is met. */
const anchorsFor = (key: string, { period, from }: Recurrence, least: Status, minute: number): readonly number[] => {
  const start = rooted(from, '')
  if (start === null || start.root !== key) return []
  const { amount, unit } = stepOf(period)
  const periods = least === 0 ? [-2, -3, -1] : [0, -1, -2]
  const starts = periods.map((times) => shifted(minute, { amount: times * amount, unit }))
  return (least === 3 ? [minute + 1440, ...starts] : starts).map((at) => back(start.shifts).reduce(shifted, at))
}

/** Some of its periods have begun by the day that it lasts until. */
const endsFor = (key: string, { until }: Recurrence, minute: number): readonly number[] => {
  const end = until === null ? null : rooted(until, '')
  return end === null || end.root !== key ? [] : [back(end.shifts).reduce(shifted, minute)]
}

/** A state for which periods count, or do not, lasts for some of them. */
const stateEnds = (key: string, { period, except }: Recurrence, minute: number): readonly number[] => {
  const ends = { from: [-3, -1], to: [2, 0, -1] }
  const periods = key === `${except?.list ?? ''}.from` ? ends.from : key === `${except?.list ?? ''}.to` ? ends.to : []
  const { amount, unit } = stepOf(period)
  return periods.map((times) => shifted(minute, { amount: times * amount, unit }))
}

/** The day that a value is reckoned to, the first where it may be one of several; null where it is reckoned from what is not chosen. */
export const reckonedDay = (value: Value, { asOf, placed }: Draft): number | null => {
  const leaf = leafOf(value)
  const named = leaf.kind === 'constant' ? Number(leaf.value) * (leaf.domain === 'day' ? 1440 : 1) : asOf.minute
  const start = leaf.kind === 'fact' ? placed.get(leaf.fact)?.[0] : named
  const shifts = rooted(withLeaf(value, TODAY), '')?.shifts ?? []
  return start === undefined ? null : dayOf(shifts.reduce(shifted, start))
}

const TODAY: Value = { kind: 'asOf', domain: 'day' }

/** How far one period is from the next. */
export const stepOf = (period: Recurrence['period']): { readonly amount: number; readonly unit: 'days' | 'months' } =>
  period.form === 'every' ? period : calendarSteps[period.unit]

const calendarSteps = {
  week: { unit: 'days', amount: 7 },
  month: { unit: 'months', amount: 1 },
  quarter: { unit: 'months', amount: 3 },
  year: { unit: 'months', amount: 12 },
} as const

/** Days around `as of`, for dates that nothing else places. */
const usual = [0, -1, 1, -10, -40, -100, -400, 30]
/** Beside an edge: open days are reckoned around weekends and holidays. */
const beside = [0, -1, 1]
const aroundHolidays = [0, -1, 1, 2, 3, 4, -2, -3, -4, 5, 6, 7, 8, -5, -6, -7]

const needsCalendar = ({ test }: Task): boolean => /"(openDay|movedDay|openMinute|during)"/.test(textOf(test))

const texts = new WeakMap<object, string>()
export const textOf = (test: object): string => {
  const text = texts.get(test) ?? JSON.stringify(test)
  texts.set(test, text)
  return text
}

const spread = (steps: readonly number[], around: readonly number[]): readonly number[] => steps.flatMap((by) => around.map((at) => at + by))

const dayOf = (minute: number): number => Math.floor(minute / 1440)

const nearDays = (key: string, tasks: readonly Task[], draft: Draft): readonly number[] =>
  spread(tasks.some(needsCalendar) ? aroundHolidays : beside, edgesOf(key, tasks, draft).map(dayOf))

const usualDays = ({ asOf }: Draft): readonly number[] => usual.map((by) => asOf.day + by)

export const daysFor = (key: string, tasks: readonly Task[], draft: Draft): readonly number[] => [
  ...new Set([...nearDays(key, tasks, draft), ...usualDays(draft)].map(withinCalendar)),
]

/** The hours at which calendars open and close. */
const hoursOf = (tasks: readonly Task[]): readonly number[] => {
  const hours = tasks.filter(needsCalendar).flatMap(({ graph }) => graph.calendars.flatMap(({ week }) => week.flat(2)))
  return [...new Set(hours)].filter((hour) => hour < 1440)
}

/** Edges as they are reckoned, those that are found by asking, edges as if all that is not chosen yet had been at `as of`; last, usual days. */
function* minutesFor(key: string, tasks: readonly Task[], draft: Draft): Iterable<number> {
  yield* spread(beside, edgesOf(key, tasks, draft))
  yield* spread(beside, turnsFor(key, tasks, draft))
  yield* spread(beside, turnsAtAsOf(key, tasks, draft))
  const hours = [...hoursOf(tasks), 720, 0, 1439]
  for (const day of daysFor(key, tasks, draft)) yield* hours.flatMap((hour) => [day * 1440 + hour, day * 1440 + hour - 1])
}

function* allDaysFor(key: string, tasks: readonly Task[], draft: Draft): Iterable<number> {
  yield* nearDays(key, tasks, draft)
  yield* spread(beside, turnsFor(key, tasks, draft).map(dayOf))
  yield* spread(beside, turnsAtAsOf(key, tasks, draft).map(dayOf))
  yield* usualDays(draft)
}

/** Dates as they are written, known to the day or the minute; less well known ones only where something shall be unknown. */
export function* datesFor(key: string, type: ScalarType, tasks: readonly Task[], draft: Draft): Iterable<string> {
  if (type.kind === 'moment') for (const minute of distinct(minutesFor(key, tasks, draft))) yield formatMinute(minute)
  else for (const day of distinct(allDaysFor(key, tasks, draft))) yield formatDay(day)
  // After the last day, or minute, of the calendar nothing is to come.
  const isOver = type.kind === 'moment' ? draft.asOf.minute >= lastDay * 1440 + 1439 : draft.asOf.day >= lastDay
  if (!isOver) yield 'not yet'
  if (!tasks.some(({ wanted }) => wanted === 1)) return
  const lengths = type.kind === 'moment' ? [10] : [7, 4]
  for (const length of lengths) yield* distinct([...allDaysFor(key, tasks, draft)].map((day) => formatDay(day).slice(0, length)))
}

function* distinct<T>(values: Iterable<T>): Iterable<T> {
  const before = new Set<T>()
  for (const value of values) {
    if (before.has(value)) continue
    before.add(value)
    yield value
  }
}
