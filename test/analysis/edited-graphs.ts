/** Policies changed in their rule graphs: several mutations at once; or in their words alone. */
import type { Clause, RuleGraph, SourceSpan } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { type Mutation, mutationsOf } from '@rubric/harness'

export interface Mutated {
  readonly graph: RuleGraph
  readonly says: string
}

/** One after the other; each pick chooses among all that can be done by then. */
export const mutatedBy = (graph: RuleGraph, picks: readonly number[]): Mutated => {
  const started: Mutated = { graph, says: '' }
  const { graph: mutated, says } = picks.reduce<Mutated>((before, pick) => {
    const all = mutationsOf(before.graph)
    const chosen = all[pick % Math.max(1, all.length)]
    return chosen === undefined ? before : { graph: chosen.apply(), says: `${before.says}\n${sayingWhat(chosen)}` }
  }, started)
  return { graph: asNextVersion(mutated), says: says.trim() }
}

export const sayingWhat = ({ address, says }: Mutation): string => `${address}: ${says}`

export const asNextVersion = (graph: RuleGraph): RuleGraph => ({ ...graph, policy: { ...graph.policy, version: `${graph.policy.version}, revised` } })

// ---- words alone -------------------------------------------------------------------------------------------

const moved = (span: SourceSpan): SourceSpan => ({ file: 'moved.rubric', start: span.start + 400, end: span.end + 400, line: span.line + 20 })

const reversed = (logic: Logic): Logic => ('of' in logic && logic.op !== 'not' ? { ...logic, of: logic.of.map(reversed).toReversed() } : logic)

const reworded = (clause: Clause): Clause => ({
  ...clause, text: `${clause.text}, in other words`, cite: '§other', span: moved(clause.span),
  logic: reversed(clause.logic), children: clause.children.toReversed(), conditions: clause.conditions.toReversed(),
})

/** Every sentence, citation and place is another; items of a block stand in another order. Nothing means anything else. */
export const inOtherWords = (graph: RuleGraph): RuleGraph => ({
  ...asNextVersion(graph),
  policy: { ...asNextVersion(graph).policy, title: 'Another title', header: [] },
  facts: graph.facts.map((fact) => ({ ...fact, text: 'a fact', cite: '', span: fact.span === null ? null : moved(fact.span) })),
  clauses: graph.clauses.map(reworded),
  criteria: graph.criteria.map((root) => ({ ...root, title: `${root.title}, in other words`, cite: '', span: moved(root.span) })),
  limits: graph.limits.map((limit) => ({ ...limit, text: 'a limit', cite: '', span: moved(limit.span) })),
  definitions: [], guidance: [], interpretations: [], terms: [],
})
