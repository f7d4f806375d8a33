/** Whether an entry of a list belongs to a selection: as logic over what the entry is, and what its member is. */
import type { Fact, RuleGraph, Selection, Value } from '@rubric/compiler'
import type { Logic, Status } from '@rubric/runtime'
import { decideFormula } from './formulas.ts'
import { type Asked, entryAmongFacts, formulaParts, gather, type Gathered } from './groups.ts'
import { type Formula, partsOf } from './parts.ts'

/** What belongs to a window, and to a filter; null for what a filter does not have. */
export const membership = (list: Fact, graph: RuleGraph, over: Selection): Formula | null => {
  const dated = list.type.kind === 'list' ? list.type.fields.find(({ name }) => list.type.kind === 'list' && name === list.type.dateField) : undefined
  const filter = over.where === null ? ALWAYS : filterFormula(over.where.logic, over.where.conditions.map((test) => partsOf(test, graph)))
  if (filter === null) return null
  if (!over.dated) return filter
  if (dated === undefined) return null
  const day: Value =
    dated.type.kind === 'moment'
      ? { kind: 'dayOf', domain: 'day', moment: { kind: 'field', domain: 'minute', field: dated.name } }
      : { kind: 'field', domain: 'day', field: dated.name }
  const from = over.from === null ? ALWAYS : partsOf({ kind: 'compare', relation: '>=', left: day, right: over.from }, graph)
  const to = partsOf({ kind: 'compare', relation: '<=', left: day, right: over.to ?? { kind: 'asOf', domain: 'day' } }, graph)
  return { op: 'all', of: [filter, from, to] }
}

const ALWAYS: Formula = { op: 'always' }

const filterFormula = (logic: Logic, conditions: readonly Formula[]): Formula | null => {
  const all = (of: readonly Logic[]): readonly Formula[] | null => {
    const formulas = of.map((each) => filterFormula(each, conditions))
    return formulas.every((each) => each !== null) ? formulas : null
  }
  switch (logic.op) {
    case 'all': {
      const of = all(logic.of)
      return of === null ? null : { op: 'all', of }
    }
    case 'any': {
      const of = all(logic.of)
      return of === null ? null : { op: 'not', of: { op: 'all', of: of.map((each): Formula => ({ op: 'not', of: each })) } }
    }
    case 'not': {
      const of = filterFormula(logic.of, conditions)
      return of === null ? null : { op: 'not', of }
    }
    case 'condition':
      return conditions[logic.condition] ?? null
    case 'number':
    case 'clause':
    case 'criterion':
      return null
  }
}

/** The statuses that the formulas can have together; null where there are more ways than so many. */
export const combined = ({ variables, questionOf }: Gathered, formulas: readonly Formula[], most: number): readonly (readonly Status[])[] | null => {
  if (variables.reduce((all, { outcomes }) => all * outcomes.length, 1) > most) return null
  const found = new Map<string, readonly Status[]>()
  const chosen: (readonly Status[])[] = []
  const choose = (at: number): void => {
    const variable = variables[at]
    if (variable === undefined) {
      const statuses = formulas.map((formula) =>
        decideFormula(formula, (part) => {
          const { variable: of, question } = questionOf(part)
          return chosen[of]?.[question] ?? 1
        }),
      )
      found.set(statuses.join(''), statuses)
      return
    }
    for (const outcome of variable.outcomes) {
      chosen[at] = outcome.statuses
      choose(at + 1)
    }
  }
  choose(0)
  return [...found.values()]
}

// ---- of one entry, whoever its member is ---------------------------------------------------------------------

/** A selection, and the version that asks for it. */
export interface Sight {
  readonly over: Selection
  readonly graph: RuleGraph
}

const MOST_WAYS = 4_000

/** What one entry of a list can be to selections of it, together; null where that is not settled soon. */
export const belonging = (sights: readonly Sight[]): readonly (readonly Status[])[] | null => {
  const asked: Asked[] = []
  const formulas: Formula[] = []
  for (const { over, graph } of sights) {
    const list = graph.facts.find(({ name }) => name === over.list)
    const formula = list === undefined ? null : membership(list, graph, over)
    if (list === undefined || formula === null) return null
    const subject = entryAmongFacts(list, graph)
    asked.push(...formulaParts(formula).map((part): Asked => ({ part, subject })))
    formulas.push(formula)
  }
  return combined(gather(asked), formulas, MOST_WAYS)
}
