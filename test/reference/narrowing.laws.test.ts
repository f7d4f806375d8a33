import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateReference } from '@rubric/compiler'
import { UNKNOWN } from '@rubric/runtime'
import type { TraceNode } from '@rubric/runtime'
import { runs } from '../support/outlines.ts'
import { randomAsOf, randomFacts, randomGraph } from '../support/random-graphs.ts'
import { resolved } from '../support/resolved.ts'

const statuses = (nodes: readonly TraceNode[]): number[] =>
  nodes.flatMap((node) => [node.status, ...node.conditions.map((condition) => condition.status), ...statuses(node.children)])

describe('what a record says later', () => {
  it('never contradicts what was decided before', () => {
    fc.assert(
      fc.property(randomGraph, randomFacts, randomAsOf, fc.infiniteStream(fc.nat(59)), (graph, facts, asOf, stream) => {
        const before = statuses(evaluateReference(graph, facts, asOf))
        const pick = (below: number): number => (below === 0 ? 0 : stream.next().value % below)
        const later = resolved(facts, pick)
        const after = statuses(evaluateReference(graph, later, asOf))
        before.forEach((status, i) => {
          if (status !== UNKNOWN) expect([after[i], later]).toEqual([status, later])
        })
      }),
      runs(200, 20_000),
    )
  })
})
