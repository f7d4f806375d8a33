/** From wanted statuses to members. What is found has what was wanted; what somebody has is found for somebody, nearly always. */
import { type JointTest, jointOf, minimise, realize } from '@rubric/analysis'
import { evaluateReference, type RuleGraph, testStatus } from '@rubric/compiler'
import { lookUp, memberCase, type MemberCase, nest, policy } from '@rubric/harness'
import { MET, NOT_MET, type Status, UNKNOWN } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { subjectOf } from '../laws/subject.ts'
import { compileCondition } from '../support/compile.ts'
import { policies } from '../support/real-policies.ts'
import { share } from './wanted.ts'

const named = policies.map((policy) => [`${policy.id} ${policy.graph.policy.version}`, policy.graph] as const)

describe('a member for each status of a condition', () => {
  it.each(named)('%s', (_, graph) => {
    const joint = jointOf(graph, graph)
    const missing: string[] = []
    joint.tests.forEach(({ test }, index) => {
      for (const status of [MET, NOT_MET, UNKNOWN] as const) {
        const member = realize(joint, new Map([[index, status]]))
        if (typeof member === 'string') missing.push(`${member}: ${status} of ${JSON.stringify(test)}`)
        else expect(testStatus(graph, test, member.facts, member.asOf)).toBe(status)
      }
    })
    expect(missing).toEqual([])
  })
})

describe('what a random member has, a member is found for', () => {
  it.each(named)('%s', (_, graph) => {
    const { asked, found, faults } = share([graph, graph], deep ? 400 : 24, seed)
    expect(faults).toEqual([])
    expect(found / asked).toBeGreaterThanOrEqual(0.99)
  })

  const pairs = policies.flatMap(({ id, graph }, index) => {
    const next = policies.slice(index + 1).find((policy) => policy.id === id)?.graph
    return next === undefined ? [] : [[`${id} ${graph.policy.version} and ${next.policy.version}`, graph, next] as const]
  })

  it.each(pairs)('%s', (_, old, next) => {
    const { asked, found, faults } = share([old, next], deep ? 400 : 24, seed)
    expect(faults).toEqual([])
    expect(found).toBe(asked)
  })

  const graphs = fc.sample(policy, { numRuns: deep ? 1_000 : 80, seed }).map(({ files }) => subjectOf(files).graph)

  it('over random policies', { timeout: deep ? 3_600_000 : 60_000 }, () => {
    const shares = graphs.map((graph, index) => share([graph, graph], 4, index))
    expect(shares.flatMap(({ faults }) => faults)).toEqual([])
    const [asked, found] = [sum(shares.map((each) => each.asked)), sum(shares.map((each) => each.found))]
    expect(found / asked).toBeGreaterThanOrEqual(0.97)
  })

  it('always, where no date and no list is asked for', () => {
    const shares = graphs.map((graph, index) => share([graph, graph], 4, index, isPlain))
    expect(shares.flatMap(({ faults }) => faults)).toEqual([])
    expect(shares.map(({ asked, found }) => asked - found)).toEqual(graphs.map(() => 0))
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const isPlain = ({ test }: JointTest): boolean => !/"(over|day|minute|age)"/.test(JSON.stringify(test))

describe('nobody', () => {
  const graph = compileCondition(
    [
      'age_at_loss  span in years "A"', 'code  code of ICD-10-CM "C"', 'risk  none < some < high "R"', 'is_safe  yes/no "Y"',
    ].join('\n'),
    [
      'ALL of', '  a: age_at_loss at least 5 years', '  b: age_at_loss at most 3 years', '  c: risk at least some',
      '  d: risk is none', '  e: is_safe', '  f: code is F32.1', '  g: code is F33.1', '  h: member.age at least 60 years',
      '  i: member.age at most 40 years',
    ].join('\n'),
  ).policy.graph
  const joint = jointOf(graph, graph)
  const wanted = (statuses: readonly (readonly [number, Status])[]) => realize(joint, new Map(statuses))

  it.each<{ of: readonly (readonly [number, Status])[] }>([
    { of: [[0, MET], [1, MET]] }, { of: [[0, UNKNOWN], [1, MET]] }, { of: [[2, MET], [3, MET]] },
    { of: [[2, NOT_MET], [3, NOT_MET]] }, { of: [[5, MET], [6, MET]] }, { of: [[5, MET], [6, UNKNOWN]] },
    { of: [[7, MET], [8, MET]] }, { of: [[4, MET], [7, MET], [8, MET]] },
  ])('can have these: $of', ({ of }) => {
    expect(wanted(of)).toBe('none')
  })

  it.each<{ of: readonly (readonly [number, Status])[] }>([
    { of: [[0, NOT_MET], [1, NOT_MET]] }, { of: [[5, NOT_MET], [6, NOT_MET]] }, { of: [[7, NOT_MET], [8, NOT_MET]] },
    { of: [[7, UNKNOWN], [8, NOT_MET]] },
  ])('is not said where somebody can: $of', ({ of }) => {
    expect(wanted(of)).not.toBe('none')
  })
})

describe('the smallest member', () => {
  const answer = (graph: RuleGraph, { facts, asOf }: MemberCase): string =>
    JSON.stringify(evaluateReference(graph, facts, asOf).map(({ status }) => status))

  it.each(named)('of %s has the same answers and loses nothing more', (_, graph) => {
    const joint = jointOf(graph, graph)
    for (const member of fc.sample(memberCase(graph), { numRuns: 4, seed })) {
      const isAlike = (each: MemberCase): boolean => answer(graph, each) === answer(graph, member)
      const small = minimise(joint, member, isAlike, { tries: 5_000 })
      expect(isAlike(small)).toBe(true)
      expect(JSON.stringify(small.facts).length).toBeLessThanOrEqual(JSON.stringify(member.facts).length)
      for (const fact of joint.facts.keys()) {
        if (lookUp(small.facts, fact) === undefined) continue
        const less = [...joint.facts.keys()].map((name) => [name, name === fact ? undefined : lookUp(small.facts, name)] as const)
        expect(isAlike({ facts: nest(less), asOf: small.asOf }), `${fact} is needed`).toBe(false)
      }
    }
  })

  it('is told by values beside the cut-points', () => {
    const { graph } = compileCondition('trial  span in days "T"\nother  yes/no "O"', 'ALL of\n  a: trial at least 61 days').policy
    const smallest = (trial: number): unknown => {
      const member = { facts: { trial, other: true }, asOf: '2026-03-01' }
      return minimise(jointOf(graph, graph), member, (each) => answer(graph, each) === answer(graph, member)).facts
    }
    expect(smallest(3_000)).toEqual({ trial: 61 })
    expect(smallest(12)).toEqual({ trial: 60 })
  })
})
