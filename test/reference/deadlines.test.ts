import { describe, expect, it } from 'vitest'
import type { Deadline, FactType } from '@rubric/compiler'
import { asOf, compare, date, day, entries, minute, offset, pick } from '../support/graph.ts'
import { at, civil, deadline, every, instant, newYork, now, nthDay, openDay, shownOf, timed } from '../support/timed.ts'

const listOf = (...fields: readonly string[]): FactType => ({
  kind: 'list', dateField: fields[0] ?? null, fields: fields.map((name) => ({ name, type: { kind: 'date' }, text: '' })),
})
const types = {
  seen: { kind: 'date' }, first: { kind: 'date' }, seen_at: { kind: 'moment' }, referred_at: { kind: 'moment' }, attendance: listOf('on'),
} as const satisfies Record<string, FactType>
const setting = { types }

describe('not yet', () => {
  it('is any day or minute after `as of`', () => {
    expect(at(shownOf(setting, day('seen'), { seen: 'not yet' }, '2026-03-01'))).toBe('2026-03-02..9999-12-31')
    expect(at(shownOf(setting, day('seen'), { seen: 'not yet' }, '2026-03-01T14:30'))).toBe('2026-03-01..9999-12-31')
    expect(at(shownOf(setting, minute('seen_at'), { seen_at: 'not yet' }, '2026-03-01'), 'minute')).toBe('2026-03-02T00:00..9999-12-31T23:59')
    expect(at(shownOf(setting, minute('seen_at'), { seen_at: 'not yet' }, '2026-03-01T14:30'), 'minute')).toBe('2026-03-01T14:31..9999-12-31T23:59')
    expect(at(shownOf(setting, pick('latest', entries('attendance', { to: date('9999-12-31') }), 'on'), { attendance: { complete_through: '9999-12-31', entries: [{ on: 'not yet' }] } }))).toBe('2026-03-02..9999-12-31')
  })
  it('is no date of completeness', () => {
    expect(() => timed(setting, every('attendance', 1, 'days', day('first')), { first: '2026-01-01', attendance: { complete_through: 'not yet', entries: [] } }, '2026-03-01')).toThrow(/complete_through/)
  })
})

describe('a deadline of days', () => {
  const within7 = deadline(day('seen'), day('first'), offset(day('first'), 7, 'days'))
  const first = '2026-03-01'
  it.each([
    ['2026-03-08', '2026-03-20', 'met', false],
    ['2026-03-01', '2026-03-20', 'met', false],
    ['2026-03-09', '2026-03-20', 'not met', false],
    ['2026-02-28', '2026-03-20', 'not met', false],
    ['not yet', '2026-03-07', 'unknown', true],
    ['not yet', '2026-03-08', 'not met', false],
    ['not yet', '2026-03-08T09:00', 'unknown', true],
    ['not yet', '2026-03-08T23:59', 'not met', false],
    [null, '2026-03-08', 'unknown', true],
    [null, '2026-03-09', 'unknown', false],
  ])('seen %s, as of %s: %s', (seen, today, status, pending) => {
    const result = timed(setting, within7, { seen, first }, today)
    expect({ ...result, due: at(result.due) }).toMatchObject({ status, pending, due: '2026-03-08' })
  })

  it('whose anchor is not known may have passed; known to the month, it has some time', () => {
    expect(timed(setting, within7, { seen: 'not yet' }, first)).toMatchObject({ status: 'unknown', pending: false })
    expect(timed(setting, deadline(day('seen'), null, day('first')), { seen: 'not yet' }, first)).toMatchObject({ status: 'unknown', due: null, pending: false })
    const month = timed(setting, within7, { seen: 'not yet', first: '2026-03' }, '2026-03-08')
    expect({ ...month, due: at(month.due) }).toMatchObject({ status: 'unknown', due: '2026-03-08..2026-04-07', pending: true })
    expect(timed(setting, within7, { seen: 'not yet', first: '2026-03' }, '2026-03-09')).toMatchObject({ status: 'unknown', pending: false })
  })

  it('on open days', () => {
    const within3 = deadline(day('seen'), day('first'), openDay(day('first'), 3))
    const result = timed(setting, within3, { seen: 'not yet', first: '2026-02-13' }, '2026-02-18')
    expect({ ...result, due: at(result.due) }).toMatchObject({ status: 'unknown', pending: true, due: '2026-02-19' })
    expect(timed(setting, within3, { seen: '2026-02-20', first: '2026-02-13' }, '2026-02-22').status).toBe('not met')
  })

  it('elsewhere, a condition has no due day', () => {
    expect(Object.keys(timed(setting, compare(day('seen'), '<', asOf), {}, first))).toEqual(['value', 'status'])
  })
})

describe('the third day of attendance', () => {
  const third = nthDay(entries('attendance'), 3)
  const attendance = (through: string | null, ...days: readonly (string | null)[]) => ({
    attendance: { complete_through: through, entries: days.map((on) => ({ on })) },
  })
  const shown = (given: ReturnType<typeof attendance>) => at(shownOf(setting, third, given, '2026-03-31'))

  it('counts days, not entries', () => {
    expect(shown(attendance('2026-03-31', '2026-03-02', '2026-03-02', '2026-03-04', '2026-03-05', '2026-03-09'))).toBe('2026-03-05')
    expect(shown(attendance('2026-03-31', '2026-03-09', '2026-03-05', '2026-03-04'))).toBe('2026-03-09')
  })
  it('is none where the list is complete and has fewer', () => {
    expect(shown(attendance('2026-03-31', '2026-03-02', '2026-03-02', '2026-03-04'))).toBe('none')
    expect(shown(attendance('2026-03-31', '2026-03-02', '2026-03-04', '2026-04-01'))).toBe('none')
  })
  it('may be any where it may be missing', () => {
    expect(shown(attendance('2026-03-30', '2026-03-02', '2026-03-04'))).toBe('unknown')
    expect(shown(attendance('2026-03-31', '2026-03-02', '2026-03-04', null))).toBe('unknown')
    expect(shown(attendance(null))).toBe('unknown')
  })
  it('may be earlier where days are missing before it', () => {
    expect(shown(attendance('2026-03-03', '2026-03-02', '2026-03-06', '2026-03-09'))).toBe('2026-03-05..2026-03-09')
    expect(shown(attendance('2026-03-09', '2026-03-02', '2026-03-06', '2026-03-09'))).toBe('2026-03-09')
  })
  it('of days known to the month: as many or as few different ones as can be', () => {
    expect(shown(attendance('2026-03-31', '2026-03-02', '2026-02', '2026-03'))).toBe('unknown')
    expect(shown(attendance('2026-03-31', '2026-02', '2026-02', '2026-03-02', '2026-03-05'))).toBe('2026-03-02..2026-03-05')
    expect(shown(attendance('2026-03-31', '2026-01', '2026-02', '2026-03-02', '2026-03-05'))).toBe('2026-03-02')
    expect(shown(attendance('2026-03-31', '2026-01', '2026-02', '2026-02-28', '2026-03-05'))).toBe('2026-02-28..2026-03-05')
  })

  const bythird = deadline(day('seen'), null, third)
  it('is a deadline that has not come before it has', () => {
    const two = attendance('2026-03-04', '2026-03-02', '2026-03-04')
    expect(timed(setting, bythird, { ...two, seen: '2026-03-03' }, '2026-03-04')).toMatchObject({ status: 'met', due: [], pending: false })
    expect(timed(setting, bythird, { ...two, seen: 'not yet' }, '2026-03-04')).toMatchObject({ status: 'unknown', due: [], pending: true })
    const three = attendance('2026-03-05', '2026-03-02', '2026-03-04', '2026-03-05')
    expect(timed(setting, bythird, { ...three, seen: 'not yet' }, '2026-03-05').status).toBe('not met')
    expect(timed(setting, bythird, { ...three, seen: '2026-03-05' }, '2026-03-05').status).toBe('met')
    expect(timed(setting, bythird, { ...three, seen: '2026-03-06' }, '2026-03-06').status).toBe('not met')
  })
  it('and open beside something that has to come before', () => {
    const after = deadline(day('seen'), day('first'), third)
    const two = attendance('2026-03-04', '2026-03-02')
    expect(timed(setting, after, { ...two, seen: '2026-03-03', first: '2026-03-01' }, '2026-03-04')).toMatchObject({ status: 'met', due: [], pending: false })
    expect(timed(setting, after, { ...two, seen: '2026-03-03', first: '2026-03-04' }, '2026-03-04')).toMatchObject({ status: 'not met', due: [], pending: false })
  })
})

describe('a deadline of minutes', () => {
  const within24 = deadline(minute('seen_at'), minute('referred_at'), offset(minute('referred_at'), 24 * 60, 'minutes'))
  const referred_at = '2026-03-07T12:00'
  it.each([
    ['2026-03-08T12:00', '2026-03-09', 'met', false],
    ['2026-03-08T12:01', '2026-03-09', 'not met', false],
    ['not yet', '2026-03-08T11:59', 'unknown', true],
    ['not yet', '2026-03-08T12:00', 'not met', false],
    ['not yet', '2026-03-08', 'not met', false],
    ['not yet', '2026-03-07', 'unknown', true],
    [null, '2026-03-08T12:00', 'unknown', true],
    [null, '2026-03-08T12:01', 'unknown', false],
  ])('seen %s, as of %s: %s', (seen_at, today, status, pending) => {
    const result = timed(setting, within24, { seen_at, referred_at }, today)
    expect({ ...result, due: at(result.due, 'minute') }).toMatchObject({ status, pending, due: '2026-03-08T12:00' })
  })

  const due = offset(instant(minute('referred_at')), 24 * 60, 'minutes')
  const zoned: Deadline = {
    kind: 'deadline', event: instant(minute('seen_at')), from: instant(minute('referred_at')), due, now: instant(now), shown: civil(due),
  }
  it.each([
    ['2026-03-07T12:00', '2026-03-08T13:00', 'met'],
    ['2026-10-31T12:00', '2026-11-01T11:00', 'met'],
    // 01:30 comes twice: due is the first, then the second
    ['2026-10-31T01:30', '2026-11-01T01:30', 'unknown'],
    ['2026-10-31T02:30', '2026-11-01T01:30', 'met'],
  ])('in New York from %s to %s, done then: %s', (from, expected, done) => {
    const given = { referred_at: from, seen_at: 'not yet' }
    const result = timed({ types, zone: newYork }, zoned, given, from)
    expect({ ...result, due: at(result.due, 'minute') }).toMatchObject({ status: 'unknown', pending: true, due: expected })
    expect(timed({ types, zone: newYork }, zoned, { ...given, seen_at: expected }, '2026-12-01').status).toBe(done)
  })
})
