import { describe, expect, it } from 'vitest'
import { asOf, compare, constant, date, day, integer, minute, moment, offset } from '../support/graph.ts'
import { decide, inDates, valueOf } from '../support/decide.ts'

const types = { on: { kind: 'date' }, at: { kind: 'moment' }, 'member.birth_date': { kind: 'date' }, 'member.age': { kind: 'age' } } as const

describe('a date moved by months is clamped to the last day of its month', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2100-01-30', 1, '2100-02-28'],
  ])('%s + %i months = %s', (on, months, expected) => {
    expect(inDates(valueOf(types, offset(day('on'), months, 'months'), { on }))).toBe(expected)
  })

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-01', -365, '2025-03-01'],
  ])('%s + %i days = %s', (on, days, expected) => {
    expect(inDates(valueOf(types, offset(day('on'), days, 'days'), { on }))).toBe(expected)
  })

  it('moves both ends of a month that is not known to the day', () => {
    expect(inDates(valueOf(types, offset(day('on'), 1, 'months'), { on: '2026-01' }))).toBe('2026-02-01..2026-02-28')
    expect(inDates(valueOf(types, offset(day('on'), 10, 'days'), { on: '2026' }))).toBe('2026-01-11..2027-01-10')
  })
})

describe('a date that is not known to the day', () => {
  it.each([
    ['2026-02', '2026-02-01..2026-02-28'],
    ['2028-02', '2028-02-01..2028-02-29'],
    ['2026', '2026-01-01..2026-12-31'],
    ['2026-03-07', '2026-03-07'],
  ])('%s is %s', (on, expected) => {
    expect(inDates(valueOf(types, day('on'), { on }))).toBe(expected)
  })

  it('may be any day where it is not known at all', () => {
    expect(valueOf(types, day('on'), {})).toBeNull()
    expect(valueOf(types, day('on'), { on: null })).toBeNull()
    expect(valueOf(types, minute('at'), {})).toBeNull()
  })

  it.each([
    ['2026-02', '<', '2026-03-01', 'met'],
    ['2026-03', '<', '2026-03-01', 'not met'],
    ['2026-02', '<', '2026-02-28', 'unknown'],
    ['2026-02', '<=', '2026-02-28', 'met'],
    ['2026-02', '>=', '2026-02-01', 'met'],
    ['2026-02', '>', '2026-02-01', 'unknown'],
    ['2026-02', '>', '2026-02-28', 'not met'],
    ['2026-02', '=', '2026-02-10', 'unknown'],
    ['2026-02', '=', '2026-03-10', 'not met'],
    ['2026-02', '!=', '2026-03-10', 'met'],
    ['2026-02-10', '=', '2026-02-10', 'met'],
    ['2026-02-10', '!=', '2026-02-10', 'not met'],
  ] as const)('%s %s %s: %s', (on, relation, other, expected) => {
    expect(decide(types, compare(day('on'), relation, date(other)), { on }).status).toBe(expected)
  })

  it.each(['2026-02-29', '2026-13', '2026-00-10', '26-01-01', '0000-01-01', 'March', '2026-3-1', 7, true, {}])(
    'is refused where it is no date: %j',
    (on) => expect(() => valueOf(types, day('on'), { on })).toThrow(/^on must be/),
  )
})

describe('a date without a time is all its minutes', () => {
  const within = (at: string, hours: number): string =>
    decide(types, compare(minute('at'), '<=', offset(moment('2026-03-01T10:00'), hours * 60, 'minutes')), { at }).status

  it.each([
    ['2026-03-02T10:00', 24, 'met'],
    ['2026-03-02T10:01', 24, 'not met'],
    ['2026-03-02', 24, 'unknown'],
    ['2026-03-02', 38, 'met'],
    ['2026-03-03', 38, 'unknown'],
    ['2026-03-03', 37, 'not met'],
  ])('%s, %i hours after: %s', (at, hours, expected) => {
    expect(within(at, hours)).toBe(expected)
  })

  it('a moment is known to the day at least', () => {
    expect(() => valueOf(types, minute('at'), { at: '2026-03' })).toThrow(/^at must be/)
  })

  it('and a moment has a civil day', () => {
    expect(inDates(valueOf(types, { kind: 'dayOf', domain: 'day', moment: minute('at') }, { at: '2026-03-01T23:59' }))).toBe('2026-03-01')
    expect(inDates(valueOf(types, { kind: 'dayOf', domain: 'day', moment: minute('at') }, { at: '1969-12-31T00:00' }))).toBe('1969-12-31')
    expect(valueOf(types, { kind: 'dayOf', domain: 'day', moment: minute('at') }, {})).toBeNull()
    expect(valueOf(types, { kind: 'minutesOf', domain: 'minute', day: asOf }, {}, '1970-01-02')).toEqual([1440, 2879])
  })
})

describe('age turns on the birthday', () => {
  const months = (birth: string, on: string) => valueOf(types, integer('member.age'), { member: { birth_date: birth } }, on)

  it.each([
    ['2008-03-01', '2026-02-28', 215],
    ['2008-03-01', '2026-03-01', 216],
    ['2008-03-01', '2026-03-02', 216],
    ['2008-02-29', '2026-02-28', 215],
    ['2008-02-29', '2026-03-01', 216],
    ['2008-02-29', '2028-02-28', 239],
    ['2008-02-29', '2028-02-29', 240],
    ['2026-01-31', '2026-02-28', 0],
    ['2026-01-31', '2026-03-01', 1],
    ['2026-03-01', '2026-03-01', 0],
    ['2026-03-02', '2026-03-01', -1],
    ['2027-03-01', '2026-03-01', -12],
  ])('born %s, on %s: %i completed months', (birth, on, expected) => {
    expect(months(birth, on)).toBe(expected)
  })

  it('is a range for a birth known to the month or year, and for an age in whole years', () => {
    expect(months('2012', '2026-03-01')).toEqual([158, 170])
    expect(months('2012-03', '2026-03-01')).toEqual([167, 168])
    expect(valueOf(types, integer('member.age'), { member: { age: 14 } })).toEqual([168, 179])
    expect(valueOf(types, integer('member.age'), {})).toBeNull()
    expect(valueOf(types, integer('member.age'), { member: {} })).toBeNull()
    expect(valueOf(types, { kind: 'age', domain: 'integer', date: day('on') }, {})).toBeNull()
    expect(valueOf(types, { kind: 'age', domain: 'integer', date: day('on') }, { on: '2016-03-01' })).toBe(120)
  })

  it.each([
    [20, 'met'],
    [21, 'met'],
    [22, 'not met'],
    [2, 'not met'],
    [3, 'met'],
  ])('between 3 and 21 years, aged %i: %s', (age, expected) => {
    const test = { kind: 'between', value: integer('member.age'), low: constant(36), high: constant(21 * 12 + 11) } as const
    expect(decide(types, test, { member: { age } }).status).toBe(expected)
  })
})
