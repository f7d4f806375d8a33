/** Versions of one policy that follow each other, of all policies of the repository. */
import type { RuleGraph } from '@rubric/compiler'
import { policies } from '../support/real-policies.ts'

export interface RealPair {
  readonly title: string
  readonly old: RuleGraph
  readonly next: RuleGraph
}

const byVersion = (a: RuleGraph, b: RuleGraph): number => (a.policy.version < b.policy.version ? -1 : 1)

const graphsById = Map.groupBy(policies.map(({ graph }) => graph), ({ policy }) => policy.id)

export const adjacent: readonly RealPair[] = [...graphsById].flatMap(([id, graphs]) => {
  const versions = graphs.toSorted(byVersion)
  return versions.slice(1).flatMap((next, index) => {
    const old = versions[index]
    return old === undefined ? [] : [{ title: `${id} ${old.policy.version} to ${next.policy.version}`, old, next }]
  })
})

export const deciding: readonly RuleGraph[] = policies.map(({ graph }) => graph).filter(({ criteria }) => criteria.length > 0)
