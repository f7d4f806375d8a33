/** Random facts for a graph: fitting ones with gaps, and ones in which anything stands anywhere. */
import type { Fact, FactType, RuleGraph, ScalarType } from '@rubric/compiler'
import fc from 'fast-check'
import { forwards, isReversed, type Stretch } from '../support/in-order.ts'

const days = fc.constantFrom(
  '2025-08-31',
  '2025-09-01',
  '2026-02-28',
  '2026-03-01',
  '2026-03-02',
  '2024-02-29',
  '2026-02',
  '2025',
)
/** The last ones lie in an hour that New York's clocks skip, and in one that they show twice. */
const minutes = fc.constantFrom(
  '2026-02-28T23:59',
  '2026-03-01T00:00',
  '2026-03-01T14:30',
  '2026-03-01',
  '2025-03-09T02:30',
  '2025-11-02T01:30',
  'not yet',
)
const dates = fc.oneof({ weight: 8, arbitrary: days }, { weight: 1, arbitrary: fc.constant('not yet') })

/** Days and minutes of evaluation. */
export const moments = fc.constantFrom('2026-03-01', '2026-03-01T14:30', '2026-03-01T23:59', '2025-11-02T01:30')

const scalar = (type: ScalarType): fc.Arbitrary<unknown> => {
  switch (type.kind) {
    case 'yes/no':
      return fc.boolean()
    case 'count':
    case 'span':
      return fc.nat({ max: 12 })
    case 'age':
      return fc.nat({ max: 30 })
    case 'number':
      return fc.constantFrom(...(type.least === 0 ? [] : [-2.5, -0.000001]), 0, 18.5, 29.999999, 30, 31)
    case 'rate':
      return fc.constantFrom(0, 8.75, 9, 9.000001, 40)
    case 'date':
      return dates
    case 'moment':
      return minutes
    case 'enum':
      return fc.constantFrom(...type.values)
    case 'code':
      return fc.constantFrom('F32.1', 'F33.0', 'F90.0', 'H2022', 'H2022-U5-HE', '0905', '09055')
  }
}

const maybe = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
  )

/** An object with own keys, whatever they are called; undefined values leave their key out. */
export const objectOf = (entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined))

const object = (
  members: readonly (readonly [string, fc.Arbitrary<unknown>])[],
): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc
    .tuple(...members.map(([, value]) => value))
    .map((values) => objectOf(members.map(([name], index) => [name, values[index]] as const)))

const inRequest = (facts: Stretch, change: (request: Stretch) => Stretch): Stretch => {
  const request = own(facts, 'request')
  return typeof request === 'object' && request !== null ? objectOf(Object.entries(facts).map(([key, of]) => [key, key === 'request' ? change(request as Stretch) : of])) : facts
}

const value = (type: FactType): fc.Arbitrary<unknown> =>
  type.kind === 'list'
    ? object([
        ['complete_through', maybe(fc.constantFrom('2026-03-01', '2026-02-28', '2026-06-30', '2026'))],
        [
          'entries',
          fc.array(object(type.fields.map((field) => [field.name, maybe(scalar(field.type))] as const)).map(forwards), { maxLength: 4 }),
        ],
      ])
    : scalar(type)

/** Dotted names as objects within objects. */
const nested = (
  facts: readonly Fact[],
  of: (fact: Fact) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const groups = Map.groupBy(facts, ({ name }) => name.split('.', 1)[0] ?? '')
  return object(
    [...groups].map(([head, within]) => {
      const [first] = within
      if (first !== undefined && first.name === head) return [head, of(first)] as const
      const inner = within.map((fact) => ({ ...fact, name: fact.name.slice(head.length + 1) }))
      return [head, maybe(nested(inner, of))] as const
    }),
  )
}

/** An age and a birth date together are refused: one of them, or neither. */
const eitherAge = (facts: readonly Fact[]): fc.Arbitrary<readonly Fact[]> =>
  fc.constantFrom('member.age', 'member.birth_date').map((without) => facts.filter(({ name }) => name !== without))

/** Facts that fit, with gaps. */
export const fitting = (graph: RuleGraph): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  eitherAge(graph.facts)
    .chain((facts) => nested(facts, (fact) => maybe(value(fact.type))))
    .map((facts) => inRequest(facts, forwards))

const oddities: readonly unknown[] = [
  true,
  0,
  -0,
  1,
  -1,
  1.5,
  0.000001,
  0.0000001,
  1_000_000_000,
  1_000_000_001,
  1e300,
  '',
  'moderate',
  'F32.1',
  '2026-02-30',
  '2026-02',
  '2026',
  '0000',
  '2026-13',
  '2026-03-01',
  '2026-03-01T14:30',
  '2026-03-01T24:00',
  '2026-03-01\n',
  'not yet',
  'Not yet',
  '٢٠٢٦',
  [],
  [null],
  {},
  { entries: [] },
  { entries: null },
  { entries: [{}] },
  { entries: [null] },
  { entries: {} },
  { age: 14, birth_date: '2012' },
  { age: -1 },
  { length: 0 },
]

const odd = fc.constantFrom(...oddities)

/** Facts in which something else may stand anywhere, and keys that nobody declared. */
export const anything = (graph: RuleGraph): fc.Arbitrary<unknown> => {
  const disturbed = (of: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 12, arbitrary: of }, { weight: 1, arbitrary: odd })
  const disturbedValue = ({ type }: Fact): fc.Arbitrary<unknown> =>
    type.kind === 'list'
      ? disturbed(
          object([
            ['complete_through', disturbed(days)],
            [
              'entries',
              disturbed(
                fc.array(disturbed(object(type.fields.map((field) => [field.name, disturbed(scalar(field.type))] as const))), {
                  maxLength: 2,
                }),
              ),
            ],
          ]),
        )
      : disturbed(maybe(scalar(type)))
  return fc.oneof(
    {
      weight: 20,
      arbitrary: fc.oneof(
        nested(graph.facts, disturbedValue),
        eitherAge(graph.facts).chain((facts) => nested(facts, disturbedValue)),
      ),
    },
    { weight: 1, arbitrary: odd },
  )
}

/** Days that are not over by then, and minutes that have not come. */
const laterDays = (asOf: string): readonly string[] => [
  ...(asOf.length === 10 || asOf.endsWith('T23:59') ? [] : [asOf.slice(0, 10)]),
  '2026-03-02',
  '2026-05-01',
  '9999-12-31',
]
const laterMinutes = (asOf: string): readonly string[] => [
  ...(asOf.length === 10 || asOf.endsWith('T23:59') ? [] : [`${asOf.slice(0, 10)}T${asOf.slice(11, 13)}:31`]),
  '2026-03-02T00:00',
  '2026-03-02',
  '9999-12-31T23:59',
]

// ---- completing ------------------------------------------------------------------------------------------------

/** The same facts with some of what is missing filled in. */
export const completed = (
  graph: RuleGraph,
  facts: Readonly<Record<string, unknown>>,
  asOf: string,
): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const given = Object.hasOwn(facts, 'member') ? (facts['member'] as Readonly<Record<string, unknown>> | null) : null
  const hasAge = (given?.['age'] ?? null) !== null
  const open = graph.facts.filter(({ name }) => name !== (hasAge ? 'member.birth_date' : 'member.age'))
  const fill = (type: ScalarType, before: unknown): fc.Arbitrary<unknown> => {
    if (before === undefined || before === null) return fc.oneof(fc.constant(before), scalar(type))
    if (before === 'not yet') return fc.constantFrom(before, ...(type.kind === 'date' ? laterDays : laterMinutes)(asOf))
    if ((type.kind === 'date' || type.kind === 'moment') && typeof before === 'string' && before.length < 10) {
      return fc.constantFrom(before, before.length === 4 ? `${before}-02-28` : `${before}-01`)
    }
    return fc.constant(before)
  }
  const fillFact = ({ type }: Fact, before: unknown): fc.Arbitrary<unknown> => {
    if (type.kind !== 'list') return fill(type, before)
    // Which entries a list lacks, if any, is another question than what its entries leave open.
    if (before === undefined || before === null) return fc.constant(before)
    const list = before as { readonly complete_through?: unknown; readonly entries: readonly Readonly<Record<string, unknown>>[] }
    const entries = list.entries.map((entry) =>
      object(type.fields.map((field) => [field.name, fill(field.type, own(entry, field.name))] as const)).map((filled) => keptForwards(entry, filled)),
    )
    return fc.tuple(...entries).map((filled) => ({ ...list, entries: filled }))
  }
  const at = (name: string): unknown => name.split('.').reduce<unknown>((inside, key) => own(inside, key), facts)
  const before = own(facts, 'request') as Stretch | null | undefined
  return nestedBy(open, (fact) => fillFact(fact, at(fact.name))).map((after) => inRequest(after, (request) => keptForwards(before ?? {}, request)))
}

/** What was filled in, but for days that would run backwards: these stay as they were. */
const keptForwards = (before: Stretch, after: Stretch): Stretch =>
  isReversed(after) ? { ...after, from: own(before, 'from') ?? null, to: own(before, 'to') ?? null } : after

const own = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as Readonly<Record<string, unknown>>)[key] : undefined

const nestedBy = (
  facts: readonly Fact[],
  of: (fact: Fact) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc.tuple(...facts.map(of)).map((values) => {
    const made = new Map<string, unknown>()
    facts.forEach(({ name }, index) => {
      const [head = '', field] = name.split('.')
      if (field === undefined) made.set(head, values[index])
      else made.set(head, objectOf([...Object.entries(made.get(head) ?? {}), [field, values[index]]]))
    })
    return objectOf([...made])
  })
