/** On versions too large for brute force, no member contradicts what is proved. */
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { shrinkingFor } from '../laws/law.ts'
import { deep, progress, seed } from '../laws/runs.ts'
import { judge, large, type LargerPair, revised } from './larger-pairs.ts'
import { attempt, runsOf } from './pairs.ts'
import { adjacent } from './real-pairs.ts'

const tally = { pairs: 0, members: 0, told: 0, items: 0, proved: 0 }

const wrongWith = ({ old, next }: LargerPair, members: number, memberSeed: number): readonly string[] => {
  const judged = judge(old, next, members, memberSeed)
  tally.pairs += 1
  tally.members += judged.members
  tally.told += judged.isTold ? 1 : 0
  tally.items += judged.items
  tally.proved += judged.proved
  return judged.wrong
}

/** Drawn for each pair; as many again are near the change. */
const MEMBERS = 400
const MEMBERS_OF_REAL = 2_000

describe('no member contradicts what is proved', () => {
  it.each([
    { of: 'large policies', pairs: large, runs: [4, 300] as const },
    { of: 'policies with everything', pairs: revised, runs: [4, 1_000] as const },
  ])('of $of', ({ of, pairs, runs }) => {
    const tick = progress(of, runsOf(runs))
    const holds = shrinkingFor(60_000, (pair: LargerPair, memberSeed: number) => {
      tick()
      return attempt(() => wrongWith(pair, MEMBERS, memberSeed)).length === 0
    })
    const found = fc.check(fc.property(pairs, fc.nat(), holds), { seed, numRuns: runsOf(runs) })
    const [pair, memberSeed] = found.counterexample ?? []
    if (!found.failed || pair === undefined || memberSeed === undefined) return
    const wrong = attempt(() => wrongWith(pair, MEMBERS, memberSeed))
    throw new Error([`seed ${found.seed}, path ${found.counterexamplePath ?? ''}, members ${memberSeed}`, ...wrong.slice(0, 6), pair.text].join('\n'))
  }, deep ? 7_200_000 : 240_000)

  it.each(adjacent)('of $title', (pair) => {
    expect(wrongWith({ ...pair, text: '' }, MEMBERS_OF_REAL, seed)).toEqual([])
  }, 240_000)

  // Else the law would say little.
  afterAll(() => {
    expect(tally.members / tally.pairs).toBeGreaterThan(MEMBERS)
    expect(tally.told / tally.pairs).toBeGreaterThan(0.7)
    expect(tally.proved / tally.items).toBeGreaterThan(0.95)
  })
})
