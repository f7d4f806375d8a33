/** A version compared with itself, with itself in other words, and two versions looked at from either end. */
import { compareVersions } from '@rubric/analysis'
import { compiledVersion } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
import { changes, unmirrored } from './checks.ts'
import { inOtherWords } from './edited-graphs.ts'
import { type PairLaw, testPairs } from './pairs.ts'
import { deciding } from './real-pairs.ts'

const itself: PairLaw = {
  id: 'itself',
  says: 'a version changes nothing against itself, and in other words it changes nothing either',
  runs: [60, 2_000],
  check: ({ old }) => {
    const same = compareVersions(old.compiled, old.compiled)
    const words = inOtherWords(old.compiled.graph)
    return [
      ...changes(same), ...same.edits.map(({ address }) => `${address} is edited`),
      ...changes(compareVersions(old.compiled, compiledVersion(words))),
    ]
  },
}

const otherEnd: PairLaw = {
  id: 'other-end',
  says: 'broader one way is narrower the other way, in the same cells',
  runs: [60, 2_000],
  check: ({ old, next }) => unmirrored(compareVersions(old.compiled, next.compiled), compareVersions(next.compiled, old.compiled)),
}

describe('two small versions', () => {
  testPairs(itself)
  testPairs(otherEnd)
})

describe.each(deciding.map((graph) => ({ title: `${graph.policy.id} ${graph.policy.version}`, graph })))('$title', ({ graph }) => {
  const version = compiledVersion(graph)
  it('changes nothing against itself', () => {
    const comparison = compareVersions(version, version)
    expect([...changes(comparison), ...comparison.edits]).toEqual([])
  }, 60_000)
  it('changes nothing in other words', () => {
    expect(changes(compareVersions(version, compiledVersion(inOtherWords(graph))))).toEqual([])
  }, 60_000)
})
