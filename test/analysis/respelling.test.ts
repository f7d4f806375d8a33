/** The same said in other words: proved to be the same wherever the words are logic, and never shown to be anything else. */
import { compareVersions, type Verdict } from '@rubric/analysis'
import { compiledVersion, policyModel, printPolicy, respelled } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shrinkingFor } from '../laws/law.ts'
import { deep, progress, seed } from '../laws/runs.ts'
import { subjectOf } from '../laws/subject.ts'
import { attempt, runsOf } from './pairs.ts'

type Model = Parameters<typeof respelled>[0]

const RUNS = [120, 4_000] as const

const tally = { policies: 0, proved: 0 }

/** The two spellings have one criteria; what it is made of may have other addresses. */
const wrongWith = (model: Model): readonly string[] => {
  const { plain, other } = respelled(model)
  const [old, next] = [plain, other].map((each) => compiledVersion(subjectOf(printPolicy(each).files).graph))
  if (old === undefined || next === undefined) return []
  const { roots } = compareVersions(old, next)
  tally.policies += 1
  tally.proved += roots.every(({ proof }) => proof.by === 'proof') ? 1 : 0
  return roots.flatMap(({ address, verdict, flips }) => [
    ...flips.flatMap(({ witness }) => (witness === null ? [] : [`${address}: ${JSON.stringify(witness)}`])),
    ...(verdict === null || alike.has(verdict) ? [] : [`${address}: ${verdict}`]),
  ])
}

/** Blocks that became conditions on one line are no clauses any more: the answers rest on others. */
const alike: ReadonlySet<Verdict> = new Set(['unchanged', 'outcome only'])

describe('two spellings of one condition', () => {
  it('are the same to a comparison', () => {
    const tick = progress('same in other words', runsOf(RUNS))
    const holds = shrinkingFor(20_000, (model: Model) => (tick(), attempt(() => wrongWith(model)).length === 0))
    const found = fc.check(fc.property(policyModel, holds), { seed, numRuns: runsOf(RUNS) })
    const [model] = found.counterexample ?? []
    if (found.failed && model !== undefined) {
      const { plain, other } = respelled(model)
      const texts = [plain, other].flatMap((each) => printPolicy(each).files.map(({ text }) => text))
      throw new Error([`seed ${found.seed}, path ${found.counterexamplePath ?? ''}`, ...attempt(() => wrongWith(model)), ...texts].join('\n'))
    }
    expect(tally.proved / tally.policies).toBeGreaterThan(0.5)
  }, deep ? 3_600_000 : 240_000)
})
