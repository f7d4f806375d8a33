import {
  LARGEST,
  LAST_DAY,
  LAST_MINUTE,
  MALFORMED,
  MALFORMED_CODE,
  MALFORMED_STATUS,
  MET,
  NEVER,
  NOT_MET,
  UNKNOWN,
  firstDayOf,
  gather,
  placesOf,
  readAsOf,
  readChoice,
  readCode,
  readDecimal,
  readFirstDay,
  readFirstMinute,
  readLastDay,
  readLastMinute,
  readNow,
  readStatus,
  readThrough,
  readWhole,
} from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'

/** JSON values of other types than the one at hand. */
const others = (own: string): readonly unknown[] =>
  [true, false, 0, 1, '1', 'true', '', [], {}, ['2026'], { valueOf: 1 }].filter((value) => typeof value !== own)

describe('reading values', () => {
  it('takes a missing key and null as unknown', () => {
    for (const nothing of [undefined, null]) {
      expect(readStatus(nothing)).toBe(UNKNOWN)
      expect(readWhole(nothing, 1, 10)).toBeNaN()
      expect(readDecimal(nothing, 0)).toBeNaN()
      expect(readChoice(nothing, ['a'])).toBeNaN()
      expect(readCode(nothing)).toBeNull()
      expect(readThrough(nothing)).toBe(NEVER)
    }
  })

  it('coerces nothing', () => {
    for (const value of others('boolean')) expect(readStatus(value)).toBe(MALFORMED_STATUS)
    for (const value of others('number')) {
      expect(readWhole(value, 1, 10)).toBe(MALFORMED)
      expect(readDecimal(value, 0)).toBe(MALFORMED)
    }
    for (const value of others('string')) {
      expect(readChoice(value, ['1', 'true'])).toBe(MALFORMED)
      expect(readCode(value)).toBe(MALFORMED_CODE)
      expect(readThrough(value)).toBe(MALFORMED)
    }
    expect(readStatus(true)).toBe(MET)
    expect(readStatus(false)).toBe(NOT_MET)
  })

  it('takes whole numbers up to the largest', () => {
    expect(readWhole(3, 7, 10)).toBe(21)
    expect(readWhole(-0, 7, 10)).toBe(0)
    for (const bad of [-1, 1.5, 11, 1e300]) expect(readWhole(bad, 7, 10)).toBe(MALFORMED)
  })

  it('stores every decimal of six places exactly, and refuses a seventh', () => {
    const millionths = fc.integer({ min: -LARGEST * 1_000_000, max: LARGEST * 1_000_000 })
    fc.assert(
      fc.property(millionths, (stored) => {
        const [whole, rest] = [Math.trunc(stored / 1_000_000), Math.abs(stored % 1_000_000)]
        const text = `${stored < 0 && whole === 0 ? '-' : ''}${whole}.${String(rest).padStart(6, '0')}`
        expect(readDecimal(JSON.parse(text), -LARGEST)).toBe(stored + 0)
      }),
      runs(3_000, 100_000),
    )
    for (const bad of [0.1234567, 1e-7, LARGEST + 1, 1e300]) expect(readDecimal(bad, -LARGEST)).toBe(MALFORMED)
    expect(readDecimal(-1, 0)).toBe(MALFORMED)
  })

  it('takes only the first day of a month through which a list is complete', () => {
    expect(readThrough('2026-03')).toBe(firstDayOf('2026-03-01'))
  })

  it('evaluates as of an exact day or an exact minute', () => {
    const day = firstDayOf('2026-03-01')
    expect(readAsOf('2026-03-01')).toBe(day)
    expect(readAsOf('2026-03-01T14:30')).toBe(day)
    expect(readNow('2026-03-01', day)).toBe(day * 1440 + 1439)
    expect(readNow('2026-03-01T14:30', day)).toBe(day * 1440 + 870)
    for (const bad of ['2026-03', '2026', '', '2026-02-30', '2026-03-01T24:00', '2026-03-01T00:60', '2026-02-30T00:00', 'not yet']) {
      expect(readAsOf(bad)).toBe(MALFORMED)
    }
  })

  it('takes "not yet" for any later day or minute, where it may stand', () => {
    expect([readFirstDay('not yet', 7), readLastDay('not yet', 7)]).toEqual([7, LAST_DAY])
    expect([readFirstMinute('not yet', 7), readLastMinute('not yet', 7)]).toEqual([7, LAST_MINUTE])
    expect([readFirstDay('not yet'), readFirstMinute('not yet'), readThrough('not yet')]).toEqual([MALFORMED, MALFORMED, MALFORMED])
    for (const bad of ['Not yet', 'not yet ', 'never', 'not-yet']) expect([readFirstDay(bad, 7), readFirstMinute(bad, 7)]).toEqual([MALFORMED, MALFORMED])
    // Nothing comes after the last day; the range is not turned around.
    expect(readLastDay('not yet', LAST_DAY + 1)).toBe(LAST_DAY + 1)
  })
})

describe('gathering', () => {
  const places = placesOf(['a', '__proto__', 'constructor'])

  it('puts values in their places, and notes keys that have none', () => {
    const notes = { extra: false }
    expect(gather(JSON.parse('{"constructor":1,"a":2}'), places, notes)).toEqual([2, undefined, 1])
    expect(notes.extra).toBe(false)
    gather({ b: 1 }, places, notes)
    expect(notes.extra).toBe(true)
  })

  it('reads a key called __proto__ and finds none where none is given', () => {
    const notes = { extra: false }
    expect(gather(JSON.parse('{"__proto__":{"a":1}}'), places, notes)).toEqual([undefined, { a: 1 }, undefined])
    expect(gather({}, places, notes)).toEqual([undefined, undefined, undefined])
    expect(notes.extra).toBe(false)
  })

  it('has no use for what is no object', () => {
    for (const bad of [null, undefined, [], 'text', 1, true]) expect(gather(bad, places, { extra: false })).toBeNull()
  })
})
