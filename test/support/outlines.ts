/** Random policies of yes/no facts: blocks of every head, negation, conditions in several clauses, reuse of criteria above. */
import fc from 'fast-check'
import type { RuleGraph } from '@rubric/compiler'
import { block, ruleGraph, yes } from './graph.ts'
import type { Outline, Sketch } from './graph.ts'

export interface Policy {
  readonly graph: RuleGraph
  readonly facts: Readonly<Record<string, boolean | null>>
}

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const types = Object.fromEntries(names.map((name) => [name, { kind: 'yes/no' } as const]))

const leaf: fc.Arbitrary<Sketch> = fc.constantFrom(...names).map(yes)

const inline = fc.letrec<{ sketch: Sketch }>((tie) => ({
  sketch: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: tie('sketch').map((not): Sketch => ({ not })) },
    { weight: 1, arbitrary: fc.array(tie('sketch'), { minLength: 1, maxLength: 3 }).map((all): Sketch => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('sketch'), { minLength: 1, maxLength: 3 }).map((any): Sketch => ({ any })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(tie('sketch'), { minLength: 1, maxLength: 4 }), fc.nat(3), fc.nat(4))
        .map(([of, least, more]): Sketch => ({ number: [least, least + more], of })),
    },
  ),
})).sketch

const head = (items: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('ALL of', 'ANY of', 'ONE of', 'NONE of'),
    fc.tuple(fc.constantFrom('LEAST', 'MOST'), fc.integer({ min: 1, max: items })).map(([bound, n]) => `AT ${bound} ${n} of`),
  )

const outlines = (above: readonly string[]): fc.Arbitrary<Outline> =>
  fc.letrec<{ outline: Outline }>((tie) => ({
    outline: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 2, arbitrary: inline },
      { weight: above.length === 0 ? 0 : 1, arbitrary: fc.constantFrom(...above, '').map((criterion): Sketch => ({ criterion })) },
      {
        weight: 3,
        arbitrary: fc
          .array(tie('outline'), { minLength: 1, maxLength: 4 })
          .chain((items) => head(items.length).map((h): Outline => block(h, items))),
      },
    ),
  })).outline.filter((outline) => !JSON.stringify(outline).includes('"criterion":""'))

export const policies: fc.Arbitrary<Policy> = fc
  .tuple(
    outlines([]),
    outlines(['first']),
    outlines(['first', 'second']),
    fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(true, false, null, null)]))),
  )
  .map(([first, second, third, facts]) => ({ graph: ruleGraph({ facts: types, criteria: { first, second, third } }), facts }))

/** RUBRIC_DEEP is set by the script `test:deep`. */
export const runs = (usual: number, deep: number): { readonly numRuns: number } => ({
  numRuns: process.env['RUBRIC_DEEP'] === undefined ? usual : deep,
})
