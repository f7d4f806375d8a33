import type { RuleGraph } from '@rubric/compiler'
import type { PolicyInfo } from '@rubric/runtime'

/** The static side of a policy, as the emitter writes it. */
export const infoOf = (graph: RuleGraph): PolicyInfo => ({
  id: graph.policy.id,
  version: graph.policy.version,
  title: graph.policy.title,
  language: graph.language,
  hash: '0'.repeat(64),
  criteria: graph.criteria.map(({ name, role, clause }) => ({ name, role, clause })),
  clauses: graph.clauses,
  conditions: graph.conditions,
  facts: graph.facts.map(({ name, text, byClinician }) => ({ name, text, byClinician })),
  limits: graph.limits,
  determinations: graph.determinations,
  interpretations: graph.interpretations,
  terms: graph.terms,
})
