/** Time zones: what clocks show, held against the time zone database minute by minute. */
import { highestCivil, highestInstant, lowestCivil, lowestInstant } from '@rubric/runtime'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'
import { newYork, zoneNamed } from '../support/zones.ts'

const minuteOf = (text: string): number => Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').epochMilliseconds / 60_000

/** The instants at which clocks may show a minute. */
const instantsOf = (name: string, civil: number): readonly number[] => {
  const moment = Temporal.Instant.fromEpochMilliseconds(civil * 60_000).toZonedDateTimeISO('UTC').toPlainDateTime()
  return (['compatible', 'later'] as const).map((disambiguation) => moment.toZonedDateTime(name, { disambiguation }).epochMilliseconds / 60_000)
}
const civilOf = (name: string, instant: number): number =>
  instant + Temporal.Instant.fromEpochMilliseconds(instant * 60_000).toZonedDateTimeISO(name).offsetNanoseconds / 60_000_000_000

// Lord Howe Island changes its clocks by half an hour.
const zones = [newYork, zoneNamed('Europe/Berlin'), zoneNamed('Australia/Lord_Howe'), zoneNamed('America/Phoenix')]

/** Ranges of minutes, most of them beside a change. */
const cases = fc.constantFrom(...zones).chain((zone) => {
  const changes = zone.changes.length === 0 ? [minuteOf('2026-03-08T07:00')] : zone.changes.map(([at]) => at)
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -200, max: 200 }), fc.integer({ min: 0, max: 200 }))
  return near.map(([change, shift, length]) => ({ zone, shift, change, length }))
})

const each = (low: number, length: number): readonly number[] => Array.from({ length: length + 1 }, (_value, index) => low + index)

describe('time zones', () => {
  it('give the lowest and the highest instant of all minutes of a range', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1), ({ zone, change, shift, length }, side) => {
        const low = civilOf(zone.name, change - side) + shift
        const instants = each(low, length).flatMap((minute) => instantsOf(zone.name, minute))
        expect(lowestInstant(zone, low, low + length)).toBe(Math.min(...instants))
        expect(highestInstant(zone, low, low + length)).toBe(Math.max(...instants))
      }),
      runs(300, 1_000),
    )
  })

  it('give the lowest and the highest minute that clocks show in a range of instants', () => {
    fc.assert(
      fc.property(cases, ({ zone, change, shift, length }) => {
        const low = change + shift
        const shown = each(low, length).map((instant) => civilOf(zone.name, instant))
        expect(lowestCivil(zone, low, low + length)).toBe(Math.min(...shown))
        expect(highestCivil(zone, low, low + length)).toBe(Math.max(...shown))
      }),
      runs(300, 1_000),
    )
  })

  it('take an hour that comes twice as either', () => {
    const twice = minuteOf('2026-11-01T01:30')
    expect([lowestInstant(newYork, twice, twice), highestInstant(newYork, twice, twice)]).toEqual([
      minuteOf('2026-11-01T05:30'),
      minuteOf('2026-11-01T06:30'),
    ])
  })

  it('take a skipped hour as if clocks had not been changed', () => {
    const skipped = minuteOf('2026-03-08T02:30')
    expect([lowestInstant(newYork, skipped, skipped), highestInstant(newYork, skipped, skipped)]).toEqual([
      minuteOf('2026-03-08T07:30'),
      minuteOf('2026-03-08T07:30'),
    ])
  })

  it('leave a range that is turned around turned around', () => {
    expect(lowestInstant(newYork, 144e9, -144e9)).toBeGreaterThan(highestInstant(newYork, 144e9, -144e9))
    expect(lowestCivil(newYork, 144e9, -144e9)).toBeGreaterThan(highestCivil(newYork, 144e9, -144e9))
  })
})
