/** Evaluations on the reference evaluator, which needs nothing built. Each is made once, and kept as long as its policy. */
import type { CheckedExample, CompiledPolicy } from '@rubric/compiler'
import { type Evaluated, type LoadedPolicy, referencePolicy } from '@rubric/harness/examples'
import {
  type ConditionResult,
  type PolicyInfo,
  shownInWords,
  type StatusWord,
  statusWord,
  type Trace,
  type TraceNode,
} from '@rubric/runtime'
import { oncePer } from './once-per.ts'

interface Ready {
  readonly policy: LoadedPolicy
  readonly examples: Map<CheckedExample, Evaluated>
}

const readyOf = oncePer(({ graph }: CompiledPolicy): Ready => ({ policy: referencePolicy(graph), examples: new Map() }))

/** The policy, ready to decide; one with errors must not be asked. */
export const evaluatorOf = (policy: CompiledPolicy): LoadedPolicy => readyOf(policy).policy

export const evaluationOf = (policy: CompiledPolicy, example: CheckedExample): Evaluated => {
  const { policy: loaded, examples } = readyOf(policy)
  const found = examples.get(example) ?? loaded.evaluate(example.facts, example.asOf)
  examples.set(example, found)
  return found
}

/** Every node of a trace by the address of its clause. */
export const nodesByAddress = ({ graph }: CompiledPolicy, trace: Trace): ReadonlyMap<string, TraceNode> => {
  const found = new Map<string, TraceNode>()
  const visit = (node: TraceNode): void => {
    const address = graph.clauses[node.clause]?.address
    if (address !== undefined) found.set(address, node)
    node.children.forEach(visit)
  }
  trace.forEach(visit)
  return found
}

export const wordOf = ({ status }: TraceNode): StatusWord => statusWord(status)

/** What came out of each condition, by its index. */
export const resultsIn = (trace: Trace): ReadonlyMap<number, ConditionResult> => {
  const found = new Map<number, ConditionResult>()
  const visit = ({ conditions, children }: TraceNode): void => {
    for (const result of conditions) found.set(result.condition, result)
    children.forEach(visit)
  }
  trace.forEach(visit)
  return found
}

/**
 * What a condition saw, `14 years 3 months`; empty where that says nothing: of a bare yes or no, and of what is not known at all.
 */
export const valueOf = ({ conditions }: PolicyInfo, { condition, value }: ConditionResult): string => {
  const form = conditions[condition]?.form
  const words = form === undefined ? '' : shownInWords(form, value)
  return words === 'unknown' || words === 'at least 0' ? '' : words
}
