/** Requirements: what is to be done by a day or a minute is met, violated, pending or unknown. */
import { describe, expect, it } from 'vitest'
import { duty } from '../support/duty.ts'
import { list } from '../support/meaning.ts'

const facts = ['seen   date', 'began  date', 'call   date and time', 'ref    date and time', 'agreed yes/no', 'visits list of', '  on   date']

describe('by the day', () => {
  const says = duty({ facts }, 'seen within 7 days after began')

  it.each([
    // what is known of the event, as of, what it comes to; the last day is 8 March
    ['2026-03-01', '2026-03-20', 'met'],
    ['2026-03-08', '2026-03-20', 'met'],
    ['2026-03-09', '2026-03-20', 'violated'],
    ['2026-02-28', '2026-03-20', 'violated'],
    ['not yet', '2026-03-01', 'pending until 2026-03-08'],
    ['not yet', '2026-03-07', 'pending until 2026-03-08'],
    // A day that is given without a time has ended, and with it the time for it.
    ['not yet', '2026-03-08', 'violated'],
    ['not yet', '2026-03-08T14:00', 'pending until 2026-03-08'],
    ['not yet', '2026-03-08T23:58', 'pending until 2026-03-08'],
    ['not yet', '2026-03-09', 'violated'],
    [null, '2026-03-05', 'pending until 2026-03-08'],
    [null, '2026-03-08', 'pending until 2026-03-08'],
    [null, '2026-03-09', 'unknown'],
    ['2026-03', '2026-03-20', 'unknown'],
    ['2026-02', '2026-03-05', 'violated'],
  ])('seen %s, as of %s: %s', (seen, asOf, expected) => expect(says({ seen, began: '2026-03-01' }, asOf)).toBe(expected))

  it('is due by the earliest day that it may be', () => {
    expect(says({ seen: 'not yet', began: '2026-03' }, '2026-03-05')).toBe('pending until 2026-03-08')
    expect(says({ seen: 'not yet' }, '2026-03-05')).toBe('unknown')
  })
})

describe('by the minute', () => {
  const says = duty({ facts }, 'call within 24 hours after ref')

  it.each([
    ['2026-03-02T14:30', '2026-03-20', 'met'],
    ['2026-03-02T14:31', '2026-03-20', 'violated'],
    ['not yet', '2026-03-01', 'pending until 2026-03-02 14:30'],
    ['not yet', '2026-03-02T14:29', 'pending until 2026-03-02 14:30'],
    ['not yet', '2026-03-02T14:30', 'violated'],
    ['not yet', '2026-03-02', 'violated'],
    ['2026-03-01', '2026-03-20', 'unknown'],
    ['2026-03-02', '2026-03-20', 'unknown'],
    ['2026-03-03', '2026-03-20', 'violated'],
  ])('call %s, as of %s: %s', (call, asOf, expected) => expect(says({ call, ref: '2026-03-01T14:30' }, asOf)).toBe(expected))
})

describe('by a day that is reckoned', () => {
  it('from another', () => {
    const says = duty({ facts, more: ['define last_day: 1 month after began'] }, 'seen on or before last_day')
    expect(says({ seen: '2020-01-01', began: '2026-01-31' })).toBe('met')
    expect(says({ seen: '2026-03-01', began: '2026-01-31' }, '2026-03-02')).toBe('violated')
    expect(says({ seen: 'not yet', began: '2026-01-31' }, '2026-02-01')).toBe('pending until 2026-02-28')
  })

  it('as the third day of attendance', () => {
    const says = duty({ facts }, 'seen on or before day 3 of visits')
    const visits = (through: string | null, ...days: readonly string[]) => list(through, ...days.map(on => ({ on })))
    const three = ['2026-02-10', '2026-02-10', '2026-02-12', '2026-02-17']
    expect(says({ seen: '2026-02-17', visits: visits('2026-02-28', ...three) })).toBe('met')
    expect(says({ seen: '2026-02-18', visits: visits('2026-02-28', ...three) })).toBe('violated')
    expect(says({ seen: '2026-02-10', visits: visits('2026-02-28', ...three.slice(1)) })).toBe('met')
    expect(says({ seen: 'not yet', visits: visits('2026-02-16', ...three) }, '2026-02-17T10:00')).toBe('pending until 2026-02-17')
    expect(says({ seen: 'not yet', visits: visits('2026-02-16', ...three) }, '2026-02-16')).toBe('pending')
  })
})

describe('together with other things', () => {
  const two = duty({ facts }, 'ALL of', '  1. seen within 7 days after began', '  2. call within 24 hours after ref', '  3. agreed')
  const given = { began: '2026-03-01', ref: '2026-03-01T10:00', seen: 'not yet', call: 'not yet', agreed: true }

  it('is due with the first of them', () => {
    expect(two(given, '2026-03-01T12:00')).toBe('pending until 2026-03-02 10:00')
    expect(two({ ...given, call: '2026-03-01T11:00' }, '2026-03-01T12:00')).toBe('pending until 2026-03-08')
  })

  it('is violated, or unknown, where no time helps', () => {
    expect(two({ ...given, agreed: false }, '2026-03-01T12:00')).toBe('violated')
    expect(two({ ...given, agreed: null }, '2026-03-01T12:00')).toBe('unknown')
    expect(two(given, '2026-03-02T12:00')).toBe('violated')
  })

  it('binds those whom `when` says, and lets `unless` waive it', () => {
    const says = duty({ facts }, 'when agreed', 'seen within 7 days after began', 'unless any visits')
    const some = { seen: 'not yet', began: '2026-03-01', visits: list('2026-03-20') }
    expect(says({ ...some, agreed: true }, '2026-03-20')).toBe('violated')
    expect(says({ ...some, agreed: false }, '2026-03-20')).toBe('met')
    expect(says({ ...some, agreed: null }, '2026-03-20')).toBe('unknown')
    expect(says({ ...some, agreed: true, visits: list('2026-03-20', { on: '2026-03-19' }) }, '2026-03-20')).toBe('met')
  })

  it('under `not` is no deadline', () => {
    const says = duty({ facts }, 'not seen within 7 days after began')
    expect(says({ seen: null, began: '2026-03-01' }, '2026-03-05')).toBe('unknown')
    expect(says({ seen: '2026-03-05', began: '2026-03-01' }, '2026-03-05')).toBe('violated')
  })
})

describe('an entry that a complete list does not have has not come yet', () => {
  const visits = (through: string | null, ...days: readonly string[]) => list(through, ...days.map(on => ({ on })))
  const began = '2026-03-01'

  it.each([
    ['2026-03-04', [], 'pending until 2026-03-08'],
    ['2026-03-07', [], 'pending until 2026-03-08'],
    // As of a day is as of its end.
    ['2026-03-08', [], 'violated'],
    ['2026-03-08T14:00', [], 'pending until 2026-03-08'],
    ['2026-03-09', [], 'violated'],
    ['2026-03-20', ['2026-03-08'], 'met'],
    ['2026-03-20', ['2026-03-09'], 'violated'],
    ['2026-03-20', ['2026-02-28', '2026-03-05'], 'violated'],
  ])('what has to be done, as of %s, visits on %j: %s', (asOf, days, expected) => {
    expect(duty({ facts }, 'earliest visits.on within 7 days after began')({ began, visits: visits(asOf.slice(0, 10), ...days) }, asOf)).toBe(expected)
  })

  it('of a list that may lack it, there is none or there may be one', () => {
    const says = duty({ facts }, 'earliest visits.on within 7 days after began')
    expect(says({ began, visits: visits('2026-03-03') }, '2026-03-08')).toBe('pending until 2026-03-08')
    expect(says({ began, visits: visits('2026-03-03') }, '2026-03-09')).toBe('unknown')
    expect(says({ visits: visits('2026-03-03') }, '2026-03-03')).toBe('unknown')
  })

  it('may have been due before, where it is reckoned back', () => {
    const says = duty({ facts, more: ['define prepared: 3 days before earliest visits.on'] }, 'prepared within 7 days after began')
    expect(says({ began, visits: visits('2026-03-08') }, '2026-03-08')).toBe('pending until 2026-03-08')
    // A visit on 10 March was prepared on the 7th.
    expect(says({ began, visits: visits('2026-03-09') }, '2026-03-09')).toBe('unknown')
    expect(says({ began, visits: visits('2026-03-10', '2026-03-10') }, '2026-03-10')).toBe('met')
  })

  it('what it is reckoned from', () => {
    const says = duty({ facts }, 'seen within 7 days after latest visits.on')
    expect(says({ seen: 'not yet', visits: visits('2026-03-20') }, '2026-03-20')).toBe('pending')
    expect(says({ seen: null, visits: visits('2026-03-20') }, '2026-03-20')).toBe('pending')
    expect(says({ seen: '2026-03-10', visits: visits('2026-03-20') }, '2026-03-20')).toBe('violated')
    expect(says({ seen: 'not yet', visits: visits('2026-03-20', '2026-03-15') }, '2026-03-20')).toBe('pending until 2026-03-22')
  })

  it('what it is reckoned from, alone', () => {
    const says = duty({ facts }, 'seen on or before 7 days after latest visits.on')
    expect(says({ seen: 'not yet', visits: visits('2026-03-20') }, '2026-03-20')).toBe('pending')
    expect(says({ seen: '2026-03-10', visits: visits('2026-03-20') }, '2026-03-20')).toBe('met')
  })

  it('by the minute', () => {
    const says = duty({ facts: [...facts, 'calls list of', '  took  date and time'], header: ['  time zone  "America/New_York"'] }, 'earliest calls.took within 24 hours after ref')
    const calls = (...times: readonly string[]) => list('2026-11-30', ...times.map(took => ({ took })))
    expect(says({ ref: '2026-03-01T14:30', calls: calls() }, '2026-03-02T14:29')).toBe('pending until 2026-03-02 14:30')
    expect(says({ ref: '2026-03-01T14:30', calls: calls() }, '2026-03-02T14:30')).toBe('violated')
    // 01:59 comes twice; after the first of them there is time until 01:30 in winter time.
    expect(says({ ref: '2026-10-31T02:30', calls: calls() }, '2026-11-01T00:59')).toBe('pending until 2026-11-01 01:30')
    expect(says({ ref: '2026-10-31T02:30', calls: calls() }, '2026-11-01T01:59')).toBe('unknown')
    expect(says({ ref: '2026-10-31T02:30', calls: calls() }, '2026-11-01T02:00')).toBe('violated')
  })
})
