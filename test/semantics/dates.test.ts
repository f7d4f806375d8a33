/** Dates: on the days around every end. */
import { describe, expect, it } from 'vitest'
import { conditionUnder, faultsUnder, list } from '../support/meaning.ts'

const facts = [
  'seen   date',
  'other  date',
  'ref    date and time',
  'ref2   date and time',
  'n      count',
  'grade  none < mild',
  'visits list of',
  '  on    date',
  '  kept  yes/no',
].join('\n')
const more = 'define deadline: 30 days after other\n\ndefine cutoff: 2026-01-15'
const decided = conditionUnder(facts, more)

describe('`before`, `after`, `on` and their likes, by the day', () => {
  it.each([
    // the day before, the day itself, the day after
    ['before 2026-03-10', 'met', 'not met', 'not met'],
    ['after 2026-03-10', 'not met', 'not met', 'met'],
    ['on 2026-03-10', 'not met', 'met', 'not met'],
    ['on or before 2026-03-10', 'met', 'met', 'not met'],
    ['on or after 2026-03-10', 'not met', 'met', 'met'],
    ['is 2026-03-10', 'not met', 'met', 'not met'],
    ['is not 2026-03-10', 'met', 'not met', 'met'],
    ['= 2026-03-10', 'not met', 'met', 'not met'],
    ['between 2026-03-10 and 2026-03-10', 'not met', 'met', 'not met'],
  ])('%s', (test, ...expected) => {
    const { says } = decided(`seen ${test}`)
    expect(['2026-03-09', '2026-03-10', '2026-03-11'].map(seen => says({ seen }))).toEqual(expected)
  })

  it.each([
    ['seen before other', '2026-03-09', '2026-03-10', 'met'],
    ['seen before other', '2026-03-10', '2026-03-10', 'not met'],
    ['seen on or after as of', '2026-03-01', '2026-01-01', 'met'],
    ['seen after as of', '2026-03-01', '2026-01-01', 'not met'],
    ['seen between other and as of', '2026-01-01', '2026-01-01', 'met'],
    ['seen between other and as of', '2026-03-01', '2026-01-01', 'met'],
    ['seen between other and as of', '2025-12-31', '2026-01-01', 'not met'],
    ['seen between other and as of', '2026-03-02', '2026-01-01', 'not met'],
    ['seen after deadline', '2026-02-01', '2026-01-01', 'met'],
    ['seen after deadline', '2026-01-31', '2026-01-01', 'not met'],
    ['seen on or before cutoff and on or after 2026-01-01', '2026-01-15', '2026-01-01', 'met'],
    ['seen on or before 1 month after 30 days after other', '2026-02-28', '2026-01-01', 'met'],
    ['seen on or before 1 month after 30 days after other', '2026-03-01', '2026-01-01', 'not met'],
  ])('%s: %s, %s', (condition, seen, other, expected) => expect(decided(condition).says({ seen, other })).toBe(expected))
})

/** The day before the first, the first and last that are met, and the day after the last; null where there is no end. */
type Ends = readonly [
  phrase: string,
  anchor: string,
  before: string | null,
  first: string | null,
  last: string | null,
  after: string | null,
]

const onBothSides = (fact: string, anchorFact: string, [phrase, anchor, before, first, last, after]: Ends): void => {
  const { says } = decided(`${fact} ${phrase} ${anchorFact}`)
  const days = [before, first, last, after].map(day => (day === null ? null : says({ [fact]: day, [anchorFact]: anchor })))
  expect(days).toEqual([before && 'not met', first && 'met', last && 'met', after && 'not met'])
}

describe('time phrases include the ends that they name', () => {
  it.each<Ends>([
    ['within 7 days after', '2026-03-10', '2026-03-09', '2026-03-10', '2026-03-17', '2026-03-18'],
    ['within 7 days before', '2026-03-10', '2026-03-02', '2026-03-03', '2026-03-10', '2026-03-11'],
    ['within 7 days of', '2026-03-10', '2026-03-02', '2026-03-03', '2026-03-17', '2026-03-18'],
    ['within 0 days of', '2026-03-10', '2026-03-09', '2026-03-10', '2026-03-10', '2026-03-11'],
    ['at least 7 days after', '2026-03-10', '2026-03-16', '2026-03-17', '9999-12-31', null],
    ['at least 7 days before', '2026-03-10', null, '0001-01-01', '2026-03-03', '2026-03-04'],
    ['more than 7 days after', '2026-03-10', '2026-03-17', '2026-03-18', '9999-12-31', null],
    ['more than 7 days before', '2026-03-10', null, '0001-01-01', '2026-03-02', '2026-03-03'],
    ['less than 7 days after', '2026-03-10', '2026-03-09', '2026-03-10', '2026-03-16', '2026-03-17'],
    ['less than 7 days before', '2026-03-10', '2026-03-03', '2026-03-04', '2026-03-10', '2026-03-11'],
    ['less than 1 day after', '2026-03-10', '2026-03-09', '2026-03-10', '2026-03-10', '2026-03-11'],
    ['exactly 7 days after', '2026-03-10', '2026-03-16', '2026-03-17', '2026-03-17', '2026-03-18'],
    ['exactly 7 days before', '2026-03-10', '2026-03-02', '2026-03-03', '2026-03-03', '2026-03-04'],
    ['within 2 weeks after', '2026-02-20', '2026-02-19', '2026-02-20', '2026-03-06', '2026-03-07'],
    ['at least 2 weeks before', '2026-03-06', null, '2026-02-01', '2026-02-20', '2026-02-21'],
  ])('%s %s', (...ends) => onBothSides('seen', 'other', ends))
})

describe('months and years are added first, then clamped to the last day of the month', () => {
  it.each<Ends>([
    ['within 1 month after', '2026-01-31', '2026-01-30', '2026-01-31', '2026-02-28', '2026-03-01'],
    ['within 1 month after', '2024-01-31', '2024-01-30', '2024-01-31', '2024-02-29', '2024-03-01'],
    ['within 1 month after', '2026-02-28', '2026-02-27', '2026-02-28', '2026-03-28', '2026-03-29'],
    ['within 6 months before', '2026-08-31', '2026-02-27', '2026-02-28', '2026-08-31', '2026-09-01'],
    ['within 6 months before', '2024-08-31', '2024-02-28', '2024-02-29', '2024-08-31', '2024-09-01'],
    ['within 6 months of', '2026-08-31', '2026-02-27', '2026-02-28', '2027-02-28', '2027-03-01'],
    ['less than 6 months before', '2026-08-31', '2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01'],
    ['less than 1 month after', '2026-01-31', '2026-01-30', '2026-01-31', '2026-02-27', '2026-02-28'],
    ['at least 6 months before', '2026-08-31', null, '2026-01-01', '2026-02-28', '2026-03-01'],
    ['more than 6 months before', '2026-08-31', null, '2026-01-01', '2026-02-27', '2026-02-28'],
    ['exactly 6 months after', '2025-08-31', '2026-02-27', '2026-02-28', '2026-02-28', '2026-03-01'],
    ['exactly 3 months after', '2025-11-30', '2026-02-27', '2026-02-28', '2026-02-28', '2026-03-01'],
    ['at least 1 year after', '2024-02-29', '2025-02-27', '2025-02-28', '2030-01-01', null],
    ['exactly 4 years after', '2024-02-29', '2028-02-28', '2028-02-29', '2028-02-29', '2028-03-01'],
    ['exactly 1 year before', '2025-02-28', '2024-02-27', '2024-02-28', '2024-02-28', '2024-02-29'],
    ['within 12 months before', '2026-02-28', '2025-02-27', '2025-02-28', '2026-02-28', '2026-03-01'],
    ['exactly 14 months after', '2024-12-31', '2026-02-27', '2026-02-28', '2026-02-28', '2026-03-01'],
  ])('%s %s', (...ends) => onBothSides('seen', 'other', ends))

  it.each([
    '0001-01-01',
    '1600-02-29',
    '1899-12-31',
    '1900-03-01',
    '1969-12-31',
    '1970-01-01',
    '2000-02-29',
    '2100-02-28',
    '2100-03-01',
    '2400-02-29',
    '9999-12-31',
  ])('%s is one day of the calendar, wherever it is written', day => {
    expect([decided(`seen on ${day}`).says({ seen: day }), decided('seen on other').says({ seen: day, other: day })]).toEqual([
      'met',
      'met',
    ])
  })

  it('a month is never 30 days', () => {
    const given = { other: '2026-02-01', seen: '2026-03-02' }
    expect([
      decided('seen within 30 days after other').says(given),
      decided('seen within 1 month after other').says(given),
    ]).toEqual(['met', 'not met'])
  })
})

describe('hours and minutes compare moments', () => {
  it.each<Ends>([
    ['within 24 hours after', '2026-03-10T14:30', '2026-03-10T14:29', '2026-03-10T14:30', '2026-03-11T14:30', '2026-03-11T14:31'],
    [
      'within 24 hours before',
      '2026-03-10T14:30',
      '2026-03-09T14:29',
      '2026-03-09T14:30',
      '2026-03-10T14:30',
      '2026-03-10T14:31',
    ],
    ['within 90 minutes of', '2026-03-10T00:30', '2026-03-09T22:59', '2026-03-09T23:00', '2026-03-10T02:00', '2026-03-10T02:01'],
    ['at least 2 hours after', '2026-03-10T23:00', '2026-03-11T00:59', '2026-03-11T01:00', '2026-04-01T00:00', null],
    ['more than 2 hours after', '2026-03-10T23:00', '2026-03-11T01:00', '2026-03-11T01:01', '2026-04-01T00:00', null],
    [
      'less than 2 hours after',
      '2026-03-10T23:00',
      '2026-03-10T22:59',
      '2026-03-10T23:00',
      '2026-03-11T00:59',
      '2026-03-11T01:00',
    ],
    [
      'less than 1 minute before',
      '2026-03-10T23:00',
      '2026-03-10T22:59',
      '2026-03-10T23:00',
      '2026-03-10T23:00',
      '2026-03-10T23:01',
    ],
    [
      'exactly 48 hours after',
      '2024-02-28T12:00',
      '2024-03-01T11:59',
      '2024-03-01T12:00',
      '2024-03-01T12:00',
      '2024-03-01T12:01',
    ],
  ])('%s %s', (...ends) => onBothSides('ref', 'ref2', ends))

  it.each<Ends>([
    // Days count civil days, whatever the time.
    ['within 1 day after', '2026-03-10T23:59', '2026-03-09T23:59', '2026-03-10T00:00', '2026-03-11T23:59', '2026-03-12T00:00'],
    ['at least 1 day after', '2026-03-10T23:59', '2026-03-10T23:59', '2026-03-11T00:00', '2026-03-11T00:00', null],
    ['exactly 1 month after', '2026-01-31T10:00', '2026-02-27T23:59', '2026-02-28T00:00', '2026-02-28T23:59', '2026-03-01T00:00'],
    // Two moments compare by the minute; `on` asks for the day.
    ['before', '2026-03-10T14:30', null, '2026-03-10T14:29', '2026-03-10T14:29', '2026-03-10T14:30'],
    ['after', '2026-03-10T14:30', '2026-03-10T14:30', '2026-03-10T14:31', '2026-03-10T14:31', null],
    ['on or before', '2026-03-10T14:30', null, '2026-03-10T14:29', '2026-03-10T14:30', '2026-03-10T14:31'],
    ['on or after', '2026-03-10T14:30', '2026-03-10T14:29', '2026-03-10T14:30', '2026-03-10T14:31', null],
    ['on', '2026-03-10T14:30', '2026-03-09T23:59', '2026-03-10T00:00', '2026-03-10T23:59', '2026-03-11T00:00'],
    ['is', '2026-03-10T14:30', '2026-03-10T14:29', '2026-03-10T14:30', '2026-03-10T14:30', '2026-03-10T14:31'],
  ])('%s %s', (...ends) => onBothSides('ref', 'ref2', ends))

  it.each<Ends>([
    // Against a date, a moment counts on its day.
    ['before', '2026-03-10', null, '2026-03-09T00:00', '2026-03-09T23:59', '2026-03-10T00:00'],
    ['after', '2026-03-10', '2026-03-10T23:59', '2026-03-11T00:00', '2026-03-11T00:00', null],
    ['on', '2026-03-10', '2026-03-09T23:59', '2026-03-10T00:00', '2026-03-10T23:59', '2026-03-11T00:00'],
    ['within 7 days before', '2026-03-10', '2026-03-02T23:59', '2026-03-03T00:00', '2026-03-10T23:59', '2026-03-11T00:00'],
  ])('%s %s', (...ends) => onBothSides('ref', 'other', ends))

  it.each([
    ['ref between 2026-03-01 and 2026-03-31', '2026-02-28T23:59', '2026-03-01T00:00', '2026-03-31T23:59', '2026-04-01T00:00'],
    [
      'ref between 2026-03-01 08:00 and 2026-03-01 17:00',
      '2026-03-01T07:59',
      '2026-03-01T08:00',
      '2026-03-01T17:00',
      '2026-03-01T17:01',
    ],
  ])('%s', (condition, before, first, last, after) => {
    expect([before, first, last, after].map(ref => decided(condition).says({ ref }))).toEqual([
      'not met',
      'met',
      'met',
      'not met',
    ])
  })

  it.each([
    ['ref before 2 hours after ref2', '2026-03-10T01:59', '2026-03-10T00:00', 'met'],
    ['ref before 2 hours after ref2', '2026-03-10T02:00', '2026-03-10T00:00', 'not met'],
    ['seen on 2 days after ref2', '2026-03-12', '2026-03-10T23:59', 'met'],
  ])('%s', (condition, left, ref2, expected) =>
    expect(decided(condition).says({ ref: left, seen: left.slice(0, 10), ref2 })).toBe(expected),
  )
})

describe('a date without its time, where hours count, is any minute of its day', () => {
  it.each([
    // Referred on the 10th at an unknown hour, seen:
    ['2026-03-10T23:58', 'unknown'],
    ['2026-03-10T23:59', 'met'],
    ['2026-03-11T00:00', 'met'],
    ['2026-03-10', 'unknown'],
    ['2026-03-11', 'unknown'],
    ['2026-03-11T23:59', 'unknown'],
    ['2026-03-12T00:00', 'not met'],
    ['2026-03-09T23:59', 'not met'],
  ])('seen %s within 24 hours after the 10th: %s', (ref, expected) => {
    expect(decided('ref within 24 hours after ref2').says({ ref, ref2: '2026-03-10' })).toBe(expected)
    expect(decided('ref within 24 hours after other').says({ ref, other: '2026-03-10' })).toBe(expected)
  })

  it('does not matter where days count', () => {
    expect(decided('ref within 1 day after ref2').says({ ref: '2026-03-11', ref2: '2026-03-10' })).toBe('met')
  })

  it('as of is a day, too', () => {
    const { says } = decided('ref within 24 hours before as of')
    expect([
      says({ ref: '2026-02-27T23:59' }),
      says({ ref: '2026-02-28T12:00' }),
      says({ ref: '2026-03-01T00:00' }),
      says({ ref: '2026-03-01T00:01' }),
    ]).toEqual(['not met', 'unknown', 'met', 'unknown'])
  })
})

describe('a date known in part is a range', () => {
  it.each([
    ['before 2026-03-01', '2026-03', 'not met'],
    ['before 2026-03-02', '2026-03', 'unknown'],
    ['before 2026-03-31', '2026-03', 'unknown'],
    ['before 2026-04-01', '2026-03', 'met'],
    ['on or before 2026-03-31', '2026-03', 'met'],
    ['on or before 2026-03-30', '2026-03', 'unknown'],
    ['on or after 2026-03-01', '2026-03', 'met'],
    ['on or after 2026-03-02', '2026-03', 'unknown'],
    ['after 2026-03-31', '2026-03', 'not met'],
    ['on 2026-03-15', '2026-03', 'unknown'],
    ['on 2026-04-01', '2026-03', 'not met'],
    ['is not 2026-04-01', '2026-03', 'met'],
    ['before 2026-01-01', '2025', 'met'],
    ['on or after 2026-01-01', '2025', 'not met'],
    ['before 2025-12-31', '2025', 'unknown'],
    ['on or before 2024-02-29', '2024-02', 'met'],
    ['on or before 2023-02-28', '2023-02', 'met'],
    ['between 2026-03-01 and 2026-03-31', '2026-03', 'met'],
    ['between 2026-03-02 and 2026-03-31', '2026-03', 'unknown'],
    ['within 30 days after 2026-03-01', '2026-03', 'met'],
    ['within 29 days after 2026-03-01', '2026-03', 'unknown'],
    ['within 29 days after 2026-03-01', '2026', 'unknown'],
    ['at least 30 days after 2026-03-01', '2026', 'unknown'],
    ['at least 30 days after 2026-03-01', '2025', 'not met'],
  ])('%s, known as %s: %s', (test, seen, expected) => expect(decided(`seen ${test}`).says({ seen })).toBe(expected))

  it.each([
    // The anchor, too: the 1st to the 31st of March, moved by a month each.
    ['seen within 1 month after other', '2026-04-01', 'met'],
    ['seen within 1 month after other', '2026-04-02', 'unknown'],
    ['seen within 1 month after other', '2026-03-31', 'met'],
    ['seen within 1 month after other', '2026-02-28', 'not met'],
    ['seen within 1 month after other', '2026-04-30', 'unknown'],
    ['seen within 1 month after other', '2026-05-01', 'not met'],
    ['seen on or after other', '2026-03', 'unknown'],
    ['seen after other', '2026-04', 'met'],
  ])('%s in 2026-03, seen %s: %s', (condition, seen, expected) =>
    expect(decided(condition).says({ seen, other: '2026-03' })).toBe(expected),
  )

  it('an unknown date is any day', () => {
    expect(
      ['before 2026-03-01', 'after 2026-03-01', 'is not 2026-03-01', 'within 9 days of as of'].map(test =>
        decided(`seen ${test}`).says({}),
      ),
    ).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
  })
})

describe('a date can be that of an entry', () => {
  const visits = list('2026-03-01', { on: '2026-01-10' }, { on: '2026-02-10' })
  it.each([
    ['latest visits.on on 2026-02-10', 'met'],
    ['earliest visits.on before 2026-01-11', 'met'],
    ['seen after latest visits.on', 'met'],
    ['seen within 7 days after earliest visits.on', 'not met'],
    ['seen on 1 month after earliest visits.on', 'not met'],
  ])('%s', (condition, expected) => expect(decided(condition).says({ seen: '2026-02-11', visits })).toBe(expected))
})

describe('what dates are not compared with', () => {
  it.each([
    ['seen at least 2026-01-01', 'wrong-comparison'],
    ['seen >= 2026-01-01', 'wrong-comparison'],
    ['seen in (2026-01-01, 2026-01-02)', 'wrong-comparison'],
    ['seen before n', 'type-mismatch'],
    ['seen is n', 'type-mismatch'],
    ['seen is ref', 'type-mismatch'],
    ['ref is 2026-03-01', 'type-mismatch'],
    ['seen before 2026-02-30', 'bad-date'],
    ['seen before 2026-02', 'bad-date'],
    ['seen before 1900-02-29', 'bad-date'],
    ['seen before 2100-02-29', 'bad-date'],
    ['seen before 0000-12-31', 'bad-date'],
    ['seen before 2026-03-01 14:30', 'clock-and-calendar'],
    ['ref on 2026-03-01 14:30', 'clock-and-calendar'],
    ['ref within 2 days after 2026-03-01 14:30', 'clock-and-calendar'],
    ['ref between 2026-03-01 14:30 and 2026-03-02', 'clock-and-calendar'],
    ['ref before 2026-03-01 24:00', 'bad-date'],
    ['seen between 2026-03-02 and 2026-03-01', 'empty-range'],
    ['seen exactly 7 days of other', 'wrong-comparison'],
    ['seen within 1.5 days after other', 'bad-number'],
    ['seen within 7 after other', 'bad-number'],
    ['seen within 7 per week after other', 'bad-number'],
    ['seen within 20000 years after other', 'bad-number'],
    ['seen within 7 days after n', 'type-mismatch'],
    ['seen before grade', 'type-mismatch'],
    ['n within 7 days after seen', 'wrong-comparison'],
    ['n before seen', 'wrong-comparison'],
    ['seen', 'not-a-condition'],
    ['as of', 'not-a-condition'],
  ])('%s', (condition, code) => expect(faultsUnder(facts)(condition).map(fault => fault.split(':')[0])).toEqual([code]))
})
