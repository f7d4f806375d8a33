/** Statuses of clauses and criteria where the statuses of some conditions are supposed and nothing is known of the others. */
import type { Logic, PolicyInfo } from './clause.ts'
import { and, counted, MET, NOT_MET, not, or } from './status.ts'
import type { Status } from './status.ts'

/** What logic refers to, by index. */
export interface Referred {
  readonly condition: (index: number) => Status
  readonly clause: (index: number) => Status
  readonly criterion: (index: number) => Status
}

/** The status of logic by Kleene's rules, given those of what it refers to. */
export function kleene({ condition, clause, criterion }: Referred): (logic: Logic) => Status {
  const decide = (logic: Logic): Status => {
    switch (logic.op) {
      case 'all':
        return logic.of.reduce<Status>((status, part) => and(status, decide(part)), MET)
      case 'any':
        return logic.of.reduce<Status>((status, part) => or(status, decide(part)), NOT_MET)
      case 'not':
        return not(decide(logic.of))
      case 'number': {
        const statuses = logic.of.map(decide)
        const met = statuses.filter((status) => status === MET).length
        const notMet = statuses.filter((status) => status === NOT_MET).length
        return counted(met, statuses.length - notMet, logic.least, logic.most)
      }
      case 'condition':
        return condition(logic.condition)
      case 'clause':
        return clause(logic.clause)
      case 'criterion':
        return criterion(logic.criterion)
    }
  }
  return decide
}

/** The status of a criterion's logic, given those of the conditions. */
export function suppose(info: PolicyInfo, condition: (index: number) => Status): (logic: Logic) => Status {
  const clauses = new Map<number, Status>()
  const clause = (index: number): Status => {
    const known = clauses.get(index)
    if (known !== undefined) return known
    const status = decide(itemOf(info.clauses, index).logic)
    clauses.set(index, status)
    return status
  }
  const decide = kleene({ condition, clause, criterion: (index) => clause(itemOf(info.criteria, index).clause) })
  return decide
}

/** Indices of a policy always lead somewhere; one that does not is a fault of the compiler. */
export function itemOf<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new RangeError(`nothing at ${index}`)
  return item
}
