/** Two spellings of one thing answer alike: what the compiler makes of each is held against the other. */
import { memberCase, policyModel, printPolicy, respelled } from '@rubric/harness'
import { statusWord, UNKNOWN } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { shrinkingFor } from './law.ts'
import { deep, policyRuns, progress, seed } from './runs.ts'
import { subjectOf } from './subject.ts'

type Model = Parameters<typeof respelled>[0]

/** Where the two spellings part for some member; null where they do not. */
const parted = (model: Model, memberSeed: number): string | null => {
  const { plain, other } = respelled(model)
  const [left, right] = [printPolicy(plain).files, printPolicy(other).files]
  const [first, second] = [subjectOf(left), subjectOf(right)]
  for (const { facts, asOf } of fc.sample(memberCase(first.graph), { seed: memberSeed, numRuns: 4 })) {
    const [before, after] = [first, second].map((subject) => subject.reference(facts, asOf)[0]?.status ?? UNKNOWN)
    if (before === after || before === undefined || after === undefined) continue
    const texts = [...left, ...right].map(({ text }) => text).join('\n')
    return `${statusWord(before)}, then ${statusWord(after)}, as of ${asOf}, facts ${JSON.stringify(facts)}\n${texts}`
  }
  return null
}

const attempt = (model: Model, memberSeed: number): string | null => {
  try {
    return parted(model, memberSeed)
  } catch (error) {
    const { plain, other } = respelled(model)
    const texts = [plain, other].flatMap((each) => printPolicy(each).files.map(({ text }) => text))
    return `${error instanceof Error ? error.message : String(error)}\n${texts.join('\n')}`
  }
}

describe('spellings', () => {
  it('of one condition answer alike', () => {
    const tick = progress('respelling')
    const holds = shrinkingFor(20_000, (model: Model, memberSeed: number) => (tick(), attempt(model, memberSeed) === null))
    const found = fc.check(fc.property(policyModel, fc.nat(), holds), { seed, numRuns: policyRuns })
    if (!found.failed) return
    const [model, memberSeed] = found.counterexample ?? []
    if (model === undefined || memberSeed === undefined) throw new Error('no counterexample was kept')
    throw new Error(`seed ${found.seed}, path ${found.counterexamplePath ?? ''}\n${attempt(model, memberSeed) ?? 'did not fail again'}`)
  }, deep ? 3_600_000 : 120_000)
})
