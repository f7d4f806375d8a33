/** Look-back: windows on the days around their ends, and records that are not complete. */
import type { FactsInput } from '@rubric/compiler'
import type { StatusWord } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { conditionUnder, list } from '../support/meaning.ts'
import { events, recordFacts } from '../support/records.ts'

const decided = conditionUnder(recordFacts, 'define cutoff: 2026-01-15')
const days = (through: string | null, ...on: readonly string[]): FactsInput => ({
  events: list(through, ...on.map(day => ({ on: day }))),
})

/** Whether an entry of that day is counted, in a list that is complete for ever. */
const counted = (window: string, on: string, asOf: string, more: FactsInput = {}): StatusWord =>
  decided(`count of events ${window} is 1`).says({ ...days('9999-12-31', on), ...more }, asOf)

describe('a window includes its first and its last day', () => {
  it.each([
    // as of, the day before the window, its first day, its last day, the day after
    ['in the past 30 days', '2026-03-31', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'],
    ['in the past 1 day', '2026-03-01', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'],
    ['in the past 2 weeks', '2026-03-10', '2026-02-23', '2026-02-24', '2026-03-10', '2026-03-11'],
    ['in the past 6 months', '2026-03-01', '2025-08-31', '2025-09-01', '2026-03-01', '2026-03-02'],
    ['in the past 6 months', '2026-08-31', '2026-02-27', '2026-02-28', '2026-08-31', '2026-09-01'],
    ['in the past 6 months', '2024-08-31', '2024-02-28', '2024-02-29', '2024-08-31', '2024-09-01'],
    ['in the past 6 months', '2026-02-28', '2025-08-27', '2025-08-28', '2026-02-28', '2026-03-01'],
    ['in the past 1 month', '2026-03-31', '2026-02-27', '2026-02-28', '2026-03-31', '2026-04-01'],
    ['in the past 1 month', '2026-03-30', '2026-02-27', '2026-02-28', '2026-03-30', '2026-03-31'],
    ['in the past 1 year', '2024-02-29', '2023-02-27', '2023-02-28', '2024-02-29', '2024-03-01'],
    ['in the past 10 years', '2026-03-01', '2016-02-29', '2016-03-01', '2026-03-01', '2026-03-02'],
  ])('%s, as of %s', (window, asOf, before, first, last, after) => {
    expect([before, first, last, after].map(on => counted(window, on, asOf))).toEqual(['not met', 'met', 'met', 'not met'])
  })

  it.each([
    // admitted, then as above; these windows do not look at as of
    ['in the 30 days before admitted', '2026-01-31', '2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'],
    ['in the 6 months before admitted', '2025-08-31', '2025-02-27', '2025-02-28', '2025-08-31', '2025-09-01'],
    ['in the 30 days after admitted', '2026-01-01', '2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'],
    ['in the 1 month after admitted', '2026-01-31', '2026-01-30', '2026-01-31', '2026-02-28', '2026-03-01'],
    ['in the 1 month after admitted', '2030-01-31', '2030-01-30', '2030-01-31', '2030-02-28', '2030-03-01'],
    ['in the 2 weeks before 1 month after admitted', '2026-01-31', '2026-02-13', '2026-02-14', '2026-02-28', '2026-03-01'],
  ])('%s, on %s', (window, admitted, before, first, last, after) => {
    expect([before, first, last, after].map(on => counted(window, on, '2026-03-01', { admitted }))).toEqual([
      'not met',
      'met',
      'met',
      'not met',
    ])
  })

  it.each([
    ['since admitted', '2026-01-14', '2026-01-15'],
    ['since cutoff', '2026-01-14', '2026-01-15'],
    ['since 2026-01-15', '2026-01-14', '2026-01-15'],
    ['since 45 days before as of', '2026-01-14', '2026-01-15'],
  ])('%s: from that day to as of', (window, before, first) => {
    const found = [before, first, '2026-03-01', '2026-03-02'].map(on =>
      counted(window, on, '2026-03-01', { admitted: '2026-01-15' }),
    )
    expect(found).toEqual(['not met', 'met', 'met', 'not met'])
  })

  it('without a window, all entries up to as of count', () => {
    expect(['0001-01-01', '2026-03-01', '2026-03-02'].map(on => counted('', on, '2026-03-01'))).toEqual(['met', 'met', 'not met'])
  })

  it('a window of no days, and one that ends before it begins, hold nothing', () => {
    expect(counted('since admitted', '2026-03-01', '2026-03-01', { admitted: '2026-03-02' })).toBe('not met')
    expect(counted('in the past 0 days', '2026-03-01', '2026-03-01')).toBe('met')
  })

  it('an entry with a date and time counts on its civil day', () => {
    const { says } = decided('any calls in the past 2 days')
    const calls = (made: string) => says({ calls: list('2026-03-01', { made }) })
    expect(['2026-02-26T23:59', '2026-02-27T00:00', '2026-02-27', '2026-03-01T23:59', '2026-03-02T00:00'].map(calls)).toEqual([
      'not met',
      'met',
      'met',
      'met',
      'not met',
    ])
  })

  it('a moment as the end of a window counts on its day', () => {
    expect(counted('in the 2 days before ready_at', '2026-02-08', '2026-03-01', { ready_at: '2026-02-10T00:01' })).toBe('met')
    expect(counted('in the 2 days before ready_at', '2026-02-07', '2026-03-01', { ready_at: '2026-02-10T23:59' })).toBe('not met')
  })
})

describe('a list is exact through its `complete through` date, and a lower bound after it', () => {
  const twoBefore = ['2026-01-01', '2026-02-01']
  it.each([
    // complete through, condition on a list with two entries, expected as of 2026-03-01
    ['2026-03-01', 'count of events at least 2', 'met'],
    ['2026-02-28', 'count of events at least 2', 'met'],
    [null, 'count of events at least 2', 'met'],
    ['2026-03-01', 'count of events at least 3', 'not met'],
    ['2026-02-28', 'count of events at least 3', 'unknown'],
    [null, 'count of events at least 3', 'unknown'],
    ['2026-03-01', 'count of events less than 3', 'met'],
    ['2026-02-28', 'count of events less than 3', 'unknown'],
    ['2026-03-01', 'count of events less than 2', 'not met'],
    ['2026-02-28', 'count of events less than 2', 'not met'],
    ['2026-03-01', 'count of events is 2', 'met'],
    ['2026-02-28', 'count of events is 2', 'unknown'],
    ['2026-02-28', 'count of events is 1', 'not met'],
    ['2026-02-28', 'count of events is not 1', 'met'],
    ['2026-02-28', 'count of events is not 2', 'unknown'],
    ['2026-03-01', 'count of events between 1 and 2', 'met'],
    ['2026-02-28', 'count of events between 1 and 2', 'unknown'],
    ['2026-02-28', 'count of events in (0, 1)', 'not met'],
    ['2026-02-28', 'count of events in (1, 2)', 'unknown'],
    ['2026-03-02', 'count of events is 2', 'met'],
    ['2027-01-01', 'count of events is 2', 'met'],
    // The window ends earlier: what came later does not matter to it.
    ['2026-01-31', 'count of events in the 1 month before 2026-01-31 is 1', 'met'],
    ['2026-01-30', 'count of events in the 1 month before 2026-01-31 is 1', 'unknown'],
    // The window ends later than as of: the record must reach its end.
    ['2026-03-01', 'no events in the 30 days after 2026-02-15', 'unknown'],
    ['2026-03-16', 'no events in the 30 days after 2026-02-15', 'unknown'],
    ['2026-03-17', 'no events in the 30 days after 2026-02-15', 'met'],
  ] as const)('complete through %s: %s is %s', (through, condition, expected) => {
    expect(decided(condition).says(days(through, ...twoBefore))).toBe(expected)
  })

  it.each([
    ['any events', '2026-03-01', 'not met'],
    ['any events', null, 'unknown'],
    ['no events', '2026-03-01', 'met'],
    ['no events', null, 'unknown'],
    ['every events has kept', '2026-03-01', 'met'],
    ['every events has kept', null, 'unknown'],
    ['sum of events.hours at least 1 h', '2026-03-01', 'not met'],
    ['sum of events.hours at least 0 h', '2026-03-01', 'met'],
    ['sum of events.hours at least 1 h', null, 'unknown'],
  ] as const)('a record without entries: %s, complete through %s: %s', (condition, through, expected) => {
    expect(decided(condition).says(days(through))).toBe(expected)
  })

  it('no record at all is an empty one that is not complete', () => {
    expect(['any events', 'no events', 'count of events at least 0'].map(condition => decided(condition).says({}))).toEqual([
      'unknown',
      'unknown',
      'met',
    ])
    expect(decided('no events').says({ events: null })).toBe('unknown')
  })

  it('a record that is complete through a month or year is so through its first day', () => {
    const { says } = decided('no events')
    expect([says(days('2026-03'), '2026-03-01'), says(days('2026-03'), '2026-03-02'), says(days('2026'), '2026-01-01')]).toEqual([
      'met',
      'unknown',
      'met',
    ])
  })
})

describe('entries after as of', () => {
  it.each([
    ['any events', 'not met'],
    ['any events in the past 1 year', 'not met'],
    ['any events since 2026-01-01', 'not met'],
    ['no events', 'met'],
    ['latest events.score at least 0', 'not met'],
    ['every events has kept', 'met'],
    ['sum of events.score is 0', 'met'],
    ['any events in the 30 days after 2026-02-15', 'met'],
    ['any events in the 30 days before 2026-03-15', 'met'],
  ] as const)('%s: %s', (condition, expected) => {
    expect(decided(condition).says(events('2026-12-31', { on: '2026-03-02', kept: false, score: 5 }))).toBe(expected)
  })
})

describe('an entry that may or may not count makes the count a range', () => {
  it.each([
    ['no date', { setting: 'ward' }, 'any events where setting is ward', 'unknown'],
    ['no date, no window: it may lie after as of', {}, 'no events', 'unknown'],
    ['a date known in part, inside', { on: '2026-02' }, 'any events in the past 2 months', 'met'],
    ['a date known in part, across the end', { on: '2026-03' }, 'any events in the past 2 months', 'unknown'],
    ['a date known in part, outside', { on: '2025' }, 'any events in the past 2 months', 'not met'],
    ['a field that is not known', { on: '2026-02-01' }, 'any events where setting is ward', 'unknown'],
    ['a field that does not fit', { on: '2026-02-01', setting: 'home' }, 'any events where setting is ward', 'not met'],
    ['another field rules it out', { on: '2026-02-01', kept: false }, 'any events where kept and setting is ward', 'not met'],
    ['the date rules it out', { on: '2025-01-01' }, 'any events where setting is ward in the past 2 months', 'not met'],
    ['a fact that is not known', { on: '2026-02-01', kept: true }, 'any events where (kept and urgent)', 'unknown'],
  ] as const)('%s', (_, entry, condition, expected) =>
    expect(decided(condition).says(events('2026-03-01', entry))).toBe(expected),
  )

  it('from the sure ones to the possible ones', () => {
    const given = events(
      '2026-03-01',
      { on: '2026-02-01', kept: true },
      { on: '2026-02-01' },
      { kept: true },
      { on: '2026-02-01', kept: false },
    )
    const count = (test: string) => decided(`count of events where (kept) ${test}`).says(given)
    expect([count('at least 1'), count('at least 2'), count('at least 4'), count('at most 3'), count('is 0')]).toEqual([
      'met',
      'unknown',
      'not met',
      'met',
      'not met',
    ])
  })

  it('an end of the window that is not known', () => {
    const { says } = decided('any events since admitted')
    expect([
      says({ ...days('2026-03-01', '2026-02-01') }),
      says({ ...days('2026-03-01', '2026-02-01'), admitted: '2026-02' }),
      says({ ...days('2026-03-01', '2026-02-01'), admitted: '2026-01' }),
    ]).toEqual(['unknown', 'unknown', 'met'])
  })
})
