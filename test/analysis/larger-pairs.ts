/** Versions too large for brute force: members drawn at random may not contradict what is proved, and no change goes by unseen. */
import { compareVersions, type Comparison } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { memberCase } from '@rubric/harness'
import fc from 'fast-check'
import { tryMembers, type Tried } from './brute-force.ts'
import { contradictions, inconsistencies, itemsOf, misplaced, unreproduced } from './checks.ts'
import { bothWays } from './pairs.ts'

export interface Judged {
  /** A difference is shown; or everything is proved unchanged; or neither. */
  readonly outcome: 'found' | 'proved equivalent' | 'undecided'
  readonly wrong: readonly string[]
  readonly items: number
  readonly proved: number
}

/** How many members are drawn, half of them for either version. */
const drawn = (old: RuleGraph, next: RuleGraph, members: number, seed: number) =>
  [old, next].flatMap((graph) => fc.sample(memberCase(graph), { seed, numRuns: Math.ceil(members / 2) }))

export const judge = (old: RuleGraph, next: RuleGraph, members: number, seed: number): Judged => {
  const [before, after] = [bothWays(old), bothWays(next)]
  const comparison = compareVersions(before.compiled, after.compiled)
  const tried = tryMembers(before.compiled, after.compiled, drawn(old, next, members, seed))
  const items = itemsOf(comparison).filter(({ presence }) => presence === 'both')
  const outcome = outcomeOf(comparison)
  return {
    outcome,
    wrong: [
      ...contradictions(comparison, tried), ...inconsistencies(comparison), ...unreproduced(comparison, before, after),
      ...misplaced(comparison, before.compiled, after.compiled), ...missed(outcome, tried),
    ],
    items: items.length,
    proved: items.filter(({ proof }) => proof.by === 'proof').length,
  }
}

const outcomeOf = (comparison: Comparison): Judged['outcome'] => {
  const items = itemsOf(comparison)
  if (items.some(({ presence, verdict }) => presence !== 'both' || (verdict !== 'unchanged' && verdict !== null))) return 'found'
  return items.every(({ proof, verdict }) => proof.by === 'proof' && verdict === 'unchanged') ? 'proved equivalent' : 'undecided'
}

/** Where some of it is sampled alone, the comparison says so; where all is proved, nobody may differ. */
const missed = (outcome: Judged['outcome'], { roots, clauses, grants }: Tried): readonly string[] => {
  const [member] = [...roots.values(), ...clauses.values()].flatMap((cells) => [...cells.values()]).concat([...grants.values()])
  return outcome !== 'proved equivalent' || member === undefined ? [] : [`${outcome}, but not for ${JSON.stringify(member.facts)} as of ${member.asOf}`]
}
