/** What a comparison spends is counted, never timed: no more than its budget, the same every time, and never at the price of a false word. */
import { type Budget, Cancelled, compareVersions, type Comparison, defaultBudget, type Version } from '@rubric/analysis'
import { compiledVersion, policy, smallPair } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { subjectOf } from '../laws/subject.ts'
import { tryAll } from './brute-force.ts'
import { contradictions, inconsistencies } from './checks.ts'
import { mutatedBy } from './edited-graphs.ts'
import { pairOf } from './pairs.ts'

type Pair = readonly [old: Version, next: Version]

const small = fc.sample(smallPair, { numRuns: deep ? 400 : 24, seed }).map((pair): Pair => {
  const { old, next } = pairOf(pair)
  return [old.compiled, next.compiled]
})

const changed = fc.sample(fc.tuple(policy, fc.nat({ max: 100_000 })), { numRuns: deep ? 400 : 12, seed }).map(([{ files }, pick]): Pair => {
  const { graph } = subjectOf(files)
  return [compiledVersion(graph), compiledVersion(mutatedBy(graph, [pick]).graph)]
})

interface Spent {
  readonly comparison: Comparison
  readonly looks: number
  /** The most between two questions whether it is cancelled. */
  readonly longest: number
}

const spending = ([old, next]: Pair, budget: Budget): Spent => {
  let [looks, longest] = [0, 0]
  const isCancelled = (spent: number): boolean => {
    longest = Math.max(longest, spent - looks)
    looks = Math.max(looks, spent)
    return false
  }
  return { comparison: compareVersions(old, next, { ...budget, isCancelled }), looks, longest }
}

/** Looks: to ask one thing of one record is not parted; of what recurs, it may take as much as there is for a day. */
const ONE_MORE = 10_000
const LONGEST = 50_000

const budgets = [5_000, 60_000].map((looks): Budget => ({ ...defaultBudget, looks }))

describe.each([{ what: 'small versions', pairs: small }, { what: 'a random policy and a mutation of it', pairs: changed }])('of $what', ({ pairs }) => {
  it.each(budgets)('nothing is spent beyond $looks looks', (budget) => {
    for (const pair of pairs) expect(spending(pair, budget).looks).toBeLessThanOrEqual(budget.looks + ONE_MORE)
  }, 240_000)

  it('nothing is spent beyond the usual budget, nobody waits for long to be heard, and the same question has the same answer', () => {
    for (const pair of pairs) {
      const [first, second] = [spending(pair, defaultBudget), spending(pair, defaultBudget)]
      expect(first.looks).toBeLessThanOrEqual(defaultBudget.looks + ONE_MORE)
      expect(first.longest).toBeLessThanOrEqual(LONGEST)
      expect(second.looks).toBe(first.looks)
      expect(second.comparison).toEqual(first.comparison)
    }
  }, 240_000)
})

describe('a budget that is not enough', () => {
  const scanty: Budget = { ...defaultBudget, looks: 3_000 }

  it('leaves cells open, and makes nothing false', () => {
    const found = small.map(([old, next]) => {
      const comparison = compareVersions(old, next, scanty)
      expect([...contradictions(comparison, tryAll(old, next, seed)), ...inconsistencies(comparison)]).toEqual([])
      return comparison.roots.flatMap(({ flips }) => flips)
    })
    expect(found.flat().some(({ witness }) => witness === null)).toBe(true)
  }, 240_000)

  it('is told from one that is cancelled', () => {
    const outcomes = changed.map(([old, next]) => {
      try {
        compareVersions(old, next, { ...defaultBudget, isCancelled: (looks) => looks > 0 })
        return 'needs no looks'
      } catch (error) {
        if (error instanceof Cancelled) return 'cancelled'
        throw error
      }
    })
    expect(outcomes).toContain('cancelled')
  })
})
