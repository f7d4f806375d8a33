/** One elementary condition and the status that it shall have, with all that the search asks of it again and again. */
import { testStatus, type RuleGraph, type Test } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { type CutPoints, cutPoints } from '../facts/cut-points.ts'
import type { Joint, JointTest } from '../pair/joint.ts'
import { type Cost, costOfTest } from './cost.ts'
import type { Draft } from './draft.ts'

export interface Task {
  /** Into the conditions of both versions. */
  readonly index: number
  readonly test: Test
  readonly graph: RuleGraph
  /** Null: any will do. */
  readonly wanted: Status | null
  /** What has to be chosen before its status is decided: facts, where an age and a date of birth are one. */
  readonly reads: readonly string[]
  /** Not the date of birth alone: of whom only the age is known, that stays unknown. */
  readonly readsAge: boolean
  /** Where its status changes. */
  readonly cuts: CutPoints
  /** What it takes to ask for its status. */
  readonly cost: Cost
}

/** Age and date of birth: one of them is given, never both. */
export const person = 'member.age'

/** Under which the two may be given. */
export const namesOf = (fact: string): readonly string[] => (fact === person ? [person, 'member.birth_date'] : [fact])

export const choiceOf = (fact: string): string => (fact === 'member.birth_date' ? person : fact)

type Known = Pick<Task, 'reads' | 'readsAge' | 'cuts' | 'cost'>

const known = new WeakMap<JointTest, Known>()

const knownOf = (joint: Joint, of: JointTest): Known => {
  const before = known.get(of)
  if (before !== undefined) return before
  const facts = of.facts.flatMap((name) => joint.facts.get(name) ?? [])
  const found: Known = {
    reads: [...new Set(of.facts.map(choiceOf))],
    readsAge: of.facts.includes(person),
    cuts: cutPoints({ facts, conditions: [of], calendars: [], zone: null, limits: [] }),
    cost: costOfTest(of.test),
  }
  known.set(of, found)
  return found
}

export const taskOf = (joint: Joint, index: number, wanted: Status | null): Task => {
  const of = joint.tests[index]
  if (of === undefined) throw new RangeError(`there is no condition ${index}`)
  return { index, test: of.test, graph: of.graph, wanted, ...knownOf(joint, of) }
}

/**
 * Null where a value does not fit the type that this version knows, and where to ask would take more than is left: what recurs from the year 1 on
 * has very many periods.
 */
export const statusIn = ({ graph, test, cost }: Pick<Task, 'graph' | 'test' | 'cost'>, draft: Draft): Status | null => {
  const looks = cost(draft)
  const isTooMuch = looks > draft.effort.left()
  draft.effort.spend(isTooMuch ? 1 : looks)
  if (isTooMuch) return null
  try {
    return testStatus(graph, test, draft.facts, draft.asOf.text)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Whether its status is the one that is wanted; false where it cannot be asked for. */
export const holds = (task: Task, draft: Draft): boolean => task.wanted === null || statusIn(task, draft) === task.wanted

/** What any of the tasks says of a fact or a field. */
export const gathered = <T>(tasks: readonly Task[], of: (cuts: CutPoints) => readonly T[] | undefined): readonly T[] =>
  [...new Set(tasks.flatMap(({ cuts }) => of(cuts) ?? []))]
