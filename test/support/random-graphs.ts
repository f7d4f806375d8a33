/** Random rule graphs over one set of facts, in which every kind of value, condition and selection occurs; and random facts. */
import fc from 'fast-check'
import type { FactsInput, FactType, Filter, Relation, RuleGraph, ScalarType, Selection, Test, Value } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { forwards } from './in-order.ts'
import { asOf, block, coded, constant, date, day, integer, minute, moment, offset, ruleGraph, text } from './graph.ts'
import type { Outline, Sketch } from './graph.ts'
import { coded as codedTests, differentDays, recurrence, timedDays, timedMinutes, timedTests } from './random-times.ts'
import { calendars, newYork } from './timed.ts'

const severity: ScalarType = { kind: 'enum', ordered: true, values: ['none', 'mild', 'moderate', 'severe'] }
const fields = {
  on: { kind: 'date' },
  at: { kind: 'moment' },
  grade: severity,
  hours: { kind: 'count' },
  change: { kind: 'number', unit: '' },
  done: { kind: 'yes/no' },
  code: { kind: 'code', system: 'REV' },
} as const satisfies Readonly<Record<string, ScalarType>>

const listOf = (dateField: 'on' | 'at' | null): FactType => ({
  kind: 'list',
  dateField,
  fields: Object.entries(fields).map(([name, type]) => ({ name, type, text: '' })),
})

const types: Readonly<Record<string, FactType>> = {
  sure: { kind: 'yes/no' },
  safe: { kind: 'yes/no' },
  visits: { kind: 'count' },
  severity,
  start: { kind: 'date' },
  end: { kind: 'date' },
  seen: { kind: 'moment' },
  code: { kind: 'code', system: 'REV' },
  days: listOf('on'),
  hours: listOf('at'),
  goals: listOf(null),
  stays: {
    kind: 'list',
    dateField: 'from',
    fields: [
      { name: 'from', type: { kind: 'date' }, text: '' },
      { name: 'to', type: { kind: 'date' }, text: '' },
    ],
  },
  'member.age': { kind: 'age' },
  'member.birth_date': { kind: 'date' },
}

const DATES = ['2024-02-29', '2025-08-31', '2025-09-01', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-01', '2026-03-02']
const PARTIAL = ['2025', '2026', '2025-08', '2026-02', '2026-03']
const MOMENTS = ['2026-02-28T23:59', '2026-03-01T00:00', '2026-03-01T12:00', '2026-03-02T09:30', '2026-03-08T02:30', '2026-11-01T01:30']
const CODES = ['0905', '905', '0906', '0905-HE', '0906-HE-U5']

const relation = fc.constantFrom<Relation>('<', '<=', '=', '!=', '>=', '>')
const fieldOf = (name: string, domain: Value['domain']): Value => ({ kind: 'field', domain, field: name })

interface Kinds {
  readonly value: (domain: Value['domain'], depth: number) => fc.Arbitrary<Value>
}

/** `inEntry`: fields of the entry at hand may be read, and no list is run through. */
const kinds = (inEntry: boolean): Kinds => {
  const fieldValue = (names: readonly string[], domain: Value['domain']): readonly fc.Arbitrary<Value>[] =>
    inEntry ? [fc.constantFrom(...names).map((name) => fieldOf(name, domain))] : []
  const picked = (names: readonly string[], domain: Value['domain'], depth: number): readonly fc.Arbitrary<Value>[] =>
    inEntry || depth === 0
      ? []
      : [
          fc
            .tuple(fc.constantFrom('latest', 'earliest'), selection(depth - 1, ['days', 'hours']), fc.constantFrom(...names))
            .map(([which, over, field]): Value => ({ kind: 'pick', domain, which, over, field })),
        ]
  const value = (domain: Value['domain'], depth: number): fc.Arbitrary<Value> => {
    switch (domain) {
      case 'status':
        return fc.oneof(...facts(['sure', 'safe'], domain), ...fieldValue(['done'], domain), ...picked(['done'], domain, depth))
      case 'code':
        return fc.oneof(fc.constant(coded('code')), ...fieldValue(['code'], domain), ...picked(['code'], domain, depth))
      case 'integer':
        return fc.oneof(
          fc.constantFrom(...['visits', 'severity', 'member.age'].map(integer)),
          ...fieldValue(['grade', 'hours', 'change'], domain),
          ...picked(['grade', 'hours', 'change'], domain, depth),
          ...(depth === 0 ? [] : [value('day', depth - 1).map((of): Value => ({ kind: 'age', domain: 'integer', date: of }))]),
          ...(inEntry || depth === 0 ? [] : [counts(depth), sums(depth)]),
        )
      case 'day':
        return fc.oneof(
          fc.constantFrom(day('start'), day('end'), day('member.birth_date'), asOf),
          ...fieldValue(['on'], domain),
          ...picked(['on'], domain, depth),
          ...(depth === 0
            ? []
            : [
                fc
                  .tuple(value('day', depth - 1), fc.integer({ min: -14, max: 14 }), fc.constantFrom<'days' | 'months'>('days', 'months'))
                  .map(([of, amount, unit]) => offset(of, amount, unit)),
                value('minute', depth - 1).map((of): Value => ({ kind: 'dayOf', domain: 'day', moment: of })),
                timedDays(value('day', depth - 1)),
                ...(inEntry ? [] : [differentDays(selection(depth - 1, ['days', 'hours']))]),
              ]),
        )
      case 'minute':
        return fc.oneof(
          fc.constant(minute('seen')),
          ...fieldValue(['at'], domain),
          ...picked(['at'], domain, depth),
          ...(depth === 0
            ? []
            : [
                fc
                  .tuple(value('minute', depth - 1), fc.integer({ min: -3000, max: 3000 }))
                  .map(([of, amount]) => offset(of, amount, 'minutes')),
                value('day', depth - 1).map((of): Value => ({ kind: 'minutesOf', domain: 'minute', day: of })),
                timedMinutes(value('minute', depth - 1)),
              ]),
        )
    }
  }
  return { value }
}

const facts = (names: readonly string[], domain: 'status'): readonly fc.Arbitrary<Value>[] => [
  fc.constantFrom(...names.map((fact): Value => ({ kind: 'fact', domain, fact }))),
]

const counts = (depth: number): fc.Arbitrary<Value> =>
  selection(depth - 1, ['days', 'hours', 'goals']).map((over): Value => ({ kind: 'count', domain: 'integer', over }))

const sums = (depth: number): fc.Arbitrary<Value> =>
  fc
    .tuple(selection(depth - 1, ['days', 'hours', 'goals']), fc.constantFrom('hours', 'change'))
    .map(([over, field]): Value => ({ kind: 'sum', domain: 'integer', over, field, signed: field === 'change' }))

const selection = (depth: number, lists: readonly string[]): fc.Arbitrary<Selection> => {
  const end = fc.option(kinds(false).value('day', depth), { freq: 2 })
  return fc
    .record({ list: fc.constantFrom(...lists), where: fc.option(filter), from: end, to: end })
    .map((over): Selection => (over.list === 'goals' ? { ...over, dated: false, from: null, to: null } : { ...over, dated: true }))
}

const test = (inEntry: boolean, depth: number): fc.Arbitrary<Test> => {
  const { value } = kinds(inEntry)
  const right = (domain: 'integer' | 'day' | 'minute'): fc.Arbitrary<Value> => {
    const constants = {
      integer: [0, 1, 2, 3, 12, 168, 216, 1_500_000].map(constant),
      day: DATES.map(date),
      minute: MOMENTS.map(moment),
    }
    return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...constants[domain]) }, { weight: 1, arbitrary: value(domain, depth) })
  }
  const again = (): fc.Arbitrary<Test> =>
    recurrence(selection(0, ['days', 'hours']), fc.constantFrom(day('start'), day('end'), ...DATES.slice(0, 5).map(date)))
  const ordered = fc.constantFrom<'integer' | 'day' | 'minute'>('integer', 'integer', 'day', 'day', 'minute')
  return fc.oneof(
    codedTests(value('code', depth)),
    ...(inEntry ? [] : [again(), timedTests((deep) => value('day', deep), (deep) => value('minute', deep), depth)]),
    value('status', depth).map((of): Test => ({ kind: 'holds', value: of })),
    ordered.chain((domain) =>
      fc.tuple(value(domain, depth), relation, right(domain)).map(([left, rel, other]): Test => ({ kind: 'compare', relation: rel, left, right: other })),
    ),
    ordered.chain((domain) =>
      fc.tuple(value(domain, depth), right(domain), right(domain)).map(([of, low, high]): Test => ({ kind: 'between', value: of, low, high })),
    ),
    fc
      .tuple(value('integer', depth), fc.uniqueArray(fc.nat(3), { minLength: 1 }), fc.boolean())
      .map(([of, choices, negated]): Test => ({ kind: 'among', negated, value: of, choices })),
    fc
      .tuple(value('code', depth), fc.subarray(CODES, { minLength: 1 }), fc.boolean())
      .map(([of, choices, negated]): Test => ({ kind: 'among', negated, value: of, choices })),
    fc
      .tuple(value('code', depth), fc.constantFrom<Relation>('=', '!='), fc.oneof(fc.constantFrom(...CODES.map(text)), value('code', depth)))
      .map(([left, rel, other]): Test => ({ kind: 'compare', relation: rel, left, right: other })),
  )
}

const filter: fc.Arbitrary<Filter> = fc
  .tuple(fc.array(test(true, 1), { minLength: 1, maxLength: 3 }), fc.constantFrom('all', 'any', 'not', 'number'))
  .map(([conditions, op]): Filter => {
    const of = conditions.map((_, condition): Logic => ({ op: 'condition', condition }))
    const [first] = of
    if (op === 'not' && first !== undefined) return { conditions: conditions.slice(0, 1), logic: { op, of: first } }
    if (op === 'all' || op === 'any') return { conditions, logic: { op, of } }
    return { conditions, logic: { op: 'number', least: 1, most: 1, of } }
  })

export const randomGraph: fc.Arbitrary<RuleGraph> = fc
  .tuple(
    fc.array(test(false, 2), { minLength: 1, maxLength: 4 }),
    fc.array(test(false, 2), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('ALL of', 'ANY of', 'ONE of', 'NONE of', 'AT LEAST 1 of', 'AT MOST 1 of'),
  )
  .map(([first, second, head]) => {
    const inline: Sketch = { any: [{ criterion: 'first' }, { not: { all: second } }] }
    const criteria: Readonly<Record<string, Outline>> = { first: block(head, first), second: block('ALL of', { a: inline, b: first[0] ?? inline }) }
    return ruleGraph({ id: 'test.random', facts: types, criteria, calendars, zone: newYork })
  })

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 3 })
const dates = fc.constantFrom(...DATES, ...PARTIAL, 'not yet')
const moments = fc.constantFrom(...MOMENTS, ...DATES, 'not yet')
const entry = fc.record(
  {
    on: maybe(dates),
    at: maybe(moments),
    grade: maybe(fc.constantFrom('none', 'mild', 'moderate', 'severe')),
    hours: maybe(fc.nat(4)),
    change: maybe(fc.constantFrom(-2, -1.5, 0, 0.000001, 1.5, 3)),
    done: maybe(fc.boolean()),
    code: maybe(fc.constantFrom(...CODES)),
  },
  { requiredKeys: ['on', 'at'] },
)
const list = maybe(
  fc.record({ complete_through: maybe(fc.constantFrom('2026-03-01', '2026-03-02', '2026-12-31', '2026-02-28', '2026')), entries: fc.array(entry, { maxLength: 4 }) }),
)
const member = maybe(
  fc.oneof(fc.record({ birth_date: maybe(fc.constantFrom('2012-03-01', '2012-02-29', '2012', '2008-03', ...DATES)) }), fc.record({ age: maybe(fc.nat(30)) })),
)

export const randomFacts: fc.Arbitrary<FactsInput> = fc.record(
  {
    sure: maybe(fc.boolean()),
    safe: maybe(fc.boolean()),
    visits: maybe(fc.nat(4)),
    severity: maybe(fc.constantFrom('none', 'mild', 'moderate', 'severe')),
    start: maybe(dates),
    end: maybe(dates),
    seen: maybe(moments),
    code: maybe(fc.constantFrom(...CODES)),
    days: list,
    hours: list,
    goals: list,
    stays: maybe(
      fc.record({ complete_through: maybe(fc.constantFrom('2026-03-01', '2026-12-31', '2026-02')), entries: fc.array(fc.record({ from: maybe(dates), to: maybe(dates) }).map(forwards), { maxLength: 3 }) }),
    ),
    member,
  },
  { requiredKeys: ['days'] },
)

export const randomAsOf: fc.Arbitrary<string> = fc.constantFrom('2026-03-01', '2026-02-28', '2024-02-29', '2026-08-31', '2026-03-01T09:30', '2026-03-08T02:30', '2026-11-01T01:30')
