/**
 * What each criterion's function computes: its clauses, children first, how often each condition is cited, which other
 * criteria it refers to, and which conditions it is given because another criterion cites them too.
 */
import type { Logic } from '@rubric/runtime'
import { promised } from './model.ts'
import type { Model } from './model.ts'

export interface Plan {
  readonly criterion: number
  /** Indices of its clauses, children before parents; the criterion's own clause is the last. */
  readonly clauses: readonly number[]
  /** How often its clauses cite each condition. */
  readonly citations: ReadonlyMap<number, number>
  /** Indices of the criteria that it refers to. */
  readonly refers: readonly number[]
  /** Conditions that are computed once for several criteria. */
  readonly given: ReadonlySet<number>
}

/** Runs through the leaves of a logic, in order. */
const eachLeaf = (logic: Logic, visit: (leaf: Logic) => void): void => {
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      for (const part of logic.of) eachLeaf(part, visit)
      return
    case 'not':
      eachLeaf(logic.of, visit)
      return
    case 'condition':
    case 'clause':
    case 'criterion':
      visit(logic)
  }
}

const draft = (model: Model, criterion: number): Plan => {
  const clauses: number[] = []
  const seen = new Set<number>()
  const citations = new Map<number, number>()
  const refers = new Set<number>()
  const enter = (index: number): void => {
    if (seen.has(index)) return
    seen.add(index)
    const { logic, children } = promised(model.graph.clauses[index], `the clause ${index}`)
    for (const child of children) enter(child)
    eachLeaf(logic, (leaf) => {
      if (leaf.op === 'clause') enter(leaf.clause)
      if (leaf.op === 'criterion') refers.add(leaf.criterion)
      if (leaf.op === 'condition') citations.set(leaf.condition, (citations.get(leaf.condition) ?? 0) + 1)
    })
    clauses.push(index)
  }
  enter(promised(model.graph.criteria[criterion], `the criterion ${criterion}`).clause)
  return { criterion, clauses, citations, refers: [...refers], given: new Set() }
}

/** A plan for each criterion, in the order in which they can be computed, and the conditions that several share. */
export const plansOf = (
  model: Model,
  isShareable: (condition: number) => boolean,
): { readonly plans: readonly Plan[]; readonly shared: readonly number[] } => {
  const drafts = model.graph.order.map((criterion) => draft(model, criterion))
  const shared = model.graph.conditions.flatMap((_condition, index) =>
    isShareable(index) && drafts.filter((plan) => plan.citations.has(index)).length > 1 ? [index] : [],
  )
  const plans = drafts.map((plan) => ({ ...plan, given: new Set(shared.filter((index) => plan.citations.has(index))) }))
  return { plans, shared }
}
