/** A version as comparisons take it, evaluated as it is when it runs: compiled. */
import type { Version } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { loadGraph } from '../load.ts'

export const compiledVersion = (graph: RuleGraph, file = `${graph.policy.id}.rubric`): Version => {
  const { id, title, version, effective } = graph.policy
  return { graph, ref: { id, title, version, effective, file }, evaluate: loadGraph(graph).evaluate }
}
