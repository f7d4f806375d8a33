/** Clauses that nobody meets, that everybody meets or that change nothing, and statements: what is said of them, no member contradicts. */
import type { RuleGraph, Statement } from '@rubric/compiler'
import { memberCase } from '@rubric/harness'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { everyMember } from './brute-force.ts'
import { judge, type Judged } from './consistency.ts'
import { type PairLaw, testPairs } from './pairs.ts'
import { deciding } from './real-pairs.ts'

const NOWHERE = { file: 'stated.rubric', start: 0, end: 0, line: 1 }

/** Stating of its roots, and of the clauses right under them, what may be true or not. */
const stating = (graph: RuleGraph): RuleGraph => {
  const roots = graph.criteria.flatMap(({ clause }) => graph.clauses[clause] ?? [])
  const under = roots.flatMap(({ children }) => children.flatMap((child) => graph.clauses[child]?.address ?? []))
  const statement = (says: Statement['says'], of: readonly string[]): readonly Statement[] =>
    of.length < 2 ? [] : [{ says, of, text: '', cite: '', span: NOWHERE }]
  const addresses = roots.map(({ address }) => address).slice(0, 3)
  return { ...graph, statements: [...statement('always one', addresses), ...statement('never together', under.slice(0, 3)), ...statement('always one', under.slice(-2))] }
}

const tally = new Map<string, number>()

const counted = ({ findings, wrong }: Judged): readonly string[] => {
  for (const { is } of findings) tally.set(is, (tally.get(is) ?? 0) + 1)
  return wrong
}

const consistency: PairLaw = {
  id: 'consistency',
  says: 'no member contradicts what is said of clauses and statements',
  runs: [40, 3_000],
  check: ({ old }, memberSeed) => counted(judge(stating(old.compiled.graph), everyMember(old.compiled, old.compiled, memberSeed))),
}

describe('within a small version', () => {
  testPairs(consistency)

  // Else the law would say little. Where nothing is known, hardly any clause is met, so hardly any is always.
  afterAll(() => {
    for (const is of ['never met', 'never matters', 'together', 'none']) expect(tally.get(is) ?? 0, is).toBeGreaterThan(0)
    expect(tally.get('undecided') ?? 0).toBeLessThan(0.1 * ((tally.get('together') ?? 0) + (tally.get('none') ?? 0)))
  })
})

describe('within a policy of the repository', () => {
  it.each(deciding.map((graph) => ({ title: `${graph.policy.id} ${graph.policy.version}`, graph })))('$title', ({ graph }) => {
    const members = fc.sample(memberCase(graph), { seed, numRuns: deep ? 3_000 : 200 })
    expect(judge(stating(graph), members).wrong).toEqual([])
  })
})
