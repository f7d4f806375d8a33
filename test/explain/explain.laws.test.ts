import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateReference, evaluateWith } from '@rubric/compiler'
import type { RuleGraph } from '@rubric/compiler'
import { explain, MET, MOST_SETS, NOT_MET, statusWord, UNKNOWN } from '@rubric/runtime'
import type { Need, SetMember, Sets, Status } from '@rubric/runtime'
import { infoOf } from '../support/info.ts'
import { policies, runs } from '../support/outlines.ts'

const AS_OF = '2026-03-01'
type Members = readonly Pick<SetMember, 'condition' | 'as'>[]

/** The criterion's status where the named conditions stand so, and all others as `otherwise` says. */
function statusIf(graph: RuleGraph, criterion: number, members: Members, otherwise: readonly Status[]): Status | undefined {
  const forced = new Map(otherwise.map((status, condition) => [condition, status]))
  for (const { condition, as } of members) forced.set(condition, as === 'met' ? MET : NOT_MET)
  return evaluateWith(graph, {}, AS_OF, forced)[criterion]?.status
}

const presentStatuses = (graph: RuleGraph, facts: object): readonly Status[] =>
  graph.conditions.map((condition) => {
    const value = 'value' in condition.test && condition.test.value.kind === 'fact' ? condition.test.value.fact : ''
    const given = (facts as Readonly<Record<string, boolean | null>>)[value]
    return given === null || given === undefined ? UNKNOWN : given ? MET : NOT_MET
  })

/** Every set of the open conditions that does it and has no part that does; by trying them all. */
function everySet(conditions: readonly number[], options: (c: number) => readonly SetMember['as'][], does: (m: Members) => boolean) {
  let all: Members[] = [[]]
  for (const condition of conditions) all = all.flatMap((set) => [set, ...options(condition).map((as) => [...set, { condition, as }])])
  const doing = all.filter(does)
  const key = (m: Members): string => m.map(({ condition, as }) => `${condition} ${as}`).sort().join()
  const within = (inner: Members, outer: Members): boolean =>
    inner.length < outer.length && inner.every((m) => outer.some((o) => o.condition === m.condition && o.as === m.as))
  return doing.filter((set) => !doing.some((other) => within(other, set))).map(key)
}

const keyOf = (members: Members): string => members.map(({ condition, as }) => `${condition} ${as}`).sort().join()

/** Whether the members meet the need, read as a sentence. */
function meets(need: Need, members: Members): boolean {
  if ('all' in need) return need.all.every((part) => meets(part, members))
  if ('of' in need) return need.of.filter((part) => meets(part, members)).length >= need.atLeast
  return members.some(({ condition, as }) => condition === need.condition && as === need.as)
}

function checkSets(graph: RuleGraph, criterion: number, sets: Sets, wanted: Status, otherwise: readonly Status[], open: Options): void {
  const does = (members: Members): boolean => statusIf(graph, criterion, members, otherwise) === wanted
  for (const set of sets.sets) {
    expect(does(set)).toBe(true)
    for (const spare of set) expect(does(set.filter((member) => member !== spare))).toBe(false)
    if (sets.need !== null) expect(meets(sets.need, set)).toBe(true)
  }
  const sizes = sets.sets.map((set) => set.length)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  const expected = everySet(open.conditions, open.as, does)
  const found = sets.sets.map(keyOf)
  if (sets.more) {
    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThanOrEqual(MOST_SETS)
    expect(expected.length).toBeGreaterThan(found.length)
    for (const set of found) expect(expected).toContain(set)
  } else {
    expect(found.toSorted()).toEqual(expected.toSorted())
  }
}

interface Options {
  readonly conditions: readonly number[]
  readonly as: (condition: number) => readonly SetMember['as'][]
}

describe('laws of explanations', () => {
  it('the sets that an answer names are all the smallest ones that settle it, or keep it settled', () => {
    fc.assert(
      fc.property(policies, ({ graph, facts }) => {
        const trace = evaluateReference(graph, facts, AS_OF)
        const now = presentStatuses(graph, facts)
        const nothing = now.map((): Status => UNKNOWN)
        const conditions = now.map((_, condition) => condition)
        const decided: Options = {
          conditions: conditions.filter((c) => now[c] !== UNKNOWN),
          as: (c) => [now[c] === MET ? 'met' : 'not met'],
        }
        const open: Options = { conditions: conditions.filter((c) => now[c] === UNKNOWN), as: () => ['met', 'not met'] }
        graph.criteria.forEach((_, criterion) => {
          const explanation = explain(infoOf(graph), trace, criterion)
          expect(explanation.status).toBe(statusWord(trace[criterion]?.status ?? UNKNOWN))
          if (explanation.status === 'met') checkSets(graph, criterion, explanation.carriedBy, MET, nothing, decided)
          else if (explanation.status === 'not met') checkSets(graph, criterion, explanation.blockedBy, NOT_MET, nothing, decided)
          else {
            checkSets(graph, criterion, explanation.toMeet, MET, now, open)
            checkSets(graph, criterion, explanation.toFail, NOT_MET, now, open)
          }
        })
      }),
      runs(300, 10_000),
    )
  })

  it('facts that no longer matter change nothing', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), ({ graph, facts }, values) => {
        const trace = evaluateReference(graph, facts, AS_OF)
        graph.criteria.forEach((_, criterion) => {
          const explanation = explain(infoOf(graph), trace, criterion)
          if (explanation.status !== 'unknown') return
          expect(explanation.matters.length).toBeGreaterThan(0)
          expect(explanation.matters.filter((fact) => explanation.settled.includes(fact))).toEqual([])
          for (const fact of explanation.matters) expect(facts[fact]).toBeNull()
          const others = Object.fromEntries(
            explanation.settled.map((fact, i) => [fact, facts[fact] === null ? (values[i] ?? null) : facts[fact]]),
          )
          expect(evaluateReference(graph, { ...facts, ...others }, AS_OF)[criterion]?.status).toBe(UNKNOWN)
        })
      }),
      runs(300, 10_000),
    )
  })
})
