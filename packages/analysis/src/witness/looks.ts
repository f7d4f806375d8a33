/** What it takes to look at a whole member. */
import { lookUp } from '../facts/json.ts'
import type { Joint } from '../pair/joint.ts'
import type { Member } from '../version.ts'
import type { Cost } from './cost.ts'
import { type Draft, draftAt, put } from './draft.ts'
import { unlimited } from './effort.ts'
import { namesOf, taskOf } from './task.ts'

/** Looks, to ask for the status of each condition once. */
export const looksAt = (joint: Joint, { facts, asOf }: Member): number => {
  const { fixed, varying, reads } = knownOf(joint)
  const draft = draftWith(reads, facts, asOf)
  return varying.reduce((sum, cost) => sum + cost(draft), fixed)
}

const draftWith = (names: readonly string[], facts: Member['facts'], asOf: string): Draft => {
  const draft = draftAt(asOf, unlimited)
  for (const fact of names) {
    const value = lookUp(facts, fact) ?? null
    if (value !== null) put(draft, { fact, value })
  }
  return draft
}

/** Most conditions take the same whoever is looked at; others depend on lists, and on when what recurs begins. */
interface Known {
  readonly fixed: number
  readonly varying: readonly Cost[]
  readonly reads: readonly string[]
}

const known = new WeakMap<Joint, Known>()

const knownOf = (joint: Joint): Known => {
  const before = known.get(joint)
  if (before !== undefined) return before
  const tasks = joint.tests.map((_, index) => taskOf(joint, index, null))
  const isVarying = ({ test, reads }: (typeof tasks)[number]): boolean =>
    test.kind === 'recurrence' || reads.some((fact) => joint.facts.get(fact)?.type.kind === 'list')
  const nobody = draftAt('2026-06-15', unlimited)
  const varying = tasks.filter(isVarying)
  const found: Known = {
    fixed: tasks.filter((task) => !isVarying(task)).reduce((sum, { cost }) => sum + cost(nobody), 0),
    varying: varying.map(({ cost }) => cost),
    reads: [...new Set(varying.flatMap(({ reads }) => reads))].flatMap(namesOf),
  }
  known.set(joint, found)
  return found
}
