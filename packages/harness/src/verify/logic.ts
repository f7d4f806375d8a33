/** Walks over the logic of a policy's roots. */
import type { RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'

/** The logic under a clause or another root; what is not there is met by everybody. */
export const under = (
  { clauses, criteria }: RuleGraph,
  logic: Extract<Logic, { readonly op: 'clause' | 'criterion' }>,
): Logic => {
  const clause = logic.op === 'clause' ? logic.clause : (criteria[logic.criterion]?.clause ?? -1)
  return clauses[clause]?.logic ?? { op: 'all', of: [] }
}

/** Indices of all conditions that a logic asks for, itself or through others. */
export const conditionsIn = (graph: RuleGraph, logic: Logic): ReadonlySet<number> => {
  const found = new Set<number>()
  const visit = (at: Logic): void => {
    switch (at.op) {
      case 'all':
      case 'any':
      case 'number':
        return at.of.forEach(visit)
      case 'not':
        return visit(at.of)
      case 'condition':
        return void found.add(at.condition)
      case 'clause':
      case 'criterion':
        return visit(under(graph, at))
    }
  }
  visit(logic)
  return found
}

/** Addresses of all clauses that a logic rests on. */
export const addressesIn = (graph: RuleGraph, logic: Logic): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (at: Logic): void => {
    switch (at.op) {
      case 'all':
      case 'any':
      case 'number':
        return at.of.forEach(visit)
      case 'not':
        return visit(at.of)
      case 'condition':
        return
      case 'clause':
      case 'criterion': {
        const clause = at.op === 'clause' ? at.clause : (graph.criteria[at.criterion]?.clause ?? -1)
        found.add(graph.clauses[clause]?.address ?? '')
        return visit(under(graph, at))
      }
    }
  }
  visit(logic)
  return found
}

/** The logic of a root of clauses, by its index. */
export const rootLogic = (graph: RuleGraph, criterion: number): Logic => under(graph, { op: 'criterion', criterion })

export const rootAddress = ({ clauses, criteria }: RuleGraph, criterion: number): string =>
  clauses[criteria[criterion]?.clause ?? -1]?.address ?? ''

/** Names of the facts that a root reads. */
export const factsReadBy = (graph: RuleGraph, criterion: number): ReadonlySet<string> =>
  new Set([...conditionsIn(graph, rootLogic(graph, criterion))].flatMap((index) => graph.conditions[index]?.facts ?? []))
