/** Statuses that somebody has, and whether somebody is found who has them. */
import { type Joint, type JointTest, jointOf, realize } from '@rubric/analysis'
import { type RuleGraph, testStatus } from '@rubric/compiler'
import { loadGraph, memberCase, type MemberCase } from '@rubric/harness'
import type { Status } from '@rubric/runtime'
import fc from 'fast-check'

export type Wanted = ReadonlyMap<number, Status>

/** All conditions of a member, or about so many of them. */
export const statusesOf = ({ tests }: Joint, { facts, asOf }: MemberCase, chosen: (index: number) => boolean): Wanted => {
  const statuses = tests.map(({ test, graph }) => testStatus(graph, test, facts, asOf))
  return new Map([...statuses.entries()].filter(([index]) => chosen(index)))
}

const everything = (): boolean => true

export interface Share {
  readonly asked: number
  readonly found: number
  /** What is wrong about what was found; nothing, if all is well. */
  readonly faults: readonly string[]
  /** Milliseconds of each search, in order of size. */
  readonly times: readonly number[]
}

/** Asks for statuses of random members of the next version: of all conditions, or some. What is found must suit both versions. */
export const share = (
  [old, next]: readonly [RuleGraph, RuleGraph],
  members: number,
  seed: number,
  of: (test: JointTest) => boolean = everything,
): Share => {
  const joint = jointOf(old, next)
  const loaded = (old === next ? [next] : [old, next]).map((graph) => loadGraph(graph))
  const faults: string[] = []
  const times: number[] = []
  let found = 0
  const eligible = joint.tests.map(of)
  const asking = fc.tuple(memberCase(next), fc.constantFrom(1, 2, 5), fc.nat({ max: 1_000 }))
  const cases = fc.sample(asking, { numRuns: members, seed })
  for (const [member, oneIn, salt] of cases) {
    const wanted = statusesOf(joint, member, (index) => eligible[index] === true && (index * 31 + salt) % oneIn === 0)
    const before = performance.now()
    const shown = realize(joint, wanted)
    times.push(performance.now() - before)
    if (shown === 'none') faults.push(`none, but ${JSON.stringify(member)}`)
    if (typeof shown === 'string') continue
    found += 1
    const got = statusesOf(joint, shown, (index) => wanted.has(index))
    if (!loaded.every(({ evaluate }) => evaluate(shown.facts, shown.asOf).ok)) faults.push(`refused: ${JSON.stringify(shown)}`)
    const wrong = [...got].filter(([index, status]) => status !== wanted.get(index))
    for (const [index] of wrong) faults.push(`condition ${index} of ${JSON.stringify(shown)}`)
  }
  return { asked: cases.length, found, faults, times: times.sort((a, b) => a - b) }
}
