/** Calendar: ages, on the days around birthdays. */
import { describe, expect, it } from 'vitest'
import { conditionUnder, faultsUnder, list } from '../support/meaning.ts'

const facts = 'born date\narrived date and time\nn count\nstay span in years\nvisits list of\n  on date\n  kept yes/no'
const decided = conditionUnder(facts)
const bornOn = (birth: string) => ({ member: { birth_date: birth } })
const years = (age: number) => ({ member: { age } })

/** The age in completed years or months that the language counts, found by asking for each. */
const ageOn = (unit: 'years' | 'months', birth: string, asOf: string): number | undefined =>
  Array.from({ length: unit === 'years' ? 25 : 40 }, (_, age) => age).find(
    age => decided(`member.age is ${age} ${unit}`).says(bornOn(birth), asOf) === 'met',
  )

describe('age counts completed years', () => {
  it.each([
    // birth, the day before a birthday, the birthday, the age from then on
    ['2008-03-01', '2026-02-28', '2026-03-01', 18],
    ['2008-03-15', '2026-03-14', '2026-03-15', 18],
    ['2007-12-31', '2025-12-30', '2025-12-31', 18],
    ['2008-01-01', '2025-12-31', '2026-01-01', 18],
    // Born on 29 February: on 1 March in common years, on the day itself in leap years.
    ['2004-02-29', '2022-02-28', '2022-03-01', 18],
    ['2004-02-29', '2024-02-28', '2024-02-29', 20],
    ['2000-02-29', '2021-02-28', '2021-03-01', 21],
    // Born on 28 February or 1 March: no leap day changes that.
    ['2004-02-28', '2024-02-27', '2024-02-28', 20],
    ['2004-03-01', '2024-02-29', '2024-03-01', 20],
  ])('born on %s: not yet on %s, but on %s', (birth, before, birthday, age) => {
    expect([ageOn('years', birth, before), ageOn('years', birth, birthday)]).toEqual([age - 1, age])
  })
})

describe('age counts completed months', () => {
  it.each([
    ['2026-01-15', '2026-02-14', '2026-02-15', 1],
    ['2025-03-01', '2026-08-31', '2026-09-01', 18],
    // A month that lacks the day of birth completes on the first of the next, as a birthday does.
    ['2026-01-31', '2026-02-28', '2026-03-01', 1],
    ['2026-01-31', '2026-03-30', '2026-03-31', 2],
    ['2024-01-30', '2024-02-29', '2024-03-01', 1],
    ['2025-08-31', '2026-02-28', '2026-03-01', 6],
    ['2025-08-31', '2025-09-30', '2025-10-01', 1],
    ['2024-02-29', '2025-02-28', '2025-03-01', 12],
  ])('born on %s: not yet on %s, but on %s', (birth, before, day, age) => {
    expect([ageOn('months', birth, before), ageOn('months', birth, day)]).toEqual([age - 1, age])
  })
})

describe('each comparison on both sides of its boundary', () => {
  // One turns 18 on 2026-03-01, 19 a year later, 22 on 2030-03-01.
  const birth = '2008-03-01'
  it.each([
    ['at least 18 years', '2026-02-28', 'not met', '2026-03-01', 'met'],
    ['more than 18 years', '2027-02-28', 'not met', '2027-03-01', 'met'],
    ['less than 18 years', '2026-02-28', 'met', '2026-03-01', 'not met'],
    ['at most 18 years', '2027-02-28', 'met', '2027-03-01', 'not met'],
    ['is 18 years', '2026-02-28', 'not met', '2026-03-01', 'met'],
    ['is 18 years', '2027-02-28', 'met', '2027-03-01', 'not met'],
    ['is not 18 years', '2026-02-28', 'met', '2026-03-01', 'not met'],
    ['is not 18 years', '2027-02-28', 'not met', '2027-03-01', 'met'],
    ['between 18 and 21 years', '2026-02-28', 'not met', '2026-03-01', 'met'],
    ['between 18 and 21 years', '2030-02-28', 'met', '2030-03-01', 'not met'],
    ['between 18 years and 21 years', '2030-02-28', 'met', '2030-03-01', 'not met'],
    ['at least 3 years and less than 18 years', '2026-02-28', 'met', '2026-03-01', 'not met'],
    ['at least 216 months', '2026-02-28', 'not met', '2026-03-01', 'met'],
    ['more than 216 months', '2026-03-31', 'not met', '2026-04-01', 'met'],
    ['at most 216 months', '2026-03-31', 'met', '2026-04-01', 'not met'],
    ['less than 216 months', '2026-02-28', 'met', '2026-03-01', 'not met'],
    ['is not 216 months', '2026-03-31', 'not met', '2026-04-01', 'met'],
    ['between 18 months and 18 years', '2027-02-28', 'met', '2027-03-01', 'not met'],
    ['between 18 months and 18 years', '2009-08-31', 'not met', '2009-09-01', 'met'],
    ['>= 18 years', '2026-02-28', 'not met', '2026-03-01', 'met'],
    ['< 18 years', '2026-02-28', 'met', '2026-03-01', 'not met'],
  ])('%s: on %s %s, on %s %s', (test, before, first, after, second) => {
    const { says } = decided(`member.age ${test}`)
    expect([says(bornOn(birth), before), says(bornOn(birth), after)]).toEqual([first, second])
  })
})

describe('an age that is given in years is all the months of that year', () => {
  it.each([
    ['at least 18 years', 17, 'not met'],
    ['at least 18 years', 18, 'met'],
    ['at most 21 years', 21, 'met'],
    ['at most 21 years', 22, 'not met'],
    ['less than 21 years', 20, 'met'],
    ['less than 21 years', 21, 'not met'],
    ['more than 21 years', 21, 'not met'],
    ['more than 21 years', 22, 'met'],
    ['is not 5 years', 5, 'not met'],
    ['is not 5 years', 6, 'met'],
    ['at least 18 months', 0, 'not met'],
    ['at least 18 months', 1, 'unknown'],
    ['at least 18 months', 2, 'met'],
    ['is 18 months', 1, 'unknown'],
    ['is not 18 months', 1, 'unknown'],
    ['is not 18 months', 2, 'met'],
    ['less than 12 months', 0, 'met'],
  ])('%s, given %i: %s', (test, age, expected) => expect(decided(`member.age ${test}`).says(years(age))).toBe(expected))
})

describe('a birth date that is known in part is a range of ages', () => {
  it.each([
    ['2008', 'at least 17 years', 'met'],
    ['2008', 'at least 18 years', 'unknown'],
    ['2008', 'at least 19 years', 'not met'],
    ['2008-02', 'at least 18 years', 'met'],
    ['2008-03', 'at least 18 years', 'unknown'],
    ['2008-04', 'at least 18 years', 'not met'],
    ['2008', 'is not 16 years', 'met'],
  ])('born %s, %s as of 2026-03-01: %s', (birth, test, expected) =>
    expect(decided(`member.age ${test}`).says(bornOn(birth))).toBe(expected),
  )

  it('of no birth date at all, every comparison is unknown', () => {
    expect(
      ['at least 0 years', 'less than 200 years', 'is not 5 years'].map(test => decided(`member.age ${test}`).says({})),
    ).toEqual(['unknown', 'unknown', 'unknown'])
  })

  it('one not yet born is younger than any age', () => {
    expect(
      ['less than 1 month', 'at least 0 years'].map(test => decided(`member.age ${test}`).says(bornOn('2026-03-02'))),
    ).toEqual(['met', 'not met'])
  })
})

describe('`age of` another date', () => {
  it.each([
    [{ born: '2023-03-01' }, 'age of born at least 3 years', 'met'],
    [{ born: '2023-03-02' }, 'age of born at least 3 years', 'not met'],
    [{ arrived: '2023-03-01T23:59' }, 'age of arrived at least 3 years', 'met'],
    [{ arrived: '2023-03-02T00:00' }, 'age of arrived at least 3 years', 'not met'],
    [
      { visits: list('2026-03-01', { on: '2023-03-01' }, { on: '2023-03-02' }) },
      'count of visits where age of on at least 3 years is 1',
      'met',
    ],
    [{ visits: list('2026-03-01', { on: '2023-03-01' }) }, 'age of latest visits.on is 3 years', 'met'],
  ])('%j: %s', (given, condition, expected) => expect(decided(condition).says(given)).toBe(expected))

  it.each(['is 3 years', 'is not 3 years', 'at least 0 years', 'less than 3 years'])(
    'where a complete list has no entry, `%s` is not met',
    test => {
      expect(decided(`age of latest visits.on ${test}`).says({ visits: list('2026-03-01') })).toBe('not met')
    },
  )
})

describe('what an age is not compared with', () => {
  it.each([
    ['member.age at least 18', 'unit-missing'],
    ['member.age at least 18 days', 'type-mismatch'],
    ['member.age at least 1.5 years', 'type-mismatch'],
    ['member.age at least stay', 'type-mismatch'],
    ['member.age at least n', 'type-mismatch'],
    ['member.age in (3, 4)', 'wrong-comparison'],
    ['member.age between 21 and 3 years', 'empty-range'],
    ['member.age between 2 years and 18 months', 'empty-range'],
    ['age of n at least 3 years', 'type-mismatch'],
    ['member.age before 2026-01-01', 'wrong-comparison'],
    ['member.age', 'not-a-condition'],
  ])('%s', (condition, code) => expect(faultsUnder(facts)(condition).map(fault => fault.split(':')[0])).toEqual([code]))
})
