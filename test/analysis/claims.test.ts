/** Of each item one word is true, and every other is false, with somebody whom it forbids. */
import { compareVersions, type Version } from '@rubric/analysis'
import { compiledVersion } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
import { misjudged, stating } from './claims.ts'
import { type PairLaw, testPairs } from './pairs.ts'
import { adjacent } from './real-pairs.ts'

const judged = (old: Version, next: Version, turn: number): readonly string[] =>
  misjudged(compareVersions(old, { ...next, graph: stating(old.graph, next.graph, turn) }))

const claims: PairLaw = {
  id: 'claims',
  says: 'a claim holds where its word is that of the verdict, and nowhere else',
  runs: [60, 3_000],
  check: ({ old, next }, seed) => judged(old.compiled, next.compiled, seed),
}

describe('of two small versions', () => testPairs(claims))

describe('of policies of the repository', () => {
  it.each(adjacent)('$title', ({ old, next }) => {
    const [before, after] = [compiledVersion(old), compiledVersion(next)]
    expect([0, 1, 2].flatMap((turn) => judged(before, after, turn))).toEqual([])
  }, 60_000)
})
