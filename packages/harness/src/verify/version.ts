/** One version of a policy as properties see it: what it says, its examples, and both ways to ask it. */
import type { CheckedExample, CompiledPolicy, RuleGraph } from '@rubric/compiler'
import { loadGraph } from '../load.ts'
import type { LoadedPolicy } from '../loaded.ts'
import { referencePolicy } from '../reference.ts'

export interface Version {
  readonly file: string
  readonly graph: RuleGraph
  readonly examples: readonly CheckedExample[]
  readonly compiled: LoadedPolicy
  readonly reference: LoadedPolicy
}

/** A version, and the one that it is held against. */
export interface Pair {
  readonly old: Version
  readonly next: Version
}

/** `compiled` is the policy as it is built; left out, it is built here. */
export const versionOf = (
  { file, graph, examples }: Pick<CompiledPolicy, 'file' | 'graph' | 'examples'>,
  compiled: LoadedPolicy = loadGraph(graph),
): Version => ({ file, graph, examples, compiled, reference: referencePolicy(graph) })

/** What its header calls it; a text without a version has its id alone. */
export const nameOf = ({ graph: { policy } }: Version): string => (policy.version === '' ? policy.id : policy.version)

/** `pehp.iop 2024-11-11` */
export const titleOf = ({ graph: { policy } }: Version): string =>
  policy.version === '' ? policy.id : `${policy.id} ${policy.version}`
