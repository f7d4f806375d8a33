/** Lists: filters, `every`, `latest`, sums, and lists without dates. */
import type { FactsInput } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { conditionUnder, faultsUnder, list } from '../support/meaning.ts'
import { events, recordFacts } from '../support/records.ts'

const decided = conditionUnder(recordFacts, 'define cutoff: 2026-01-15')

describe('`where` looks at one entry at a time', () => {
  const given = {
    urgent: true,
    n: 3,
    admitted: '2026-02-01',
    ...events(
      '2026-03-01',
      { on: '2026-01-10', setting: 'ward', kept: true, hours: 2, score: 3, level: 'severe', code: 'F32.1' },
      { on: '2026-02-10', setting: 'home', kept: true, hours: 1.5, score: 1, level: 'mild', code: 'F33' },
      { on: '2026-02-20', setting: 'ward', kept: false, hours: 0.25, score: 0, level: 'none', code: 'F41.1' },
    ),
  }
  it.each([
    ['count of events where setting is ward is 2', 'met'],
    ['count of events where (kept) is 2', 'met'],
    ['count of events where (not kept) is 1', 'met'],
    ['count of events where (setting is ward and kept) is 1', 'met'],
    ['count of events where (setting is ward or kept) is 3', 'met'],
    ['any events where setting is ward and not kept', 'met'],
    ['any events where setting is home and not kept', 'not met'],
    ['any events where hours at least 2 h and less than 3 h', 'met'],
    ['any events where hours between 90 and 120 min', 'met'],
    ['any events where level at least severe', 'met'],
    ['any events where code in (F33, F99)', 'met'],
    ['any events where score at least n', 'met'],
    ['any events where on before admitted', 'met'],
    ['any events where on within 7 days after admitted', 'not met'],
    ['count of events where (on after admitted) is 2', 'met'],
    ['any events where at least 2 of (kept, score at least 1, setting is ward)', 'met'],
    ['every events where setting is ward has hours less than 3 h', 'met'],
    ['every events where setting is ward has kept', 'not met'],
    ['every events where (kept) in the past 1 month has setting is home', 'met'],
    ['no events where level is severe in the past 1 month', 'met'],
    ['no events where level is severe in the past 2 months', 'not met'],
  ] as const)('%s', (condition, expected) => {
    expect(decided(condition).says(given)).toBe(expected)
  })

  it.each([
    'no events where kept and urgent',
    'any events where urgent or kept',
    'every events has kept and urgent',
    'no events where kept and n at least 2 in the past 1 month',
  ])('%s: whether the fact of the member belongs to the filter has to be said', condition => {
    expect(faultsUnder(recordFacts)(condition).map(fault => fault.split(':')[0])).toContain('filter-without-end')
  })

  it.each([
    ['no events where (kept and urgent)', 'not met'],
    ['(no events where kept) and urgent', 'not met'],
    ['urgent and any events where kept', 'met'],
    ['any events where urgent', 'met'],
    ['every events has (kept or urgent)', 'met'],
  ] as const)('%s: said', (condition, expected) => expect(decided(condition).says(given)).toBe(expected))
})

describe('`unless` ends a filter', () => {
  it.each([
    ['every events has kept unless urgent'],
    ['any events where kept unless urgent'],
    ['no events where not kept unless urgent'],
  ])('%s', condition => {
    expect(decided(condition).says({ urgent: true, ...events('2026-03-01') })).toBe('met')
    expect(decided(condition).graph.conditions.map(({ text }) => text)).toEqual([
      condition.replace(' unless urgent', ''),
      'urgent',
    ])
  })
})

describe('`every … has`', () => {
  it.each([
    ['none of them fails', [{ kept: true }, { kept: true }], '2026-03-01', 'met'],
    ['one fails', [{ kept: true }, { kept: false }], '2026-03-01', 'not met'],
    ['one fails, however much is missing', [{ kept: false }], null, 'not met'],
    ['one is not known', [{ kept: true }, {}], '2026-03-01', 'unknown'],
    ['one is not known, another fails', [{}, { kept: false }], '2026-03-01', 'not met'],
    ['more may be missing', [{ kept: true }], null, 'unknown'],
    ['there is none', [], '2026-03-01', 'met'],
  ] as const)('%s', (_, entries, through, expected) => {
    expect(
      decided('every events has kept').says(events(through, ...entries.map(entry => ({ on: '2026-02-01', ...entry })))),
    ).toBe(expected)
  })
})

describe('`latest` and `earliest`', () => {
  const two = [
    { on: '2026-01-10', score: 3, kept: true },
    { on: '2026-02-10', score: 5, kept: false },
  ]
  it.each([
    ['latest events.score is 5', two, 'met'],
    ['earliest events.score is 3', two, 'met'],
    ['latest events.score at least 6', two, 'not met'],
    ['latest events.kept', two, 'not met'],
    ['earliest events.kept', two, 'met'],
    ['latest events.kept is no', two, 'met'],
    ['latest events.kept is yes', two, 'not met'],
    ['latest events.kept is not yes', two, 'met'],
    ['latest events.score where (kept) is 3', two, 'met'],
    ['latest events.score in the 1 month before 2026-01-31 is 3', two, 'met'],
    ['latest events.score more than earliest events.score', two, 'met'],
    // On one day: equal, or open between them.
    ['latest events.score is 3', [two[0], { on: '2026-01-10', score: 3 }], 'met'],
    ['latest events.score is 3', [two[0], { on: '2026-01-10', score: 5 }], 'unknown'],
    ['latest events.score at least 3', [two[0], { on: '2026-01-10', score: 5 }], 'met'],
    ['latest events.score at least 6', [two[0], { on: '2026-01-10', score: 5 }], 'not met'],
    ['latest events.kept', [two[0], { on: '2026-01-10', kept: false }], 'unknown'],
    // A date known in part may be the latest.
    ['latest events.score is 5', [...two, { on: '2026-02', score: 7 }], 'unknown'],
    ['latest events.score is 5', [...two, { on: '2025', score: 7 }], 'met'],
    ['latest events.score is 5', [...two, { score: 7 }], 'unknown'],
    ['latest events.score is 5', [...two, { on: '2026-02-20' }], 'unknown'],
    ['earliest events.score is 3', [...two, { on: '2026-02-20' }], 'met'],
    // Not known whether it fits.
    ['latest events.score where (kept) is 3', [...two, { on: '2026-02-20', score: 7 }], 'unknown'],
    ['latest events.score where (kept) is 3', [...two, { on: '2026-01-01', score: 7 }], 'met'],
  ] as const)('%s of %j: %s', (condition, entries, expected) => {
    expect(decided(condition).says(events('2026-03-01', ...(entries as readonly FactsInput[])))).toBe(expected)
  })

  it.each([
    'latest events.score at least 0',
    'latest events.score is 5',
    'latest events.kept',
    'latest events.on before as of',
    'earliest events.level is mild',
  ])('%s is unknown where the list is not complete', condition => {
    expect([decided(condition).says(events(null, ...two)), decided(condition).says(events('2026-02-28', ...two))]).toEqual([
      'unknown',
      'unknown',
    ])
  })

  it.each([
    'latest events.score at least 0',
    'latest events.score less than 100',
    'latest events.score is not 5',
    'latest events.score not in (1, 2)',
    'latest events.score between 0 and 100',
    'latest events.kept',
    'latest events.kept is yes',
    'latest events.kept is no',
    'latest events.kept is not yes',
    'latest events.level is not severe',
    'latest events.code is not F32.1',
    'latest events.code not in (F32.1)',
    'latest events.on before as of',
    'latest events.on is not 2026-01-01',
    'latest events.on within 10 years of as of',
    'admitted after latest events.on',
    'latest calls.missed is no',
    'latest calls.made before as of',
    'latest events.score at most latest events.score',
  ])('%s is not met where a complete list has no entry that fits', condition => {
    expect(decided(condition).says({ events: list('2026-03-01'), calls: list('2026-03-01'), admitted: '2026-02-01' })).toBe(
      'not met',
    )
  })

  it('`is no` asks for an entry besides, and says so', () => {
    expect(
      decided('latest events.kept where (score at least 2) in the past 1 year is no').graph.conditions.map(({ text }) => text),
    ).toEqual([
      'latest events.kept where (score at least 2) in the past 1 year',
      'any events where (score at least 2) in the past 1 year',
    ])
  })

  it('`not` turns that round', () => {
    expect(decided('not latest events.score at least 3').says(events('2026-03-01'))).toBe('met')
    expect(decided('not latest events.kept').says(events('2026-03-01'))).toBe('met')
  })

  it('entries with a time follow each other by the minute', () => {
    const calls = list('2026-03-01', { made: '2026-02-01T10:00', missed: true }, { made: '2026-02-01T10:01', missed: false })
    expect([decided('latest calls.missed').says({ calls }), decided('earliest calls.missed').says({ calls })]).toEqual([
      'not met',
      'met',
    ])
    const oneWithoutTime = list('2026-03-01', { made: '2026-02-01T10:00', missed: true }, { made: '2026-02-01', missed: false })
    expect(decided('latest calls.missed').says({ calls: oneWithoutTime })).toBe('unknown')
  })

  it('a window whose end is no date holds nothing', () => {
    const given = { events: list('2026-03-01', { on: '2026-02-01' }), calls: list('2026-03-01') }
    expect(decided('any events since latest calls.made').says(given)).toBe('not met')
    expect(decided('no events since latest calls.made').says(given)).toBe('met')
    expect(
      decided('any events since latest calls.made').says({ ...given, calls: list('2026-03-01', { made: '2026-02-01T23:00' }) }),
    ).toBe('met')
  })
})

describe('`sum of`', () => {
  it.each([
    ['sum of events.hours at least 3.75 h', 'met'],
    ['sum of events.hours more than 3.75 h', 'not met'],
    ['sum of events.hours at least 225 min', 'met'],
    ['sum of events.hours is 3.75 h', 'met'],
    ['sum of events.score is 4', 'met'],
    ['sum of events.hours where (kept) is 3.5 h', 'met'],
    ['sum of events.hours in the past 1 month is 1.75 h', 'met'],
  ] as const)('%s: %s', (condition, expected) => {
    expect(
      decided(condition).says(
        events(
          '2026-03-01',
          { on: '2026-01-10', hours: 2, score: 3, kept: true },
          { on: '2026-02-10', hours: 1.5, score: 1, kept: true },
          { on: '2026-02-20', hours: 0.25, score: 0, kept: false },
        ),
      ),
    ).toBe(expected)
  })

  it('of a count: an amount that is not known adds nothing or more', () => {
    const given = events('2026-03-01', { on: '2026-02-01', score: 3 }, { on: '2026-02-01' })
    expect(
      ['at least 3', 'at least 4', 'less than 3', 'at most 3'].map(test => decided(`sum of events.score ${test}`).says(given)),
    ).toEqual(['met', 'unknown', 'not met', 'unknown'])
    expect(decided('sum of events.score at least 3').says(events(null, { on: '2026-02-01', score: 3 }))).toBe('met')
  })

  it('of a number, which may be below zero: it leaves the sum open', () => {
    const { says } = decided('sum of needs.weight at least 3')
    expect([
      says({ needs: list('2026-03-01', { weight: 5 }, { weight: -3 }) }),
      says({ needs: list('2026-03-01', { weight: 5 }, { weight: -2 }) }),
      says({ needs: list('2026-03-01', { weight: 5 }, {}) }),
      says({ needs: list(null, { weight: 5 }) }),
    ]).toEqual(['not met', 'met', 'unknown', 'unknown'])
  })

  it('adds decimals exactly', () => {
    const tenth = Array.from({ length: 10 }, () => ({ weight: 0.1 }))
    expect(decided('sum of needs.weight is 1').says({ needs: list('2026-03-01', ...tenth) })).toBe('met')
    expect(decided('sum of needs.weight is 0.3').says({ needs: list('2026-03-01', { weight: 0.1 }, { weight: 0.2 }) })).toBe(
      'met',
    )
  })
})

describe('a list without a date', () => {
  const given = (through: string | null) => ({
    needs: list(through, { kind: 'food', served: true }, { kind: 'shelter', served: false }),
  })
  it.each([
    ['count of needs is 2', '2026-03-01', 'met'],
    ['count of needs is 2', '2026-02-28', 'unknown'],
    ['any needs where not served', null, 'met'],
    ['every needs where kind is food has served', '2026-03-01', 'met'],
    ['every needs where kind is food has served', null, 'unknown'],
  ] as const)('%s, complete through %s: %s', (condition, through, expected) =>
    expect(decided(condition).says(given(through))).toBe(expected),
  )

  it.each([
    ['any needs in the past 6 months', 'list-without-a-date'],
    ['latest needs.served', 'list-without-a-date'],
    ['no needs since admitted', 'list-without-a-date'],
  ])('%s has no answer', (condition, code) =>
    expect(faultsUnder(recordFacts)(condition).map(fault => fault.split(':')[0])).toEqual([code]),
  )
})

describe('what is not asked of a list', () => {
  it.each([
    ['events', 'not-a-condition'],
    ['events at least 2', 'not-a-value'],
    ['events.setting is home', 'unknown-name'],
    ['any events where setting is calls.missed', 'unknown-value'],
    ['count of events.score at least 2', 'field-not-wanted'],
    ['sum of events at least 2', 'field-needed'],
    ['latest events at least 2', 'field-needed'],
    ['sum of events.setting at least 2', 'not-a-value'],
    ['sum of events.on at least 2', 'not-a-value'],
    ['sum of events.wrong at least 2', 'unknown-field'],
    ['count of n at least 2', 'not-a-list'],
    ['any wrong', 'unknown-name'],
    ['count of events at least 2.5', 'bad-number'],
    ['count of events at least 2 days', 'unit-mismatch'],
    ['count of events', 'not-a-condition'],
    ['count of events where setting is ward and kept at least 1', 'not-a-condition'],
    ['latest events.score where kept', 'not-a-condition'],
    ['any events at least 2', 'line-not-understood'],
    ['any events in the past 24 hours', 'clock-and-calendar'],
    ['any events since n', 'type-mismatch'],
    ['any events where any calls', 'list-within-a-list'],
    ['any events where on after latest calls.made', 'list-within-a-list'],
    ['every events has score at least count of calls', 'list-within-a-list'],
  ])('%s', (condition, code) => expect(faultsUnder(recordFacts)(condition).map(fault => fault.split(':')[0])).toEqual([code]))
})
