import { describe, expect, it } from 'vitest'
import { compare, date, day, minute, moment } from '../support/graph.ts'
import { at, BUSINESS_DAYS, DAYTIME, during, movedDay, OFFICE_HOURS, openDay, openMinute, shownOf, timed } from '../support/timed.ts'

const setting = { types: { on: { kind: 'date' }, at: { kind: 'moment' } } } as const

describe('open days', () => {
  it.each([
    // Thursday, Friday, Monday
    ['2026-03-05', 1, '2026-03-06'],
    ['2026-03-05', 2, '2026-03-09'],
    // from a Saturday on
    ['2026-03-07', 1, '2026-03-09'],
    // over a weekend that a holiday makes longer: Presidents' Day
    ['2026-02-13', 1, '2026-02-17'],
    ['2026-02-13', 3, '2026-02-19'],
    ['2026-02-16', 1, '2026-02-17'],
    // a Thursday off
    ['2025-11-26', 1, '2025-11-28'],
    ['2025-11-26', 2, '2025-12-01'],
    // into another year
    ['2025-12-24', 4, '2025-12-31'],
    ['2025-12-31', 1, '2026-01-02'],
    // before
    ['2026-02-17', -1, '2026-02-13'],
    ['2026-01-02', -3, '2025-12-29'],
    ['2026-03-08', -1, '2026-03-06'],
  ])('%s and %i of them: %s', (on, amount, expected) => {
    expect(at(shownOf(setting, openDay(day('on'), amount), { on }))).toBe(expected)
  })

  it('may be later where nobody knows the holidays', () => {
    expect(at(shownOf(setting, openDay(day('on'), 1), { on: '2026-12-31' }))).toBe('2027-01-01..9999-12-31')
    expect(at(shownOf(setting, openDay(day('on'), 1), { on: '2026-12-30' }))).toBe('2026-12-31')
    expect(at(shownOf(setting, openDay(day('on'), 2), { on: '2026-12-30' }))).toBe('2027-01-01..9999-12-31')
    expect(at(shownOf(setting, openDay(day('on'), 1), { on: '2024-12-30' }))).toBe('2024-12-31..2025-01-01')
    expect(at(shownOf(setting, openDay(day('on'), -1), { on: '2025-01-01' }))).toBe('0001-01-01..2024-12-31')
    expect(at(shownOf(setting, openDay(day('on'), 1, DAYTIME), { on: '2046-12-31' }))).toBe('2047-01-01')
  })

  it('of a day that is not known lie between those of the first and of the last', () => {
    expect(at(shownOf(setting, openDay(day('on'), 1), { on: '2026-02' }))).toBe('2026-02-02..2026-03-02')
    expect(at(shownOf(setting, openDay(day('on'), 1), { on: 'not yet' }, '2026-03-06'))).toMatch(/^2026-03-09\.\./)
  })

  it.each([
    ['2026-03-06', 'next', '2026-03-06'],
    ['2026-03-07', 'next', '2026-03-09'],
    ['2026-02-14', 'next', '2026-02-17'],
    ['2026-02-16', 'previous', '2026-02-13'],
    ['2025-12-25', 'previous', '2025-12-24'],
    ['2026-12-26', 'next', '2026-12-28'],
    ['2027-01-02', 'next', '2027-01-04..9999-12-31'],
    ['2027-01-02', 'previous', '2026-12-31..2027-01-01'],
    ['2026-02', 'next', '2026-02-02..2026-03-02'],
  ] as const)('%s moved to the %s: %s', (on, to, expected) => {
    expect(at(shownOf(setting, movedDay(day('on'), to), { on }))).toBe(expected)
  })
})

describe('open hours', () => {
  it.each([
    ['2026-03-02T10:00', 60, '2026-03-02T11:00'],
    ['2026-03-02T13:00', 240, '2026-03-02T17:00'],
    ['2026-03-02T13:01', 240, '2026-03-03T09:01'],
    ['2026-03-02T16:30', 240, '2026-03-03T12:30'],
    // waits for the opening
    ['2026-03-02T17:00', 60, '2026-03-03T10:00'],
    ['2026-03-02T03:00', 60, '2026-03-02T10:00'],
    // a break at noon, and the weekend after it
    ['2026-03-06T11:30', 60, '2026-03-06T13:30'],
    ['2026-03-06T16:00', 120, '2026-03-09T10:00'],
    ['2026-03-07T12:00', 1, '2026-03-09T09:01'],
    // two holidays and a weekend
    ['2025-12-24T16:59', 2, '2025-12-26T09:01'],
    ['2025-12-31T16:00', 120, '2026-01-02T10:00'],
  ])('%s and %i minutes: %s', (from, minutes, expected) => {
    expect(at(shownOf(setting, openMinute(minute('at'), minutes), { at: from }), 'minute')).toBe(expected)
  })

  it('of a time that is not known, and of days that may be holidays', () => {
    expect(at(shownOf(setting, openMinute(minute('at'), 60), { at: '2026-03-06' }), 'minute')).toBe('2026-03-06T10:00..2026-03-09T10:00')
    expect(at(shownOf(setting, openMinute(minute('at'), 60), { at: '2027-01-01T12:30' }), 'minute')).toBe('2027-01-01T14:00..9999-12-31T23:59')
    expect(at(shownOf(setting, openMinute(minute('at'), 60), { at: '2024-12-31T16:30' }), 'minute')).toBe('2025-01-01T09:30..2025-01-01T10:00')
  })
})

describe('during', () => {
  it.each([
    ['2026-03-06', 'met'],
    ['2026-03-07', 'not met'],
    ['2026-02-16', 'not met'],
    ['2026-02', 'unknown'],
    ['2027-01-01', 'unknown'],
    ['2027-01-02', 'not met'],
  ])('a day: %s %s', (on, expected) => {
    const test = during(day('on'), BUSINESS_DAYS)
    const other = { met: 'not met', 'not met': 'met' }[expected] ?? 'unknown'
    expect(timed(setting, test, { on }, '2026-03-01').status).toBe(expected)
    expect(timed(setting, during(day('on'), BUSINESS_DAYS, true), { on }, '2026-03-01').status).toBe(other)
  })

  it.each([
    [OFFICE_HOURS, '2026-03-06T08:59', 'not met'],
    [OFFICE_HOURS, '2026-03-06T09:00', 'met'],
    [OFFICE_HOURS, '2026-03-06T11:59', 'met'],
    [OFFICE_HOURS, '2026-03-06T12:00', 'not met'],
    [OFFICE_HOURS, '2026-03-06T13:00', 'met'],
    [OFFICE_HOURS, '2026-03-06T17:00', 'not met'],
    [OFFICE_HOURS, '2026-03-06', 'unknown'],
    [OFFICE_HOURS, '2026-03-07', 'not met'],
    [OFFICE_HOURS, '2027-03-05T10:00', 'unknown'],
    [OFFICE_HOURS, '2027-03-05T08:00', 'not met'],
    [BUSINESS_DAYS, '2026-03-06', 'met'],
    [BUSINESS_DAYS, '2026-03-06T00:00', 'met'],
    [DAYTIME, '2044-03-06T19:59', 'met'],
    [DAYTIME, '2044-03-06T20:00', 'not met'],
  ])('a minute: %i, %s %s', (calendar, moment, expected) => {
    expect(timed(setting, during(minute('at'), calendar), { at: moment }, '2026-03-01').status).toBe(expected)
  })

  it('a moment that may be any', () => {
    for (const calendar of [BUSINESS_DAYS, OFFICE_HOURS, DAYTIME]) {
      expect(timed(setting, during(minute('at'), calendar), {}, '2026-03-01')).toEqual({ status: 'unknown', value: null })
    }
    expect(timed(setting, during(day('on'), DAYTIME), {}, '2026-03-01').status).toBe('met')
  })

  it('compares with what it is set beside', () => {
    expect(timed(setting, compare(openDay(date('2026-02-13'), 1), '=', date('2026-02-17')), {}, '2026-03-01').status).toBe('met')
    expect(timed(setting, compare(openMinute(moment('2026-03-02T16:00'), 60), '=', moment('2026-03-02T17:00')), {}, '2026-03-01').status).toBe('met')
  })
})
