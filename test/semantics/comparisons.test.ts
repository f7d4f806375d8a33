/** Comparisons: below, at and above each boundary, in the unit of the fact. */
import type { FactsInput } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { conditionUnder, faultsUnder } from '../support/meaning.ts'

const facts = [
  'agreed    yes/no',
  'other     yes/no',
  'n         count',
  'm         count',
  'score     number',
  'weight    number in kg',
  'height    number in cm',
  'bmi       number in kg/m2',
  'temp      number in Cel',
  'pressure  number in mm[Hg]',
  'sugar     number in mg/dL',
  'lag       number in d',
  'therapy   hours per week',
  'visits    times per week',
  'daily     times per day',
  'monthly   times per month',
  'yearly    times per year',
  'quarterly days per quarter',
  'wait      span in days',
  'waits     span in weeks',
  'stay      span in months',
  'years     span in years',
  'nap       span in minutes',
  'shift     span in hours',
  'grade     none < mild < moderate < severe',
  'place     one of home, ward, clinic',
  'place2    one of home, ward, clinic',
  'bed       one of home, ward',
  'dx        code of ICD-10-CM',
  'dx2       code of ICD-10-CM',
  'service   code of HCPCS',
  'revenue   code of REV',
].join('\n')
const more = [
  'codes mood "mood disorders"',
  '  ICD-10-CM F32.1, F33, F34.0',
  '  DSM 296.32',
  '',
  'codes programs "programs"',
  '  REV 0905, 0906',
  '  HCPCS H0015',
  '',
  'define enough: 9 hours per week',
  '',
  'define entry: moderate',
  '',
  'define several: mood',
  '',
  'define two: 2',
  '',
  'define program: H0015',
  '',
  'define total: n',
  '',
].join('\n')
const decided = conditionUnder(facts, more)
const faults = (condition: string): readonly string[] =>
  faultsUnder(facts, more)(condition).map(fault => fault.split(':')[0] ?? '')
const answers = (fact: string, test: string, values: readonly unknown[]): readonly string[] =>
  values.map(value => decided(`${fact} ${test}`).says({ [fact]: value } as FactsInput))

describe('each relation, below, at and above its boundary', () => {
  it.each([
    ['is 3', 'not met', 'met', 'not met'],
    ['is not 3', 'met', 'not met', 'met'],
    ['at least 3', 'not met', 'met', 'met'],
    ['at most 3', 'met', 'met', 'not met'],
    ['more than 3', 'not met', 'not met', 'met'],
    ['less than 3', 'met', 'not met', 'not met'],
    ['= 3', 'not met', 'met', 'not met'],
    ['!= 3', 'met', 'not met', 'met'],
    ['>= 3', 'not met', 'met', 'met'],
    ['<= 3', 'met', 'met', 'not met'],
    ['> 3', 'not met', 'not met', 'met'],
    ['< 3', 'met', 'not met', 'not met'],
    ['between 3 and 3', 'not met', 'met', 'not met'],
    ['between 2 and 3', 'met', 'met', 'not met'],
    ['between 3 and 4', 'not met', 'met', 'met'],
    ['in (3, 9)', 'not met', 'met', 'not met'],
    ['not in (3, 9)', 'met', 'not met', 'met'],
    ['in (3)', 'not met', 'met', 'not met'],
    ['at least 3 and not in (4)', 'not met', 'met', 'not met'],
    ['more than 2 and less than 4', 'not met', 'met', 'not met'],
  ])('n %s', (test, ...expected) => {
    expect(answers('n', test, [2, 3, 4])).toEqual(expected)
    expect(answers('n', test, [null])).toEqual(['unknown'])
  })

  it.each([
    ['at least m', 2, 3, 'not met'],
    ['at least m', 3, 3, 'met'],
    ['is m', 3, 3, 'met'],
    ['between 1 and m', 3, 3, 'met'],
    ['between 1 and m', 4, 3, 'not met'],
    ['at least m', 3, null, 'unknown'],
    ['at least two', 2, 0, 'met'],
    ['at least two', 1, 0, 'not met'],
  ])('n %s: %s, %s', (test, n, m, expected) => expect(decided(`n ${test}`).says({ n, m })).toBe(expected))

  it('a definition can stand on the left', () => {
    expect([decided('total at least 2').says({ n: 2 }), decided('total at least 2').says({ n: 1 })]).toEqual(['met', 'not met'])
  })
})

describe('a threshold takes the unit of the fact, exactly', () => {
  it.each([
    // fact, test, a value below, the boundary, a value above
    ['weight', 'at least 50 kg', 49.999999, 50, 50.000001],
    ['weight', 'at least 2500 g', 2.499999, 2.5, 2.500001],
    ['weight', 'at least 100 [lb_av]', 45.359236, 45.359237, 45.359238],
    ['weight', 'at least 0.001 g', 0, 0.000001, 0.000002],
    ['height', 'at least 6 [ft_i]', 182.879999, 182.88, 182.880001],
    ['height', 'at least 1.75 m', 174.999999, 175, 175.000001],
    ['bmi', 'at least 18.5 kg/m2', 18.499999, 18.5, 18.500001],
    ['bmi', 'at least 0.0018 g/cm2', 0.017999, 0.018, 0.018001],
    ['temp', 'at least 38 Cel', 37.999999, 38, 38.000001],
    ['temp', 'at least 100.4 [degF]', 37.999999, 38, 38.000001],
    ['temp', 'at least 311.15 K', 37.999999, 38, 38.000001],
    ['pressure', 'at least 140 mm[Hg]', 139.999999, 140, 140.000001],
    ['pressure', 'at least 13.3322 kPa', 99.999999, 100, 100.000001],
    ['sugar', 'at least 1.26 g/L', 125.999999, 126, 126.000001],
    ['lag', 'at least 2 wk', 13.999999, 14, 14.000001],
    ['lag', 'at least 36 h', 1.499999, 1.5, 1.500001],
    ['score', 'at least 2.5', 2.499999, 2.5, 2.500001],
    ['therapy', 'at least 9 hours per week', 8.999999, 9, 9.000001],
    ['therapy', 'at least 9 per week', 8.999999, 9, 9.000001],
    ['therapy', 'at least enough', 8.999999, 9, 9.000001],
    ['therapy', 'at least 1.5 hours per day', 10.499999, 10.5, 10.500001],
    ['visits', 'at least 1 per day', 6.999999, 7, 7.000001],
    ['visits', 'at least 1 time per day', 6.999999, 7, 7.000001],
    ['daily', 'at least 14 per week', 1.999999, 2, 2.000001],
    ['monthly', 'at least 6 per quarter', 1.999999, 2, 2.000001],
    ['yearly', 'at least 2 per month', 23.999999, 24, 24.000001],
    ['yearly', 'at least 3 per quarter', 11.999999, 12, 12.000001],
    ['quarterly', 'at least 10 days per month', 29.999999, 30, 30.000001],
    ['wait', 'at least 2 weeks', 13, 14, 15],
    ['waits', 'at least 14 days', 1, 2, 3],
    ['stay', 'at least 1 year', 11, 12, 13],
    ['years', 'at least 24 months', 1, 2, 3],
    ['nap', 'at least 2 hours', 119, 120, 121],
    ['shift', 'at least 120 minutes', 1, 2, 3],
  ])('%s %s', (fact, test, below, at, above) => {
    expect(answers(fact, test, [below, at, above])).toEqual(['not met', 'met', 'met'])
    expect(answers(fact, test.replace('at least', 'more than'), [below, at, above])).toEqual(['not met', 'not met', 'met'])
    expect(answers(fact, test.replace('at least', 'is'), [below, at, above])).toEqual(['not met', 'met', 'not met'])
  })

  it('one unit can stand for both ends of `between`', () => {
    expect(answers('bmi', 'between 18.5 and 25 kg/m2', [18.499999, 18.5, 25, 25.000001])).toEqual([
      'not met',
      'met',
      'met',
      'not met',
    ])
    expect(answers('wait', 'between 1 week and 10 days', [6, 7, 10, 11])).toEqual(['not met', 'met', 'met', 'not met'])
    expect(answers('visits', 'between 1 and 2 per day', [6, 7, 14, 15])).toEqual(['not met', 'met', 'met', 'not met'])
  })

  it('more than weekly, less than daily', () => {
    expect(answers('visits', 'more than 1 per week and less than 1 per day', [1, 1.000001, 6.999999, 7])).toEqual([
      'not met',
      'met',
      'met',
      'not met',
    ])
  })

  it.each([
    ['wait at most waits', { wait: 14, waits: 2 }, 'met'],
    ['wait at most waits', { wait: 15, waits: 2 }, 'not met'],
    ['shift more than nap', { shift: 2, nap: 119 }, 'met'],
    ['years is stay', { years: 2, stay: 24 }, 'met'],
  ])('two spans of one kind compare, whatever their units: %s', (condition, given, expected) =>
    expect(decided(condition).says(given)).toBe(expected),
  )
})

describe('a constant that does not convert exactly is an error', () => {
  it.each([
    'weight at least 1234567 [lb_av]',
    'weight at least 1 [oz_av]',
    'weight at least 0.0001 g',
    'temp at least 100 [degF]',
    'lag at least 1 h',
    'daily at least 1 per week',
    'daily at least 0.000001 per week',
    'monthly at least 1 per year',
  ])('%s', condition => expect(faults(condition)).toEqual(['inexact-conversion']))

  it.each([
    ['weight at least 2.5', 'unit-missing'],
    ['therapy at least 9', 'unit-missing'],
    ['wait at least 9', 'unit-missing'],
    ['weight at least 3 cm', 'unit-mismatch'],
    ['weight at least 3 kg per week', 'unit-mismatch'],
    ['score at least 3 kg', 'unit-mismatch'],
    ['n at least 3 kg', 'unit-mismatch'],
    ['n at least 3 per week', 'unit-mismatch'],
    ['n at least 2.5', 'bad-number'],
    ['n in (1, 2.5)', 'bad-number'],
    ['therapy at least 9 hours', 'unit-mismatch'],
    ['therapy at least 9 visits per week', 'unit-mismatch'],
    ['therapy at least 40 hours per month', 'unit-mismatch'],
    ['monthly at least 1 per week', 'unit-mismatch'],
    ['wait at least 1 month', 'unit-mismatch'],
    ['wait at least 48 hours', 'unit-mismatch'],
    ['stay at least 30 days', 'unit-mismatch'],
    ['wait at least 1.5 days', 'bad-number'],
    // UCUM's mean month is no month of the calendar.
    ['lag at least 1 mo', 'unit-mismatch'],
    ['lag at least 1 a', 'unit-mismatch'],
    ['score at least 0.0000001', 'bad-number'],
    ['score at least 1000000001', 'bad-number'],
    ['score at least 10000000000 per week', 'unit-mismatch'],
  ])('%s: %s', (condition, code) => expect(faults(condition)).toEqual([code]))
})

describe('enumerations', () => {
  it.each([
    ['grade', 'at least moderate', ['not met', 'not met', 'met', 'met']],
    ['grade', 'at least entry', ['not met', 'not met', 'met', 'met']],
    ['grade', 'more than mild', ['not met', 'not met', 'met', 'met']],
    ['grade', 'less than moderate', ['met', 'met', 'not met', 'not met']],
    ['grade', 'at most none', ['met', 'not met', 'not met', 'not met']],
    ['grade', 'is mild', ['not met', 'met', 'not met', 'not met']],
    ['grade', 'is not mild', ['met', 'not met', 'met', 'met']],
    ['grade', 'between mild and moderate', ['not met', 'met', 'met', 'not met']],
    ['grade', 'in (none, severe)', ['met', 'not met', 'not met', 'met']],
    ['grade', 'not in (none, severe)', ['not met', 'met', 'met', 'not met']],
  ])('%s %s', (fact, test, expected) => {
    expect(answers(fact, test, ['none', 'mild', 'moderate', 'severe'])).toEqual(expected)
    expect(answers(fact, test, [null])).toEqual(['unknown'])
  })

  it('on the right, a value comes before a fact of that name', () => {
    const { says } = conditionUnder('place one of home, ward\nhome one of home, ward')('place is home')
    expect([says({ place: 'home', home: 'ward' }), says({ place: 'ward', home: 'ward' })]).toEqual(['met', 'not met'])
  })

  it('without an order', () => {
    expect(answers('place', 'is ward', ['home', 'ward'])).toEqual(['not met', 'met'])
    expect(answers('place', 'in (ward, clinic)', ['home', 'ward', 'clinic'])).toEqual(['not met', 'met', 'met'])
    expect([
      decided('place is place2').says({ place: 'home', place2: 'home' }),
      decided('place is place2').says({ place: 'home', place2: 'ward' }),
    ]).toEqual(['met', 'not met'])
  })

  it.each([
    ['place at least ward', 'wrong-comparison'],
    ['place between home and ward', 'wrong-comparison'],
    ['place is attic', 'unknown-value'],
    ['grade is ward', 'unknown-value'],
    ['place in (home, attic)', 'unknown-value'],
    ['place is bed', 'type-mismatch'],
    ['place is grade', 'type-mismatch'],
    ['place is 2', 'type-mismatch'],
    ['grade between severe and mild', 'empty-range'],
    ['place in (home, place2)', 'type-mismatch'],
    ['place in home', 'type-mismatch'],
    ['place in attic', 'unknown-value'],
    ['place is entry', 'unknown-value'],
  ])('%s: %s', (condition, code) => expect(faults(condition)).toEqual([code]))
})

describe('codes are text', () => {
  it.each([
    ['dx', 'is F32.1', ['F32.1', 'F32', 'f32.1'], ['met', 'not met', 'not met']],
    ['dx', 'is not F32.1', ['F32.1', 'F32'], ['not met', 'met']],
    ['dx', 'in (F33, F32.1)', ['F33', 'F32.1', 'F33.1'], ['met', 'met', 'not met']],
    ['dx', 'in mood', ['F32.1', 'F33', 'F34.0', 'F34', '296.32'], ['met', 'met', 'met', 'not met', 'not met']],
    ['dx', 'not in mood', ['F32.1', 'F99'], ['not met', 'met']],
    ['dx', 'in (mood, F99)', ['F33', 'F99', 'F98'], ['met', 'met', 'not met']],
    ['dx', 'in several', ['F33', 'F99'], ['met', 'not met']],
    ['revenue', 'is 0905', ['0905', '905'], ['met', 'not met']],
    ['revenue', 'in programs', ['0906', 'H0015'], ['met', 'not met']],
    ['service', 'in programs', ['H0015', '0906'], ['met', 'not met']],
    ['service', 'is program', ['H0015', 'H0016'], ['met', 'not met']],
  ])('%s %s', (fact, test, values, expected) => {
    expect(answers(fact, test, values)).toEqual(expected)
    expect(answers(fact, test, [null])).toEqual(['unknown'])
  })

  it('two facts of one system compare', () => {
    expect([
      decided('dx is dx2').says({ dx: 'F32', dx2: 'F32' }),
      decided('dx is dx2').says({ dx: 'F32', dx2: 'F33' }),
      decided('dx is dx2').says({ dx: 'F32' }),
    ]).toEqual(['met', 'not met', 'unknown'])
  })

  it.each([
    ['dx at least F32', 'wrong-comparison'],
    ['dx between F30 and F39', 'wrong-comparison'],
    ['dx is service', 'type-mismatch'],
    ['dx in programs', 'type-mismatch'],
    ['dx is mood', 'not-a-value'],
    ['dx in moods', 'unknown-name'],
    ['dx is moods', 'unknown-name'],
    ['dx is program', 'malformed-code'],
    ['dx is H0015', 'malformed-code'],
    ['mood', 'not-a-condition'],
    ['dx in F32', 'type-mismatch'],
    ['n in two', 'type-mismatch'],
    ['n in mood', 'not-a-value'],
    ['dx in (mood, dx2)', 'type-mismatch'],
  ])('%s: %s', (condition, code) => expect(faults(condition)).toEqual([code]))
})

describe('yes and no', () => {
  it.each([
    ['agreed', ['met', 'not met', 'unknown']],
    ['not agreed', ['not met', 'met', 'unknown']],
    ['agreed is yes', ['met', 'not met', 'unknown']],
    ['agreed is no', ['not met', 'met', 'unknown']],
    ['agreed is not yes', ['not met', 'met', 'unknown']],
    ['agreed is not no', ['met', 'not met', 'unknown']],
  ])('%s', (condition, expected) =>
    expect([true, false, null].map(agreed => decided(condition).says({ agreed }))).toEqual(expected),
  )

  it.each([
    ['agreed at least yes'],
    ['agreed is other'],
    ['agreed is unknown'],
    ['agreed in (yes, no)'],
    ['agreed between no and yes'],
  ])('%s is refused', condition => expect(faults(condition).length).toBe(1))
})

describe('what is no comparison', () => {
  it.each([
    ['3 at least n', 'not-a-value'],
    ['2026-01-01 before n', 'type-mismatch'],
    ['n', 'not-a-condition'],
    ['3', 'not-a-condition'],
    ['two', 'not-a-condition'],
    ['entry', 'not-a-condition'],
    ['entry is mild', 'not-a-value'],
    ['enough at least 3 hours per week', 'not-a-value'],
    ['n is grade', 'type-mismatch'],
    ['weight at least n', 'type-mismatch'],
    ['therapy at least visits', 'type-mismatch'],
    ['visits at least daily', 'type-mismatch'],
    ['wait at least stay', 'type-mismatch'],
    ['n before m', 'wrong-comparison'],
    ['n within 3 days of m', 'wrong-comparison'],
    ['(agreed or other) at least 2', 'line-not-understood'],
    ['n between 4 and 2', 'empty-range'],
    ['weight between 2 kg and 1500 g', 'empty-range'],
  ])('%s: %s', (condition, code) => expect(faults(condition)).toEqual([code]))
})
