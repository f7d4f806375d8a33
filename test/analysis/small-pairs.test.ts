/** Comparisons equal brute force on small versions, in which every case can be tried. */
import { compareVersions, defaultBudget } from '@rubric/analysis'
import { afterAll, describe, expect } from 'vitest'
import { contradictions, inconsistencies, itemsOf, misplaced, unreproduced } from './checks.ts'
import { tryAll } from './brute-force.ts'
import { type PairLaw, testPairs } from './pairs.ts'

const tally = { pairs: 0, items: 0, proved: 0, changed: 0, members: 0, cells: 0, shown: 0, caused: 0 }

const bruteForce: PairLaw = {
  id: 'brute-force',
  says: 'whatever brute force finds is in the comparison, and whatever the comparison shows is so',
  runs: [120, 5_000],
  check: ({ old, next }, seed) => {
    const comparison = compareVersions(old.compiled, next.compiled, defaultBudget)
    const tried = tryAll(old.compiled, next.compiled, seed)
    const items = itemsOf(comparison).filter(({ presence }) => presence === 'both')
    tally.pairs += 1
    tally.members += tried.members
    tally.items += items.length
    tally.proved += items.filter(({ proof }) => proof.by === 'proof').length
    tally.changed += items.filter(({ verdict }) => verdict !== 'unchanged').length
    const cells = items.flatMap(({ flips }) => flips)
    tally.cells += cells.length
    const shown = cells.flatMap(({ witness }) => witness ?? [])
    tally.shown += shown.length
    tally.caused += shown.filter(({ cause }) => cause.length > 0).length
    return [
      ...contradictions(comparison, tried),
      ...inconsistencies(comparison),
      ...unreproduced(comparison, old, next),
      ...misplaced(comparison, old.compiled, next.compiled),
    ]
  },
}

/** Else the law would say little. */
const LEAST_PROVED = 0.97
const LEAST_CHANGED = 0.05
/** Of the cells that have somebody in them, or might have. */
const LEAST_SHOWN = 0.8
/** Of those shown. */
const LEAST_CAUSED = 0.9

describe('two small versions', () => {
  testPairs(bruteForce)
  afterAll(() => {
    expect(tally.proved / tally.items).toBeGreaterThan(LEAST_PROVED)
    expect(tally.changed / tally.items).toBeGreaterThan(LEAST_CHANGED)
    expect(tally.shown / tally.cells).toBeGreaterThan(LEAST_SHOWN)
    expect(tally.caused / tally.shown).toBeGreaterThan(LEAST_CAUSED)
    expect(tally.members / tally.pairs).toBeGreaterThan(1_000)
  })
})
