/** Completing a record never changes what was definite: a clause, an outcome, an amount that was certain. */
import type { Answer } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import type { Amount, DeterminationResult, Outcome } from '@rubric/runtime'
import { addressOfDetermination } from '../determinations.ts'
import { completionOf } from '../facts/completions.ts'
import { memberCase } from '../facts/members.ts'
import { type Answered, decided, statusAnswers } from './answers.ts'
import { type Beside, type Fault, type Plan, search, withFacts } from './trial.ts'
import type { Version } from './version.ts'

export const unknown = (version: Version): Plan => {
  const { graph, compiled } = version
  const samples = memberCase(graph).chain((member) =>
    completionOf(graph, member).map((facts) => ({ member, beside: { title: 'better known', member: withFacts(member, facts) } })),
  )
  const faultsOf = ({ member, beside }: { readonly member: Beside['member']; readonly beside: Beside }): readonly Fault[] => {
    const [before, after] = [decided(compiled, member), decided(compiled, beside.member)]
    if (before === null || after === null) return []
    return turnedByCompletion(graph, before, after)
  }
  return search({ property: 'unknown', version }, { samples, faultsOf })
}

/** What was definite before a record was completed, and is otherwise after it. */
export const turnedByCompletion = (graph: RuleGraph, before: Answered, after: Answered): readonly Fault[] => [
  ...overturned(wordsOf(graph, before), wordsOf(graph, after)),
  ...before.determinations.flatMap((each, index) => takenBack(graph, index, each, after.determinations[index])),
]

/** Of clauses their answer, of determinations their outcome: `met` in part and in full are two things. */
const wordsOf = (graph: RuleGraph, { trace, determinations }: Answered): ReadonlyMap<string, Answer | Outcome> =>
  new Map<string, Answer | Outcome>([
    ...statusAnswers(graph, trace),
    ...determinations.map(({ outcome }, index) => [addressOfDetermination(graph, index), outcome] as const),
  ])

/** What was definite and is now something else. */
const overturned = (before: ReturnType<typeof wordsOf>, after: ReturnType<typeof wordsOf>): readonly Fault[] =>
  [...before].flatMap(([address, was]) => {
    const is = after.get(address)
    if (was === 'information needed' || is === undefined || is === was) return []
    return [
      {
        address,
        says: 'to know more overturns what was definite',
        answers: [
          ['before', was],
          ['better known', is],
        ],
      },
    ]
  })

const isWithin = (inner: Amount, outer: Amount): boolean => inner[0] >= outer[0] && inner[1] <= outer[1]

/** Amounts and days that lie outside of the range in which they were before. */
const takenBack = (
  graph: RuleGraph,
  index: number,
  before: DeterminationResult,
  after: DeterminationResult | undefined,
): readonly Fault[] => {
  const address = addressOfDetermination(graph, index)
  const fault = (what: string, was: Amount, is: Amount | undefined): Fault => ({
    address,
    says: `to know more moves ${what} out of the range that it was in`,
    answers: [
      ['before', was.join(' to ')],
      ['better known', is?.join(' to ') ?? 'nothing'],
    ],
  })
  const lines = (before.lines ?? []).flatMap(({ granted }, line) => {
    const now = after?.lines?.[line]?.granted
    return now !== undefined && isWithin(now, granted)
      ? []
      : [fault(`what is granted of line ${line + 1} (millionths)`, granted, now)]
  })
  const [was, is] = [before.span?.to, after?.span?.to]
  return was === undefined || is === undefined || isWithin(is, was)
    ? lines
    : [...lines, fault('the last day granted (days since 1970)', was, is)]
}
