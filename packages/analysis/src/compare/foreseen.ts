/**
 * What both versions make of a request that is given to a member. Where no condition asks about requests, the clauses stay as they are, and only the
 * limits and the days of one determination are left to work out: far less than an evaluation. It says whom to look at, no more: nobody is
 * shown whom the versions themselves have not evaluated.
 */
import { type Determination, type RuleGraph, testStatus } from '@rubric/compiler'
import { determineAll, type DeterminationResult, type PolicyInfo, type ServiceRecord, type Status } from '@rubric/runtime'
import type { Evaluation } from '../evaluation.ts'
import { type Request, serviceGroups } from '../limits/service.ts'
import type { Member, Sides } from '../version.ts'
import type { Context } from './context.ts'
import type { Seat } from './members.ts'

/** Null where the request may bear on clauses, or the member has one already. */
export type Foresee = (member: Seat, request: Request) => Sides<DeterminationResult> | null

export const foreseeing = (determinations: Sides<Determination>, { versions, joint }: Context): Foresee => {
  const isAsked = joint.tests.some(({ facts }) => facts.some((name) => serviceGroups.some((group) => name.startsWith(`${group}.`))))
  if (isAsked) return () => null
  const [old, next] = [determining(versions.old.graph, determinations.old), determining(versions.next.graph, determinations.next)]
  return (seat, { record }) =>
    serviceGroups.some((group) => Object.hasOwn(seat.facts, group))
      ? null
      : { old: old(seat, seat.evaluations.old, record), next: next(seat, seat.evaluations.next, record) }
}

const determining = (graph: RuleGraph, determination: Determination): ((member: Member, evaluation: Evaluation, record: ServiceRecord) => DeterminationResult) => {
  const info: PolicyInfo = { ...graph, id: '', version: '', title: '', hash: '', determinations: [determination] }
  const roots = graph.criteria.map(({ clause }) => graph.clauses[clause]?.address ?? '')
  const known = new WeakMap<Evaluation, Map<number, Status>>()
  return ({ facts, asOf }, evaluation, record) => {
    const { statuses, conditions } = evaluation
    const others = known.get(evaluation) ?? new Map<number, Status>()
    known.set(evaluation, others)
    // Those of limits are in no clause, so no evaluation tells them.
    const asked = (condition: number): Status => {
      const test = graph.conditions[condition]?.test
      const status = others.get(condition) ?? (test === undefined ? 1 : testStatus(graph, test, facts, asOf))
      others.set(condition, status)
      return status
    }
    const ofRoots = roots.map((address) => statuses.get(address) ?? 1)
    const [result] = determineAll(info, (condition) => conditions.get(condition) ?? asked(condition), ofRoots, record)
    if (result === undefined) throw new RangeError('no determination')
    return result
  }
}
