/**
 * feelin, the FEEL of DMN: one expression, a list with one three-valued value for each criterion. It has no way to keep a
 * parsed expression, so each evaluation reads the text.
 */
import { evaluate } from 'feelin'
import { type Contestant, type Setting, itemAt, looping, statusFrom } from '../contestant.ts'
import { type Writer, expressionsOf } from './kleene.ts'
import { storedFacts, windowsOf } from './stored.ts'

const joined = (of: readonly string[], word: string, none: string): string =>
  of.length === 0 ? none : of.length === 1 ? (of[0] ?? none) : `(${of.join(` ${word} `)})`

const writer: Writer<string> = {
  all: (of) => joined(of, 'and', 'true'),
  any: (of) => joined(of, 'or', 'false'),
  not: (of) => `not(${of})`,
  number: (of, least, most) => {
    const met = `sum([${of.map((part) => `if (${part}) then 1 else 0`).join(', ')}])`
    const notMet = `sum([${of.map((part) => `if (${part}) = false then 1 else 0`).join(', ')}])`
    const size = of.length
    return (
      `(if ${met} >= ${least} and ${notMet} >= ${size - most} then true ` +
      `else if ${met} > ${most} or ${notMet} > ${size - least} then false else null)`
    )
  },
  operand: (of) => ('number' in of ? String(of.number) : 'field' in of ? of.field : of.fact),
  // Equality is false of null, where an order is null.
  compare: (relation, left, right) =>
    relation === '=' || relation === '!='
      ? `(if ${left} = null then null else ${left} ${relation} ${right})`
      : `${left} ${relation} ${right}`,
  fewer: (list, fits, than, complete) =>
    `(if count(${list}[${fits}]) >= ${than} then false ` +
    `else if ${complete} and count(${list}[(${fits}) != false]) < ${than} then true else null)`,
  criterion: (_index, expression) => `(${expression})`,
}

export const decideByFeel = (setting: Setting): Contestant => {
  const windows = windowsOf(setting.graph)
  const texts = expressionsOf(setting.graph, windows, writer)
  const expression = `[${texts.join(', ')}]`
  const inputs = setting.members.map((member) => storedFacts(setting.graph, windows, member))
  return {
    answer: (index) => (evaluate(expression, itemAt(inputs, index)).value as readonly unknown[]).map(statusFrom),
    run: looping((index) => evaluate(expression, inputs[index])),
  }
}
