/**
 * In which order the variables are asked. Clauses that stand together ask about the same things, so: as the outline reads, the next version
 * first; then each variable moves to the middle of those that it is asked with, a few times over, after F. A. Aloul, I. L. Markov and
 * K. A. Sakallah, FORCE: a fast and easy-to-implement variable-ordering heuristic (2003). Where that gives large diagrams, it is tried from
 * other starts, and the order with the smallest diagrams is kept.
 */
import type { RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'

/** What is asked together: the variables of each clause. */
export type Together = readonly (readonly number[])[]

/** Each variable's level. */
export type Levels = readonly number[]

/** As they are first met, going through the clauses of the roots from the top. */
export const inReadingOrder = (variables: number, together: Together): Levels => {
  const seen = [...new Set([...together.flat(), ...Array.from({ length: variables }, (_, index) => index)])]
  return levelsOf(seen)
}

const levelsOf = (order: readonly number[]): Levels => {
  const levels: number[] = []
  order.forEach((variable, level) => (levels[variable] = level))
  return levels
}

/** In an order that is the same every time, and no better than any other: a place to start from. */
export const inSomeOrder = (variables: number, random: () => number): Levels => {
  const order = Array.from({ length: variables }, (_, index) => ({ index, place: random() })).sort((a, b) => a.place - b.place)
  return levelsOf(order.map(({ index }) => index))
}

const ROUNDS = 20

/** How much harder the variables of a small clause pull: it is what the large ones are made of. */
const pullOf = (size: number): number => (size <= 4 ? 3 : size <= 10 ? 2 : 1)

export const drawnTogether = (start: Levels, together: Together): Levels => {
  const groups = together.filter((group) => group.length > 1).flatMap((group) => Array.from({ length: pullOf(group.length) }, () => group))
  let best = { levels: start, spread: spread(start, groups) }
  let levels = start
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = pulled(levels, groups)
    // Where nothing moves any more, nothing will.
    if (next.every((level, variable) => level === levels[variable])) break
    levels = next
    const width = spread(levels, groups)
    if (width < best.spread) best = { levels, spread: width }
  }
  return best.levels
}

const pulled = (levels: Levels, groups: Together): Levels => {
  const [sums, counts] = [new Float64Array(levels.length), new Float64Array(levels.length)]
  for (const group of groups) {
    const middle = group.reduce((sum, variable) => sum + (levels[variable] ?? 0), 0) / group.length
    for (const variable of group) {
      sums[variable] = (sums[variable] ?? 0) + middle
      counts[variable] = (counts[variable] ?? 0) + 1
    }
  }
  const target = levels.map((level, variable) => (counts[variable] === 0 ? level : (sums[variable] ?? 0) / (counts[variable] ?? 1)))
  return levelsOf(levels.map((_, variable) => variable).sort((a, b) => (target[a] ?? 0) - (target[b] ?? 0) || (levels[a] ?? 0) - (levels[b] ?? 0)))
}

const spread = (levels: Levels, groups: Together): number =>
  groups.reduce((sum, group) => {
    let [least, most] = [Infinity, -Infinity]
    for (const variable of group) {
      const level = levels[variable] ?? 0
      least = Math.min(least, level)
      most = Math.max(most, level)
    }
    return sum + most - least
  }, 0)

/** For each clause, from the roots down, the variables that it and all under it ask. */
export const askedTogether = (graph: RuleGraph, variablesOf: (condition: number) => readonly number[]): Together => {
  const groups: (readonly number[])[] = []
  const inLogic = (logic: Logic): readonly number[] => {
    switch (logic.op) {
      case 'all':
      case 'any':
      case 'number':
        return logic.of.flatMap(inLogic)
      case 'not':
        return inLogic(logic.of)
      case 'condition':
        return variablesOf(logic.condition)
      case 'clause':
        return inClause(logic.clause)
      case 'criterion':
        return inClause(graph.criteria[logic.criterion]?.clause ?? -1)
    }
  }
  const known = new Map<number, readonly number[]>()
  const inClause = (index: number): readonly number[] => {
    const before = known.get(index)
    if (before !== undefined) return before
    const clause = graph.clauses[index]
    const asked = clause === undefined ? [] : [...new Set(inLogic(clause.logic))]
    known.set(index, asked)
    groups.push(asked)
    return asked
  }
  for (const { clause } of graph.criteria) inClause(clause)
  return groups
}
