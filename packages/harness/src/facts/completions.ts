/**
 * The same member, better known: unknown facts become known, dates known to the month get their day, dates get their time,
 * lists gain entries where they were not complete and become complete further. Whatever was known stays as it was.
 */
import type { Fact, FactsInput, Field, ListType, RuleGraph, ScalarType } from '@rubric/compiler'
import fc from 'fast-check'
import { addMonths, completedYears, firstDay, formatDay, formatMinute, lastDay, parseDay, rangeOf } from './civil.ts'
import { type CutPoints, cutPoints } from './cut-points.ts'
import { forwards, isDated, reconciled } from './in-order.ts'
import { lookUp, nest, objectOf, own } from './json.ts'
import { isBuiltIn, type MemberCase } from './members.ts'
import { historyEntry, serviceField, serviceValue } from './service.ts'
import { type Background, known } from './values.ts'

interface Setting {
  readonly cuts: CutPoints
  readonly given: Background
  /** The minute asked about: the last of its day where only the day is said. */
  readonly minute: number
}

/** More complete versions of a member, from barely to entirely known. The day asked about stays. */
export const completionOf = (graph: RuleGraph, member: MemberCase): fc.Arbitrary<FactsInput> => {
  const asOf = parseDay(member.asOf)
  // Nothing is remembered from one value to the next, so that a completion does not depend on those tried before it.
  const given: Background = {
    asOf,
    days: [asOf - 45, asOf - 200],
    gaps: 0,
    get made() {
      return new Map<string, readonly [number, number]>()
    },
  }
  const setting: Setting = { cuts: cutPoints(graph), given, minute: minuteOf(member.asOf) }
  const facts = graph.facts.filter((fact) => !isBuiltIn(fact))
  return fc
    .tuple(
      fc.tuple(...facts.map((fact) => completeFact(fact, lookUp(member.facts, fact.name), setting))),
      completeMember(graph, member, setting),
    )
    .map(([values, about]) => {
      const known = new Map(facts.map((fact, index) => [fact.name, values[index]] as const))
      const before = [lookUp(member.facts, 'request.from'), lookUp(member.facts, 'request.to')] as const
      const [from, to] = reconciled(before, [known.get('request.from'), known.get('request.to')], soonestOf(setting))
      return nest([...known, ['request.from', from], ['request.to', to], ...about])
    })
}

/** `2026-03-08T14:30` as minutes since 1970-01-01T00:00. */
const minuteOf = (asOf: string): number =>
  parseDay(asOf) * 1440 + (asOf.length > 10 ? Number(asOf.slice(11, 13)) * 60 + Number(asOf.slice(14, 16)) : 1439)

/** The first day that is not over. */
const soonestOf = ({ minute }: Setting): number => Math.floor((minute + 1) / 1440)

const isUnknown = (value: unknown): boolean => value === undefined || value === null

/** Keeps it as it is sometimes, so that completions need not fill everything; shrinks towards that. */
const maybe = (before: unknown, after: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ withCrossShrink: true }, { weight: 1, arbitrary: fc.constant(before) }, { weight: 3, arbitrary: after })

const completeFact = (fact: Fact, value: unknown, setting: Setting): fc.Arbitrary<unknown> =>
  fact.type.kind === 'list'
    ? completeList(fact, fact.type, value, setting)
    : isUnknown(value) && !defaulted.has(fact.name) && serviceValue(fact, setting.cuts) !== null
      ? maybe(value, (serviceValue(fact, setting.cuts) ?? fc.constant(() => value)).map((later) => later(setting.given)))
      : completeScalar(fact.type, fact.name, value, setting)

/** What is not given here has a meaning of its own: days of a line are then those of the request, and a course begins with its request. */
const defaulted = new Set(['request.lines.from', 'request.lines.to', 'request.to', 'course.began_on'])

const completeScalar = (type: ScalarType, key: string, value: unknown, { cuts, given, minute }: Setting): fc.Arbitrary<unknown> => {
  if (isUnknown(value) && defaulted.has(key)) return fc.constant(value)
  if (isUnknown(value))
    return maybe(
      value,
      (serviceField(key, cuts) ?? known(type, key, cuts)).map((later) => later(given)),
    )
  if (value === 'not yet' && (type.kind === 'date' || type.kind === 'moment')) return maybe(value, laterThan(type.kind, { given, minute }))
  if (type.kind === 'date' && typeof value === 'string' && value.length < 10) return maybe(value, dayWithin(rangeOf(value)))
  if (type.kind === 'moment' && typeof value === 'string' && value.length === 10) {
    const time = fc.oneof(fc.constantFrom(0, 1439, 720), fc.nat({ max: 1439 }))
    return maybe(
      value,
      time.map((minute) => formatMinute(parseDay(value) * 1440 + minute)),
    )
  }
  return fc.constant(value)
}

/** When it happened after all: on a day that was not over, or at a minute after `as of`. */
const laterThan = (kind: 'date' | 'moment', { given: { asOf }, minute }: Pick<Setting, 'given' | 'minute'>): fc.Arbitrary<string> => {
  const today = minute < asOf * 1440 + 1439 ? 0 : 1
  const days = fc.oneof(fc.constantFrom(today, 1, 2, 30), fc.integer({ min: 1, max: 400 }))
  if (kind === 'date') return days.map((by) => formatDay(asOf + by))
  const minutes = fc.oneof(fc.constantFrom(1, 2, 60, 1440), fc.integer({ min: 1, max: 60_000 }))
  return minutes.map((by) => formatMinute(minute + by))
}

const dayWithin = ([first, last]: readonly [number, number]): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(first, last), fc.integer({ min: first, max: last })).map(formatDay)

// ---- lists -------------------------------------------------------------------------------------------------

const completeList = (fact: Fact, type: ListType, value: unknown, setting: Setting): fc.Arbitrary<unknown> => {
  const { name } = fact
  if (isUnknown(value)) {
    const made = serviceValue(fact, setting.cuts)
    if (made !== null) return maybe(value, made.map((later) => pastOf(later(setting.given), fact, setting.given.asOf)))
    return maybe(value, completeList(fact, type, { entries: [] }, setting))
  }
  const through = own(value, 'complete_through')
  const entries = own(value, 'entries')
  // Complete through some day of a month: through its first day for certain, so nothing new is dated in it.
  const before = typeof through === 'string' ? rangeOf(through)[1] : null
  const old = Array.isArray(entries) ? entries.map((entry) => completeEntry(name, type.fields, entry, setting)) : []
  return fc
    .tuple(fc.tuple(...old), added(fact, type, before, setting), raised(before, setting))
    .map(([kept, added, complete]) =>
      objectOf([
        ['complete_through', complete ?? through],
        ['entries', [...kept, ...added]],
      ]),
    )
}

const completeEntry = (list: string, fields: readonly Field[], entry: unknown, setting: Setting): fc.Arbitrary<unknown> => {
  const values = fields.map((field) => completeScalar(field.type, `${list}.${field.name}`, own(entry, field.name), setting))
  return fc.tuple(...values).map((all) => {
    const known = objectOf(fields.map((field, index) => [field.name, all[index]] as const))
    if (!isDated(fields)) return known
    const before = [own(entry, 'from'), own(entry, 'to')] as const
    const [from, to] = reconciled(before, [own(known, 'from'), own(known, 'to')], soonestOf(setting))
    return { ...known, ...objectOf([['from', from], ['to', to]]) }
  })
}

/** A service history that nobody knew: of what lies ahead it would have been known. */
const pastOf = (value: unknown, { name }: Fact, asOf: number): unknown => {
  const entries = own(value, 'entries')
  if (name !== 'service.history' || !Array.isArray(entries)) return value
  const isPast = (entry: unknown): boolean => String(own(entry, 'on')) <= formatDay(asOf)
  return objectOf([['complete_through', own(value, 'complete_through')], ['entries', entries.filter(isPast)]])
}

/** A request is complete as it stands; a service history lacks nothing beyond `as of`. */
const added = (fact: Fact, type: ListType, before: number | null, setting: Setting): fc.Arbitrary<readonly unknown[]> => {
  const { name, origin } = fact
  if (origin !== 'built in') return addedEntries(name, type, before, setting)
  const { asOf } = setting.given
  if (name !== 'service.history' || (before !== null && before >= asOf)) return fc.constant([])
  const first = before === null ? asOf - 200 : before + 1
  const one = fc.tuple(historyEntry(setting.cuts), fc.integer({ min: first, max: asOf })).map(([entry, on]) => ({
    ...(entry(setting.given) as object),
    on: formatDay(on),
  }))
  return fc.array(one, { maxLength: 2 })
}

/** Entries nobody knew of: dated after the day through which the list is complete. Without dates, only into a list not complete at `as of`. */
const addedEntries = (
  list: string,
  type: ListType,
  before: number | null,
  setting: Setting,
): fc.Arbitrary<readonly unknown[]> => {
  const { cuts, given } = setting
  if (before !== null && before >= (type.dateField === null ? given.asOf : lastDay)) return fc.constant([])
  const fields = type.fields.map((field) => {
    if (field.name !== type.dateField)
      return maybe(
        undefined,
        known(field.type, `${list}.${field.name}`, cuts).map((later) => later(given)),
      )
    const dates = known(field.type, `${list}.${field.name}`, cuts).map((later) => String(later(given)))
    return before === null ? dates : fc.tuple(dates, fc.constantFrom(1, 2, 31)).map(([date, by]) => afterDay(date, before, by))
  })
  const one = fc
    .tuple(...fields)
    .map((values) => forwards(objectOf(type.fields.map((field, index) => [field.name, values[index]] as const)), type.fields, given.asOf))
  return fc.array(one, { maxLength: 3 })
}

/** The date itself where it lies after the day, else one that does; a time of day stays. */
const afterDay = (date: string, day: number, by: number): string =>
  parseDay(date) > day ? date : formatDay(day + by) + date.slice(10)

/** A later day through which the list is complete, or none. */
const raised = (before: number | null, { given }: Setting): fc.Arbitrary<string | null> => {
  const day = fc.oneof(
    fc.constantFrom(given.asOf, given.asOf + 1, given.asOf - 1, given.asOf + 400),
    fc.integer({ min: given.asOf - 400, max: given.asOf + 60 }),
  )
  return fc.option(day.map((to) => formatDay(Math.max(to, before ?? to))))
}

// ---- member ------------------------------------------------------------------------------------------------

const completeMember = (
  graph: RuleGraph,
  member: MemberCase,
  setting: Setting,
): fc.Arbitrary<readonly (readonly [string, unknown])[]> => {
  const [age, born] = [lookUp(member.facts, 'member.age'), lookUp(member.facts, 'member.birth_date')]
  const asBorn = (value: unknown): readonly (readonly [string, unknown])[] => [['member.birth_date', value]]
  if (!isUnknown(born)) return completeScalar({ kind: 'date' }, 'member.birth_date', born, setting).map(asBorn)
  if (typeof age === 'number') {
    const days = bornFor(age, setting.given.asOf)
    const same = fc.constant<readonly (readonly [string, unknown])[]>([['member.age', age]])
    return days.length === 0 ? same : fc.oneof(same, fc.constantFrom(...days).map((day) => asBorn(formatDay(day))))
  }
  if (!graph.facts.some(isBuiltIn)) return fc.constant([])
  const years = known({ kind: 'age' }, 'member.age', setting.cuts).map((later) => [['member.age', later(setting.given)]] as const)
  return fc.oneof(fc.constant([]), years, completeScalar({ kind: 'date' }, 'member.birth_date', undefined, setting).map(asBorn))
}

/** Birth dates of one who has completed so many years: the first, the last and some between. None before the calendar begins. */
const bornFor = (years: number, asOf: number): readonly number[] => {
  const [first, last] = [addMonths(asOf, -12 * (years + 1)) - 2, addMonths(asOf, -12 * years) + 2]
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (day) => day >= firstDay && completedYears(day, asOf) === years,
  )
  return days.filter((_, index) => index < 2 || index > days.length - 3 || index % 97 === 0)
}
