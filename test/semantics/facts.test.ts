/** A policy file: the kinds of facts in JSON, and what a policy knows of what it reads. */
import type { FactsInput } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { conditionUnder, deciderOf, faultsUnder, list } from '../support/meaning.ts'

const policy = (...lines: readonly string[]): string => ['policy test.policy "Test"', '  language 1', '', ...lines].join('\n')

describe('kinds of facts, and what their values are in JSON', () => {
  const facts = [
    'agreed yes/no',
    'n count',
    'score number',
    'bmi number in kg/m2',
    'therapy hours per week',
    'wait span in days',
    'seen date',
    'called date and time',
    'place one of home, ward',
    'grade none < mild < severe',
    'dx code of ICD-10-CM',
    'events list of',
    '  on date',
    '  n count',
  ].join('\n')
  const decided = conditionUnder(facts)
  const takes = (condition: string, facts: FactsInput): string => {
    try {
      return decided(condition).says(facts)
    } catch (error) {
      return String(error).includes('refused') ? 'refused' : String(error)
    }
  }

  it.each([
    ['agreed', 'agreed', [true, false], ['yes', 1, 'true']],
    ['n', 'n at least 0', [0, 3], [-1, 2.5, '3', true]],
    ['score', 'score is not 9', [27.5, -3, 0.000001], ['27.5', 1e10]],
    ['bmi', 'bmi is not 9 kg/m2', [27.5], ['27.5 kg/m2']],
    ['therapy', 'therapy is not 8 per week', [9, 9.5], [-1, '9']],
    ['wait', 'wait is not 8 days', [45, 0], [1.5, -1, '45']],
    [
      'seen',
      'seen is not 1999-01-01',
      ['2026-03-01', '2026-03', '2026'],
      ['2026-3-1', '2026-02-30', 20260301, '2026-03-01T10:00', '01.03.2026'],
    ],
    [
      'called',
      'called before 1999-01-01',
      ['2026-03-01T14:30', '2026-03-01'],
      ['2026-03', '2026-03-01T24:00', '2026-03-01 14:30', '2026-03-01T14:30Z'],
    ],
    ['place', 'place is home', ['home', 'ward'], ['attic', 0, 'Home']],
    ['grade', 'grade is mild', ['none', 'severe'], [1, 'awful']],
    ['dx', 'dx is F32', ['F32.1', 'anything'], [905]],
    [
      'events',
      'any events',
      [{ complete_through: '2026-03-01', entries: [] }, { entries: [{}] }, { entries: [{ on: '2026' }] }],
      [[], { entries: 3 }, { entries: [{ n: 'x' }] }],
    ],
  ] as const)('%s', (fact, condition, good, bad) => {
    for (const value of good) expect([value, takes(condition, { [fact]: value } as FactsInput)]).not.toEqual([value, 'refused'])
    for (const value of bad) expect([value, takes(condition, { [fact]: value } as FactsInput)]).toEqual([value, 'refused'])
  })

  it.each([
    'agreed',
    'n at least 0',
    'score is 9',
    'therapy is 8 per week',
    'wait is 8 days',
    'seen is 1999-01-01',
    'called before 1999-01-01',
    'place is home',
    'grade is mild',
    'dx is F32',
    'any events',
  ])('%s: a missing key or null is unknown', condition => {
    const [fact = ''] = condition.replace('any ', '').split(' ')
    expect([takes(condition, {}), takes(condition, { [fact]: null })]).toEqual(['unknown', 'unknown'])
  })

  it('a malformed fact decides nothing, whatever else is known', () => {
    expect(takes('agreed or n at least 2', { agreed: true, n: 'two' })).toBe('refused')
  })

  it('the age of a member or the birth date, never both', () => {
    expect([
      takes('member.age at least 3 years', { member: { age: 14 } }),
      takes('member.age at least 3 years', { member: { birth_date: '2012-05-01' } }),
      takes('member.age at least 3 years', { member: { age: 14, birth_date: '2012-05-01' } }),
    ]).toEqual(['met', 'met', 'refused'])
  })
})

describe('a date that places an entry in time', () => {
  it.each([
    ['the field `on`', ['on date', 'told date'], { on: '2026-02-20', told: '2020-01-01' }],
    ['else its only date', ['told date', 'n count'], { told: '2026-02-20' }],
    ['also a date and time', ['told date and time', 'n count'], { told: '2026-02-20T10:00' }],
    ['not a field `on` that is no date', ['on yes/no', 'told date'], { on: true, told: '2026-02-20' }],
  ])('%s', (_, fields, entry) => {
    const { says } = conditionUnder(['events list of', ...fields.map(field => `  ${field}`)].join('\n'))(
      'any events in the past 1 month',
    )
    expect(says({ events: list('2026-03-01', entry) })).toBe('met')
  })

  it('two dates and none called `on` is an error', () => {
    expect(faultsUnder('events list of\n  begun date\n  ended date')('any events').map(fault => fault.split(':')[0])).toContain(
      'ambiguous-date-field',
    )
  })
})

describe('what a policy knows', () => {
  it('says which facts are judgements, and where each comes from', () => {
    const { graph } = deciderOf(
      compileText(
        policy(
          'use shared',
          '',
          'facts',
          '  risk  yes/no, by clinician  "could harm others" §2.a',
          '',
          'criteria c "C"',
          '  risk and calm and member.age at least 3 years',
        ),
        'vocabulary shared "Shared"\n  language 1\n\nfacts\n  calm  yes/no  "is calm"\n  loud  yes/no  "is loud"\n',
      ),
    )
    expect(graph.facts.map(({ name, byClinician, origin, text, cite }) => [name, byClinician, origin, text, cite])).toEqual([
      ['calm', false, 'shared', 'is calm', ''],
      ['member.age', false, 'built in', 'age of the member in completed years, unless the birth date is given', ''],
      ['member.birth_date', false, 'built in', 'date of birth of the member', ''],
      ['risk', true, 'test.policy', 'could harm others', '2.a'],
    ])
  })

  it('a condition names all the facts that it reads', () => {
    const facts =
      'admitted date\nkind one of a, b\nn count\nevents list of\n  on date\n  kind2 one of a, b\ncalls list of\n  on date'
    const factsOf = (condition: string) => conditionUnder(facts)(condition).graph.conditions.map(each => each.facts)
    expect([
      factsOf('count of events where (kind2 is kind) since admitted at least n'),
      factsOf('any events since latest calls.on'),
      factsOf('member.age at least 3 years'),
      factsOf('age of 2 days after admitted at least 3 years'),
      factsOf('admitted between as of and 2027-01-01'),
      factsOf('n at least 1 and less than 3'),
    ]).toEqual([
      [['events', 'kind', 'admitted', 'n']],
      [['events', 'calls']],
      [['member.age']],
      [['admitted']],
      [['admitted']],
      [['n'], ['n']],
    ])
  })

  it('a condition reads as its author wrote it, on one line and without comments', () => {
    const { graph } = deciderOf(
      compileText(
        policy(
          'facts',
          '  a yes/no',
          '  n count',
          '  seen date',
          '',
          'define often: n at least 2  # as "the plan" has it',
          '     and a',
          '',
          'criteria c "C"',
          '  a  # not "enough" alone',
          '    and seen   within 7   days after as of',
          '    and n at least 3 and less than 9',
          '    and often',
        ),
      ),
    )
    expect(graph.conditions.map(({ text }) => text)).toEqual([
      'a',
      'seen within 7 days after as of',
      'n at least 3',
      'n less than 9',
      'n at least 2',
    ])
    expect(graph.definitions.map(({ reads }) => reads)).toEqual(['n at least 2 and a'])
  })
})
