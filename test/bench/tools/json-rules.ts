/**
 * json-rules-engine: for each criterion two rules, met and not met, with an event each. `AT LEAST n of` is written out as the
 * choices of n. Its conditions compare single facts, so counts over lists are beyond it without functions of one's own.
 */
import { type ConditionProperties, Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import { type Contestant, type Setting, itemAt, loopingAsync, statusOf } from '../contestant.ts'
import { type Formula, type Operand, type Relation, formulasOf, refuse } from './formula.ts'
import { storedFacts, windowsOf } from './stored.ts'

const OPERATORS: Readonly<Record<Relation, string>> = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '=': 'equal',
  '!=': 'notEqual',
  '>=': 'greaterThanInclusive',
  '>': 'greaterThan',
}

const factOf = (of: Operand): string => ('fact' in of ? of.fact : refuse('no fact on the left'))
const valueOf = (of: Operand): unknown => ('number' in of ? of.number : 'fact' in of ? { fact: of.fact } : refuse('entries of a list'))

/** Every choice of so many. */
const choices = <T>(of: readonly T[], size: number): readonly (readonly T[])[] => {
  if (size === 0) return [[]]
  return of.flatMap((first, place) => choices(of.slice(place + 1), size - 1).map((rest) => [first, ...rest]))
}

const conditions = (formula: Formula): NestedCondition => {
  switch (formula.op) {
    case 'and':
      return { all: formula.of.map(conditions) }
    case 'or':
      return { any: formula.of.map(conditions) }
    case 'atLeast':
      return { any: choices(formula.of, formula.least).map((choice) => ({ all: choice.map(conditions) })) }
    case 'is':
      return { fact: factOf(formula.operand), operator: 'equal', value: formula.value }
    case 'compare': {
      const { left, right, relation } = formula
      const compared: ConditionProperties = { fact: factOf(left), operator: OPERATORS[relation], value: valueOf(right) }
      // Comparisons of order are false of null by themselves.
      return relation === '!=' ? { all: [{ fact: factOf(left), operator: 'notEqual', value: null }, compared] } : compared
    }
    case 'count':
      return refuse('a count of the entries of a list')
  }
}

const top = (formula: Formula): TopLevelCondition => {
  const nested = conditions(formula)
  return 'all' in nested || 'any' in nested ? (nested as TopLevelCondition) : { all: [nested] }
}

export const decideByJsonRules = (setting: Setting): Contestant => {
  const windows = windowsOf(setting.graph)
  const engine = new Engine()
  formulasOf(setting.graph, windows).forEach(({ met, notMet }, place) => {
    engine.addRule({ conditions: top(met), event: { type: `met ${place}` } })
    engine.addRule({ conditions: top(notMet), event: { type: `not ${place}` } })
  })
  const inputs = setting.members.map((member) => storedFacts(setting.graph, windows, member))
  return {
    answer: async (index) => {
      const { events } = await engine.run(itemAt(inputs, index))
      const held = new Set(events.map(({ type }) => type))
      return setting.graph.criteria.map((_, place) => statusOf(held.has(`met ${place}`), held.has(`not ${place}`)))
    },
    run: loopingAsync((index) => engine.run(inputs[index])),
  }
}
