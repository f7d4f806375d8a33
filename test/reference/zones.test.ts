import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '@rubric/compiler'
import { minute, moment, offset } from '../support/graph.ts'
import { at, civil, instant, newYork, now, shownOf, timed } from '../support/timed.ts'
import { runs } from '../support/outlines.ts'

const setting = { types: { at: { kind: 'moment' }, other: { kind: 'moment' } }, zone: newYork } as const

/** Of instants, traces show civil time; one that is moved by nothing shows itself. */
const utc = (of: Value): Value => offset(instant(of), 0, 'minutes')

describe('civil time in New York', () => {
  it.each([
    ['2026-01-15T12:00', '2026-01-15T17:00'],
    ['2026-07-15T12:00', '2026-07-15T16:00'],
    // clocks go from 02:00 to 03:00
    ['2026-03-08T01:59', '2026-03-08T06:59'],
    ['2026-03-08T02:00', '2026-03-08T07:00'],
    ['2026-03-08T02:30', '2026-03-08T07:30'],
    ['2026-03-08T03:00', '2026-03-08T07:00'],
    ['2026-03-08T03:30', '2026-03-08T07:30'],
    // clocks go from 02:00 to 01:00
    ['2026-11-01T00:59', '2026-11-01T04:59'],
    ['2026-11-01T01:00', '2026-11-01T05:00..2026-11-01T06:00'],
    ['2026-11-01T01:59', '2026-11-01T05:59..2026-11-01T06:59'],
    ['2026-11-01T02:00', '2026-11-01T07:00'],
    // days without a time
    ['2026-03-08', '2026-03-08T05:00..2026-03-09T03:59'],
    ['2026-11-01', '2026-11-01T04:00..2026-11-02T04:59'],
    // beyond the years whose changes are known
    ['1921-07-15T12:00', '1921-07-15T17:00'],
    ['2150-07-15T12:00', '2150-07-15T17:00'],
  ])('%s is %s', (civilTime, expected) => {
    expect(at(shownOf(setting, utc(minute('at')), { at: civilTime }), 'minute')).toBe(expected)
    expect(at(shownOf(setting, instant(minute('at')), { at: civilTime }), 'minute')).toBe(
      civilTime.length === 10 ? `${civilTime}T00:00..${civilTime}T23:59` : civilTime,
    )
  })

  it.each([
    ['2026-03-08T06:59', '2026-03-08T01:59'],
    ['2026-03-08T07:00', '2026-03-08T03:00'],
    ['2026-11-01T05:30', '2026-11-01T01:30'],
    ['2026-11-01T06:30', '2026-11-01T01:30'],
    ['2026-11-01T07:00', '2026-11-01T02:00'],
  ])('and %s is %s', (instantTime, expected) => {
    expect(at(shownOf(setting, civil(moment(instantTime)), {}), 'minute')).toBe(expected)
  })

  it('24 hours are not a day where the clock is changed', () => {
    const within = (from: string, to: string): string =>
      timed(setting, { kind: 'compare', relation: '<=', left: instant(minute('at')), right: offset(instant(minute('other')), 24 * 60, 'minutes') }, { at: to, other: from }, '2026-12-01').status
    expect(within('2026-03-07T12:00', '2026-03-08T13:00')).toBe('met')
    expect(within('2026-03-07T12:00', '2026-03-08T13:01')).toBe('not met')
    expect(within('2026-10-31T12:00', '2026-11-01T11:00')).toBe('met')
    expect(within('2026-10-31T12:00', '2026-11-01T11:01')).toBe('not met')
    expect(within('2026-10-31T01:30', '2026-11-01T01:30')).toBe('unknown')
    expect(within('2026-06-01T12:00', '2026-06-02T12:00')).toBe('met')
  })

  it('now is the minute of `as of`, the last one of a day', () => {
    expect(at(shownOf(setting, now, {}, '2026-03-01T14:30'), 'minute')).toBe('2026-03-01T14:30')
    expect(at(shownOf(setting, now, {}, '2026-03-01'), 'minute')).toBe('2026-03-01T23:59')
  })
})

describe('laws', () => {
  const START = Date.parse('2026-03-07T12:00Z') / 60_000
  const AUTUMN = Date.parse('2026-10-31T12:00Z') / 60_000
  const near = fc.tuple(fc.constantFrom(START, AUTUMN), fc.nat(2880)).map(([start, after]) => start + after)
  const fixed = (value: number): Value => ({ kind: 'constant', domain: 'minute', value })
  const ends = (value: Value): readonly [number, number] => {
    const shown = shownOf(setting, value, {})
    if (typeof shown === 'number') return [shown, shown]
    if (!Array.isArray(shown) || typeof shown[0] !== 'number' || typeof shown[1] !== 'number') throw new Error('no range')
    return [shown[0], shown[1]]
  }

  it('an instant is one of those that its civil time may be', () => {
    fc.assert(
      fc.property(near, (minutes) => {
        const [shown] = ends(civil(fixed(minutes)))
        const [lo, hi] = ends(offset(instant(fixed(shown)), 0, 'minutes'))
        expect(lo <= minutes && minutes <= hi).toBe(true)
        expect(hi - lo === 0 || hi - lo === 60).toBe(true)
      }),
      runs(200, 2_000),
    )
  })

  it('a range of civil minutes holds the instants of each, and no more', () => {
    for (const on of ['2026-03-08', '2026-11-01']) {
      const each = Array.from({ length: 1440 }, (_, i) => ends(offset(instant(fixed(Date.parse(`${on}T00:00Z`) / 60_000 + i)), 0, 'minutes')))
      const whole = shownOf(setting, utc(minute('at')), { at: on })
      expect(whole).toEqual([Math.min(...each.map(([low]) => low)), Math.max(...each.map(([, high]) => high))])
    }
  })
})
