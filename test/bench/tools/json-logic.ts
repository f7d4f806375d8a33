/**
 * json-logic-engine, compiled: one array of formulas, met and not met for each criterion in turn.
 * Counts are `some` and `none`, or the length of what a `filter` leaves.
 */
import { LogicEngine } from 'json-logic-engine'
import { type Contestant, type Setting, itemAt, looping, statusOf } from '../contestant.ts'
import { type Formula, type Operand, type Relation, formulasOf } from './formula.ts'
import { storedFacts, windowsOf } from './stored.ts'

const RELATIONS: Readonly<Record<Relation, string>> = { '<': '<', '<=': '<=', '=': '===', '!=': '!==', '>=': '>=', '>': '>' }

/** Inside a filter, the facts are two levels up. */
const operand = (of: Operand, inEntry: boolean): unknown =>
  'number' in of ? of.number : 'field' in of ? { var: of.field } : { var: inEntry ? `../../${of.fact}` : of.fact }

const known = (of: Operand, inEntry: boolean): readonly unknown[] =>
  'number' in of || ('fact' in of && /^as_of$|^window_|_through$/.test(of.fact)) ? [] : [{ '!==': [operand(of, inEntry), null] }]

const rule = (formula: Formula, inEntry = false): unknown => {
  switch (formula.op) {
    case 'and':
    case 'or':
      return formula.of.length === 0 ? formula.op === 'and' : { [formula.op]: formula.of.map((part) => rule(part, inEntry)) }
    case 'atLeast':
      return { '>=': [{ '+': formula.of.map((part) => ({ if: [rule(part, inEntry), 1, 0] })) }, formula.least] }
    case 'is':
      return { '===': [operand(formula.operand, inEntry), formula.value] }
    case 'compare': {
      const { left, right, relation } = formula
      const compared = { [RELATIONS[relation]]: [operand(left, inEntry), operand(right, inEntry)] }
      const guards = relation === '=' ? [] : [...known(left, inEntry), ...known(right, inEntry)]
      return guards.length === 0 ? compared : { and: [...guards, compared] }
    }
    case 'count': {
      const where = rule(formula.where, true)
      const list = { var: formula.list }
      const fits = formula.holds ? where : { '!': where }
      if (formula.than === 1) return { [formula.fewer ? 'none' : 'some']: [list, fits] }
      const length = { length: { filter: [list, fits] } }
      return { [formula.fewer ? '<' : '>=']: [length, formula.than] }
    }
  }
}


export const decideByJsonLogic = (setting: Setting): Contestant => {
  const windows = windowsOf(setting.graph)
  const formulas = formulasOf(setting.graph, windows).flatMap(({ met, notMet }) => [rule(met), rule(notMet)])
  const decide = new LogicEngine().build(formulas) as (facts: object) => readonly unknown[]
  const inputs = setting.members.map((member) => storedFacts(setting.graph, windows, member))
  return {
    answer: (index) => {
      const results = decide(itemAt(inputs, index))
      return setting.graph.criteria.map((_, place) => statusOf(results[2 * place], results[2 * place + 1]))
    },
    run: looping((index) => decide(inputs[index] as object)),
  }
}
