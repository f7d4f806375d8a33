/** Why a clause has the status that it has: the conditions that decided, with the values that they saw. */
import type { CompiledPolicy } from '@rubric/compiler'
import { explain, type PolicyInfo, type SetMember, shownInWords, statusWord, type Trace, type TraceNode } from '@rubric/runtime'
import { nodesByAddress } from './evaluation.ts'

/** `impaired_spheres at least 1: not met (0)`, one for each condition that carries or blocks the clause; those of its criterion. */
export const reasonsAt = (policy: CompiledPolicy, info: PolicyInfo, trace: Trace, address: string): readonly string[] => {
  const node = nodesByAddress(policy, trace).get(address)
  if (node === undefined) return []
  const results = resultsUnder(node)
  const criterion = info.criteria.findIndex(({ clause }) => address === info.clauses[clause]?.address)
  const decisive = criterion < 0 ? undefined : new Set(decisiveOf(info, trace, criterion).map(({ condition }) => condition))
  const shown = results.filter(({ condition }) => decisive?.has(condition) ?? true)
  return (shown.length > 0 ? shown : results).map(({ condition, status, value }) => {
    const { text = '', form } = info.conditions[condition] ?? {}
    const words = form === undefined ? '' : shownInWords(form, value)
    return `${text}: ${statusWord(status)}${words === '' || words === 'unknown' ? '' : ` (${words})`}`
  })
}

const decisiveOf = (info: PolicyInfo, trace: Trace, criterion: number): readonly SetMember[] => {
  const explanation = explain(info, trace, criterion)
  switch (explanation.status) {
    case 'met':
      return explanation.carriedBy.sets[0] ?? []
    case 'not met':
      return explanation.blockedBy.sets.flat()
    case 'unknown':
      return [...(explanation.toMeet.sets[0] ?? []), ...(explanation.toFail.sets[0] ?? [])]
  }
}

const resultsUnder = ({ conditions, children }: TraceNode): readonly TraceNode['conditions'][number][] => {
  const all = [...conditions, ...children.flatMap(resultsUnder)]
  return all.filter(({ condition }, at) => all.findIndex((other) => other.condition === condition) === at)
}
