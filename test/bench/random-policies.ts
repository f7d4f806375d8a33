/** Random policies of the harness, each made of several, so that they are as long as real ones. */
import { policyModel, printPolicy } from '@rubric/harness'
import fc from 'fast-check'
import type { SourceText } from './workspace.ts'

type Model = typeof policyModel extends fc.Arbitrary<infer M> ? M : never

const MODELS_TO_A_POLICY = 3
const SEED = 250

/**
 * The first one's facts, header and layout, and what all of them say of these facts; but the first one's exceptions alone, for
 * more of them replace the same things more often than Rubric decides.
 */
const joined = (models: readonly Model[]): Model => {
  const [first] = models
  if (first === undefined) throw new RangeError('a policy of nothing')
  const all = <T>(of: (model: Model) => readonly T[]): readonly T[] => models.flatMap(of)
  return {
    ...first,
    vocabulary: null,
    defines: all(({ defines }) => defines),
    criteria: all(({ criteria }) => criteria),
    rules: {
      ...first.rules,
      limits: all(({ rules }) => rules.limits),
      requirements: all(({ rules }) => rules.requirements),
      determinations: all(({ rules }) => rules.determinations),
    },
    notes: all(({ notes }) => notes),
  }
}

/** The files of each, in a folder of its own. Of fewer policies, the first ones. */
export const randomPolicies = (count: number): readonly (readonly SourceText[])[] => {
  const models = fc.sample(policyModel, { seed: SEED, numRuns: count * MODELS_TO_A_POLICY })
  return Array.from({ length: count }, (_, index) => {
    const own = models.slice(index * MODELS_TO_A_POLICY, (index + 1) * MODELS_TO_A_POLICY)
    const id = String(index).padStart(4, '0')
    const { files } = printPolicy(joined(own), `random.p${id}`)
    return files.map(({ path, text }) => ({ path: `random/p${id}/${path}`, text }))
  })
}
