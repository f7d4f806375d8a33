/** A policy as the reference evaluator runs it. Nothing is emitted or loaded, so it is ready as soon as it is compiled. */
import { determineReference, evaluateReference, factsInputs, policyInfo, type RuleGraph } from '@rubric/compiler'
import { findIgnored, findProblems, UNKNOWN } from '@rubric/runtime'
import { fitsValidator } from './fits.ts'
import type { LoadedPolicy } from './loaded.ts'

/** Its hash stays empty. */
export const referencePolicy = (graph: RuleGraph): LoadedPolicy => {
  const inputs = factsInputs(graph)
  const validator = fitsValidator(inputs)
  return {
    info: policyInfo(graph, ''),
    evaluate: (facts, asOf) => {
      const problems = findProblems(inputs, facts, asOf, validator)
      if (problems.length > 0) return { ok: false, problems }
      const trace = evaluateReference(graph, facts, asOf)
      return {
        ok: true,
        decision: Object.fromEntries(graph.criteria.map(({ name }, at) => [name, trace[at]?.status ?? UNKNOWN])),
        trace,
        determinations: determineReference(graph, facts, asOf),
        ignored: findIgnored(inputs, facts),
      }
    },
  }
}
