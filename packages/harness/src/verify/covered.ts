/** Which claims of a version speak of an address, and what a claim allows. */
import type { Answer, ClaimWord } from '@rubric/analysis'
import type { RevisionClaim, RuleGraph } from '@rubric/compiler'
import { rankOf } from './answers.ts'
import { addressesIn, rootLogic } from './logic.ts'

/**
 * Whether somebody's answer may go from one to the other where this is claimed. Where it stands in one version alone, there is no
 * answer in the other.
 */
export const allows = (says: ClaimWord, from: Answer | undefined, to: Answer | undefined): boolean => {
  switch (says) {
    case 'added':
      return from === undefined
    case 'removed':
      return to === undefined
    case 'mixed':
      return true
    case 'unchanged':
    case 'outcome only':
      return from === to
    case 'broader':
      return from !== undefined && to !== undefined && rankOf[to] >= rankOf[from]
    case 'narrower':
      return from !== undefined && to !== undefined && rankOf[to] <= rankOf[from]
  }
}

/**
 * Whether a change of this address is announced. The nearest claim speaks: that of the address itself, of what it stands in, or
 * of the version as a whole. `unchanged` announces nothing; but what rests on something that is said to change may change with
 * it.
 */
export const isCovered = (graph: RuleGraph, claims: readonly RevisionClaim[], address: string): boolean => {
  const around = claims.filter((claim) => claim.address === null || isWithin(address, claim.address))
  const nearest = around.toSorted((a, b) => (b.address ?? '').length - (a.address ?? '').length)[0]
  if (nearest !== undefined && (nearest.says !== 'unchanged' || nearest.address === address)) return nearest.says !== 'unchanged'
  const rests = restsOn(graph, address)
  return claims.some(({ address: of, says }) => of !== null && says !== 'unchanged' && (rests.has(of) || isWithin(of, address)))
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`)

/** Addresses of the clauses under a clause, of the roots that it names, and of the limits of a determination. */
const restsOn = (graph: RuleGraph, address: string): ReadonlySet<string> => {
  const clause = graph.clauses.findIndex((each) => each.address === address)
  const determination = graph.determinations.find(({ criterion }) => graph.criteria[criterion]?.clause === clause)
  const limits = determination?.limits.map(({ limit }) => graph.limits[limit]?.address ?? '') ?? []
  const logic = determination === undefined ? graph.clauses[clause]?.logic : rootLogic(graph, determination.criterion)
  return new Set([...limits, ...(logic === undefined ? [] : addressesIn(graph, logic))])
}
