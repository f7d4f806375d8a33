/** What each version says of a member: the status of every clause, by its address. */
import type { RuleGraph } from '@rubric/compiler'
import type { DeterminationResult, Status, TraceNode } from '@rubric/runtime'
import type { Member, Version } from './version.ts'

export interface Evaluation {
  /** Undefined for what the version does not have. */
  readonly statuses: { readonly get: (address: string) => Status | undefined }
  /** By the index of the condition. */
  readonly conditions: { readonly get: (condition: number) => Status | undefined }
  readonly determinations: readonly DeterminationResult[]
}

/** Null where the facts do not fit the version. */
export const evaluationOf = ({ graph, evaluate }: Version, { facts, asOf }: Member): Evaluation | null => {
  const evaluated = evaluate(facts, asOf)
  if (!evaluated.ok) return null
  const places = placesOf(graph)
  // Members are many: what they are told is kept by index, which takes least room.
  const clauses: (Status | undefined)[] = []
  const conditions: (Status | undefined)[] = []
  const collect = (node: TraceNode): void => {
    clauses[node.clause] = node.status
    for (const { condition, status } of node.conditions) conditions[condition] = status
    node.children.forEach(collect)
  }
  evaluated.trace.forEach(collect)
  return {
    statuses: { get: (address) => clauses[places.get(address) ?? -1] },
    conditions: { get: (condition) => conditions[condition] },
    determinations: evaluated.determinations,
  }
}

const known = new WeakMap<RuleGraph, ReadonlyMap<string, number>>()

const placesOf = (graph: RuleGraph): ReadonlyMap<string, number> => {
  const before = known.get(graph)
  if (before !== undefined) return before
  const places = new Map(graph.clauses.map(({ address }, index) => [address, index]))
  known.set(graph, places)
  return places
}
