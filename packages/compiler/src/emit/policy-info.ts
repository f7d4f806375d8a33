/** The static side of a policy: clauses, conditions and their texts, without spans. */
import type { ClauseInfo, ConditionInfo, DeterminationInfo, LimitInfo, PolicyInfo } from '@rubric/runtime'
import type { Clause, Condition, Determination, Limit, RuleGraph } from '../graph.ts'
import { dataLines, literal } from './text.ts'

const clauseInfo = (clause: Clause): ClauseInfo => ({
  address: clause.address,
  text: clause.text,
  cite: clause.cite,
  head: clause.head,
  logic: clause.logic,
  children: clause.children,
  conditions: clause.conditions,
  interpretations: clause.interpretations,
})

const conditionInfo = ({ text, facts, form }: Condition): ConditionInfo => ({ text, facts, form })

const limitInfo = ({ unitIs: _unitIs, span: _span, ...info }: Limit): LimitInfo => info

const determinationInfo = ({ criterion, stage, limits, grants }: Determination): DeterminationInfo => ({ criterion, stage, limits, grants })

export const policyInfo = (graph: RuleGraph, hash: string): PolicyInfo => ({
  id: graph.policy.id,
  version: graph.policy.version,
  title: graph.policy.title,
  language: graph.language,
  hash,
  criteria: graph.criteria.map(({ name, role, clause }) => ({ name, role, clause })),
  clauses: graph.clauses.map(clauseInfo),
  conditions: graph.conditions.map(conditionInfo),
  facts: graph.facts.map(({ name, text, byClinician }) => ({ name, text, byClinician })),
  limits: graph.limits.map(limitInfo),
  determinations: graph.determinations.map(determinationInfo),
  interpretations: graph.interpretations.map(({ name, text, decidedBy, decidedOn }) => ({ name, text, decidedBy, decidedOn })),
  terms: graph.terms,
})

const addressType = (graph: RuleGraph): readonly string[] => {
  const addresses = [...new Set(graph.clauses.map((clause) => clause.address))]
  return [
    '/** Where clauses are: stable from one revision to the next. */',
    ...(addresses.length === 0
      ? ['export type Address = never']
      : ['export type Address =', ...addresses.map((address) => `  | ${literal(address)}`)]),
    '',
  ]
}

export const policyData = (graph: RuleGraph, hash: string): readonly string[] => {
  return [
    ...addressType(graph),
    '/** The policy as data: traces refer to its clauses and conditions by index. */',
    ...dataLines(policyInfo(graph, hash), 'export const policy: PolicyInfo = '),
    '',
  ]
}
