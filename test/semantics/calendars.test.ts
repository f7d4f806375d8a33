/** Working days, open hours and `during`, around weekends, holidays and the end of what is known of holidays. */
import { createHash } from 'node:crypto'
import { compileWorkspace, type FactsInput } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { deciderOf } from '../support/meaning.ts'

const holidays = 'on,name\n2026-01-01,New Year\n2026-05-25,Memorial Day\n2026-12-25,Christmas\n'
const sha256 = createHash('sha256').update(holidays).digest('hex')

const text = (condition: string): string => [
  'policy test.policy "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', '',
  'calendar office "Office"', '  open monday to thursday 09:00 to 12:00', '  open monday to thursday 13:00 to 17:00', '  open friday 09:00 to 15:00',
  `  holidays from "days.csv" sha256 "${sha256}"`, '',
  'calendar phones "Phones"', '  open daily 08:00 to 20:00', '',
  'facts', '  seen   date', '  began  date', '  call   date and time', '  ref    date and time', '', 'criteria c "C"', `  ${condition}`, '',
].join('\n')

const says = (condition: string) => {
  const path = 'policy.rubric'
  const { value, diagnostics } = compileWorkspace([{ path, text: text(condition) }], { data: [{ path: 'days.csv', text: holidays, sha256 }] })
  const [policy] = value.policies
  if (policy === undefined) throw new Error('no policy')
  const decided = deciderOf({ policy, diagnostics })
  return (facts: FactsInput, asOf = '2027-12-31') => decided.says(facts, asOf)
}

/** The last day, or minute, that is met, and the one after it. */
const ends = (condition: string, fact: string, anchor: FactsInput, last: string, after: string): void => {
  const of = says(condition)
  expect([last, after].map(each => of({ ...anchor, [fact]: each }))).toEqual(['met', 'not met'])
}

describe('business days', () => {
  it.each([
    // 2026-03-02 is a Monday
    [1, '2026-03-02', '2026-03-03', '2026-03-04'],
    [3, '2026-03-02', '2026-03-05', '2026-03-06'],
    [5, '2026-03-02', '2026-03-09', '2026-03-10'],
    // from a Friday, a Saturday, a Sunday: the day itself never counts
    [1, '2026-03-06', '2026-03-09', '2026-03-10'],
    [1, '2026-03-07', '2026-03-09', '2026-03-10'],
    [1, '2026-03-08', '2026-03-09', '2026-03-10'],
    // over a holiday on a Monday
    [1, '2026-05-22', '2026-05-26', '2026-05-27'],
    [10, '2026-05-15', '2026-06-01', '2026-06-02'],
  ])('%s after %s: through %s', (n, began, last, after) =>
    ends(`seen within ${n} business days of office after began`, 'seen', { began }, last, after))

  it('count back', () => {
    const of = says('seen at least 2 business days of office before began')
    expect(['2026-05-22', '2026-05-25', '2026-05-26'].map(seen => of({ seen, began: '2026-05-27' }))).toEqual(['met', 'not met', 'not met'])
  })

  it('count from the day of a moment', () => ends('seen within 1 business day of office after ref', 'seen', { ref: '2026-03-06T23:59' }, '2026-03-09', '2026-03-10'))

  it('are not known where nobody knows the holidays', () => {
    const of = says('seen within 2 business days of office after began')
    // Fri 2027-01-01 may be a holiday, and so may each working day after it.
    expect(of({ began: '2026-12-30', seen: '2026-12-31' })).toBe('met')
    expect(of({ began: '2026-12-31', seen: '2027-01-04' })).toBe('met')
    expect(of({ began: '2026-12-31', seen: '2027-01-05' })).toBe('unknown')
  })
})

describe('an end that is moved', () => {
  it.each([
    ['next', '2026-03-02', '2026-03-09', '2026-03-10'],
    ['next', '2026-03-07', '2026-03-16', '2026-03-17'],
    ['next', '2026-05-18', '2026-05-26', '2026-05-27'],
    ['previous', '2026-03-07', '2026-03-13', '2026-03-14'],
    ['previous', '2026-05-18', '2026-05-22', '2026-05-23'],
  ])('to the %s business day, 7 days after %s: %s', (to, began, last, after) =>
    ends(`seen within 7 days after began moved to ${to} business day of office`, 'seen', { began }, last, after))
})

describe('open hours', () => {
  it.each([
    [2, '2026-03-02T09:00', '2026-03-02T11:00', '2026-03-02T11:01'],
    // the hour at noon is closed
    [4, '2026-03-02T09:00', '2026-03-02T14:00', '2026-03-02T14:01'],
    // waits for the opening
    [1, '2026-03-02T03:00', '2026-03-02T10:00', '2026-03-02T10:01'],
    [1, '2026-03-02T12:30', '2026-03-02T14:00', '2026-03-02T14:01'],
    [1, '2026-03-06T15:00', '2026-03-09T10:00', '2026-03-09T10:01'],
    // over a weekend and a holiday
    [3, '2026-05-22T14:00', '2026-05-26T11:00', '2026-05-26T11:01'],
    [7, '2026-03-02T09:00', '2026-03-02T17:00', '2026-03-02T17:01'],
  ])('%s after %s: through %s', (n, ref, last, after) => ends(`call within ${n} open hours of office after ref`, 'call', { ref }, last, after))

  it('from a date without a time: some minute of it', () => {
    const of = says('call within 1 open hour of phones after began')
    expect(of({ began: '2026-03-02', call: '2026-03-02T09:00' })).toBe('unknown')
    expect(of({ began: '2026-03-02', call: '2026-03-03T09:01' })).toBe('not met')
  })
})

describe('during', () => {
  it.each([
    ['call during office', { call: '2026-03-02T09:00' }, 'met'],
    ['call during office', { call: '2026-03-02T08:59' }, 'not met'],
    ['call during office', { call: '2026-03-02T11:59' }, 'met'],
    ['call during office', { call: '2026-03-02T12:00' }, 'not met'],
    ['call during office', { call: '2026-03-06T15:00' }, 'not met'],
    ['call during office', { call: '2026-05-25T10:00' }, 'not met'],
    ['call not during office', { call: '2026-05-25T10:00' }, 'met'],
    ['call during office', { call: '2026-03-02' }, 'unknown'],
    ['call during office', { call: '2026-03-07' }, 'not met'],
    ['call during office', { call: '2027-03-01T10:00' }, 'unknown'],
    ['call during office', { call: '2027-03-01T08:00' }, 'not met'],
    ['seen during office', { seen: '2026-03-06' }, 'met'],
    ['seen during office', { seen: '2026-03-07' }, 'not met'],
    ['seen during office', { seen: '2026-05-25' }, 'not met'],
    ['seen during office', { seen: '2026-03' }, 'unknown'],
    ['seen during phones', { seen: '2026-03' }, 'met'],
    ['seen not during phones', {}, 'not met'],
  ])('%s: %j', (condition, facts, expected) => expect(says(condition)(facts)).toBe(expected))
})
