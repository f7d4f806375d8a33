import {
  FIRST_DAY,
  LAST_DAY,
  addMonths,
  ageInMonths,
  dayFrom,
  dayOfMinute,
  firstDayOf,
  firstMinuteOfText,
  formatDay,
  formatMinute,
  highestAge,
  lastDayOf,
  lastMinuteOfText,
  lowestAge,
} from '@rubric/runtime'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')
const dateOf = (day: number): Temporal.PlainDate => epoch.add({ days: day })
const dayOf = (date: Temporal.PlainDate): number => epoch.until(date, { largestUnit: 'days' }).days

// Month ends, leap days and the ends of centuries come up far more often than chance would have them.
const awkward = fc
  .tuple(
    fc.constantFrom(1, 4, 100, 400, 1899, 1900, 1999, 2000, 2024, 2025, 2100, 9999),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(1, 28, 29, 30, 31),
  )
  .map(([year, month, day]) => dayOf(Temporal.PlainDate.from({ year, month, day })))
const anyDay = fc.oneof(awkward, fc.integer({ min: FIRST_DAY, max: LAST_DAY }))
const months = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -6000, max: 6000 }))

describe('the calendar', () => {
  it('counts days as Temporal does', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = dateOf(day)
        expect(dayFrom(date.year, date.month, date.day)).toBe(day)
        expect(firstDayOf(date.toString())).toBe(day)
        expect(formatDay(day)).toBe(date.toString())
      }),
      runs(2_000, 100_000),
    )
  })

  it('adds months as Temporal does, with the last day where one is missing', () => {
    fc.assert(
      fc.property(anyDay, months, (day, by) => {
        expect(addMonths(day, by)).toBe(dayOf(dateOf(day).add({ months: by }, { overflow: 'constrain' })))
      }),
      runs(2_000, 100_000),
    )
  })

  it('adds years as Temporal does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50, max: 50 }), (day, years) => {
        expect(addMonths(day, 12 * years)).toBe(dayOf(dateOf(day).add({ years }, { overflow: 'constrain' })))
      }),
      runs(1_000, 50_000),
    )
  })

  it('never turns two days around when it adds months', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 70 }), months, (day, later, by) => {
        expect(addMonths(day, by)).toBeLessThanOrEqual(addMonths(day + later, by))
      }),
      runs(2_000, 100_000),
    )
  })

  it('counts completed months: one more from each day of the month on', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1300 }), (birth, age) => {
        const [born, turns] = [dateOf(birth), dateOf(birth).add({ months: age })]
        // The day of the month that is missing is made up for on the first of the next.
        const first = turns.day === born.day ? dayOf(turns) : dayOf(turns) + 1
        expect(ageInMonths(birth, first)).toBe(age)
        expect(ageInMonths(birth, first - 1)).toBe(age - 1)
      }),
      runs(2_000, 100_000),
    )
  })

  it.each([
    ['2012-02-29', '2025-02-28', 12],
    ['2012-02-29', '2025-03-01', 13],
    ['2012-02-29', '2024-02-28', 11],
    ['2012-02-29', '2024-02-29', 12],
    ['2004-05-01', '2026-04-30', 21],
    ['2004-05-01', '2026-05-01', 22],
  ])('one born on %s is on %s aged %i', (birth, day, years) => {
    expect(Math.floor(ageInMonths(firstDayOf(birth), firstDayOf(day)) / 12)).toBe(years)
  })

  it('knows the ages of one born within a range, and nothing of one born at any time', () => {
    const day = firstDayOf('2026-03-01')
    expect(lowestAge(firstDayOf('2012-01-01'), firstDayOf('2012-12-31'), day)).toBe(13 * 12 + 2)
    expect(highestAge(firstDayOf('2012-01-01'), firstDayOf('2012-12-31'), day)).toBe(14 * 12 + 2)
    expect(lowestAge(FIRST_DAY, LAST_DAY, day)).toBe(-Infinity)
    expect(highestAge(FIRST_DAY, LAST_DAY, day)).toBe(Infinity)
  })
})

describe('reading dates', () => {
  const rangeOf = (text: string): readonly string[] => {
    const first = firstDayOf(text)
    return [formatDay(first), formatDay(lastDayOf(text, first))]
  }

  it.each([
    ['2026-03-01', '2026-03-01', '2026-03-01'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['0001', '0001-01-01', '0001-12-31'],
    ['9999', '9999-01-01', '9999-12-31'],
  ])('takes %s for %s to %s', (text, first, last) => {
    expect(rangeOf(text)).toEqual([first, last])
  })

  const bad = [
    '',
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-1-1',
    '0000-01-01',
    '0000',
    '20260301',
  ]
  const worse = [
    '2026-03-01 ',
    ' 2026-03-01',
    '2026/03/01',
    '2026-03-01T00:00',
    '+002026-03',
    '٢٠٢٦',
    '2026-',
    '2026-3',
    '202',
    '2026-03-0a',
  ]
  it.each([...bad, ...worse])('refuses "%s"', (text) => {
    expect(firstDayOf(text)).toBeNaN()
  })

  it('refuses every text that it would not write itself', () => {
    const text = fc.stringMatching(/^[0-9]{1,5}-?[0-9]{0,3}-?[0-9]{0,3}$/)
    fc.assert(
      fc.property(text, (given) => {
        const day = firstDayOf(given)
        if (!Number.isNaN(day)) expect(formatDay(day).startsWith(given)).toBe(true)
      }),
      runs(3_000, 100_000),
    )
  })

  it('takes a date without its time for all of its minutes', () => {
    const first = firstMinuteOfText('2026-03-01')
    expect(formatMinute(first)).toBe('2026-03-01T00:00')
    expect(formatMinute(lastMinuteOfText('2026-03-01', first))).toBe('2026-03-01T23:59')
  })

  it('reads and writes every minute', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 1439 }), (day, minute) => {
        const text = formatMinute(day * 1440 + minute)
        expect(firstMinuteOfText(text)).toBe(day * 1440 + minute)
        expect(dayOfMinute(day * 1440 + minute)).toBe(day)
        expect(text).toBe(
          dateOf(day)
            .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
            .toString()
            .slice(0, 16),
        )
      }),
      runs(1_000, 50_000),
    )
  })

  it.each([
    '2026-03-01T24:00',
    '2026-03-01T12:60',
    '2026-03-01 12:00',
    '2026-03-01T1:00',
    '2026-02-30T12:00',
    '2026-03-01T12:00Z',
    '2026-03',
  ])('refuses the minute %s', (text) => {
    expect(firstMinuteOfText(text)).toBeNaN()
  })
})
