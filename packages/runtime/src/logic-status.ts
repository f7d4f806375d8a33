/** The status of a logic that stands in no clause: whom a limit binds. */
import type { Logic, PolicyInfo } from './clause.ts'
import type { DeterminationResult, ServiceRecord } from './determination.ts'
import { determine } from './determine.ts'
import { inCommon, waysOut } from './limits/doubts.ts'
import { MET, NOT_MET, and, counted, not, or } from './status.ts'
import type { Status } from './status.ts'
import { itemOf } from './suppose.ts'

/** By Kleene's logic, given the statuses of conditions and, in order, of the policy's roots. */
export const logicStatus = (
  info: PolicyInfo,
  condition: (index: number) => Status,
  statuses: readonly Status[],
): ((logic: Logic) => Status) => {
  const decide = (logic: Logic): Status => {
    switch (logic.op) {
      case 'all':
        return logic.of.reduce<Status>((status, part) => and(status, decide(part)), MET)
      case 'any':
        return logic.of.reduce<Status>((status, part) => or(status, decide(part)), NOT_MET)
      case 'not':
        return not(decide(logic.of))
      case 'number': {
        const parts = logic.of.map(decide)
        const met = parts.filter((status) => status === MET).length
        const possible = parts.filter((status) => status !== NOT_MET).length
        return counted(met, possible, logic.least, logic.most)
      }
      case 'condition':
        return condition(logic.condition)
      case 'clause':
        return decide(itemOf(info.clauses, logic.clause).logic)
      case 'criterion':
        return itemOf(statuses, logic.criterion)
    }
  }
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
