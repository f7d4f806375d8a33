import { describe, expect, it } from 'vitest'
import { evaluateReference } from '@rubric/compiler'
import type { RuleGraph } from '@rubric/compiler'
import { explain } from '@rubric/runtime'
import type { Explanation, Need, Sets } from '@rubric/runtime'
import { block, ruleGraph, yes } from '../support/graph.ts'
import type { Outline } from '../support/graph.ts'
import { infoOf } from '../support/info.ts'

type Given = Readonly<Record<string, boolean | null>>

const graphOf = (names: readonly string[], criteria: Readonly<Record<string, Outline>>): RuleGraph =>
  ruleGraph({ facts: Object.fromEntries(names.map((name) => [name, { kind: 'yes/no' } as const])), criteria })

const explained = (graph: RuleGraph, given: Given, criterion = 0): Explanation =>
  explain(infoOf(graph), evaluateReference(graph, given, '2026-03-01'), criterion)

function as<S extends Explanation['status']>(explanation: Explanation, status: S): Extract<Explanation, { readonly status: S }> {
  if (explanation.status !== status) throw new Error(`${explanation.status}, not ${status}`)
  return explanation as Extract<Explanation, { readonly status: S }>
}

/** `a, not b` */
const inWords = (graph: RuleGraph, sets: Sets): string[] =>
  sets.sets.map((set) => set.map((m) => (m.as === 'met' ? '' : 'not ') + graph.conditions[m.condition]?.facts[0]).join(', '))

function needInWords(graph: RuleGraph, need: Need | null): string {
  if (need === null) return 'too much to say'
  if ('all' in need) return `all(${need.all.map((part) => needInWords(graph, part)).join(', ')})`
  if ('of' in need) return `${need.atLeast} of (${need.of.map((part) => needInWords(graph, part)).join(', ')})`
  return (need.as === 'met' ? '' : 'not ') + graph.conditions[need.condition]?.facts[0]
}

describe('unknown', () => {
  const domains = graphOf(['age', 'a', 'b', 'c', 'd'], {
    eligibility: block('ALL of', { age: yes('age'), domains: block('AT LEAST 3 of', [yes('a'), yes('b'), yes('c'), yes('d')]) }),
  })

  it('says "any 2 of these 3", and what no longer matters', () => {
    const answer = as(explained(domains, { age: true, a: true }), 'unknown')
    expect(answer.matters).toEqual(['b', 'c', 'd'])
    expect(answer.settled).toEqual(['age', 'a'])
    expect(needInWords(domains, answer.toMeet.need)).toBe('2 of (b, c, d)')
    expect(inWords(domains, answer.toMeet)).toEqual(['b, c', 'b, d', 'c, d'])
    expect(needInWords(domains, answer.toFail.need)).toBe('2 of (not b, not c, not d)')
    expect(answer.toMeet.more).toBe(false)
    expect(answer.toMeet.sets[0]?.[0]?.clauses).toEqual(['test.policy/eligibility/domains/2'])
  })

  it('leaves out a part that is settled whatever its gaps', () => {
    const answer = as(explained(domains, { a: true, b: true, c: true }), 'unknown')
    expect(answer.matters).toEqual(['age'])
    expect(answer.settled).toEqual(['a', 'b', 'c', 'd'])
    expect(inWords(domains, answer.toMeet)).toEqual(['age'])
    expect(inWords(domains, answer.toFail)).toEqual(['not age'])
  })

  it('takes a condition of two clauses as one, and names both', () => {
    const twice = graphOf(['a', 'b'], { only: block('ALL of', { x: block('ANY of', [yes('a'), yes('b')]), y: yes('a') }) })
    const answer = as(explained(twice, {}), 'unknown')
    expect(inWords(twice, answer.toMeet)).toEqual(['a'])
    expect(answer.toMeet.sets[0]?.[0]?.clauses).toEqual(['test.policy/only/x/1', 'test.policy/only/y'])
  })

  it('never asks for a condition both ways', () => {
    const both = graphOf(['a', 'b'], { only: block('ALL of', [yes('a'), { not: yes('a') }, yes('b')]) })
    const answer = as(explained(both, { b: true }), 'unknown')
    expect(answer.toMeet).toMatchObject({ sets: [], more: false })
    expect(inWords(both, answer.toFail)).toEqual(['not a', 'a'])
  })

  it('ONE of: the one, and none of the others', () => {
    const one = graphOf(['a', 'b', 'c'], { only: block('ONE of', [yes('a'), yes('b'), yes('c')]) })
    const answer = as(explained(one, {}), 'unknown')
    expect(inWords(one, answer.toMeet)).toEqual(['not a, not b, c', 'not a, b, not c', 'a, not b, not c'])
    expect(inWords(one, answer.toFail)).toEqual(['a, b', 'a, c', 'b, c', 'not a, not b, not c'])
    expect(needInWords(one, answer.toMeet.need)).toBe('all(1 of (a, b, c), 2 of (not a, not b, not c))')
  })
})

describe('not met', () => {
  it('names what blocks it, a reused criterion included', () => {
    const graph = graphOf(['a', 'b', 'c', 'd'], {
      admission: block('ANY of', { 1: yes('a'), 2: yes('b') }),
      stay: block('ALL of', { admitted: { criterion: 'admission' }, still: yes('c'), other: yes('d') }),
    })
    const given = { a: false, b: false, c: false }
    const answer = as(explained(graph, given, 1), 'not met')
    expect(inWords(graph, answer.blockedBy)).toEqual(['not c', 'not a, not b'])
    expect(answer.blockedBy.sets[1]?.map((member) => member.clauses)).toEqual([['test.policy/admission/1'], ['test.policy/admission/2']])
    expect(needInWords(graph, answer.blockedBy.need)).toBe('1 of (all(not a, not b), not c)')
  })

  it('counts those that are too many', () => {
    const graph = graphOf(['a', 'b', 'c', 'd'], { only: block('AT MOST 1 of', [yes('a'), yes('b'), yes('c'), yes('d')]) })
    const answer = as(explained(graph, { a: true, b: true, c: true, d: false }), 'not met')
    expect(inWords(graph, answer.blockedBy)).toEqual(['a, b', 'a, c', 'b, c'])
    expect(needInWords(graph, answer.blockedBy.need)).toBe('2 of (a, b, c)')
  })
})

describe('met', () => {
  it('names what carries it', () => {
    const graph = graphOf(['a', 'b', 'c'], { only: block('ANY of', [yes('a'), { all: [yes('b'), { not: yes('c') }] }]) })
    const answer = as(explained(graph, { a: true, b: true, c: false }), 'met')
    expect(inWords(graph, answer.carriedBy)).toEqual(['a', 'b, not c'])
  })
})

describe('the work is bounded', () => {
  const many = (n: number): string[] => Array.from({ length: n }, (_, i) => `f${i}`)

  it.each<[string, Outline, readonly string[]]>([
    ['half of 60', block('AT LEAST 30 of', many(60).map(yes)), many(60)],
    [
      'one of each of 60 tens',
      block('ALL of', Array.from({ length: 60 }, (_, i) => block('ANY of', many(600).slice(i * 10, i * 10 + 10).map(yes)))),
      many(600),
    ],
    [
      'overlapping choices',
      block('ALL of', Array.from({ length: 40 }, (_, i) => block('ANY of', [i, i + 1, i + 7, i + 19].map((n) => yes(`f${n}`))))),
      many(60),
    ],
    [
      'nested halves',
      block('AT LEAST 4 of', Array.from({ length: 8 }, (_, i) => block('AT LEAST 4 of', many(64).slice(i * 8, i * 8 + 8).map(yes)))),
      many(64),
    ],
    ['exactly 20 of 40', { number: [20, 20], of: many(40).map(yes) }, many(40)],
  ])('%s', (_, outline, names) => {
    const graph = graphOf(names, { only: outline })
    const answer = as(explained(graph, {}), 'unknown')
    for (const sets of [answer.toMeet, answer.toFail]) {
      expect(sets.sets.length).toBeGreaterThan(0)
      expect(sets.sets.length).toBeLessThanOrEqual(12)
    }
    expect(answer.toMeet.more).toBe(true)
  }, 2_000)

  it('also where criteria speak of one another again and again', () => {
    const criteria: Record<string, Outline> = { c0: block('ANY of', [yes('f0'), yes('f1')]) }
    for (let i = 1; i <= 200; i += 1) {
      const above = { criterion: `c${i - 1}` }
      criteria[`c${i}`] = block(i % 2 === 0 ? 'ANY of' : 'ALL of', [above, { any: [above, yes(`f${i % 9}`)] }, { not: { not: above } }])
    }
    const graph = graphOf(many(9), criteria)
    const answer = as(explained(graph, {}, 200), 'unknown')
    expect(answer.toMeet.sets.length).toBeGreaterThan(0)
  }, 2_000)
})
