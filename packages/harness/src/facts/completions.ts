/**
 * The same member, better known: unknown facts become known, dates known to the month get their day, dates get their time,
 * lists gain entries where they were not complete and become complete further. Whatever was known stays as it was.
 */
import type { Fact, FactsInput, Field, ListType, RuleGraph, ScalarType } from '@rubric/compiler'
import fc from 'fast-check'
import { addMonths, completedYears, firstDay, formatDay, formatMinute, lastDay, parseDay, rangeOf } from './civil.ts'
import { type CutPoints, cutPoints } from './cut-points.ts'
import { lookUp, nest, objectOf, own } from './json.ts'
import { isBuiltIn, type MemberCase } from './members.ts'
import { type Background, known } from './values.ts'

interface Setting {
  readonly cuts: CutPoints
  readonly given: Background
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
  const setting: Setting = { cuts: cutPoints(graph), given }
  const facts = graph.facts.filter((fact) => !isBuiltIn(fact))
  return fc
    .tuple(
      fc.tuple(...facts.map((fact) => completeFact(fact, lookUp(member.facts, fact.name), setting))),
      completeMember(graph, member, setting),
    )
    .map(([values, about]) => nest([...facts.map((fact, index) => [fact.name, values[index]] as const), ...about]))
}

const isUnknown = (value: unknown): boolean => value === undefined || value === null

/** Keeps it as it is sometimes, so that completions need not fill everything. */
const maybe = (before: unknown, after: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(before) }, { weight: 3, arbitrary: after })

const completeFact = (fact: Fact, value: unknown, setting: Setting): fc.Arbitrary<unknown> =>
  fact.type.kind === 'list'
    ? completeList(fact.name, fact.type, value, setting)
    : completeScalar(fact.type, fact.name, value, setting)

const completeScalar = (type: ScalarType, key: string, value: unknown, { cuts, given }: Setting): fc.Arbitrary<unknown> => {
  if (isUnknown(value))
    return maybe(
      value,
      known(type, key, cuts).map((later) => later(given)),
    )
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

const dayWithin = ([first, last]: readonly [number, number]): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(first, last), fc.integer({ min: first, max: last })).map(formatDay)

// ---- lists -------------------------------------------------------------------------------------------------

const completeList = (name: string, type: ListType, value: unknown, setting: Setting): fc.Arbitrary<unknown> => {
  if (isUnknown(value)) return maybe(value, completeList(name, type, { entries: [] }, setting))
  const through = own(value, 'complete_through')
  const entries = own(value, 'entries')
  // Complete through some day of a month: through its first day for certain, so nothing new is dated in it.
  const before = typeof through === 'string' ? rangeOf(through)[1] : null
  const old = Array.isArray(entries) ? entries.map((entry) => completeEntry(name, type.fields, entry, setting)) : []
  return fc
    .tuple(fc.tuple(...old), addedEntries(name, type, before, setting), raised(before, setting))
    .map(([kept, added, complete]) =>
      objectOf([
        ['complete_through', complete ?? through],
        ['entries', [...kept, ...added]],
      ]),
    )
}

const completeEntry = (list: string, fields: readonly Field[], entry: unknown, setting: Setting): fc.Arbitrary<unknown> => {
  const values = fields.map((field) => completeScalar(field.type, `${list}.${field.name}`, own(entry, field.name), setting))
  return fc.tuple(...values).map((all) => objectOf(fields.map((field, index) => [field.name, all[index]] as const)))
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
    .map((values) => objectOf(type.fields.map((field, index) => [field.name, values[index]] as const)))
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
