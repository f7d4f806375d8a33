/** Whether a fact fits the type that a version declares for it. */
import { type FactsInput, type Field, type RuleGraph, type Test, testStatus, type Value } from '@rubric/compiler'

/** Evaluators refuse what does not fit when it is read; so it is read, by conditions that say nothing. */
export const fits = (graph: RuleGraph, name: string, facts: FactsInput, asOf: string): boolean => {
  const type = graph.facts.find((fact) => fact.name === name)?.type
  if (type === undefined) return true
  const value: Value = type.kind === 'list' ? readingAll(name, type.fields) : { kind: 'fact', domain: 'integer', fact: name }
  try {
    testStatus(graph, { kind: 'compare', relation: '=', left: value, right: value }, facts, asOf)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

const readingAll = (list: string, fields: readonly Field[]): Value => {
  const reading = ({ name }: Field): Test => {
    const value: Value = { kind: 'field', domain: 'integer', field: name }
    return { kind: 'compare', relation: '=', left: value, right: value }
  }
  const logic = { op: 'all', of: fields.map((_, condition) => ({ op: 'condition', condition }) as const) } as const
  const over = { list, dated: false, where: { logic, conditions: fields.map(reading) }, from: null, to: null }
  return { kind: 'count', domain: 'integer', over }
}
