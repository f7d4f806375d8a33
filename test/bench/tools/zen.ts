/**
 * @gorules/zen-engine: one expression, an array of formulas, met and not met for each criterion in turn. Evaluated by
 * `evaluateExpressionSync`, which reads the text each time and is still the faster way: a decision graph that is loaded once
 * takes its facts through a promise and a thread, at more than 200 microseconds whatever it decides.
 */
import { evaluateExpressionSync } from '@gorules/zen-engine'
import { type Contestant, type Setting, itemAt, looping, statusOf } from '../contestant.ts'
import { type Formula, type Operand, formulasOf } from './formula.ts'
import { storedFacts, windowsOf } from './stored.ts'

const operand = (of: Operand): string => ('number' in of ? String(of.number) : 'field' in of ? `#.${of.field}` : of.fact)

const known = (of: Operand): readonly string[] => ('number' in of ? [] : [`${operand(of)} != null`])

const text = (formula: Formula): string => {
  switch (formula.op) {
    case 'and':
    case 'or':
      return formula.of.length === 0 ? String(formula.op === 'and') : `(${formula.of.map(text).join(` ${formula.op} `)})`
    case 'atLeast':
      return `(${formula.of.map((part) => `(${text(part)} ? 1 : 0)`).join(' + ')} >= ${formula.least})`
    case 'is':
      return `${operand(formula.operand)} == ${formula.value}`
    case 'compare': {
      const { left, right, relation } = formula
      const compared = `${operand(left)} ${relation === '=' ? '==' : relation} ${operand(right)}`
      const guards = relation === '=' ? [] : [...known(left), ...known(right)]
      return guards.length === 0 ? compared : `(${[...guards, compared].join(' and ')})`
    }
    case 'count': {
      const where = formula.holds ? text(formula.where) : `not (${text(formula.where)})`
      return `count(${formula.list}, ${where}) ${formula.fewer ? '<' : '>='} ${formula.than}`
    }
  }
}

export const decideByZen = (setting: Setting): Contestant => {
  const windows = windowsOf(setting.graph)
  const formulas = formulasOf(setting.graph, windows).flatMap(({ met, notMet }) => [text(met), text(notMet)])
  const expression = `[${formulas.join(', ')}]`
  const inputs = setting.members.map((member) => storedFacts(setting.graph, windows, member))
  return {
    answer: (index) => {
      const results = evaluateExpressionSync(expression, itemAt(inputs, index)) as readonly unknown[]
      return setting.graph.criteria.map((_, place) => statusOf(results[2 * place], results[2 * place + 1]))
    },
    run: looping((index) => evaluateExpressionSync(expression, inputs[index])),
  }
}
