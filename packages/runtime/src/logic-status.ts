/** The status of a logic that stands in no clause: whom a limit binds. */
import type { Logic, PolicyInfo } from './clause.ts'
import type { DeterminationResult, ServiceRecord } from './determination.ts'
import { determine } from './determine.ts'
import { inCommon, waysOut } from './limits/doubts.ts'
import type { Status } from './status.ts'
import { itemOf, kleene } from './suppose.ts'

/** By Kleene's logic, given the statuses of conditions and, in order, of the policy's roots. */
export const logicStatus = (
  info: PolicyInfo,
  condition: (index: number) => Status,
  statuses: readonly Status[],
): ((logic: Logic) => Status) => {
  const decide: (logic: Logic) => Status = kleene({
    condition,
    clause: (index) => decide(itemOf(info.clauses, index).logic),
    criterion: (index) => itemOf(statuses, index),
  })
  return decide
}

/** What all determinations come to; `condition` gives the statuses of the conditions that say whom limits bind. */
export const determineAll = (
  info: PolicyInfo,
  condition: (index: number) => Status,
  statuses: readonly Status[],
  service: ServiceRecord,
): readonly DeterminationResult[] => {
  const decided = (of: PolicyInfo, given: readonly Status[]): readonly DeterminationResult[] =>
    determine(of, logicStatus(info, condition, given), given, service)
  return decided(info, statuses).map((result) => {
    const determination = itemOf(info.determinations, result.determination)
    const alone = { ...info, determinations: [determination] }
    return inCommon(result, waysOut(determination, statuses).flatMap((way) => decided(alone, way)))
  })
}
