/** A member's request and service history, taken out of the facts and put back changed. */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { lookUp, nest } from '@rubric/harness'

export type Entry = Readonly<Record<string, unknown>>

/** The entries of a list, or null where the list is not known. */
export const entriesOf = (facts: FactsInput, list: string): readonly Entry[] | null => {
  const value = lookUp(facts, list) as { readonly entries?: readonly Entry[] } | null | undefined
  return value === undefined || value === null ? null : (value.entries ?? [])
}

/** The facts with one of them replaced. */
export const withFact = (graph: RuleGraph, facts: FactsInput, name: string, value: unknown): FactsInput => {
  const names = new Set([...graph.facts.map((fact) => fact.name), 'member.age', 'member.birth_date'])
  return nest([...names].map((each) => [each, each === name ? value : lookUp(facts, each)] as const))
}

/** Only one of the requested lines, where any is known. */
export const withOneLine = (graph: RuleGraph, facts: FactsInput, pick: number): FactsInput => {
  const lines = entriesOf(facts, 'request.lines')
  if (lines === null || lines.length === 0) return facts
  return withFact(graph, facts, 'request.lines', { entries: [lines[pick % lines.length]] })
}
