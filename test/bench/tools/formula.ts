/**
 * What a tool with two-valued logic is given: for each criterion one formula that holds where it is met, and one that holds
 * where it is not met. Made from the rule graph by pushing `not` down to the comparisons, as one would by hand.
 *
 * A list's entry may fit for certain or possibly, so a count of entries is two counts: of those for which the formula *met*
 * holds, and of those for which the formula *not met* does not hold.
 */
import type { Filter, RuleGraph, Selection, Test, Value } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { type Windows, storedName, windowName } from './stored.ts'

/** A number fact, a field of the entry at hand, or a constant. */
export type Operand = { readonly fact: string } | { readonly field: string } | { readonly number: number }

export type Relation = '<' | '<=' | '=' | '!=' | '>=' | '>'

export type Formula =
  | { readonly op: 'and' | 'or'; readonly of: readonly Formula[] }
  /** At least so many of them hold. */
  | { readonly op: 'atLeast'; readonly least: number; readonly of: readonly Formula[] }
  /** The yes/no is known and it is so. */
  | { readonly op: 'is'; readonly operand: Operand; readonly value: boolean }
  /** Both sides are known and stand so. */
  | { readonly op: 'compare'; readonly relation: Relation; readonly left: Operand; readonly right: Operand }
  /** Fewer (or, not fewer) than so many entries of the list for which the formula holds (or, does not hold). */
  | { readonly op: 'count'; readonly list: string; readonly holds: boolean; readonly where: Formula; readonly fewer: boolean; readonly than: number }

export interface Formulas {
  readonly criterion: string
  readonly met: Formula
  readonly notMet: Formula
}

export interface Reader {
  readonly graph: RuleGraph
  readonly windows: Windows
  readonly conditions: readonly { readonly test: Test }[]
}

/** Thrown where the rule graph has something that is not translated. */
export class NotTranslated extends Error {
  override readonly name = 'NotTranslated'
}

export const refuse = (what: string): never => {
  throw new NotTranslated(what)
}

export const formulasOf = (graph: RuleGraph, windows: Windows): readonly Formulas[] => {
  const reader: Reader = { graph, windows, conditions: graph.conditions }
  return graph.criteria.map(({ name, clause }) => {
    const logic: Logic = { op: 'clause', clause }
    return { criterion: name, met: formula(reader, logic, true), notMet: formula(reader, logic, false) }
  })
}

const joined = (op: 'and' | 'or', of: readonly Formula[]): Formula => {
  const flat = of.flatMap((part) => (part.op === op ? part.of : [part]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { op, of: flat }
}

const formula = (reader: Reader, logic: Logic, wanted: boolean): Formula => {
  switch (logic.op) {
    case 'all':
      return joined(wanted ? 'and' : 'or', logic.of.map((part) => formula(reader, part, wanted)))
    case 'any':
      return joined(wanted ? 'or' : 'and', logic.of.map((part) => formula(reader, part, wanted)))
    case 'not':
      return formula(reader, logic.of, !wanted)
    case 'number':
      return numberOf(reader, logic, wanted)
    case 'condition': {
      const condition = reader.conditions[logic.condition]
      return condition === undefined ? refuse('a missing condition') : tested(reader, condition.test, wanted)
    }
    case 'clause': {
      const clause = reader.graph.clauses[logic.clause]
      return clause === undefined ? refuse('a missing clause') : formula(reader, clause.logic, wanted)
    }
    case 'criterion': {
      const criterion = reader.graph.criteria[logic.criterion]
      return criterion === undefined ? refuse('a missing criterion') : formula(reader, { op: 'clause', clause: criterion.clause }, wanted)
    }
  }
}

const atLeast = (least: number, of: readonly Formula[]): Formula => {
  if (least <= 0) return { op: 'and', of: [] }
  if (least > of.length) return { op: 'or', of: [] }
  return least === 1 ? joined('or', of) : least === of.length ? joined('and', of) : { op: 'atLeast', least, of }
}

const numberOf = (reader: Reader, { least, most, of }: Logic & { readonly op: 'number' }, wanted: boolean): Formula => {
  const met = of.map((part) => formula(reader, part, true))
  const notMet = of.map((part) => formula(reader, part, false))
  return wanted
    ? joined('and', [atLeast(least, met), atLeast(of.length - most, notMet)])
    : joined('or', [atLeast(most + 1, met), atLeast(of.length - least + 1, notMet)])
}

const OPPOSITE: Readonly<Record<Relation, Relation>> = { '<': '>=', '<=': '>', '=': '!=', '!=': '=', '>=': '<', '>': '<=' }

const compare = (relation: Relation, left: Operand, right: Operand, wanted: boolean): Formula => ({
  op: 'compare',
  relation: wanted ? relation : OPPOSITE[relation],
  left,
  right,
})

const tested = (reader: Reader, test: Test, wanted: boolean): Formula => {
  switch (test.kind) {
    case 'holds':
      return { op: 'is', operand: operandOf(reader, test.value), value: wanted }
    case 'compare':
      if (test.left.kind === 'count') return counted(reader, test.left.over, test.relation, test.right, wanted)
      return compare(test.relation, operandOf(reader, test.left), operandOf(reader, test.right), wanted)
    case 'between': {
      const value = operandOf(reader, test.value)
      const ends = [compare('>=', value, operandOf(reader, test.low), wanted), compare('<=', value, operandOf(reader, test.high), wanted)]
      return joined(wanted ? 'and' : 'or', ends)
    }
    case 'among': {
      const value = operandOf(reader, test.value)
      const isOne = wanted !== test.negated
      const each = test.choices.map((choice) =>
        typeof choice === 'number' ? compare('=', value, { number: choice }, isOne) : refuse('codes'),
      )
      return joined(isOne ? 'or' : 'and', each)
    }
    case 'coded':
    case 'deadline':
    case 'recurrence':
    case 'during':
      return refuse(test.kind)
  }
}

export const operandOf = (reader: Reader, value: Value): Operand => {
  switch (value.kind) {
    case 'constant':
      return typeof value.value === 'number' ? { number: value.value } : refuse('a code')
    case 'fact':
      return { fact: storedName(value.fact) }
    case 'field':
      return { field: value.field }
    case 'asOf':
      return { fact: 'as_of' }
    case 'offset':
      return { fact: windowName(reader.windows, value) }
    case 'age':
      // Worked out beforehand.
      return { fact: 'member_age' }
    default:
      return refuse(value.kind)
  }
}

/** `count < n`, `count >= n`. A list that is not complete has no highest count. */
const counted = (reader: Reader, over: Selection, relation: Relation, right: Value, wanted: boolean): Formula => {
  if (right.kind !== 'constant' || typeof right.value !== 'number') return refuse('a count compared with no number')
  if (relation !== '<' && relation !== '>=') return refuse(`a count ${relation}`)
  const list = storedName(over.list)
  const than = right.value
  if ((relation === '>=') === wanted) {
    return { op: 'count', list, holds: true, where: counts(reader, over, true), fewer: false, than }
  }
  const complete = compare('>=', { fact: `${list}_through` }, { fact: 'as_of' }, true)
  return joined('and', [complete, { op: 'count', list, holds: false, where: counts(reader, over, false), fewer: true, than }])
}

/** That an entry fits (or, that it does not). */
const counts = (reader: Reader, over: Selection, wanted: boolean): Formula => {
  const parts: Formula[] = over.where === null ? [] : [filter(reader, over.where, wanted)]
  const list = reader.graph.facts.find(({ name }) => name === over.list)
  const dateField = list?.type.kind === 'list' ? list.type.dateField : null
  if (over.dated && dateField !== null) {
    if (over.to !== null && over.to.kind !== 'asOf') return refuse('a window that ends before')
    if (over.from !== null) parts.push(compare('>=', { field: dateField }, operandOf(reader, over.from), wanted))
    parts.push(compare('<=', { field: dateField }, { fact: 'as_of' }, wanted))
  }
  return joined(wanted ? 'and' : 'or', parts)
}

const filter = (reader: Reader, { logic, conditions }: Filter, wanted: boolean): Formula =>
  formula({ ...reader, conditions: conditions.map((test) => ({ test })) }, logic, wanted)
