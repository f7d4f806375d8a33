import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateReference, evaluateWith } from '@rubric/compiler'
import { and, MET, NOT_MET, or, UNKNOWN } from '@rubric/runtime'
import type { Status, TraceNode } from '@rubric/runtime'
import { block, ruleGraph, yes } from '../support/graph.ts'
import { policies, runs } from '../support/outlines.ts'

const AS_OF = '2026-03-01'
const statuses = fc.array(fc.constantFrom<Status>(NOT_MET, UNKNOWN, MET), { minLength: 1, maxLength: 6 })

function decide(head: string, of: readonly Status[]): Status | undefined {
  const names = of.map((_, i) => `f${i}`)
  const facts = Object.fromEntries(names.map((name) => [name, { kind: 'yes/no' } as const]))
  const graph = ruleGraph({ facts, criteria: { only: block(head, names.map(yes)) } })
  return evaluateWith(graph, {}, AS_OF, new Map(of.map((status, i) => [i, status])))[0]?.status
}

describe('laws of the blocks', () => {
  it('ALL of is the folded and, ANY of the folded or', () => {
    fc.assert(
      fc.property(statuses, (of) => {
        expect(decide('ALL of', of)).toBe(of.reduce(and, MET))
        expect(decide('ANY of', of)).toBe(of.reduce(or, NOT_MET))
      }),
      runs(200, 2_000),
    )
  })

  it('AT LEAST k of, AT MOST k of, ONE of and NONE of agree with one another', () => {
    fc.assert(
      fc.property(statuses, fc.integer({ min: 1, max: 6 }), (of, n) => {
        const k = Math.min(n, of.length)
        const met = of.filter((s) => s === MET).length
        const unknown = of.filter((s) => s === UNKNOWN).length
        expect(decide(`AT LEAST ${k} of`, of)).toBe(met >= k ? MET : met + unknown < k ? NOT_MET : UNKNOWN)
        expect(decide(`AT MOST ${k} of`, of)).toBe(met > k ? NOT_MET : met + unknown <= k ? MET : UNKNOWN)
        expect(decide('ONE of', of)).toBe(met > 1 || met + unknown < 1 ? NOT_MET : unknown === 0 ? MET : UNKNOWN)
        expect(decide('NONE of', of)).toBe(decide('AT MOST 0 of', of))
        expect(decide(`AT LEAST ${of.length} of`, of)).toBe(decide('ALL of', of))
        expect(decide('AT LEAST 1 of', of)).toBe(decide('ANY of', of))
      }),
      runs(200, 2_000),
    )
  })
})

describe('laws of evaluation', () => {
  const flat = (nodes: readonly TraceNode[]): TraceNode[] => nodes.flatMap((node) => [node, ...flat(node.children)])

  it('a fact resolved never changes a clause that was decided', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.constantFrom(true, false, null), { minLength: 6, maxLength: 6 }), ({ graph, facts }, more) => {
        const later = Object.fromEntries(Object.entries(facts).map(([name, value], i) => [name, value ?? more[i] ?? null]))
        const before = flat(evaluateReference(graph, facts, AS_OF))
        const after = flat(evaluateReference(graph, later, AS_OF))
        before.forEach((node, i) => {
          if (node.status !== UNKNOWN) expect(after[i]?.status).toBe(node.status)
        })
      }),
      runs(300, 10_000),
    )
  })

  it('the trace follows the clauses: their order, their children, their conditions', () => {
    fc.assert(
      fc.property(policies, ({ graph, facts }) => {
        const check = (node: TraceNode): void => {
          const clause = graph.clauses[node.clause]
          expect(node.children.map((child) => child.clause)).toEqual(clause?.children)
          expect(node.conditions.map((result) => result.condition)).toEqual(clause?.conditions)
          node.children.forEach(check)
        }
        const trace = evaluateReference(graph, facts, AS_OF)
        expect(trace.map((node) => node.clause)).toEqual(graph.criteria.map((criterion) => criterion.clause))
        trace.forEach(check)
      }),
      runs(100, 1_000),
    )
  })
})
