/**
 * What the harness asks of real policies holds for every policy: so where it fails, the policy or Rubric is at fault, not the
 * question.
 */
import { describeFailure, policy, type PropertyName, trialsOf, versionOf } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep, policyRuns, seed } from '../laws/runs.ts'
import { subjectOf } from '../laws/subject.ts'

/** The others are laws of their own in `test/laws`, on many more members. */
const asked: readonly PropertyName[] = ['determinism', 'irrelevance', 'monotone', 'boundary']

describe.each(asked.map((property) => ({ property })))('$property', ({ property }) => {
  it(
    'holds for random policies',
    () => {
      let tried = 0
      fc.assert(
        fc.property(policy, fc.nat(), ({ files }, memberSeed) => {
          const [trial] = trialsOf([versionOf(subjectOf(files).policy)]).filter((each) => each.property === property)
          if (trial === undefined || typeof trial.plan !== 'function') return
          const outcome = trial.plan({ runs: 6, seed: memberSeed })
          tried += 1
          if (outcome.is === 'failed') throw new Error(describeFailure(outcome.failure).join('\n'))
        }),
        { seed, numRuns: deep ? policyRuns : 50 },
      )
      expect(tried).toBeGreaterThan(20)
    },
    deep ? 3_600_000 : 60_000,
  )
})
