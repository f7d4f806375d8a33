/** The versions of each policy of a workspace, ready to be asked which of them is in force. */
import type { PolicyMeta } from '../graph.ts'
import { inOrder, type VersionDates } from './in-force.ts'

interface Versioned {
  readonly id: string
  readonly graph: { readonly policy: Pick<PolicyMeta, 'version' | 'effective' | 'ends' | 'known'> }
}

export interface PolicyVersion<P extends Versioned> extends VersionDates {
  readonly policy: P
}

/** By policy id, in the order in which the versions come into force. */
export const versionsOf = <P extends Versioned>(policies: readonly P[]): ReadonlyMap<string, readonly PolicyVersion<P>[]> => {
  const byId = new Map<string, PolicyVersion<P>[]>()
  for (const policy of policies) {
    const { version, effective, ends, known } = policy.graph.policy
    byId.set(policy.id, [...byId.get(policy.id) ?? [], { policy, version, effective, ends, known }])
  }
  return new Map([...byId].map(([id, versions]) => [id, inOrder(versions)]))
}
