/** What is said without looking at members is held against members: what conditions come to, and statuses that nobody has. */
import { isNobody, type JointTest, jointOf, settled } from '@rubric/analysis'
import { testStatus, type RuleGraph } from '@rubric/compiler'
import { memberCase, policy } from '@rubric/harness'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { subjectOf } from '../laws/subject.ts'
import { mutatedBy } from './edited-graphs.ts'
import { bothWays, runsOf } from './pairs.ts'
import { statusesOf } from './wanted.ts'

const POLICIES = runsOf([120, 4_000])
const MEMBERS = deep ? 12 : 6

/** Members that fit the policy. */
const membersOf = (graph: RuleGraph, of: number) =>
  fc.sample(memberCase(graph), { seed: of, numRuns: MEMBERS }).filter(({ facts, asOf }) => bothWays(graph).reference.evaluate(facts, asOf).ok)

const forEachPolicy = (check: (graph: RuleGraph, of: number) => readonly string[]): void =>
  fc.assert(
    fc.property(policy, fc.nat(), ({ files }, of) => {
      const wrong = check(subjectOf(files).graph, of)
      if (wrong.length > 0) throw new Error(wrong.slice(0, 4).join('\n'))
    }),
    { seed, numRuns: POLICIES, endOnFailure: true },
  )

describe('without looking at members', () => {
  it('a condition is what it comes to', () => {
    forEachPolicy((graph, of) => {
      const changed = graph.conditions.flatMap(({ test }) => {
        const simple = settled(test, graph)
        return simple === test ? [] : [{ test, simple }]
      })
      return membersOf(graph, of).flatMap(({ facts, asOf }) =>
        changed
          .filter(({ test, simple }) => testStatus(graph, test, facts, asOf) !== testStatus(graph, simple, facts, asOf))
          .map(({ test }) => `${JSON.stringify(test)} for ${JSON.stringify(facts)} as of ${asOf}`),
      )
    })
  }, deep ? 7_200_000 : 120_000)

  it('conditions that are taken for one, in the words of one version or the other, have one status; those in order are in order', () => {
    forEachPolicy((graph, of) => {
      const next = mutatedBy(graph, [of, of >> 3, of >> 6]).graph
      const joint = jointOf(graph, next)
      const taken = [{ version: graph, tests: joint.ofOld }, { version: next, tests: joint.ofNext }].flatMap(({ version, tests }) =>
        version.conditions.flatMap(({ test }, condition) => {
          const as = joint.tests[tests[condition] ?? -1]
          return as === undefined || JSON.stringify(as.test) === JSON.stringify(test) ? [] : [{ version, test, as }]
        }),
      )
      const ordered = joint.ordered.map(({ lower, higher }) => [joint.tests[lower], joint.tests[higher]])
      if (taken.length + ordered.length === 0) return []
      return [graph, next].flatMap((version) => membersOf(version, of)).flatMap(({ facts, asOf }) => {
        const statusOf = (of: JointTest | undefined) => (of === undefined ? null : testStatus(of.graph, of.test, facts, asOf))
        const apart = taken.filter(({ version, test, as }) => testStatus(version, test, facts, asOf) !== statusOf(as)).map(({ test }) => test)
        const backwards = ordered.filter(([lower, higher]) => (statusOf(lower) ?? 0) > (statusOf(higher) ?? 3)).flatMap(([lower]) => lower?.test ?? [])
        return [...apart, ...backwards].map((test) => `${JSON.stringify(test)} for ${JSON.stringify(facts)} as of ${asOf}`)
      })
    })
  }, deep ? 7_200_000 : 120_000)

  it('nobody is said to have statuses that a member has', () => {
    forEachPolicy((graph, of) => {
      const joint = jointOf(graph, graph)
      return membersOf(graph, of).flatMap((member) => {
        const statuses = [...statusesOf(joint, member, () => true)]
        const asked = statuses.flatMap((each, index) => [[each], [each, statuses[(index + 1 + of) % statuses.length] ?? each]])
        return asked
          .filter((wanted) => isNobody(joint, new Map(wanted)))
          .map((wanted) => `${JSON.stringify(wanted)}: ${JSON.stringify(member)}`)
      })
    })
  }, deep ? 7_200_000 : 120_000)
})
