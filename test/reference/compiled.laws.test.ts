import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { determineReference, evaluateReference } from '@rubric/compiler'
import { loadGraph } from '@rubric/harness'
import { runs } from '../support/outlines.ts'
import { randomAsOf, randomFacts, randomGraph } from '../support/random-graphs.ts'
import { randomDeterminations, randomRequests } from '../support/random-requests.ts'

describe('the two evaluators', () => {
  it('agree on every rule graph, status and trace', () => {
    const given = fc.array(fc.tuple(randomFacts, randomAsOf), { minLength: 3, maxLength: 8 })
    fc.assert(
      fc.property(randomGraph, given, (graph, cases) => {
        const compiled = loadGraph(graph)
        for (const [facts, asOf] of cases) {
          const trace = evaluateReference(graph, facts, asOf)
          const evaluated = compiled.evaluate(facts, asOf)
          if (!evaluated.ok) throw new Error(`refused: ${JSON.stringify(evaluated.problems)}`)
          expect(evaluated.trace).toEqual(trace)
          expect(Object.values(evaluated.decision)).toEqual(trace.map((node) => node.status))
        }
      }),
      runs(100, 5_000),
    )
  })

  it('agree on every determination: its outcome, its lines, its days', () => {
    const given = fc.array(fc.tuple(randomRequests, fc.constantFrom('2024-03-01', '2024-02-29T12:00', '2024-01-31')), { minLength: 3, maxLength: 8 })
    fc.assert(
      fc.property(randomDeterminations, given, (graph, cases) => {
        const compiled = loadGraph(graph)
        for (const [facts, asOf] of cases) {
          const evaluated = compiled.evaluate(facts, asOf)
          if (!evaluated.ok) throw new Error(`refused: ${JSON.stringify(evaluated.problems)}`)
          expect(evaluated.determinations).toEqual(determineReference(graph, facts, asOf))
        }
      }),
      runs(100, 5_000),
    )
  })
})
