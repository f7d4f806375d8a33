/**
 * A value is walked across each place where a condition turns. The condition turns on the stated value or day, as plain
 * arithmetic says, and what rests on the fact by plain comparisons alone turns at those places only, so at most once at each.
 */
import type { RuleGraph, ScalarType, Test, Value } from '@rubric/compiler'
import { type ConditionResult, MET, NOT_MET, statusWord, type Trace, type TraceNode } from '@rubric/runtime'
import fc from 'fast-check'
import { formatDay } from '../facts/civil.ts'
import { type MemberCase, memberCase } from '../facts/members.ts'
import { millionths } from '../facts/values.ts'
import { type Decided, decided, statusAnswers } from './answers.ts'
import { withChanges } from './facts.ts'
import { conditionsIn, rootAddress, rootLogic } from './logic.ts'
import { plainTruth, plainValue, type Range, readingOf, stepOf } from './plain.ts'
import { type Fault, notTested, type Plan, search } from './trial.ts'
import type { Version } from './version.ts'

/** A place where a condition turns: the fact and what it is compared with. */
interface Threshold {
  readonly condition: number
  readonly fact: string
  readonly type: ScalarType
  readonly other: Value
}

interface Walk {
  readonly member: MemberCase
  readonly threshold: Threshold
}

export const boundary = (version: Version): Plan => {
  const { graph } = version
  const thresholds = thresholdsOf(graph)
  if (thresholds.length === 0) return notTested('nothing is compared with a number or a day')
  const samples = fc.record({ member: memberCase(graph), threshold: fc.constantFrom(...thresholds) })
  const notes = [`${thresholds.length} places at which a condition turns`]
  return search({ property: 'boundary', version }, { samples, faultsOf: (walk: Walk) => faultsOf(version, walk), notes })
}

// ---- where conditions turn ---------------------------------------------------------------------------------

const thresholdsOf = (graph: RuleGraph): readonly Threshold[] =>
  graph.conditions.flatMap(({ test }, condition) =>
    comparisonsOf(test).flatMap(([value, other]): readonly Threshold[] => {
      const fact = value.kind === 'age' ? value.date : value
      const type = fact.kind === 'fact' ? typeOf(graph, fact.fact) : null
      return fact.kind !== 'fact' || type === null
        ? []
        : [{ condition, fact: fact.fact, type, other: value.kind === 'age' ? bornBefore(other) : other }]
    }),
  )

const comparisonsOf = (test: Test): readonly (readonly [Value, Value])[] =>
  test.kind === 'compare'
    ? [
        [test.left, test.right],
        [test.right, test.left],
      ]
    : test.kind === 'between'
      ? [
          [test.value, test.low],
          [test.value, test.high],
          [test.low, test.value],
          [test.high, test.value],
        ]
      : []

/** Of values that one can walk along; the rest has no steps. */
const typeOf = ({ facts }: RuleGraph, name: string): ScalarType | null => {
  if (name === 'member.age') return { kind: 'age' }
  if (name === 'member.birth_date') return { kind: 'date' }
  const type = facts.find((fact) => fact.name === name)?.type
  if (type === undefined || type.kind === 'list' || type.kind === 'yes/no' || type.kind === 'code' || type.kind === 'moment')
    return null
  return type.kind === 'enum' && !type.ordered ? null : type
}

/** The birth date of one who has completed so many months today. */
const bornBefore = (months: Value): Value =>
  months.kind === 'constant' && typeof months.value === 'number'
    ? { kind: 'offset', domain: 'day', date: { kind: 'asOf', domain: 'day' }, amount: -months.value, unit: 'months' }
    : months

// ---- the walk ----------------------------------------------------------------------------------------------

/** The same member with the fact at one value, and what the version says then. */
interface Stop {
  readonly written: unknown
  readonly member: MemberCase
  readonly result: Decided
}

/** Two steps to each side: a threshold lies between two values, and the next one may be an edge as well. */
const steps = [-2, -1, 0, 1, 2]

const stopsOf = ({ graph, compiled }: Version, { member, threshold: { fact, type, other } }: Walk): readonly Stop[] => {
  const at = plainValue(other, readingOf(graph, member))
  if (at === null) return []
  return steps.flatMap((step) => {
    const written = writtenAs(type, at, step)
    if (written === null) return []
    const others =
      fact === 'member.age'
        ? [['member.birth_date', undefined] as const]
        : fact === 'member.birth_date'
          ? [['member.age', undefined] as const]
          : []
    const there = { ...member, facts: withChanges(graph, member.facts, new Map([...others, [fact, written]])) }
    const result = decided(compiled, there)
    return result === null ? [] : [{ written, member: there, result }]
  })
}

/** What stands in a record so many steps from a stored value; null where nothing can. */
const writtenAs = (type: ScalarType, [at]: Range, step: number): unknown => {
  const size = stepOf(type)
  const whole = Math.floor(at / size) + step
  switch (type.kind) {
    case 'count':
    case 'span':
    case 'age':
      return whole < 0 || (type.kind === 'age' && whole > 130) ? null : whole
    case 'number':
    case 'rate':
      return whole < 0 && (type.kind === 'rate' || type.least === 0) ? null : whole / millionths
    case 'date':
      return formatDay(whole)
    case 'enum':
      return type.values[whole] ?? null
    case 'yes/no':
    case 'code':
    case 'moment':
      return null
  }
}

const faultsOf = (version: Version, walk: Walk): readonly Fault[] => {
  const { graph } = version
  const stops = stopsOf(version, walk)
  const reading = [...reads(graph, walk.threshold.fact)]
  const truths = stops.map(({ member }) =>
    reading.map((condition) => plainTruth(testOf(graph, condition), readingOf(graph, member))),
  )
  return [
    ...stops.flatMap((stop, at) =>
      reading.flatMap((condition, nth) => misplaced(graph, walk, stop, condition, truths[at]?.[nth] ?? null)),
    ),
    ...roots(graph, reading, truths).flatMap((root) =>
      stops.slice(1).flatMap((stop, at) => turnedBetween(graph, walk, [stops[at], stop], [truths[at], truths[at + 1]], root)),
    ),
  ]
}

const testOf = (graph: RuleGraph, condition: number): Test => {
  const found = graph.conditions[condition]
  if (found === undefined) throw new Error(`there is no condition ${condition}`)
  return found.test
}

/** Indices of the conditions that read the fact; an age is read from a birth date too. */
const reads = ({ conditions }: RuleGraph, fact: string): ReadonlySet<number> => {
  const names = fact.startsWith('member.') ? ['member.age', 'member.birth_date'] : [fact]
  return new Set(conditions.flatMap(({ facts }, index) => (facts.some((name) => names.includes(name)) ? [index] : [])))
}

const resultOf = (trace: Trace, condition: number): ConditionResult | undefined => {
  const inNode = (node: TraceNode): ConditionResult | undefined =>
    node.conditions.find((each) => each.condition === condition) ?? inTrace(node.children)
  const inTrace = (nodes: Trace): ConditionResult | undefined =>
    nodes.reduce<ConditionResult | undefined>((found, node) => found ?? inNode(node), undefined)
  return inTrace(trace)
}

/** The condition is not what plain arithmetic says of this value. */
const misplaced = (
  graph: RuleGraph,
  { threshold: { fact } }: Walk,
  { written, member, result }: Stop,
  condition: number,
  truth: boolean | null,
): readonly Fault[] => {
  const status = resultOf(result.trace, condition)?.status
  if (truth === null || status === undefined || status === (truth ? MET : NOT_MET)) return []
  const clause = graph.clauses.find(({ conditions }) => conditions.includes(condition))
  return [
    {
      address: clause?.address ?? '',
      says: `\`${graph.conditions[condition]?.text ?? ''}\` does not turn where it says, with ${fact} ${String(written)}`,
      answers: [
        ['by the stated value', truth ? 'met' : 'not met'],
        ['the answer', statusWord(status)],
      ],
      member,
    },
  ]
}

/** Roots that the fact reaches by plain comparisons alone, so that nothing else can turn them. */
const roots = (
  graph: RuleGraph,
  reading: readonly number[],
  truths: readonly (readonly (boolean | null)[])[],
): readonly number[] => {
  const plain = new Set(reading.filter((_, nth) => truths.every((at) => at[nth] !== null)))
  return graph.criteria.flatMap((_, index) => {
    const mine = [...conditionsIn(graph, rootLogic(graph, index))].filter((condition) => reading.includes(condition))
    return mine.length > 0 && mine.every((condition) => plain.has(condition)) ? [index] : []
  })
}

type Two<T> = readonly [T | undefined, T | undefined]

const turnedBetween = (
  graph: RuleGraph,
  { threshold: { fact } }: Walk,
  [from, to]: Two<Stop>,
  truths: Two<readonly (boolean | null)[]>,
  root: number,
): readonly Fault[] => {
  if (from === undefined || to === undefined || JSON.stringify(truths[0]) !== JSON.stringify(truths[1])) return []
  const address = rootAddress(graph, root)
  const [was, is] = [from, to].map(({ result }) => statusAnswers(graph, result.trace).get(address) ?? '')
  if (was === is) return []
  return [
    {
      address,
      says: `it turns between ${fact} ${String(from.written)} and ${String(to.written)}, where nothing is stated`,
      answers: [
        [`${fact} ${String(from.written)}`, was ?? ''],
        [`${fact} ${String(to.written)}`, is ?? ''],
      ],
      member: to.member,
    },
  ]
}
