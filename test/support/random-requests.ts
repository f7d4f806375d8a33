/** Random policies that are limits and determinations, and members who ask for something; records lack whatever records lack. */
import fc from 'fast-check'
import type { Determination, FactsInput, FactType, Limit, RuleGraph, ScalarType } from '@rubric/compiler'
import type { CodePattern, GrantInfo, LimitWindowInfo, Logic } from '@rubric/runtime'
import { block, ruleGraph, yes } from './graph.ts'
import { forwards } from './in-order.ts'
import { limit, UNIT } from './limits.ts'

const NOWHERE = { file: 'hand-made.rubric', start: 0, end: 0, line: 1 }
const CODE: ScalarType = { kind: 'code', system: '' }
const DATE: ScalarType = { kind: 'date' }
const NUMBER: ScalarType = { kind: 'number', unit: '' }
const listOf = (dateField: string, fields: Readonly<Record<string, ScalarType>>): FactType => ({
  kind: 'list', dateField, fields: Object.entries(fields).map(([name, type]) => ({ name, type, text: '' })),
})
const types: Readonly<Record<string, FactType>> = {
  a: { kind: 'yes/no' },
  b: { kind: 'yes/no' },
  'request.from': DATE, 'request.to': DATE, 'request.authorization': CODE, 'request.episode': CODE, 'course.began_on': DATE,
  'request.lines': listOf('from', { code: CODE, units: NUMBER, hours: NUMBER, from: DATE, to: DATE }),
  'service.history': listOf('on', { on: DATE, code: CODE, units: NUMBER, authorization: CODE, episode: CODE }),
}

// ---- policies ----------------------------------------------------------------------------------------------

const window: fc.Arbitrary<LimitWindowInfo> = fc.oneof(
  fc.record({ kind: fc.constant('calendar' as const), unit: fc.constantFrom('week', 'month', 'quarter', 'year'), weekStart: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ kind: fc.constant('any' as const), unit: fc.constant('days' as const), amount: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('any' as const), unit: fc.constant('months' as const), amount: fc.integer({ min: 1, max: 3 }) }),
  fc.constantFrom('request', 'authorization', 'episode', 'lifetime').map((kind) => ({ kind }) as LimitWindowInfo),
)
const codes = fc.constantFrom<readonly CodePattern[]>(
  [{ system: 'HCPCS', first: 'H2022', last: 'H2022', modifiers: [] }],
  [{ system: 'HCPCS', first: 'H2022', last: 'H2022', modifiers: ['HE'] }],
  [{ system: 'HCPCS', first: 'H2010', last: 'H2029', modifiers: [] }],
)
const logic = fc.option(
  fc.constantFrom<Logic>({ op: 'criterion', criterion: 0 }, { op: 'criterion', criterion: 1 }, { op: 'not', of: { op: 'criterion', criterion: 0 } }),
  { freq: 2 },
)
const aLimit: fc.Arbitrary<Limit> = fc
  .record({ most: fc.integer({ min: 0, max: 8 }), window, codes, when: logic, unitHours: fc.constantFrom(null, null, 1.5 * UNIT) })
  .map(({ most, window: over, ...part }) => ({ ...limit(most, over, part), unitIs: null, span: NOWHERE }))

const stretch = fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('days' as const, 'months' as const) })
const grants: fc.Arbitrary<GrantInfo | null> = fc.option(
  fc.record({ span: fc.option(stretch), ceiling: fc.option(fc.tuple(stretch, logic).map(([of, unless]) => ({ ...of, unless }))) }),
)

export const randomDeterminations: fc.Arbitrary<RuleGraph> = fc
  .tuple(fc.array(aLimit, { maxLength: 3 }), fc.array(fc.tuple(logic, logic, fc.boolean()), { minLength: 3, maxLength: 3 }), grants, fc.constantFrom('initial' as const, 'renewal' as const))
  .map(([limits, bounds, granted, stage]) => {
    const determination = (part: Partial<Determination>): Determination => ({
      criterion: 2, stage, grants: granted, requires: [], excludes: [],
      limits: limits.map((_, index) => ({ limit: index, onlyIf: bounds[index]?.[0] ?? null, unless: bounds[index]?.[1] ?? null })), ...part,
    })
    const some = limits.flatMap((_, index) => (bounds[index]?.[2] === true ? [{ limit: index, onlyIf: null, unless: null }] : []))
    return ruleGraph({
      id: 'test.determinations',
      facts: types,
      criteria: { first: yes('a'), second: yes('b'), third: block('ANY of', { 1: yes('a'), 2: { not: yes('b') } }) },
      roles: { third: 'determination' },
      limits,
      determinations: [determination({}), determination({ limits: some, stage: 'renewal' })],
    })
  })

// ---- members -----------------------------------------------------------------------------------------------

/** In 2024, days around the end of February. */
const aDay = fc.nat(70).map((after) => new Date(Date.parse('2024-01-10') + after * 86_400_000).toISOString().slice(0, 10))
const date = fc.oneof({ weight: 12, arbitrary: aDay }, { weight: 1, arbitrary: fc.constantFrom('2024-02', '2024', 'not yet', null) })
const seldom = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 12 })
const anId = seldom(fc.constantFrom('1', '2'))
const code = seldom(fc.constantFrom('H2022', 'H2022-HE', 'H2022-TS-HE', 'H2015', 'H0015'))
const units = seldom(fc.constantFrom(0, 0.5, 1, 2, 3, 5, 9))

const lines = fc.array(fc.record({ code, units, hours: seldom(fc.constantFrom(0, 2, 4.5, 20)), from: fc.option(date), to: fc.option(date) }).map(forwards), { maxLength: 3 })
const entry = fc.record({ on: date, code, units, authorization: anId, episode: anId })
/** No record here, or one that lacks something else. */
const given = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 6 })

export const randomRequests: fc.Arbitrary<FactsInput> = fc.record({
  a: fc.constantFrom(true, true, false, null),
  b: fc.constantFrom(true, false, null),
  request: given(fc.record({ from: date, to: fc.option(date), authorization: anId, episode: anId, lines: seldom(lines.map((all) => ({ entries: all }))) }).map(forwards)),
  service: given(
    fc.record({ history: fc.record({ complete_through: fc.constantFrom('2024-02-10', '2024-03-01', '2024-03-31', '2024-03', null), entries: fc.array(entry, { maxLength: 6 }) }) }),
  ),
  course: given(fc.record({ began_on: date })),
})
