/** What it takes to look at a whole member. */
import { lookUp } from '../facts/json.ts'
import type { Joint } from '../pair/joint.ts'
import type { Member } from '../version.ts'
import { draftAt, put } from './draft.ts'
import { unlimited } from './effort.ts'
import { taskOf } from './task.ts'

/** Looks, to ask for the status of each condition once. */
export const looksAt = (joint: Joint, { facts, asOf }: Member): number => {
  const draft = draftAt(asOf, unlimited)
  for (const fact of joint.facts.keys()) {
    const value = lookUp(facts, fact) ?? null
    if (value !== null) put(draft, { fact, value })
  }
  return joint.tests.reduce((sum, _, index) => sum + taskOf(joint, index, null).cost(draft), 0)
}
