/** What phrases mean: the test that each condition becomes in the rule graph. */
import { describe, expect, it } from 'vitest'
import { compileCondition } from '../support/compile.ts'
import { testInWords } from '../support/in-words.ts'

const facts = [
  'agreed yes/no',
  'n      count',
  'bmi    number in kg/m2',
  'hours  hours per week',
  'visits times per week',
  'wait   span in days',
  'stay   span in months',
  'seen   date',
  'ref    date and time',
  'grade  none < mild < moderate < severe',
  'place  one of home, ward',
  'dx     code of ICD-10-CM',
  'events list of',
  '  on     date',
  '  place  one of home, ward',
  '  hours  number',
].join('\n')

const meaning = (condition: string): string => {
  const { policy, diagnostics } = compileCondition(facts, condition)
  const faults = diagnostics.filter(({ severity }) => severity === 'error').map(({ code, label }) => `${code}: ${label}`)
  return faults.length > 0 ? faults.join('; ') : policy.graph.conditions.map(each => testInWords(each.test)).join(' ; ')
}

describe('numbers keep their exact value in the unit of the fact', () => {
  it.each([
    ['agreed', 'agreed'],
    ['agreed is no', 'agreed'],
    ['n at least 2', 'n >= 2'],
    ['n between 2 and 4', '2 <= n <= 4'],
    ['n in (1, 3)', 'n in 1 3'],
    ['n >= 2', 'n >= 2'],
    ['bmi at least 18.5 kg/m2', 'bmi >= 18500000'],
    ['bmi between 18.5 and 30 kg/m2', '18500000 <= bmi <= 30000000'],
    ['bmi less than 0.0018 g/cm2', 'bmi < 18000'],
    ['hours at least 1.5 hours per week', 'hours >= 1500000'],
    ['visits more than 1 per week and less than 1 per day', 'visits > 1000000 ; visits < 7000000'],
    ['visits at most 2 times per day', 'visits <= 14000000'],
    ['wait more than 2 weeks', 'wait > 14'],
    ['stay at most 1 year', 'stay <= 12'],
    ['grade at least moderate', 'grade >= 2'],
    ['grade in (mild, severe)', 'grade in 1 3'],
    ['place is not ward', 'place != 1'],
    ['dx is F32.1', 'dx = F32.1'],
    ['dx in (F33, F32.1)', 'dx in F32.1 F33'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))
})

describe('ages count completed years and months', () => {
  it.each([
    ['member.age at least 3 years', 'member.age >= 36'],
    ['member.age at most 21 years', 'member.age < 264'],
    ['member.age more than 21 years', 'member.age >= 264'],
    ['member.age less than 21 years', 'member.age < 252'],
    ['member.age between 3 and 21 years', '36 <= member.age <= 263'],
    ['member.age is 18 months', '18 <= member.age <= 18'],
    ['age of seen at least 1 year', 'age(seen) >= 12'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))
})

describe('time phrases are comparisons of dates', () => {
  it.each([
    ['seen before 2026-03-01', 'seen < 20513'],
    ['seen on or after as of', 'seen >= as of'],
    ['seen within 7 days after as of', 'as of <= seen <= (as of + 7 days)'],
    ['seen within 2 weeks before as of', '(as of - 14 days) <= seen <= as of'],
    ['seen within 1 month of as of', '(as of - 1 months) <= seen <= (as of + 1 months)'],
    ['seen more than 30 days before as of', 'seen < (as of - 30 days)'],
    ['seen at least 1 year after 2024-02-29', 'seen >= (19782 + 12 months)'],
    ['seen less than 7 days after as of', 'as of <= seen <= ((as of + 7 days) - 1 days)'],
    ['seen exactly 6 months before as of', 'seen = (as of - 6 months)'],
    ['seen after 30 days after ref', 'seen > (day(ref) + 30 days)'],
    ['ref within 24 hours after seen', 'minutes(seen) <= ref <= (minutes(seen) + 1440 minutes)'],
    ['ref after 2026-03-01 14:30', 'ref > 29539590'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))
})

describe('lists', () => {
  it.each([
    ['count of events at least 2', 'count(events) >= 2'],
    ['count of events in the past 6 months less than 2', 'count(events from (as of - 6 months)) < 2'],
    ['any events where place is ward in the past 30 days', 'count(events where "condition" .place = 1 from (as of - 30 days)) >= 1'],
    ['no events since seen', 'count(events from seen) < 1'],
    ['any events in the 7 days after seen', 'count(events from seen to (seen + 7 days)) >= 1'],
    ['every events where place is ward has hours at least 2', 'count(events where "all" .place = 1, .hours >= 2000000) < 1'],
    ['sum of events.hours in the past 10 years at least 24', 'sum(events from (as of - 120 months), .hours) >= 24000000'],
    ['latest events.hours at least 2', 'latest(events, .hours) >= 2000000'],
    ['latest events.on within 30 days before as of', '(as of - 30 days) <= latest(events, .on) <= as of'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))
})

describe('what does not fit is said, once', () => {
  it.each([
    ['n', 'not-a-condition: `n` is a count'],
    ['n at least 2 days', 'unit-mismatch: `days` does not measure `n`'],
    ['n at least 1.5', 'bad-number: only whole numbers fit here'],
    ['bmi at least 18.5', 'unit-missing: a number of what?'],
    ['bmi at least 18.5 kg', 'unit-mismatch: `kg` does not measure `bmi`'],
    ['visits at least 1 per month', 'unit-mismatch: `per month` does not measure `visits`'],
    ['wait at least 1 month', 'unit-mismatch: `month` does not measure `wait`'],
    ['grade is awful', 'unknown-value: `awful` is not a value of `grade`'],
    ['place at least ward', 'wrong-comparison: `at least` does not fit `place`'],
    ['seen at least 3', 'wrong-comparison: `at least` does not fit `seen`'],
    ['seen before 2026-02-30', 'bad-date: February 2026 has 28 days'],
    ['n between 4 and 2', 'empty-range: 4 is more than 2'],
    ['agreed and n at least 1 or agreed', 'mixed-connectives: `and` and `or` stand side by side'],
    ['at least 3 of (agreed, n at least 1)', 'impossible-number: at least 3 of 2 items'],
    ['any n where agreed', 'not-a-list: `n` is not a list'],
    ['sum of events at least 2', 'field-needed: sum of what?'],
    ['any events where plce is ward', 'unknown-name: nothing is called `plce` here'],
    ['2 at least n', 'not-a-value: a comparison starts with a fact'],
    ['agred', 'unknown-name: nothing is called `agred` here'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))
})

describe('a definition with a warning', () => {
  it('means what it says wherever it is used', () => {
    const { policy, diagnostics } = compileCondition(facts, 'twice', 'define twice: exactly 1 of (agreed, agreed)')
    const { policy: written } = compileCondition(facts, 'exactly 1 of (agreed, agreed)')
    expect(diagnostics.map(({ code }) => code).filter((code) => code !== 'fact-never-read')).toEqual(['repeated-item'])
    expect(policy.graph.clauses.map(({ logic }) => logic)).toEqual(written.graph.clauses.map(({ logic }) => logic))
  })
})
