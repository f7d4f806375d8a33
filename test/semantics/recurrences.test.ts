/** What recurs: in each period that has ended, enough; in the one that runs, pending while something lacks. */
import { describe, expect, it } from 'vitest'
import { duty } from '../support/duty.ts'
import { list } from '../support/meaning.ts'

const facts = ['began  date', 'ended  date', 'visits list of', '  on    date', '  hours number', 'tapering periods']
const visits = (through: string | null, ...days: readonly string[]) => list(through, ...days.map(on => ({ on })))

describe('at least every 4 weeks', () => {
  const says = duty({ facts }, 'visits at least every 4 weeks from began')
  // Periods end on 29 January, 26 February and 26 March.
  const began = '2026-01-01'

  it.each([
    [['2026-01-29', '2026-02-26'], '2026-02-26', 'met'],
    [['2026-01-29', '2026-02-26'], '2026-02-27', 'pending until 2026-03-26'],
    [['2026-01-29', '2026-02-26', '2026-02-27'], '2026-03-01', 'met'],
    [['2026-01-30', '2026-02-26'], '2026-03-01', 'violated'],
    [['2026-01-01'], '2026-01-15', 'met'],
    [[], '2026-01-15', 'pending until 2026-01-29'],
    // A period has ended on the day after its last.
    [[], '2026-01-29', 'pending until 2026-01-29'],
    [[], '2026-01-30', 'violated'],
  ])('with visits on %j, as of %s: %s', (days, asOf, expected) => {
    expect(says({ began, visits: visits('2026-12-31', ...days) }, asOf)).toBe(expected)
  })

  it('is not known to lack anything after the records end', () => {
    expect(says({ began, visits: visits('2026-01-20') }, '2026-02-10')).toBe('unknown')
    expect(says({ began, visits: visits('2026-01-29') }, '2026-02-10')).toBe('violated')
    expect(says({ visits: visits('2026-01-29') }, '2026-02-10')).toBe('unknown')
  })
})

describe('with an end and a state', () => {
  it('asks for nothing after the end', () => {
    const says = duty({ facts }, 'visits at least every 4 weeks from began until ended')
    const given = { began: '2026-01-01', ended: '2026-01-29', visits: visits('2026-12-31', '2026-01-10') }
    expect(says(given, '2026-06-01')).toBe('met')
    expect(says({ ...given, ended: '2026-03-30' }, '2026-06-01')).toBe('violated')
  })

  it('passes over periods with an excepted day', () => {
    const says = duty({ facts }, 'visits at least every 4 weeks from began while not tapering')
    const given = { began: '2026-01-01', visits: visits('2026-12-31', '2026-01-10', '2026-03-10') }
    expect(says({ ...given, tapering: list('2026-12-31') }, '2026-03-20')).toBe('violated')
    expect(says({ ...given, tapering: list('2026-12-31', { from: '2026-02-26', to: '2026-02-26' }) }, '2026-03-20')).toBe('met')
    expect(says({ ...given, tapering: list('2026-12-31', { from: '2026-02-27', to: '2026-02-27' }) }, '2026-03-20')).toBe('violated')
  })
})

describe('by the calendar', () => {
  const header = ['  week starts sunday']

  it('counts weeks that lie within in full', () => {
    const says = duty({ facts, header }, 'visits at least 2 per calendar week from began until ended')
    // Sunday 2026-03-01 to Saturday 2026-03-07
    const given = { began: '2026-02-25', ended: '2026-03-10' }
    expect(says({ ...given, visits: visits('2026-12-31', '2026-03-01', '2026-03-07') }, '2026-06-01')).toBe('met')
    expect(says({ ...given, visits: visits('2026-12-31', '2026-03-01', '2026-03-08') }, '2026-06-01')).toBe('violated')
    expect(says({ ...given, visits: visits('2026-12-31', '2026-03-01') }, '2026-03-05')).toBe('pending until 2026-03-07')
  })

  it('sums up an amount', () => {
    const says = duty({ facts }, 'sum of visits.hours at least 10 per calendar year from began')
    const given = (hours: number) => ({ began: '2025-01-01', visits: list('2026-12-31', { on: '2025-05-01', hours: 4 }, { on: '2025-12-31', hours }, { on: '2026-01-02', hours: 20 }) })
    expect(says(given(6), '2026-06-01')).toBe('met')
    expect(says(given(5.5), '2026-06-01')).toBe('violated')
  })
})

describe('an entry that a complete list does not have has not come yet', () => {
  const more = [...facts, 'stays   list of', '  on   date']
  const stays = (...entries: readonly string[]) => list('2026-12-31', ...entries.map(on => ({ on })))

  it('where it begins', () => {
    const says = duty({ facts: more }, 'visits at least every 4 weeks from latest stays.on')
    expect(says({ visits: visits('2026-12-31'), stays: stays() }, '2026-06-01')).toBe('met')
    expect(says({ visits: visits('2026-12-31'), stays: stays('2026-01-01') }, '2026-06-01')).toBe('violated')
  })

  it('where it ends', () => {
    const says = duty({ facts: more }, 'visits at least every 4 weeks from began until earliest stays.on')
    const began = '2026-01-01'
    expect(says({ began, visits: visits('2026-12-31', '2026-01-20'), stays: stays() }, '2026-02-10')).toBe('pending until 2026-02-26')
    expect(says({ began, visits: visits('2026-12-31'), stays: stays() }, '2026-02-10')).toBe('violated')
    expect(says({ began, visits: visits('2026-12-31'), stays: stays('2026-01-15') }, '2026-02-10')).toBe('met')
    const before = duty({ facts: more }, 'visits at least every 4 weeks from began until 2 weeks before earliest stays.on')
    expect(before({ began, visits: visits('2026-12-31'), stays: stays() }, '2026-02-10')).toBe('unknown')
    expect(before({ began, visits: visits('2026-12-31'), stays: stays('2026-02-11') }, '2026-02-11')).toBe('met')
  })
})
