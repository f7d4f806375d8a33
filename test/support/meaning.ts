/** What a text means: compiled, then decided by the reference evaluator and the compiled module, which must agree in every detail. */
import { evaluateReference, type FactsInput, type RuleGraph } from '@rubric/compiler'
import { differences, loadGraph, wordsOf } from '@rubric/harness'
import type { StatusWord } from '@rubric/runtime'
import { type Compiled, compileCondition } from './compile.ts'

export interface Decider {
  readonly graph: RuleGraph
  /** Every clause by its address without the policy's id. Throws where the facts are refused. */
  readonly answers: (facts: FactsInput, asOf?: string) => ReadonlyMap<string, StatusWord>
  /** The first criteria. */
  readonly says: (facts: FactsInput, asOf?: string) => StatusWord
}

export const today = '2026-03-01'

/** `code: label` of each error. */
export const errorsOf = ({ diagnostics }: Compiled): readonly string[] =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ code, label }) => `${code}: ${label}`)

/** Throws where the text has errors, so that no test passes on a graph with holes. */
export const deciderOf = (compiled: Compiled): Decider => {
  const errors = errorsOf(compiled)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  const { graph, id } = compiled.policy
  if (/"of":\[\]/.test(JSON.stringify(graph))) throw new Error('the graph has a hole that nobody reported')
  const loaded = loadGraph(graph)
  const answers: Decider['answers'] = (facts, asOf = today) => {
    const outcome = loaded.evaluate(facts, asOf)
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
    const reference = evaluateReference(graph, facts, asOf)
    const parted = differences(graph, reference, outcome.trace)
    const decided = graph.criteria.map(({ name }) => outcome.decision[name])
    if (parted.length > 0 || JSON.stringify(decided) !== JSON.stringify(reference.map(({ status }) => status))) {
      throw new Error(`the evaluators differ: ${JSON.stringify({ parted, decided })}`)
    }
    return new Map([...wordsOf(graph, reference)].map(([address, word]) => [address.slice(id.length + 1), word]))
  }
  const says: Decider['says'] = (facts, asOf) => {
    const word = answers(facts, asOf).get(graph.criteria[0]?.name ?? '')
    if (word === undefined) throw new Error('no criteria')
    return word
  }
  return { graph, answers, says }
}

/** One condition of a policy with the given facts, and more lines after it, ready to be asked; compiled once. */
export const conditionUnder = (facts: string, ...more: readonly string[]): ((condition: string) => Decider) => {
  const known = new Map<string, Decider>()
  return condition => {
    const found = known.get(condition) ?? deciderOf(compileCondition(facts, condition, ...more))
    known.set(condition, found)
    return found
  }
}

/** `code: label` of each error of a condition under the given facts. */
export const faultsUnder =
  (facts: string, ...more: readonly string[]) =>
  (condition: string): readonly string[] =>
    errorsOf(compileCondition(facts, condition, ...more))

/** A list in a record: complete through a day, or not (null). */
export const list = (through: string | null, ...entries: readonly FactsInput[]): FactsInput =>
  through === null ? { entries } : { complete_through: through, entries }
