/**
 * A policy cut down to some of its roots and all that they refer to, as if nothing else had been written. What is compared
 * with other code is cut down to what that code does.
 */
import type { Clause, Determination, RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'

/** Old indices to new ones, in the same order. */
type Renumbered = ReadonlyMap<number, number>

const renumbered = (kept: ReadonlySet<number>): Renumbered =>
  new Map([...kept].sort((a, b) => a - b).map((old, index) => [old, index]))

const at = (numbers: Renumbered, old: number): number => {
  const index = numbers.get(old)
  if (index === undefined) throw new Error(`${old} was left out, and is referred to`)
  return index
}

const itemAt = <T>(items: readonly T[], index: number): T => {
  const item = items[index]
  if (item === undefined) throw new RangeError(`nothing at ${index}`)
  return item
}

const isPresent = <T>(value: T | null): value is T => value !== null

/** Whose limits and grants hold follows from logic too. */
const logicsOf = ({ limits }: RuleGraph, determination: Determination): readonly Logic[] =>
  [
    ...determination.limits.flatMap(({ limit, onlyIf, unless }) => [onlyIf, unless, itemAt(limits, limit).when]),
    determination.grants?.ceiling?.unless ?? null,
  ].filter(isPresent)

interface Kept {
  readonly roots: Set<number>
  readonly clauses: Set<number>
  readonly conditions: Set<number>
  readonly limits: Set<number>
}

/** Marks the roots and whatever can be reached from them. */
const reached = (graph: RuleGraph, roots: readonly number[]): Kept => {
  const kept: Kept = { roots: new Set(), clauses: new Set(), conditions: new Set(), limits: new Set() }
  const visit = (logic: Logic): void => {
    if ('of' in logic) for (const part of [logic.of].flat()) visit(part)
    if (logic.op === 'condition') kept.conditions.add(logic.condition)
    if (logic.op === 'clause') enterClause(logic.clause)
    if (logic.op === 'criterion') enterRoot(logic.criterion)
  }
  const enterClause = (index: number): void => {
    if (kept.clauses.has(index)) return
    kept.clauses.add(index)
    const { logic, children, conditions } = itemAt(graph.clauses, index)
    children.forEach(enterClause)
    for (const condition of conditions) kept.conditions.add(condition)
    visit(logic)
  }
  const enterRoot = (index: number): void => {
    if (kept.roots.has(index)) return
    kept.roots.add(index)
    enterClause(itemAt(graph.criteria, index).clause)
    for (const determination of graph.determinations.filter(({ criterion }) => criterion === index)) {
      for (const { limit } of determination.limits) kept.limits.add(limit)
      logicsOf(graph, determination).forEach(visit)
    }
  }
  roots.forEach(enterRoot)
  return kept
}

/** The kept facts: those that conditions read, and beside a determination whatever it reads of a request and of services. */
const factsOf = ({ facts }: RuleGraph, conditions: RuleGraph['conditions'], determines: boolean): RuleGraph['facts'] => {
  const read = new Set(conditions.flatMap((condition) => condition.facts))
  const isOfRequest = (name: string): boolean => /^(request|service|course)\./.test(name)
  return facts.filter(({ name, origin }) => read.has(name) || (determines && origin === 'built in' && isOfRequest(name)))
}

interface Numbers {
  readonly roots: Renumbered
  readonly clauses: Renumbered
  readonly conditions: Renumbered
  readonly limits: Renumbered
}

const renumberedLogic = (numbers: Numbers, logic: Logic): Logic => {
  const inner = (part: Logic): Logic => renumberedLogic(numbers, part)
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      return { ...logic, of: logic.of.map(inner) }
    case 'not':
      return { op: 'not', of: inner(logic.of) }
    case 'condition':
      return { op: 'condition', condition: at(numbers.conditions, logic.condition) }
    case 'clause':
      return { op: 'clause', clause: at(numbers.clauses, logic.clause) }
    case 'criterion':
      return { op: 'criterion', criterion: at(numbers.roots, logic.criterion) }
  }
}

const maybe = (numbers: Numbers, logic: Logic | null): Logic | null => (logic === null ? null : renumberedLogic(numbers, logic))

const renumberedClause = (numbers: Numbers, clause: Clause): Clause => ({
  ...clause,
  logic: renumberedLogic(numbers, clause.logic),
  children: clause.children.map((child) => at(numbers.clauses, child)),
  conditions: clause.conditions.map((condition) => at(numbers.conditions, condition)),
})

const renumberedDetermination = (numbers: Numbers, { criterion, limits, grants, ...rest }: Determination): Determination => ({
  ...rest,
  criterion: at(numbers.roots, criterion),
  limits: limits.map(({ limit, onlyIf, unless }) => ({
    limit: at(numbers.limits, limit),
    onlyIf: maybe(numbers, onlyIf),
    unless: maybe(numbers, unless),
  })),
  grants:
    grants === null || grants.ceiling === null
      ? grants
      : { ...grants, ceiling: { ...grants.ceiling, unless: maybe(numbers, grants.ceiling.unless) } },
})

export const partOf = (graph: RuleGraph, roots: readonly number[]): RuleGraph => {
  const kept = reached(graph, roots)
  const numbers: Numbers = {
    roots: renumbered(kept.roots),
    clauses: renumbered(kept.clauses),
    conditions: renumbered(kept.conditions),
    limits: renumbered(kept.limits),
  }
  const conditions = graph.conditions.filter((_, index) => kept.conditions.has(index))
  const determinations = graph.determinations.filter(({ criterion }) => kept.roots.has(criterion))
  return {
    ...graph,
    facts: factsOf(graph, conditions, determinations.length > 0),
    conditions,
    clauses: graph.clauses.filter((_, index) => kept.clauses.has(index)).map((clause) => renumberedClause(numbers, clause)),
    criteria: graph.criteria
      .filter((_, index) => kept.roots.has(index))
      .map((root) => ({ ...root, clause: at(numbers.clauses, root.clause) })),
    order: graph.order.flatMap((index) => numbers.roots.get(index) ?? []),
    limits: graph.limits.filter((_, index) => kept.limits.has(index)).map((limit) => ({ ...limit, when: maybe(numbers, limit.when) })),
    determinations: determinations.map((determination) => renumberedDetermination(numbers, determination)),
    // What exceptions do stands in the logic already; these are notes for readers.
    exceptions: [],
  }
}

const rootsWhere = (graph: RuleGraph, fits: (root: RuleGraph['criteria'][number]) => boolean): readonly number[] =>
  graph.criteria.flatMap((root, index) => (fits(root) ? [index] : []))

/** Criteria alone: no duties, exceptions or determinations. */
export const criteriaOf = (graph: RuleGraph): RuleGraph => partOf(graph, rootsWhere(graph, ({ role }) => role === 'criteria'))

/** One determination, and what it needs. */
export const determinationOf = (graph: RuleGraph, determination: string): RuleGraph =>
  partOf(graph, rootsWhere(graph, ({ role, name }) => role === 'determination' && name === determination))
