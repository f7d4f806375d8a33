/** A policy file: examples in the units of their facts, and what is said beside the criteria. */
import { loadGraph, runExamples } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { deciderOf, errorsOf } from '../support/meaning.ts'

const policy = (...lines: readonly string[]): string => ['policy test.policy "Test"', '  language 1', '', ...lines].join('\n')
const codesOf = (text: string, ...vocabularies: readonly string[]): readonly string[] =>
  errorsOf(compileText(text, ...vocabularies)).map(fault => fault.split(':')[0] ?? '')

describe('examples', () => {
  const facts = [
    'facts',
    '  agreed yes/no',
    '  n count',
    '  weight number in kg',
    '  therapy hours per week',
    '  wait span in days',
    '  seen date',
    '  called date and time',
    '  place one of home, ward',
    '  dx code of REV',
    '  events list of',
    '    on date',
    '    weight number in kg',
    '    called date and time',
    '',
    'criteria c "C"',
    '  agreed and n at least 0 and weight at least 0 kg and therapy at least 0 per week and wait at least 0 days',
    '    and seen before 2030-01-01 and called before 2030-01-01 and place is home and dx is 0905',
    '    and any events where (weight at least 0 kg and called before 2030-01-01) and member.age at least 3 years',
    '',
  ]
  const exampleOf = (...lines: readonly string[]) =>
    compileText(
      policy(
        ...facts,
        'example "e" as of 2026-03-01',
        '  given',
        ...lines.map(line => `    ${line}`),
        '  expect',
        '    c unknown',
      ),
    )

  it.each([
    ['agreed yes', { agreed: true }],
    ['agreed no', { agreed: false }],
    ['agreed unknown', { agreed: null }],
    ['n 3', { n: 3 }],
    ['weight 60 kg', { weight: 60 }],
    ['weight 2500 g', { weight: 2.5 }],
    ['weight 100 [lb_av]', { weight: 45.359237 }],
    ['therapy 9 hours per week', { therapy: 9 }],
    ['therapy 1.5 hours per day', { therapy: 10.5 }],
    ['therapy 9 per week', { therapy: 9 }],
    ['wait 45 days', { wait: 45 }],
    ['wait 2 weeks', { wait: 14 }],
    ['seen 2026-03-01', { seen: '2026-03-01' }],
    ['seen 2026-03', { seen: '2026-03' }],
    ['seen 2026', { seen: '2026' }],
    ['called 2026-03-01 14:30', { called: '2026-03-01T14:30' }],
    ['called 2026-03-01', { called: '2026-03-01' }],
    ['place ward', { place: 'ward' }],
    ['place unknown', { place: null }],
    ['dx 0905', { dx: '0905' }],
    ['member.age 14 years', { member: { age: 14 } }],
    ['member.birth_date 2012-05-01', { member: { birth_date: '2012-05-01' } }],
    ['member.birth_date 2012', { member: { birth_date: '2012' } }],
    ['events unknown', { events: null }],
    ['events', { events: { entries: [] } }],
    ['events complete through 2026-03-01', { events: { complete_through: '2026-03-01', entries: [] } }],
    [
      'events\n      on 2026-02-01, weight 2500 g, called 2026-02-01 09:00\n      on unknown',
      {
        events: { entries: [{ on: '2026-02-01', weight: 2.5, called: '2026-02-01T09:00' }, { on: null }] },
      },
    ],
  ])('%s', (line, expected) => {
    const compiled = exampleOf(line)
    expect(errorsOf(compiled)).toEqual([])
    expect(compiled.policy.examples[0]?.facts).toEqual(expected)
    const [result] = runExamples(compiled.policy, loadGraph(compiled.policy.graph))
    expect([result?.refused, result?.differences]).toEqual([[], []])
  })

  it.each([
    ['agreed 1', 'value-does-not-fit'],
    ['n 2.5', 'bad-number'],
    ['n many', 'value-does-not-fit'],
    ['weight 60', 'unit-missing'],
    ['weight 60 cm', 'unit-mismatch'],
    ['weight 1 [oz_av]', 'inexact-conversion'],
    ['therapy 40 per month', 'unit-mismatch'],
    ['wait 1 month', 'unit-mismatch'],
    ['seen 2026-02-30', 'bad-example-date'],
    ['seen 2026-03-01 10:00', 'value-does-not-fit'],
    ['called 2026-03', 'bad-example-date'],
    ['called 2026', 'bad-example-date'],
    ['called 2026-03-01 24:30', 'bad-example-date'],
    ['place attic', 'unknown-value'],
    ['n 1000000001', 'bad-number'],
    ['member.age 14', 'value-does-not-fit'],
    ['member.age 18 months', 'value-does-not-fit'],
    ['member.age 14 years\n    member.birth_date 2012-01-01', 'age-given-twice'],
    ['n 3\n    n 4', 'given-twice'],
    ['c yes', 'not-a-fact'],
    ['wrong 3', 'unknown-name'],
    ['events complete through 2026-02-30', 'bad-example-date'],
    ['events complete through 2026-03', 'bad-example-date'],
    ['events unknown\n      on 2026-01-01', 'value-for-a-list'],
    ['events\n      wrong 3', 'unknown-field'],
    ['n 3\n      on 2026-01-01', 'entries-for-no-list'],
  ])('%s: %s', (line, code) => expect(errorsOf(exampleOf(line)).map(fault => fault.split(':')[0])).toEqual([code]))

  it.each([
    [['member.age unknown', 'member.birth_date 2012-05-01'], { birth_date: '2012-05-01' }],
    [['member.birth_date 2012-05-01'], { birth_date: '2012-05-01' }],
    [['member.birth_date unknown', 'member.age 9 years'], { age: 9 }],
    [['member.age unknown'], { age: null }],
  ])('an example like one of 14 years, with %j', (lines, member) => {
    const text = policy(
      'criteria c "C"', '  member.age at least 3 years', '',
      'example "one" as of 2026-03-01', '  given', '    member.age 14 years', '  expect', '    c met', '',
      'example "two" as of 2026-03-01', '  given like "one"', ...lines.map(line => `    ${line}`), '  expect', '    c met',
    )
    const compiled = compileText(text)
    expect(errorsOf(compiled)).toEqual([])
    expect(compiled.policy.examples[1]?.facts).toEqual({ member })
  })

  it('one fact under two names is given twice', () => {
    const shared = 'vocabulary shared "Shared"\n  language 1\n\nfacts\n  risk count\n'
    const lines = [
      'use shared',
      '',
      'criteria c "C"',
      '  risk at least 2',
      '',
      'example "e" as of 2026-03-01',
      '  given',
      '    risk 2',
      '    shared.risk 3',
      '  expect',
      '    c met',
    ]
    expect(codesOf(policy(...lines), shared)).toEqual(['given-twice'])
  })
})

describe('guidance and interpretations', () => {
  const text = policy(
    'facts',
    '  a yes/no',
    '  b yes/no',
    '',
    'criteria c "C"',
    '  ALL of',
    '    1. a',
    '    two: b',
    '',
    'guidance length "typically 32 days" §3',
    '  - "longer for some" §3.a',
    '',
    'interpretation settled "both count" §2',
    '  against    "the document says or"',
    '  decided by "Committee" on 2026-01-15',
    '  because    "it asks for two"',
    '  affects    c/two, length',
    '',
  )
  it('never decide, and have addresses', () => {
    const { graph, says } = deciderOf(compileText(text))
    expect([says({ a: true, b: true }), says({ a: true })]).toEqual(['met', 'unknown'])
    expect(graph.guidance.map(({ address, items }) => [address, items.map(item => item.address)])).toEqual([
      ['test.policy/length', ['test.policy/length/1']],
    ])
    expect(graph.interpretations.map(({ address, affects }) => [address, affects])).toEqual([
      ['test.policy/settled', ['test.policy/c/two', 'test.policy/length']],
    ])
  })

  it('stand at the clauses that they bear on', () => {
    const { graph } = deciderOf(compileText(text))
    expect(graph.clauses.map(({ address, interpretations }) => [address, interpretations])).toEqual([
      ['test.policy/c', []],
      ['test.policy/c/1', []],
      ['test.policy/c/two', ['settled']],
    ])
  })

  it('a name that nothing has is an error, with a near one', () => {
    const { diagnostics } = compileText(text.replace('c/two, length', 'c/twoo'))
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, text }) => [code, text])).toEqual([
      ['unknown-address', 'Did you mean `c/two`?'],
    ])
  })
})
