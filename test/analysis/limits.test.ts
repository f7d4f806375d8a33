/** What is said of two limits, held against what they leave to thousands of small requests. */
import { compareLimit, leavesNoMore } from '@rubric/analysis'
import type { LimitInfo } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep } from '../laws/runs.ts'
import { dayNumber } from '../support/graph.ts'
import { determined, entry, limit as limitOf, limitsPolicy, line, record, UNIT } from '../support/limits.ts'
import { drawnRecords, grantsOf, limit, pairOfLimits, seedOf, waysBetween, waysOf } from './limits-domain.ts'
import { unreproduced } from './limits-reference.ts'

const records = drawnRecords(deep ? 1_500 : 700, seedOf(5))

/** For a message: what two limits differ in is in these. */
const written = ({ most, codes, window, unitHours }: LimitInfo): string => JSON.stringify([most / 1_000_000, codes, window, unitHours])

describe('limits of two versions', () => {
  it('a limit that is proved to leave no more never does', { timeout: 3_600_000 }, () => {
    const limits = fc.sample(limit, { numRuns: deep ? 400 : 90, seed: seedOf(11) })
    const grants = limits.map((each) => grantsOf(each, records))
    const proved = limits.flatMap((strict, a) => limits.flatMap((loose, b) => (a !== b && leavesNoMore(strict, loose) ? [[a, b] as const] : [])))
    expect(proved.length).toBeGreaterThan(limits.length * 2)
    const false_ = proved.filter(([a, b]) => waysBetween(grants[b] ?? [], grants[a] ?? []).more)
    expect(false_.map(([a, b]) => [a, b].map((at) => limits[at]).map((each) => (each === undefined ? '' : written(each))))).toEqual([])
  })

  it('nothing that brute force finds is missing from a verdict, and what a verdict says is shown', { timeout: 3_600_000 }, () => {
    const tally = { proved: 0, sampled: 0 }
    const pairs = fc.sample(pairOfLimits, { numRuns: deep ? 3_000 : 80, seed: seedOf(7) })
    for (const [old, next] of pairs) {
      const { verdict, proof, possible, shown } = compareLimit(old, next)
      const [says, found] = [waysOf(verdict), waysBetween(grantsOf(old, records), grantsOf(next, records))]
      const about = `${written(old)} ${written(next)}: ${verdict}`
      expect({ more: found.more && !possible.more, less: found.less && !possible.less }, `excluded: ${about}`).toEqual({ more: false, less: false })
      expect({ more: found.more && !says.more, less: found.less && !says.less }, `missed: ${about}`).toEqual({ more: false, less: false })
      expect(shown.length > 0, about).toBe(verdict !== 'unchanged')
      expect(shown.some(({ from, to }) => from !== to) || verdict === 'unchanged', `no answer differs: ${about}`).toBe(true)
      tally[proof.by === 'proof' ? 'proved' : 'sampled'] += 1
    }
    // Hardly ever is nothing certain: where both ways are shown, or one is shown and the other excluded, the verdict is proved.
    expect(tally.proved).toBeGreaterThan(tally.sampled * 5)
  })

  it('what is shown comes out the same in the reference evaluator', { timeout: 3_600_000 }, () => {
    const pairs = fc.sample(pairOfLimits, { numRuns: deep ? 300 : 25, seed: seedOf(3) })
    expect(pairs.flatMap(([old, next]) => unreproduced(compareLimit(old, next).shown, { limits: [old] }, { limits: [next] }))).toEqual([])
  })

  it('the other way round, broader is narrower', () => {
    const pairs = fc.sample(pairOfLimits, { numRuns: 60, seed: seedOf(21) }).filter(([old, next]) => leavesNoMore(old, next) || leavesNoMore(next, old))
    expect(pairs.length).toBeGreaterThan(20)
    const turned = { broader: 'narrower', narrower: 'broader', mixed: 'mixed', unchanged: 'unchanged', 'outcome only': 'outcome only' } as const
    for (const [old, next] of pairs) {
      const [there, back] = [compareLimit(old, next), compareLimit(next, old)]
      expect(back.verdict, `${written(old)} ${written(next)}`).toBe(turned[there.verdict])
    }
  })

  it('no limit leaves more than any', () => {
    for (const each of fc.sample(limit, { numRuns: 12, seed: seedOf(1) })) {
      expect(compareLimit(null, each)).toMatchObject({ verdict: 'narrower', proof: { by: 'proof' } })
      expect(compareLimit(each, null)).toMatchObject({ verdict: 'broader', proof: { by: 'proof' } })
      expect(compareLimit(each, { ...each, noun: 'visits', text: 'other words' })).toMatchObject({ verdict: 'unchanged', proof: { by: 'proof' } })
    }
  })

  it('speaks of one line: of two, a higher cap can leave the second less', () => {
    // Whether March has room is known only in part. Where it might, the first line has no certain place, and counts in May with all its units.
    const request = record({
      asOf: dayNumber('2026-03-10'),
      through: dayNumber('2026-03-05'),
      history: [entry(5, '2026-03-02')],
      lines: [line(8, '2026-03-11', '2026-05-31'), line(2, '2026-05-01', '2026-05-31')],
    })
    const grants = (most: number) => determined(limitsPolicy([limitOf(most, { kind: 'calendar', unit: 'month', weekStart: 1 })]), request).lines?.map(({ granted }) => granted)
    expect(grants(5)).toEqual([[8 * UNIT, 8 * UNIT], [2 * UNIT, 2 * UNIT]])
    expect(grants(6)).toEqual([[8 * UNIT, 8 * UNIT], [0, 2 * UNIT]])
  })
})
