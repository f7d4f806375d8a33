/** What each version says of a member: the status of every clause, by its address. */
import type { DeterminationResult, Status, TraceNode } from '@rubric/runtime'
import type { Member, Version } from './version.ts'

export interface Evaluation {
  readonly statuses: ReadonlyMap<string, Status>
  /** By the index of the condition. */
  readonly conditions: ReadonlyMap<number, Status>
  readonly determinations: readonly DeterminationResult[]
}

/** Null where the facts do not fit the version. */
export const evaluationOf = ({ graph, evaluate }: Version, { facts, asOf }: Member): Evaluation | null => {
  const evaluated = evaluate(facts, asOf)
  if (!evaluated.ok) return null
  const statuses = new Map<string, Status>()
  const conditions = new Map<number, Status>()
  const collect = (node: TraceNode): void => {
    const info = graph.clauses[node.clause]
    if (info !== undefined) statuses.set(info.address, node.status)
    for (const each of node.conditions) conditions.set(each.condition, each.status)
    node.children.forEach(collect)
  }
  evaluated.trace.forEach(collect)
  return { statuses, conditions, determinations: evaluated.determinations }
}
