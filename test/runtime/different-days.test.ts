/** The n-th different day of a list, held against every way to complete the list. */
import { ANY_HIGH, ANY_LOW, differentDay } from '@rubric/runtime'
import type { DatedEntry } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'

const LAST = 5

const entry = fc
  .tuple(fc.constantFrom(1 as const, 3 as const), fc.integer({ min: 0, max: LAST }), fc.integer({ min: 0, max: 3 }))
  .map(([counts, low, length]): DatedEntry => ({ counts, low, high: Math.min(LAST, low + length) }))
const gaps = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: LAST }).map((first) => ({ first, last: LAST })))

const daysOf = (low: number, high: number): readonly number[] => Array.from({ length: high - low + 1 }, (_value, index) => low + index)

/** All sets of days on which entries may turn out to lie, each as bits. */
const completions = (entries: readonly DatedEntry[], gap: { readonly first: number; readonly last: number } | null): ReadonlySet<number> => {
  let sets = new Set([0])
  const missing = gap === null ? [] : daysOf(gap.first, gap.last).map((day): DatedEntry => ({ counts: 1, low: day, high: day }))
  for (const { counts, low, high } of [...entries, ...missing]) {
    const placed = [...sets].flatMap((set) => daysOf(low, high).map((day) => set | (1 << day)))
    sets = new Set(counts === 3 ? placed : [...sets, ...placed])
  }
  return sets
}

const nthOf = (set: number, number: number): number | null => daysOf(0, LAST).filter((day) => (set & (1 << day)) !== 0)[number - 1] ?? null

describe('the n-th different day', () => {
  it('has the range of all that it can be', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), gaps, fc.integer({ min: 1, max: 4 }), (entries, gap, number) => {
        const found = [...completions(entries, gap)].map((set) => nthOf(set, number))
        const days = found.filter((day) => day !== null)
        const [low, high] = differentDay(entries, number, gap)
        if (days.length === 0) expect(low).toBeGreaterThan(high)
        else if (days.length < found.length) expect([low, high]).toEqual([ANY_LOW, ANY_HIGH])
        else expect([low, high]).toEqual([Math.min(...days), Math.max(...days)])
      }),
      runs(500, 20_000),
    )
  })

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), gaps, fc.integer({ min: 1, max: 4 }), (entries, gap, number) => {
        expect(differentDay(entries.toReversed(), number, gap)).toEqual(differentDay(entries, number, gap))
      }),
      runs(200, 5_000),
    )
  })
})
