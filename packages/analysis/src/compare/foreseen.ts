/**
 * What both versions make of a request that is given to a member. Where no condition asks about requests, the clauses stay as they are, and only the
 * limits and the days of one determination are left to work out: far less than an evaluation. It says whom to look at, no more: nobody is
 * shown whom the versions themselves have not evaluated.
 */
import type { Determination, RuleGraph } from '@rubric/compiler'
import { determineAll, type DeterminationResult, type PolicyInfo, type ServiceRecord } from '@rubric/runtime'
import type { Evaluation } from '../evaluation.ts'
import { type Request, serviceGroups } from '../limits/service.ts'
import type { Sides } from '../version.ts'
import type { Context } from './context.ts'
import type { Seat } from './members.ts'

/** Null where the request may bear on clauses, or the member has one already. */
export type Foresee = (member: Seat, request: Request) => Sides<DeterminationResult> | null

export const foreseeing = (determinations: Sides<Determination>, { versions, joint }: Context): Foresee => {
  const isAsked = joint.tests.some(({ facts }) => facts.some((name) => serviceGroups.some((group) => name.startsWith(`${group}.`))))
  if (isAsked) return () => null
  const [old, next] = [determining(versions.old.graph, determinations.old), determining(versions.next.graph, determinations.next)]
  return ({ facts, evaluations }, { record }) =>
    serviceGroups.some((group) => Object.hasOwn(facts, group)) ? null : { old: old(evaluations.old, record), next: next(evaluations.next, record) }
}

const determining = (graph: RuleGraph, determination: Determination): ((evaluation: Evaluation, record: ServiceRecord) => DeterminationResult) => {
  const info: PolicyInfo = { ...graph, id: '', version: '', title: '', hash: '', determinations: [determination] }
  const roots = graph.criteria.map(({ clause }) => graph.clauses[clause]?.address ?? '')
  return ({ statuses, conditions }, record) => {
    const [result] = determineAll(info, (condition) => conditions.get(condition) ?? 1, roots.map((address) => statuses.get(address) ?? 1), record)
    if (result === undefined) throw new RangeError('no determination')
    return result
  }
}
