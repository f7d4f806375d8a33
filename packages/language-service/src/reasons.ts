/** Why a clause has the status that it has: the conditions that decided, with the values that they saw. */
import type { CompiledPolicy } from '@rubric/compiler'
import { explain, type PolicyInfo, statusWord, type Trace } from '@rubric/runtime'
import { nodesByAddress, resultsIn, valueOf } from './evaluation.ts'

/**
 * `impaired_spheres at least 1: not met (0)`, one for each condition that carries or blocks what is decided as a whole, wherever
 * it stands; of a clause within, for each of its own.
 */
export const reasonsAt = (policy: CompiledPolicy, info: PolicyInfo, trace: Trace, address: string): readonly string[] => {
  const node = nodesByAddress(policy, trace).get(address)
  if (node === undefined) return []
  const criterion = info.criteria.findIndex(({ clause }) => address === info.clauses[clause]?.address)
  const results = resultsIn(trace)
  const conditions = criterion < 0 ? [...resultsIn([node]).keys()] : decisiveOf(info, trace, criterion)
  return [...new Set(conditions)].flatMap((condition) => {
    const result = results.get(condition)
    if (result === undefined) return []
    const value = valueOf(info, result)
    return [`${info.conditions[condition]?.text ?? ''}: ${statusWord(result.status)}${value === '' ? '' : ` (${value})`}`]
  })
}

const decisiveOf = (info: PolicyInfo, trace: Trace, criterion: number): readonly number[] => {
  const explanation = explain(info, trace, criterion)
  switch (explanation.status) {
    case 'met':
      return (explanation.carriedBy.sets[0] ?? []).map(({ condition }) => condition)
    case 'not met':
      return explanation.blockedBy.sets.flat().map(({ condition }) => condition)
    case 'unknown':
      return [...(explanation.toMeet.sets[0] ?? []), ...(explanation.toFail.sets[0] ?? [])].map(({ condition }) => condition)
  }
}
