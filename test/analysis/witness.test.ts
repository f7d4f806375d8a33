/** From wanted statuses to members: of every condition of the real policies, met, not met and unknown. */
import { jointOf, realize } from '@rubric/analysis'
import { testStatus } from '@rubric/compiler'
import { MET, NOT_MET, UNKNOWN } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { policies } from '../support/real-policies.ts'

/** Statuses that a condition can have for nobody, by its policy and the words of the condition. */
const impossible: readonly string[] = []

describe('a member for each status of a condition', () => {
  it.each(policies.map((policy) => [`${policy.id} ${policy.graph.policy.version}`, policy] as const))('%s', (name, { graph }) => {
    const joint = jointOf(graph, graph)
    const missing: string[] = []
    joint.tests.forEach(({ test }, index) => {
      for (const status of [MET, NOT_MET, UNKNOWN]) {
        const member = realize(joint, new Map([[index, status]]))
        if (typeof member === 'string') missing.push(`${name} ${status} ${JSON.stringify(test)}`)
        else expect(testStatus(graph, test, member.facts, member.asOf)).toBe(status)
      }
    })
    expect(missing).toEqual(impossible.filter((each) => each.startsWith(name)))
  })
})
