/** Random members for a given policy: facts at its cut-points, gaps, and the day that is asked about. */
import type { Fact, FactsInput, Field, ListType, RuleGraph, ScalarType } from '@rubric/compiler'
import fc from 'fast-check'
import { firstDay, formatDay, formatMinute, lastDay } from './civil.ts'
import { type CutPoints, cutPoints } from './cut-points.ts'
import { forwards, lastAfter } from './in-order.ts'
import { nest, objectOf } from './json.ts'
import { serviceValue } from './service.ts'
import { awkwardDays, type Background, day, known, type Later, withGaps } from './values.ts'

export interface MemberCase {
  readonly facts: FactsInput
  /** `YYYY-MM-DD`, or with the minute: `YYYY-MM-DDTHH:MM`. */
  readonly asOf: string
}

/** Days to ask about: month ends, leap days, days that the policy names, and any other day of some years. */
export const asOfDay = (cuts: CutPoints): fc.Arbitrary<number> => {
  const any = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 19_400, max: 21_500 }) },
    { weight: 1, arbitrary: cuts.recurs ? fc.constant(20_000) : fc.constantFrom(firstDay, lastDay) },
  )
  const named = fc.tuple(fc.constantFrom(...awkwardDays, ...cuts.days), fc.constantFrom(0, 1, -1)).map(([day, by]) => day + by)
  return fc.oneof({ weight: 3, arbitrary: named }, { weight: 2, arbitrary: any })
}

const background = (cuts: CutPoints, gaps: number | null): fc.Arbitrary<Omit<Background, 'made'>> =>
  fc.record({
    asOf: asOfDay(cuts),
    days: fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...awkwardDays) },
        { weight: 6, arbitrary: fc.integer({ min: 19_400, max: 21_500 }) },
        { weight: 1, arbitrary: cuts.recurs ? fc.constant(20_000) : fc.constantFrom(firstDay, lastDay) },
      ),
      { minLength: 2, maxLength: 2 },
    ),
    gaps: gaps === null ? fc.constantFrom(20, 0, 50, 5) : fc.constant(gaps),
  })

/** What had not happened by the day asked about. */
const orNotYet = (type: ScalarType, value: fc.Arbitrary<Later>): fc.Arbitrary<Later> =>
  type.kind !== 'date' && type.kind !== 'moment'
    ? value
    : fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant<Later>(({ asOf }) => (asOf < lastDay ? 'not yet' : undefined)) })

/** Fields of one entry. What an entry records has happened; other dates of it may lie ahead. */
export const entry = (list: string, fields: readonly Field[], cuts: CutPoints, dateField: string | null): fc.Arbitrary<Later> =>
  fc.tuple(
    ...fields.map((field) => {
      const value = known(field.type, `${list}.${field.name}`, cuts)
      return withGaps(field.name === dateField ? value : orNotYet(field.type, value))
    }),
  ).map(
    (values): Later =>
      (given) =>
        forwards(objectOf(fields.map((field, index) => [field.name, values[index]?.(given)] as const)), fields, given.asOf),
  )

/** How far a list is complete: not at all, to a day at or around `as of`, or to some day that matters. */
export const completeness = (cuts: CutPoints): fc.Arbitrary<Later> =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.constantFrom(0, 1, -1, 30).map(
        (by): Later =>
          (given) =>
            formatDay(given.asOf + by),
      ),
    },
    { weight: 1, arbitrary: fc.constant<Later>(() => undefined) },
    {
      weight: 1,
      arbitrary: day(cuts).map(
        (of): Later =>
          (given) =>
            formatDay(of(given)),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(4, 7).map(
        (length): Later =>
          (given) =>
            formatDay(given.asOf).slice(0, given.gaps > 0 ? length : 10),
      ),
    },
  )

const listOf = (name: string, type: ListType, cuts: CutPoints): fc.Arbitrary<Later> => {
  const longest = Math.min(8, 2 + Math.max(1, ...(cuts.lengths.get(name) ?? [])))
  const entries = fc.oneof(
    { weight: 4, arbitrary: fc.array(entry(name, type.fields, cuts, type.dateField), { maxLength: longest }) },
    {
      weight: 1,
      arbitrary: fc.array(entry(name, type.fields, cuts, type.dateField), { minLength: Math.max(0, longest - 2), maxLength: longest }),
    },
  )
  return fc.tuple(completeness(cuts), entries).map(
    ([through, all]): Later =>
      (given) =>
        objectOf([
          ['complete_through', through(given)],
          ['entries', all.map((one) => one(given))],
        ]),
  )
}

const valueOf = (fact: Fact, cuts: CutPoints): fc.Arbitrary<Later> =>
  serviceValue(fact, cuts) ?? withGaps(fact.type.kind === 'list' ? listOf(fact.name, fact.type, cuts) : orNotYet(fact.type, known(fact.type, fact.name, cuts)))

/** The member's age is given as such or follows from the birth date; never both. */
const aboutMember = (graph: RuleGraph, cuts: CutPoints): fc.Arbitrary<readonly (readonly [string, Later])[]> => {
  if (!graph.facts.some(isBuiltIn)) return fc.constant([])
  const age = known({ kind: 'age' }, 'member.age', cuts)
  const born = known({ kind: 'date' }, 'member.birth_date', cuts)
  const old = fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 366 })).map(
    ([years, days]): Later =>
      (given) =>
        formatDay(given.asOf - Math.round(years * 365.2425) - days),
  )
  const nothing = fc.constant<Later>(() => undefined)
  return fc
    .oneof(
      { weight: 1, arbitrary: fc.tuple(fc.constant('member.age'), nothing) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('member.age'), age) },
      { weight: 4, arbitrary: fc.tuple(fc.constant('member.birth_date'), born) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('member.birth_date'), old) },
    )
    .map((pair) => [pair])
}

export const isBuiltIn = (fact: Fact): boolean => fact.name === 'member.age' || fact.name === 'member.birth_date'

/**
 * A member and a day for this policy, with values where its answer can change. Shrinks towards little known. `gaps` is how many facts of a
 * hundred are not known; left out, it differs from member to member.
 */
export const memberCase = (graph: RuleGraph, gaps: number | null = null): fc.Arbitrary<MemberCase> => {
  const cuts = cutPoints(graph)
  const facts = graph.facts.filter((fact) => !isBuiltIn(fact))
  return fc
    .record({
      background: background(cuts, gaps),
      values: fc.tuple(...facts.map((fact) => valueOf(fact, cuts))),
      member: aboutMember(graph, cuts),
      minute: fc.option(fc.oneof(fc.constantFrom(0, 720, 1439, 539, 540, 1020), fc.nat({ max: 1439 })), { freq: 2 }),
    })
    .map(({ background: shared, values, member, minute }) => {
      const given: Background = { ...shared, made: new Map() }
      const about = member.map(([name, value]) => [name, value(given)] as const)
      const known = new Map(facts.map((fact, index) => [fact.name, values[index]?.(given)] as const))
      const to = lastAfter(known.get('request.from'), known.get('request.to'), given.asOf)
      return {
        asOf: minute === null ? formatDay(given.asOf) : formatMinute(given.asOf * 1440 + minute),
        facts: nest([...known.set('request.to', to), ...about]),
      }
    })
}
