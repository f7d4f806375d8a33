import {
  MET,
  NOT_MET,
  type Status,
  UNKNOWN,
  among,
  atLeast,
  between,
  moreThan,
  sameAs,
  sameCode,
  shownDays,
  shownRange,
} from '@rubric/runtime'
import { FIRST_DAY, LAST_DAY } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'

type Range = readonly [number, number]

const range: fc.Arbitrary<Range> = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(0, 0, 1, 2, 5))
  .map(([low, width]) => [low, low + width] as const)

/** A range within another. */
const narrowed = ([low, high]: Range): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

const within = ([low, high]: Range): readonly number[] => Array.from({ length: high - low + 1 }, (_value, index) => low + index)

const choices = [-3, 0, 1, 4]

/** Each comparison over ranges, and what it means for exact values. */
const comparisons: readonly (readonly [
  string,
  (...ranges: readonly Range[]) => Status,
  (...values: readonly number[]) => boolean,
])[] = [
  ['atLeast', (a, b) => atLeast(...pair(a, b)), (a, b) => at(a) >= at(b)],
  ['moreThan', (a, b) => moreThan(...pair(a, b)), (a, b) => at(a) > at(b)],
  ['sameAs', (a, b) => sameAs(...pair(a, b)), (a, b) => at(a) === at(b)],
  ['between', (a, b, c) => between(...pair(a, b), ...(c ?? [0, 0])), (a, b, c) => at(a) >= at(b) && at(a) <= at(c)],
  ['among', (a) => among(...(a ?? [0, 0]), choices), (a) => choices.includes(at(a))],
]

const at = (value: number | undefined): number => value ?? 0
const pair = (a: Range | undefined, b: Range | undefined): readonly [number, number, number, number] => [
  ...(a ?? [0, 0]),
  ...(b ?? [0, 0]),
]
const three = fc.tuple(range, range, range)

describe.each(comparisons)('%s', (_name, compare, holds) => {
  it('is met where it holds for all values, and not met only where it holds for none', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const outcomes = within(a).flatMap((x) => within(b).flatMap((y) => within(c).map((z) => holds(x, y, z))))
        const status = compare(a, b, c)
        if (status === MET) expect(outcomes).not.toContain(false)
        if (status === NOT_MET) expect(outcomes).not.toContain(true)
        if (outcomes.length === 1) expect(status).not.toBe(UNKNOWN)
      }),
      runs(2_000, 50_000),
    )
  })

  it('keeps a definite answer when ranges narrow', () => {
    const narrowing = three.chain((wide) =>
      fc.tuple(
        fc.constant(wide),
        fc.tuple(...(wide.map(narrowed) as [fc.Arbitrary<Range>, fc.Arbitrary<Range>, fc.Arbitrary<Range>])),
      ),
    )
    fc.assert(
      fc.property(narrowing, ([wide, narrow]) => {
        const before = compare(...wide)
        if (before !== UNKNOWN) expect(compare(...narrow)).toBe(before)
      }),
      runs(2_000, 50_000),
    )
  })

  it('is unknown of a number that is not known', () => {
    expect(compare([NaN, NaN], [0, 1], [2, 3])).toBe(UNKNOWN)
    expect(compare([-Infinity, Infinity], [0, 1], [2, 3])).toBe(UNKNOWN)
  })
})

describe('what the comparisons leave out', () => {
  it('finds a range among choices that hold all of it', () => {
    expect(among(0, 1, choices)).toBe(MET)
    expect(among(0, 2, choices)).toBe(UNKNOWN)
    expect(among(2, 3, choices)).toBe(NOT_MET)
  })

  it('compares codes as text', () => {
    expect(sameCode('0905', '0905')).toBe(MET)
    expect(sameCode('0905', '905')).toBe(NOT_MET)
    expect(sameCode(null, '0905')).toBe(UNKNOWN)
  })

  it('shows exact values, open ends, nothing known and no such value', () => {
    expect(shownRange(3, 3)).toBe(3)
    expect(shownRange(3, Infinity)).toEqual([3, null])
    expect(shownRange(-Infinity, 3)).toEqual([null, 3])
    expect(shownRange(-Infinity, Infinity)).toBeNull()
    expect(shownRange(Infinity, -Infinity)).toEqual([])
    expect(shownDays(FIRST_DAY, LAST_DAY)).toBeNull()
    expect(shownDays(1, 2)).toEqual([1, 2])
  })
})
