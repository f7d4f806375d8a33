/** What a version says of a member, address by address: in the three words in which versions are compared. */
import { type Answer, answerTo } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { type DeterminationResult, MET, NOT_MET, type Status, type Trace, UNKNOWN } from '@rubric/runtime'
import { addressOfDetermination } from '../determinations.ts'
import type { MemberCase } from '../facts/members.ts'
import type { Evaluated, LoadedPolicy } from '../loaded.ts'
import { statusesOf } from '../traces.ts'
import type { Version } from './version.ts'

export type Decided = Extract<Evaluated, { readonly ok: true }>
/** What one evaluator says of a member. */
export type Answered = Pick<Decided, 'trace' | 'determinations'>
export type Answers = ReadonlyMap<string, Answer>

/** Null where the facts do not fit the policy: then there is nothing to compare. */
export const decided = (policy: LoadedPolicy, { facts, asOf }: MemberCase): Decided | null => {
  const evaluated = policy.evaluate(facts, asOf)
  return evaluated.ok ? evaluated : null
}

const ofStatus = (status: Status): Answer => (status === MET ? 'met' : status === NOT_MET ? 'not met' : 'information needed')

/** Of every clause by its full address; of a determination with its limits: `met` where something is granted for certain. */
export const answersOf = (graph: RuleGraph, { trace, determinations }: Answered): Answers =>
  new Map([
    ...statusAnswers(graph, trace),
    ...determinations.map((result, index): readonly [string, Answer] => {
      const { criterion, grants = null } = graph.determinations[index] ?? {}
      return [addressOfDetermination(graph, index), answerTo(result, grants, trace[criterion ?? -1]?.status ?? UNKNOWN)]
    }),
  ])

/** The same of clauses alone: what a determination comes to before its limits. */
export const statusAnswers = ({ clauses }: RuleGraph, trace: Trace): Answers =>
  new Map([...statusesOf(trace)].map(([clause, status]) => [clauses[clause]?.address ?? '', ofStatus(status)]))

/** What the compiled version says; null where the facts do not fit it. */
export const answersIn = ({ graph, compiled }: Version, member: MemberCase): Answers | null => {
  const found = decided(compiled, member)
  return found === null ? null : answersOf(graph, found)
}

/** Not met is lowest, met is highest. */
export const rankOf: Readonly<Record<Answer, number>> = { 'not met': 0, 'information needed': 1, met: 2 }

/** JSON knows no infinity. */
const infinite = (_: string, part: unknown): unknown => (part === Infinity ? 'infinity' : part)

/** What is granted, as text that is equal where it is: amounts and days, whichever limits they come from. */
export const amountsIn = ({ lines, span }: DeterminationResult): string =>
  JSON.stringify([lines?.map(({ granted }) => granted) ?? [], span === null ? null : [span.from, span.to]], infinite)

export const asText = ({ decision, trace, determinations }: Decided): string =>
  JSON.stringify([decision, trace, determinations], infinite)

/** `admission/B`: the policy's id says nothing new. */
export const within = ({ graph }: Version, address: string): string =>
  address.startsWith(`${graph.policy.id}/`) ? address.slice(graph.policy.id.length + 1) : address
