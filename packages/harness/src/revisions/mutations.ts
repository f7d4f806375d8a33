/**
 * A policy slightly changed, in one place: what an author may have meant by a revision, or have got wrong in it. The change is made in the
 * rule graph, so that thousands of them cost nothing but their evaluation.
 */
import type { Clause, Condition, RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { determinationRewrites, limitRewrites } from './limit-rewrites.ts'
import { logicRewrites } from './logic-rewrites.ts'
import { partOf } from './part.ts'
import { type Rewrite } from './rewrites.ts'
import { testRewrites } from './test-rewrites.ts'

export interface Mutation {
  /** `ANY of instead of ALL of` */
  readonly says: string
  /** Where: of a clause, a limit or a determination; of a condition, of the first clause that asks for it. */
  readonly address: string
  readonly apply: () => RuleGraph
}

/** Every one of them, in the order of the clauses. */
export const mutationsOf = (graph: RuleGraph): readonly Mutation[] => [
  ...graph.clauses.flatMap((clause, index) => clauseMutations(graph, clause, index)),
  ...graph.conditions.flatMap((condition, index) => conditionMutations(graph, condition, index)),
  ...graph.limits.flatMap((limit, index) =>
    limitRewrites(limit).map(({ says, to }) => ({
      says, address: limit.address, apply: () => ({ ...graph, limits: graph.limits.with(index, { ...to, text: saying(limit.text, says) }) }),
    })),
  ),
  ...graph.determinations.flatMap((determination, index) =>
    determinationRewrites(determination).map(({ says, to }) => ({
      says,
      address: `${graph.policy.id}/${graph.criteria[determination.criterion]?.name ?? ''}`,
      apply: () => whole({ ...graph, determinations: graph.determinations.with(index, to) }),
    })),
  ),
]

/** The words say what was changed, as those of an author would. */
const saying = (text: string, says: string): string => `${text} (${says})`

const conditionMutations = (graph: RuleGraph, condition: Condition, index: number): readonly Mutation[] => {
  const address = graph.clauses.find(({ conditions }) => conditions.includes(index))?.address ?? graph.policy.id
  return testRewrites(condition.test, graph.facts).map(({ says, to }) => ({
    says: `${condition.text}: ${says}`,
    address,
    apply: () => ({ ...graph, conditions: graph.conditions.with(index, { ...condition, text: saying(condition.text, says), test: to }) }),
  }))
}

const clauseMutations = (graph: RuleGraph, clause: Clause, index: number): readonly Mutation[] =>
  logicRewrites(clause.logic).map(({ says, to }: Rewrite<Logic>) => ({
    says,
    address: clause.address,
    apply: () => whole({ ...graph, clauses: graph.clauses.with(index, withLogic(clause, to, says)) }),
  }))

const withLogic = (clause: Clause, logic: Logic, says: string): Clause => {
  const clauses = mentioned(logic, 'clause')
  return {
    ...clause,
    head: clause.head === '' ? '' : saying(clause.head, says),
    logic,
    children: clause.children.filter((child) => clauses.has(child)),
    conditions: [...mentioned(logic, 'condition')],
  }
}

const mentioned = (logic: Logic, op: 'clause' | 'condition'): ReadonlySet<number> => {
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      return new Set(logic.of.flatMap((part) => [...mentioned(part, op)]))
    case 'not':
      return mentioned(logic.of, op)
    case 'clause':
      return new Set(op === 'clause' ? [logic.clause] : [])
    case 'condition':
      return new Set(op === 'condition' ? [logic.condition] : [])
    case 'criterion':
      return new Set()
  }
}

/** Without the clauses, conditions, limits and facts that nothing asks for any more, as if they had been struck out. */
const whole = (graph: RuleGraph): RuleGraph => {
  const part = partOf(graph, graph.criteria.map((_, index) => index))
  const facts = graph.facts.filter((fact) => fact.origin === 'built in' || part.facts.includes(fact))
  return { ...part, facts, exceptions: graph.exceptions }
}
