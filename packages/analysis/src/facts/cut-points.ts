/** Where the answer of a policy can change: every constant that its conditions compare something with. */
import type { Calendar, Condition, Filter, Recurrence, RuleGraph, Selection, Test, Value, Zone } from '@rubric/compiler'
import type { CodePattern, LimitInfo } from '@rubric/runtime'
import { type Links, linksOf } from './links.ts'

export interface Offset {
  readonly amount: number
  readonly unit: 'days' | 'months' | 'minutes'
}

export interface CutPoints {
  /** Stored integers by fact (`dose`) or field (`visits.hours`). */
  readonly integers: ReadonlyMap<string, readonly number[]>
  /** Codes by fact or field. */
  readonly codes: ReadonlyMap<string, readonly string[]>
  /** Numbers of entries, by list. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
  /** Days since 1970-01-01 that the policy names. */
  readonly days: readonly number[]
  /** Minutes since 1970-01-01T00:00 that the policy names. */
  readonly minutes: readonly number[]
  /** Spans that the policy adds to dates; ages count as months. */
  readonly offsets: readonly Offset[]
  /** What the policy measures against what. */
  readonly links: Links
  /** Something recurs: then no date lies so far away that its periods could not be counted. */
  readonly recurs: boolean
}

interface Collector {
  readonly add: (map: Map<string, Set<number>>, key: string, value: number) => void
  readonly integers: Map<string, Set<number>>
  readonly codes: Map<string, Set<string>>
  readonly lengths: Map<string, Set<number>>
  readonly days: Set<number>
  readonly minutes: Set<number>
  readonly offsets: Map<string, Offset>
}

/** What cut-points are looked for in: a rule graph, or a part of one. */
export type CutSource = Pick<RuleGraph, 'facts' | 'calendars' | 'zone' | 'limits'> & { readonly conditions: readonly Pick<Condition, 'test'>[] }

export const cutPoints = (graph: CutSource): CutPoints => {
  const found = collector()
  for (const calendar of graph.calendars) visitCalendar(found, calendar)
  if (graph.zone !== null) visitZone(found, graph.zone)
  for (const limit of graph.limits) visitLimit(found, limit)
  for (const { test } of graph.conditions) visitTest(found, test, '')
  const recurs = graph.conditions.some(({ test }) => test.kind === 'recurrence')
  const lists = <T>(map: ReadonlyMap<string, ReadonlySet<T>>): ReadonlyMap<string, readonly T[]> =>
    new Map([...map].map(([key, set]) => [key, [...set]]))
  return {
    integers: lists(found.integers),
    codes: lists(found.codes),
    lengths: lists(found.lengths),
    days: [...found.days],
    minutes: [...found.minutes],
    offsets: [...found.offsets.values()].filter((offset) => !recurs || isNear(offset)),
    links: recurs ? nearLinks(linksOf(graph)) : linksOf(graph),
    recurs,
  }
}

const isNear = ({ amount, unit }: Offset): boolean => Math.abs(amount) < { days: 4_000, months: 130, minutes: 5_000_000 }[unit]

const nearLinks = (links: Links): Links =>
  new Map([...links].map(([target, all]) => [target, all.filter(({ shifts }) => shifts.every(isNear))]))

const collector = (): Collector => ({
  add: (map, key, value) => void (map.get(key) ?? map.set(key, new Set()).get(key))?.add(value),
  integers: new Map(),
  codes: new Map(),
  lengths: new Map(),
  days: new Set(),
  minutes: new Set(),
  offsets: new Map(),
})

/** `list` is the list whose entries a filter runs over; empty outside filters. */
const visitTest = (found: Collector, test: Test, list: string): void => {
  switch (test.kind) {
    case 'holds':
      return visitValue(found, test.value, list)
    case 'compare':
      for (const value of [test.left, test.right]) visitValue(found, value, list)
      against(found, test.left, test.right, list)
      return against(found, test.right, test.left, list)
    case 'between':
      for (const value of [test.value, test.low, test.high]) visitValue(found, value, list)
      against(found, test.value, test.low, list)
      return against(found, test.value, test.high, list)
    case 'among':
      visitValue(found, test.value, list)
      return test.choices.forEach((choice) => record(found, test.value, choice, list))
    case 'coded':
      visitValue(found, test.value, list)
      return recordCodes(found, keyOf(test.value, list), test.patterns)
    case 'deadline':
      for (const value of [test.event, test.due, ...(test.from === null ? [] : [test.from])]) visitValue(found, value, list)
      return
    case 'during':
      return visitValue(found, test.value, list)
    case 'recurrence':
      return visitRecurrence(found, test)
  }
}

const visitRecurrence = (found: Collector, { over, field, least, period, from, until }: Recurrence): void => {
  visitSelection(found, over)
  visitValue(found, from, '')
  if (until !== null) visitValue(found, until, '')
  if (field === null) found.add(found.lengths, over.list, least)
  else found.add(found.integers, `${over.list}.${field}`, least)
  if (period.form === 'calendar') return
  for (const times of [1, 2]) {
    const amount = times * period.amount
    found.offsets.set(`${amount} ${period.unit}`, { amount, unit: period.unit })
  }
}

/** Codes of services alone have modifiers. */
const takesModifiers = /^[0-9A-Z][0-9]{3}[0-9A-Z]$/

/** Codes that fit a pattern, and such that only just do not. */
const recordCodes = (found: Collector, key: string | null, patterns: readonly CodePattern[]): void => {
  if (key === null) return
  const codes = found.codes.get(key) ?? new Set<string>()
  for (const { first, last, modifiers } of patterns) {
    const all = [first, ...modifiers].join('-')
    for (const code of [all, first, last, [first, ...modifiers.toReversed()].join('-')]) codes.add(code)
    // Between the ends of a range: the first with its last sign raised.
    if (first < last) codes.add(first.slice(0, -1) + String.fromCharCode(first.charCodeAt(first.length - 1) + 1))
    if (takesModifiers.test(first)) for (const code of [`${all}-HE`, `${first}-ZZ`]) codes.add(code)
  }
  found.codes.set(key, codes)
}

/** Some holidays, and the first and last days for which they are known. */
const visitCalendar = (found: Collector, { holidays, covers }: Calendar): void => {
  for (const day of [...holidays.slice(0, 6), ...(covers ?? [])]) found.days.add(day)
}

/** The nights on which the clock is changed, of a few years. */
const visitZone = (found: Collector, { offset, changes }: Zone): void => {
  changes.forEach(([minute, to], index) => {
    const from = changes[index - 1]?.[1] ?? offset
    const recent = minute > 28_400_000 && minute < 30_500_000
    if (recent && index % 3 === 0) for (const by of [from, to, Math.round((from + to) / 2)]) found.minutes.add(minute + by)
  })
}

/** What is requested and has been had are the codes and amounts of the limits; days lie a window's length apart. */
const visitLimit = (found: Collector, { codes, most, unitHours, window }: LimitInfo): void => {
  for (const list of ['request.lines', 'service.history']) {
    recordCodes(found, `${list}.code`, codes)
    found.add(found.integers, `${list}.units`, most)
  }
  if (unitHours !== null) for (const times of [1, 2, 3]) found.add(found.integers, 'request.lines.hours', times * unitHours)
  if (window.kind === 'any') found.offsets.set(`${window.amount} ${window.unit}`, { amount: window.amount, unit: window.unit })
}

const against = (found: Collector, value: Value, other: Value, list: string): void => {
  if (other.kind === 'constant') record(found, value, other.value, list)
}

/** Notes that a value is compared with a constant. */
const record = (found: Collector, value: Value, constant: number | string, list: string): void => {
  const key = keyOf(value, list)
  if (typeof constant === 'string') {
    if (key !== null) (found.codes.get(key) ?? found.codes.set(key, new Set()).get(key))?.add(constant)
    return
  }
  if (value.domain !== 'integer' && value.domain !== 'status') return
  if (key !== null) found.add(found.integers, key, constant)
  if (value.kind === 'count') found.add(found.lengths, value.over.list, constant)
  if (value.kind === 'age' || (value.kind === 'fact' && value.fact === 'member.age')) {
    for (const months of [-constant, -constant - 12]) found.offsets.set(`${months} months`, { amount: months, unit: 'months' })
  }
}

const keyOf = (value: Value, list: string): string | null => {
  switch (value.kind) {
    case 'fact':
      return value.fact
    case 'field':
      return `${list}.${value.field}`
    case 'sum':
    case 'pick':
      return `${value.over.list}.${value.field}`
    default:
      return null
  }
}

const visitValue = (found: Collector, value: Value, list: string): void => {
  switch (value.kind) {
    case 'constant':
      if (value.domain === 'day') found.days.add(value.value)
      if (value.domain === 'minute') found.minutes.add(value.value)
      return
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
      return
    case 'offset':
      found.offsets.set(`${value.amount} ${value.unit}`, { amount: value.amount, unit: value.unit })
      return visitValue(found, value.date, list)
    case 'openDay':
      found.offsets.set(`${value.amount} days`, { amount: value.amount, unit: 'days' })
      return visitValue(found, value.date, list)
    case 'openMinute':
      found.offsets.set(`${value.amount} minutes`, { amount: value.amount, unit: 'minutes' })
      return visitValue(found, value.moment, list)
    case 'age':
    case 'movedDay':
      return visitValue(found, value.date, list)
    case 'dayOf':
    case 'instant':
      return visitValue(found, value.moment, list)
    case 'civil':
      return visitValue(found, value.instant, list)
    case 'minutesOf':
      return visitValue(found, value.day, list)
    case 'nthDay':
      found.add(found.lengths, value.over.list, value.number)
      return visitSelection(found, value.over)
    case 'count':
    case 'sum':
    case 'pick':
      return visitSelection(found, value.over)
  }
}

const visitSelection = (found: Collector, over: Selection): void => {
  if (over.from !== null) visitValue(found, over.from, '')
  if (over.to !== null) visitValue(found, over.to, '')
  if (over.where !== null) visitFilter(found, over.where, over.list)
}

const visitFilter = (found: Collector, filter: Filter, list: string): void => {
  for (const condition of filter.conditions) visitTest(found, condition, list)
}
