/** Names and texts of authors in generated code. */
import { moduleText } from '@rubric/compiler'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'
import { badNames } from './graphs.ts'
import { fact, graphOf, condition, is, ofFact } from './sketch.ts'
import { load } from './load.ts'

const name = fc.oneof(
  fc.constantFrom(...badNames.filter((bad) => !bad.includes('.'))),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,5}$/),
)

describe('names', () => {
  it('stay apart, whatever they are', () => {
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(names, fc.nat(), (all, which) => {
        const graph = graphOf(
          'test.names',
          all.map((each) => fact(each, { kind: 'yes/no' })),
          all.map((each) => condition(each, { kind: 'holds', value: ofFact(each, 'status') }, [each])),
          all.map((each, index) => ({ label: each, logic: () => is(index) })),
        )
        const chosen = all[which % all.length] ?? ''
        const evaluated = load(graph).evaluate(Object.fromEntries([[chosen, true]]), '2026-03-01')
        if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.problems))
        const met = all.filter((each) => Object.entries(evaluated.decision).some(([key, status]) => key === each && status === 3))
        expect(met).toEqual([chosen])
        expect(evaluated.ignored).toEqual([])
      }),
      runs(40, 3_000),
    )
  })
})

describe('texts', () => {
  it('come back as they were, and stay where they are put', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('*', '/', '\\', "'", '"', '`', '$', '{', '<', '!', '-', '\n', '\u2028', '@', 's') }),
    )
    fc.assert(
      fc.property(text, (given) => {
        const graph = graphOf(
          'test.texts',
          [fact('x', { kind: 'yes/no' }, given)],
          [condition(given, { kind: 'holds', value: ofFact('x', 'status') }, ['x'])],
          [{ label: 'c', title: given, text: given, cite: given, logic: () => is(0) }],
        )
        const { policy, evaluate } = load(graph)
        expect(policy.clauses[0]?.text).toBe(given)
        expect(policy.conditions[0]?.text).toBe(given)
        expect(evaluate({ x: true }, '2026-03-01')).toMatchObject({ ok: true, decision: { c: 3 } })
        expect(moduleText(graph, '')).not.toMatch(/<\/script|<!--|\u2028/i)
      }),
      runs(40, 5_000),
    )
  })
})
