/** From wanted statuses to members. What is found has what was wanted; what somebody has is found for somebody, nearly always. */
import { type JointTest, jointOf, minimise, realize } from '@rubric/analysis'
import { evaluateReference, testStatus } from '@rubric/compiler'
import { policy } from '@rubric/harness'
import { MET, NOT_MET, UNKNOWN } from '@rubric/runtime'
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
      for (const status of [MET, NOT_MET, UNKNOWN]) {
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
    const { asked, found, faults } = share(graph, deep ? 400 : 24, seed)
    expect(faults).toEqual([])
    expect(found / asked).toBeGreaterThanOrEqual(0.9)
  })

  const graphs = fc.sample(policy, { numRuns: deep ? 1_000 : 80, seed }).map(({ files }) => subjectOf(files).graph)

  it('over random policies', { timeout: deep ? 3_600_000 : 60_000 }, () => {
    const shares = graphs.map((graph, index) => share(graph, 4, index))
    expect(shares.flatMap(({ faults }) => faults)).toEqual([])
    const [asked, found] = [sum(shares.map((each) => each.asked)), sum(shares.map((each) => each.found))]
    expect(found / asked).toBeGreaterThanOrEqual(0.97)
  })

  it('always, where no date and no list is asked for', () => {
    const shares = graphs.map((graph, index) => share(graph, 4, index, isPlain))
    expect(shares.flatMap(({ faults }) => faults)).toEqual([])
    expect(shares.map(({ asked, found }) => asked - found)).toEqual(graphs.map(() => 0))
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const isPlain = ({ test }: JointTest): boolean => !/"(over|day|minute|age)"/.test(JSON.stringify(test))

describe('nobody', () => {
  const graph = compileCondition(
    'age_at_loss  span in years "A"\nsystem  code of ICD-10-CM "S"\nrisk  none < some < high "R"\nis_safe  yes/no "Y"',
    [
      'ALL of', '  a: age_at_loss at least 5 years', '  b: age_at_loss at most 3 years', '  c: risk at least some', '  d: risk is none', '  e: is_safe',
      '  f: system is F32.1', '  g: system is F33.1', '  h: member.age at least 60 years', '  i: member.age at most 40 years',
    ].join('\n'),
  ).policy.graph
  const joint = jointOf(graph, graph)
  const wanted = (statuses: Readonly<Record<number, 0 | 1 | 3>>) => realize(joint, new Map(Object.entries(statuses).map(([at, status]) => [Number(at), status])))

  it.each([
    [{ 0: MET, 1: MET }], [{ 0: UNKNOWN, 1: MET }], [{ 2: MET, 3: MET }], [{ 2: NOT_MET, 3: NOT_MET }], [{ 5: MET, 6: MET }], [{ 5: MET, 6: UNKNOWN }],
    [{ 7: MET, 8: MET }], [{ 4: MET, 7: MET, 8: MET }],
  ] as const)('can have both: %j', (statuses) => {
    expect(wanted(statuses)).toBe('none')
  })

  it.each([[{ 0: NOT_MET, 1: NOT_MET }], [{ 5: NOT_MET, 6: NOT_MET }], [{ 7: NOT_MET, 8: NOT_MET }], [{ 7: UNKNOWN, 8: NOT_MET }]] as const)(
    'is not said where somebody can: %j', (statuses) => {
      expect(wanted(statuses)).not.toBe('none')
    },
  )
})

describe('the smallest member', () => {
  it.each(named.filter(([, graph]) => graph.criteria.length > 0))('%s: keeps the answers that it shows, and loses nothing more', (_, graph) => {
    const joint = jointOf(graph, graph)
    const all = new Map(joint.tests.map((_, index) => [index, index % 3 === 0 ? MET : UNKNOWN] as const))
    const [first] = joint.tests.keys()
    if (first === undefined) return
    const member = realize(joint, new Map([...all].slice(0, 12)))
    if (typeof member === 'string') return
    const answer = (of: typeof member): string => JSON.stringify(evaluateReference(graph, of.facts, of.asOf).map(({ status }) => status))
    const small = minimise(joint, member, (each) => answer(each) === answer(member))
    expect(answer(small)).toBe(answer(member))
    expect(JSON.stringify(small.facts).length).toBeLessThanOrEqual(JSON.stringify(member.facts).length)
    expect(minimise(joint, small, (each) => answer(each) === answer(member))).toEqual(small)
  })
})
