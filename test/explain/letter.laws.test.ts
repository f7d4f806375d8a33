/** Letters of policies that nobody would write: whatever the clauses are, a letter says why, and what would change the answer. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { determineReference, evaluateReference } from '@rubric/compiler'
import type { RuleGraph } from '@rubric/compiler'
import { explain, letter } from '@rubric/runtime'
import { infoOf } from '../support/info.ts'
import { policies, runs } from '../support/outlines.ts'

/** The last criterion is the determination, and each clause says which it is. */
const asDetermination = (graph: RuleGraph): RuleGraph => ({
  ...graph,
  criteria: graph.criteria.map((criterion, i) => (i === 2 ? { ...criterion, role: 'determination' } : criterion)),
  clauses: graph.clauses.map((clause, i) => ({ ...clause, text: `point ${i}`, cite: i % 3 === 0 ? '' : `Part ${i}` })),
  facts: graph.facts.map((fact) => ({ ...fact, text: `question ${fact.name}` })),
  determinations: [{ criterion: 2, stage: 'initial', limits: [], grants: null, requires: [], excludes: [] }],
})

it('says why, and what would change the answer, whatever the clauses', () => {
  fc.assert(
    fc.property(policies, ({ graph: random, facts }) => {
      const graph = asDetermination(random)
      const info = infoOf(graph)
      const trace = evaluateReference(graph, facts, '2026-03-01')
      const text = letter(info, trace, determineReference(graph, facts, '2026-03-01'), facts, '2026-03-01')
      expect(text).not.toMatch(/test\.policy|undefined|null|NaN| {2}|\(\)|: \./)
      const explanation = explain(info, trace, 2)
      if (explanation.status === 'met') return
      expect(text).toMatch(/\nWhy\n.*\n.*[Pp]oint \d/)
      const open = explanation.status === 'not met' ? explanation.blockedBy.sets : [...explanation.toMeet.sets, ...explanation.toFail.sets]
      // What no condition can change has no such part: a block that asks for more items than it has.
      if (open.some((set) => set.length > 0)) expect(text).toContain('\nWhat would change this answer\n')
      if (explanation.status === 'unknown') expect(text).toMatch(/\nWhat is still needed\n.*\n- Question [a-f]/)
    }),
    runs(300, 10_000),
  )
})
