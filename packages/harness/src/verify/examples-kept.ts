/** The examples of the version before come out the same in this one, unless a claim of `revises` covers what they expect. */
import type { CheckedExample } from '@rubric/compiler'
import { actualText, requestedCodes } from '../expectations.ts'
import { decided, within } from './answers.ts'
import { isCovered } from './covered.ts'
import { exact, type Fault, notTested, type Plan } from './trial.ts'
import { nameOf, type Pair, type Version } from './version.ts'

/** An expectation that the two versions answer differently. */
interface Changed {
  readonly example: CheckedExample
  readonly address: string
  readonly was: string
  readonly is: string
}

/** Where the version does not say that it revises the other, differences are named, and nothing is at fault. */
export const examplesKept = ({ old, next }: Pair): Plan => {
  const about = { property: 'examples', version: next } as const
  if (old.examples.length === 0) return notTested('the version before has no examples')
  const changed = old.examples.flatMap((example) => changesOf({ old, next }, example))
  const { revises } = next.graph
  if (revises === null) {
    if (changed.length === 0) return () => exact(about, [], { notes: [`${old.examples.length} examples of ${nameOf(old)}`] })
    return notTested(
      'the version says nothing of what it revises',
      changed.map((each) => `not covered: ${noteOf(next, each)}`),
    )
  }
  const uncovered = changed.filter(({ address }) => !isCovered(next.graph, revises.claims, address))
  const [first] = uncovered
  const covered = new Set(changed.filter((each) => !uncovered.includes(each)).map(({ example }) => example))
  const notes = [`${old.examples.length} examples of ${nameOf(old)}, of which ${covered.size} change as claimed`]
  const faults = uncovered.map((each) => faultOf(each, { old, next }))
  return () =>
    exact(about, faults, {
      notes,
      ...(first !== undefined && { member: { facts: first.example.facts, asOf: first.example.asOf } }),
    })
}

const changesOf = ({ old, next }: Pair, example: CheckedExample): readonly Changed[] => {
  const [before, after] = [answerTexts(old, example), answerTexts(next, example)]
  return example.expect.flatMap(({ address }, index) => {
    const [was, is] = [before[index] ?? 'not there', after[index] ?? 'not there']
    return was === is ? [] : [{ example, address, was, is }]
  })
}

/** What the version says where the example expects something, in the example's words. */
const answerTexts = ({ graph, compiled }: Version, { facts, asOf, expect }: CheckedExample): readonly (string | null)[] => {
  const evaluated = decided(compiled, { facts, asOf })
  if (evaluated === null) return expect.map(() => 'facts refused')
  const outcome = { graph, info: compiled.info, ...evaluated, requestedCodes: requestedCodes(facts) }
  return expect.map((line) => actualText(line, outcome))
}

const noteOf = (version: Version, { example, address, was, is }: Changed): string =>
  `"${example.purpose}": ${within(version, address)} was ${was}, is ${is}`

const faultOf = ({ example, address, was, is }: Changed, { old, next }: Pair): Fault => ({
  address,
  says: `the example "${example.purpose}" comes out differently, and no claim covers it`,
  answers: [
    [nameOf(old), was],
    [nameOf(next), is],
  ],
})
