/**
 * The diagrams hold every combination of answers that a member gives to the conditions of two versions. One that they forget would be taken for
 * proved not to exist.
 */
import { createHash } from 'node:crypto'
import { having, jointOf, NOBODY, type VersionDiagrams, versionDiagrams } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { memberCase, type MemberCase } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shrinkingFor } from '../laws/law.ts'
import { deep, progress, seed } from '../laws/runs.ts'
import { subjectOf } from '../laws/subject.ts'
import { judge, large, type LargerPair, revised } from './larger-pairs.ts'
import { attempt, bothWays, runsOf } from './pairs.ts'
import { adjacent } from './real-pairs.ts'
import { statusesOf } from './wanted.ts'

/** Diagrams of conditions alone are small. */
const NODES = 1_000_000

const forgotten = ({ old, next }: Pick<LargerPair, 'old' | 'next'>, members: number, memberSeed: number): readonly string[] => {
  const diagrams = versionDiagrams(jointOf(old, next), NODES, () => undefined)
  const drawn = [old, next].flatMap((graph) => fc.sample(memberCase(graph), { seed: memberSeed, numRuns: members / 2 }))
  return drawn.filter((member) => fits([old, next], member) && isForgotten(diagrams, member)).map((member) => `nobody, but ${JSON.stringify(member)}`)
}

const fits = (graphs: readonly RuleGraph[], { facts, asOf }: MemberCase): boolean =>
  graphs.every((graph) => bothWays(graph).compiled.evaluate(facts, asOf).ok)

const isForgotten = ({ joint, diagrams, old, next }: VersionDiagrams, member: MemberCase): boolean => {
  const statuses = statusesOf(joint, member, () => true)
  const asked = [{ version: old, tests: joint.ofOld }, { version: next, tests: joint.ofNext }].flatMap(({ version, tests }) =>
    tests.map((test, condition) => having(diagrams, version.logic({ op: 'condition', condition }), statuses.get(test) ?? 1)),
  )
  return asked.reduce(diagrams.and) === NOBODY
}

describe('no combination of answers is forgotten', () => {
  it.each([
    { of: 'large policies', pairs: large, runs: [4, 300] as const },
    { of: 'policies with everything', pairs: revised, runs: [60, 3_000] as const },
  ])('of $of', ({ of, pairs, runs }) => {
    const tick = progress(`combinations of ${of}`, runsOf(runs))
    const holds = shrinkingFor(60_000, (pair: LargerPair, memberSeed: number) => {
      tick()
      return attempt(() => forgotten(pair, 40, memberSeed)).length === 0
    })
    const found = fc.check(fc.property(pairs, fc.nat(), holds), { seed, numRuns: runsOf(runs) })
    const [pair, memberSeed] = found.counterexample ?? []
    if (!found.failed || pair === undefined || memberSeed === undefined) return
    const wrong = attempt(() => forgotten(pair, 40, memberSeed))
    throw new Error([`seed ${found.seed}, path ${found.counterexamplePath ?? ''}, members ${memberSeed}`, ...wrong.slice(0, 3), pair.text].join('\n'))
  }, deep ? 7_200_000 : 120_000)

  it.each(adjacent)('of $title', (pair) => {
    // Each round has diagrams of its own, which few members do not outgrow.
    expect(Array.from({ length: deep ? 20 : 1 }, (_, round) => forgotten(pair, 200, seed + round)).flat()).toEqual([])
  }, 120_000)
})

describe('a day that a calendar does not reach', () => {
  const holidays = 'on,name\n2024-12-31,Holiday\n'
  const hash = createHash('sha256').update(holidays).digest('hex')
  const version = (number: string, condition: string): RuleGraph => {
    const text = [
      'policy small.policy "A small policy"', `  version ${number}`, '  language 1', '',
      'calendar office "Office"', '  open monday to friday', `  holidays from "holidays.csv" sha256 "${hash}"`, '',
      'criteria timely "Timely"', `  ${condition}`, '',
    ].join('\n')
    return subjectOf([{ path: 'small.rubric', text }, { path: 'holidays.csv', text: holidays }]).graph
  }
  const old = version('2026-01-01', 'as of on or before 2024-12-31')
  const next = version('2026-07-01', 'as of on or before 1 business days of office after 2024-12-30')

  it('leaves open what is asked of the day itself', () => {
    expect(forgotten({ old, next }, 200, 1)).toEqual([])
    expect(judge(old, next, 400, 1)).toMatchObject({ outcome: 'found', wrong: [], isTold: true })
  })
})
