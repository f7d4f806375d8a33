/** A version that is evaluated by the reference evaluator: nothing need be emitted or loaded. */
import { determineReference, evaluateReference, type RuleGraph } from '@rubric/compiler'
import type { Version } from './version.ts'

export const referenceVersion = (graph: RuleGraph, file: string): Version => ({
  graph,
  ref: { id: graph.policy.id, title: graph.policy.title, version: graph.policy.version, effective: graph.policy.effective, file },
  evaluate: (facts, asOf) => {
    try {
      return { ok: true, trace: evaluateReference(graph, facts, asOf), determinations: determineReference(graph, facts, asOf) }
    } catch (error) {
      // Facts that do not fit this version.
      if (error instanceof TypeError) return { ok: false }
      throw error
    }
  },
})
