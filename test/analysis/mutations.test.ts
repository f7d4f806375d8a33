/** Every mutation of a policy is found, or proved to change nothing; and no member contradicts what is proved of it. */
import type { RuleGraph } from '@rubric/compiler'
import { mutationsOf, policy } from '@rubric/harness'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { shrinkingFor } from '../laws/law.ts'
import { deep, progress, seed } from '../laws/runs.ts'
import { type SourceText, subjectOf } from '../laws/subject.ts'
import { asNextVersion, mutatedBy, sayingWhat } from './edited-graphs.ts'
import { type Judged, judge, large } from './larger-pairs.ts'
import { attempt, runsOf } from './pairs.ts'
import { deciding } from './real-pairs.ts'

const tally = { found: 0, 'proved equivalent': 0, undecided: 0, items: 0, proved: 0 }

const counted = (judged: Judged): Judged => {
  tally[judged.outcome] += 1
  tally.items += judged.items
  tally.proved += judged.proved
  return judged
}

const RUNS = [15, 2_000] as const

const OF_LARGE = [12, 1_000] as const

/** Of each policy of the repository, in ordinary runs. */
const FEW = 5

/** Spread over all there are. */
const someOf = (graph: RuleGraph) => {
  const all = mutationsOf(graph)
  return all.filter((_, index) => deep || index % Math.ceil(all.length / FEW) === Math.floor(all.length / FEW / 2))
}

describe.each(deciding.map((graph) => ({ title: `${graph.policy.id} ${graph.policy.version}`, graph })))('a mutation of $title', ({ graph }) => {
  it('is found or proved equivalent', () => {
    const wrong = someOf(graph).flatMap((mutation) => {
      const judged = counted(judge(graph, asNextVersion(mutation.apply()), deep ? 400 : 120, seed))
      const undecided = judged.outcome === 'undecided' ? ['neither shown nor excluded'] : []
      return [...judged.wrong, ...undecided].map((each) => `${sayingWhat(mutation)}\n  ${each}`)
    })
    expect(wrong).toEqual([])
  }, deep ? 7_200_000 : 120_000)
})

describe('a mutation of a random policy as real ones look', () => {
  it('is found or proved equivalent', () => {
    const tick = progress('mutations of large policies', runsOf(OF_LARGE))
    const property = fc.property(large, fc.nat({ max: 100_000 }), fc.nat(), ({ old }, pick, memberSeed) => {
      tick()
      const mutated = mutatedBy(old, [pick])
      const judged = judge(old, mutated.graph, deep ? 100 : 60, memberSeed)
      expect([mutated.says, judged.outcome === 'undecided', ...judged.wrong]).toEqual([mutated.says, false])
    })
    fc.assert(property, { seed, numRuns: runsOf(OF_LARGE) })
  }, deep ? 7_200_000 : 240_000)
})

describe('one to three mutations of a random policy with every construct', () => {
  const wrongWith = (files: readonly SourceText[], picks: readonly number[], memberSeed: number): readonly string[] => {
    const { graph } = subjectOf(files)
    const mutated = mutatedBy(graph, picks)
    return counted(judge(graph, mutated.graph, deep ? 300 : 100, memberSeed)).wrong.map((each) => `${mutated.says}\n  ${each}`)
  }

  it('are found or proved equivalent', () => {
    const tick = progress('mutations', runsOf(RUNS))
    const holds = shrinkingFor(30_000, (files: readonly SourceText[], picks: readonly number[], memberSeed: number) => {
      tick()
      return attempt(() => wrongWith(files, picks, memberSeed)).length === 0
    })
    const picks = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 3 })
    const property = fc.property(policy, picks, fc.nat(), ({ files }, chosen, memberSeed) => holds(files, chosen, memberSeed))
    const found = fc.check(property, { seed, numRuns: runsOf(RUNS) })
    const [printed, chosen, memberSeed] = found.counterexample ?? []
    if (!found.failed || printed === undefined || chosen === undefined || memberSeed === undefined) return
    const wrong = attempt(() => wrongWith(printed.files, chosen, memberSeed))
    const texts = printed.files.map(({ path, text }) => `${path}\n${text}`)
    const where = `seed ${found.seed}, path ${found.counterexamplePath ?? ''}, picks ${chosen.join(' ')}`
    throw new Error([where, ...wrong.slice(0, 6), ...texts].join('\n'))
  }, deep ? 7_200_000 : 240_000)

  afterAll(() => {
    const all = tally.found + tally['proved equivalent'] + tally.undecided
    // Of random policies alone: lists measured against lists, states over years, and the like. Measured: 2 in 100, and as many that are no rarity in few runs.
    expect(tally.undecided).toBeLessThanOrEqual(Math.max(2, 0.04 * runsOf(RUNS)))
    expect(tally.found / all).toBeGreaterThan(0.5)
    expect(tally.proved / tally.items).toBeGreaterThan(0.95)
  })
})
