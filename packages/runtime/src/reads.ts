/** What a criterion reads, through its clauses and the other criteria that they refer to. */
import type { ConditionResult, Logic, PolicyInfo, Trace, TraceNode } from './clause.ts'
import type { Status } from './status.ts'
import { itemOf } from './suppose.ts'

/** Visits the parts of a clause's logic, other clauses and criteria included, each clause once. */
export function walk(info: PolicyInfo, root: number, visit: Visit): void {
  walkLogic(info, { op: 'clause', clause: root }, (logic, clause) => (clause === null ? 'into' : visit(logic, clause)))
}

type Visit = (logic: Logic, clause: number) => 'into' | 'past'

/** The same of a logic that is no clause's: then `clause` is null. */
export function walkLogic(info: PolicyInfo, logic: Logic, visit: (logic: Logic, clause: number | null) => 'into' | 'past'): void {
  const seen = new Set<number>()
  const clause = (index: number): void => {
    if (seen.has(index)) return
    seen.add(index)
    part(itemOf(info.clauses, index).logic, index)
  }
  const part = (of: Logic, within: number | null): void => {
    if (visit(of, within) === 'past') return
    if (of.op === 'clause') clause(of.clause)
    else if (of.op === 'criterion') clause(itemOf(info.criteria, of.criterion).clause)
    else if (of.op === 'not') part(of.of, within)
    else if (of.op !== 'condition') for (const inner of of.of) part(inner, within)
  }
  part(logic, null)
}

/** The conditions that a criterion reads, in order of its clauses, each with the addresses where it stands. */
export type Reads = ReadonlyMap<number, readonly string[]>

export function readsOf(info: PolicyInfo, root: number): Reads {
  const reads = new Map<number, string[]>()
  walk(info, root, (logic, clause) => {
    if (logic.op !== 'condition') return 'into'
    const { address } = itemOf(info.clauses, clause)
    const addresses = reads.get(logic.condition) ?? []
    if (!addresses.includes(address)) addresses.push(address)
    reads.set(logic.condition, addresses)
    return 'past'
  })
  return reads
}

/** What each condition came to; it is the same wherever the condition stands. */
export function resultsOf(trace: Trace): ReadonlyMap<number, ConditionResult> {
  const results = new Map<number, ConditionResult>()
  const node = (of: TraceNode): void => {
    for (const result of of.conditions) results.set(result.condition, result)
    of.children.forEach(node)
  }
  trace.forEach(node)
  return results
}

/** The status of each clause, by index. */
export function statusesOf(trace: Trace): ReadonlyMap<number, Status> {
  const statuses = new Map<number, Status>()
  const node = ({ clause, status, children }: TraceNode): void => {
    statuses.set(clause, status)
    children.forEach(node)
  }
  trace.forEach(node)
  return statuses
}
