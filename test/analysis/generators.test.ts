/** What comparisons are held against is worth it: generators make everything, and the checks notice whatever is wrong. */
import { type Compared, type Comparison, compareVersions } from '@rubric/analysis'
import { determinationDifferences, differences, memberCase, mutationsOf, smallPair } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../laws/runs.ts'
import { tryAll } from './brute-force.ts'
import { contradictions, inconsistencies, misplaced, unmirrored, unreproduced } from './checks.ts'
import { bothWays, graphOf } from './pairs.ts'
import { deciding } from './real-pairs.ts'

describe('small pairs', () => {
  const pairs = fc.sample(smallPair, { seed, numRuns: 200 })

  it('are policies without errors that differ', () => {
    const withoutVersion = (text: string): string => text.replace(/^  (version|effective) .*$/gm, '')
    for (const { old, next } of pairs) {
      expect(graphOf(old).policy.id).toBe(graphOf(next).policy.id)
      expect(withoutVersion(old)).not.toBe(withoutVersion(next))
    }
  })

  it.each([
    'yes/no', 'count', 'number in', 'none < mild', 'one of', 'code of', 'list of', ' date', 'member.age', 'sum of', 'latest', 'in the past', 'before as of',
    'after started', 'ALL of', 'ANY of', 'AT LEAST', 'AT MOST', 'ONE of', 'NONE of', 'unless', 'not (', 'excludes', 'grants', 'in all',
    'per calendar month', 'in any 30 days', 'per authorization', 'lifts', 'refers', 'requirement',
  ])('have %s', (words) => {
    expect(pairs.filter(({ old, next }) => old.includes(words) || next.includes(words)).length).toBeGreaterThan(2)
  })
})

describe('mutations of policies', () => {
  const all = deciding.flatMap((graph) => mutationsOf(graph).map((mutation) => ({ graph, mutation })))

  it.each([
    'ANY of instead of ALL of', 'ALL of instead of ANY of', '1 to 6 of 6 instead of 2 to 6', 'the opposite of part', 'without part', '> instead of >=', '<= instead of <',
    'weeks instead of days', 'months instead of days', 'days instead of months', '31 days instead of 30', '29 days instead of 30', 'per calendar',
    'without limit', 'without the start of its window', 'of all entries', 'with ZZ9', 'for everybody', 'without its ceiling',
  ])('have %s', (words) => {
    expect(all.some(({ mutation: { says } }) => says.includes(words))).toBe(true)
  })

  it('are policies that both evaluators decide alike', () => {
    const wrong = all.filter((_, index) => index % 150 === 0).flatMap(({ mutation }) => {
      const graph = mutation.apply()
      const { compiled, reference } = bothWays(graph)
      return fc.sample(memberCase(graph), { seed, numRuns: 10 }).flatMap(({ facts, asOf }) => {
        const [a, b] = [compiled.evaluate(facts, asOf), reference.evaluate(facts, asOf)]
        if (!a.ok || !b.ok) return a.ok === b.ok ? [] : [`${mutation.says}: refused by one evaluator`]
        return [...differences(graph, a.trace, b.trace), ...determinationDifferences(graph, a.determinations, b.determinations)].map(() => mutation.says)
      })
    })
    expect(wrong).toEqual([])
  }, 60_000)
})

describe('the checks notice', () => {
  const old = graphOf(smallText('at least 2', 'visits at least 3'))
  const next = graphOf(smallText('at least 1', 'visits at least 2'))
  const pair = { old: bothWays(old), next: bothWays(next) }
  const comparison = compareVersions(pair.old.compiled, pair.next.compiled)
  const tried = tryAll(pair.old.compiled, pair.next.compiled, 1)
  const faults = (tampered: Comparison): readonly string[] => [
    ...contradictions(tampered, tried), ...inconsistencies(tampered), ...unreproduced(tampered, pair.old, pair.next),
    ...misplaced(tampered, pair.old.compiled, pair.next.compiled),
    ...unmirrored(tampered, compareVersions(pair.next.compiled, pair.old.compiled)),
  ]
  const withRoots = (change: (root: Compared) => readonly Compared[]): Comparison => ({ ...comparison, roots: comparison.roots.flatMap(change) })

  it('nothing where nothing is wrong', () => {
    expect(comparison.roots.map(({ verdict }) => verdict)).toEqual(['broader'])
    expect(faults(comparison)).toEqual([])
  })

  it.each<readonly [string, Comparison]>([
    ['another verdict', withRoots((root) => [{ ...root, verdict: 'narrower' }])],
    ['no change', withRoots((root) => [{ ...root, verdict: 'unchanged', flips: [] }])],
    ['a cell that is missing', withRoots((root) => [{ ...root, flips: root.flips.slice(1) }])],
    ['a cell twice', withRoots((root) => [{ ...root, flips: [...root.flips, ...root.flips.slice(0, 1)] }])],
    ['a root that is not there', withRoots(() => [])],
    ['a root that is new', withRoots((root) => [{ ...root, presence: 'added', verdict: null, flips: [] }])],
    ['a member who is another', withRoots((root) => [
      { ...root, flips: root.flips.map((flip) => ({ ...flip, witness: flip.witness === null ? null : { ...flip.witness, facts: { visits: 9, sure: true } } })) },
    ])],
    ['a member without a cause', withRoots((root) => [
      { ...root, flips: root.flips.map((flip) => ({ ...flip, witness: flip.witness === null ? null : { ...flip.witness, cause: [] } })) },
    ])],
  ])('%s', (_, tampered) => {
    expect(faults(tampered)).not.toEqual([])
  })
})

function smallText(number: string, condition: string): string {
  return `policy small.policy "A small policy"
  version 2026-01-01
  language 1

facts
  sure    yes/no
  visits  count

criteria need "need"
  ${number} of (sure, ${condition})
`
}
