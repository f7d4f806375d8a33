/** One elementary condition and the status that it shall have, with all that the search asks of it again and again. */
import { testStatus, type FactsInput, type RuleGraph, type Test } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { type CutPoints, cutPoints } from '../facts/cut-points.ts'
import type { Joint, JointTest } from '../pair/joint.ts'

export interface Task {
  readonly test: Test
  readonly graph: RuleGraph
  /** Null: any will do. */
  readonly wanted: Status | null
  /** What has to be chosen before its status is decided: facts, where an age and a date of birth are one. */
  readonly reads: readonly string[]
  /** Where its status changes. */
  readonly cuts: CutPoints
}

/** Age and date of birth: one of them is given, never both. */
export const person = 'member.age'

export const choiceOf = (fact: string): string => (fact === 'member.birth_date' ? person : fact)

interface Known {
  readonly reads: readonly string[]
  readonly cuts: CutPoints
}

const known = new WeakMap<JointTest, Known>()

const knownOf = (joint: Joint, of: JointTest): Known => {
  const before = known.get(of)
  if (before !== undefined) return before
  const facts = of.facts.flatMap((name) => joint.facts.get(name) ?? [])
  const found: Known = {
    reads: [...new Set(of.facts.map(choiceOf))],
    cuts: cutPoints({ facts, conditions: [of], calendars: [], zone: null, limits: [] }),
  }
  known.set(of, found)
  return found
}

export const taskOf = (joint: Joint, index: number, wanted: Status | null): Task => {
  const of = joint.tests[index]
  if (of === undefined) throw new RangeError(`there is no condition ${index}`)
  return { test: of.test, graph: of.graph, wanted, ...knownOf(joint, of) }
}

/** False too where a value does not fit the type that this version knows. */
export const holds = ({ graph, test, wanted }: Task, facts: FactsInput, asOf: string): boolean => {
  if (wanted === null) return true
  try {
    return testStatus(graph, test, facts, asOf) === wanted
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** How long it takes to ask for its status, beside others: what recurs is looked at in each period. */
export const costOf = ({ test }: Task): number => (test.kind === 'recurrence' ? 8 : 1)

/** What any of the tasks says of a fact or a field. */
export const gathered = <T>(tasks: readonly Task[], of: (cuts: CutPoints) => readonly T[] | undefined): readonly T[] =>
  [...new Set(tasks.flatMap(({ cuts }) => of(cuts) ?? []))]
