/** A policy file: vocabularies, definitions, and what a name stands for where. */
import type { FactsInput } from '@rubric/compiler'
import { loadGraph, runExamples } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { conditionUnder, deciderOf, errorsOf, faultsUnder, list } from '../support/meaning.ts'

const policy = (...lines: readonly string[]): string => ['policy test.policy "Test"', '  language 1', '', ...lines].join('\n')
const codesOf = (text: string, ...vocabularies: readonly string[]): readonly string[] =>
  errorsOf(compileText(text, ...vocabularies)).map(fault => fault.split(':')[0] ?? '')

describe('vocabularies', () => {
  const first =
    'vocabulary first "First"\n  language 1\n\nfacts\n  risk count\n  calm yes/no\n\n' +
    'codes mood "mood"\n  ICD-10-CM F32\n\ndefine risky: risk at least 2\n\ndefine enough: 3\n'
  const second =
    'vocabulary second "Second"\n  language 1\n\nfacts\n  risk yes/no\n  dx code of ICD-10-CM\n\n' +
    'define risky: risk\n\ndefine moody: dx is F33\n'

  it('a name that two of them share takes the vocabulary before it, also in the record', () => {
    const { says, graph } = deciderOf(
      compileText(
        policy('use first', 'use second', '', 'criteria c "C"', '  first.risky and second.risky and first.risk less than enough'),
        first,
        second,
      ),
    )
    expect(graph.facts.map(({ name }) => name)).toEqual(['first.risk', 'second.risk'])
    expect([
      says({ first: { risk: 2 }, second: { risk: true } }),
      says({ first: { risk: 3 }, second: { risk: true } }),
      says({ first: { risk: 1 } }),
    ]).toEqual(['met', 'not met', 'not met'])
  })

  it('a name that one of them has stands alone or with the vocabulary before it', () => {
    const { says } = deciderOf(compileText(policy('use first', '', 'criteria c "C"', '  calm and first.calm and risky'), first))
    expect([says({ calm: true, risk: 2 }), says({ calm: true, risk: 1 })]).toEqual(['met', 'not met'])
  })

  it('definitions keep the names of their own vocabulary, whatever the policy calls so', () => {
    const base = 'vocabulary base "Base"\n  language 1\n\nfacts\n  risk count\n'
    const middle = 'vocabulary middle "Middle"\n  language 1\n\nuse base\n\ndefine risky: risk at least 2\n'
    const { says } = deciderOf(
      compileText(policy('use middle', '', 'facts', '  risk yes/no', '', 'criteria c "C"', '  risky and not risk'), middle, base),
    )
    expect([says({ base: { risk: 2 }, risk: false }), says({ base: { risk: 1 }, risk: false })]).toEqual(['met', 'not met'])
  })

  it('an example gives its facts by the same names', () => {
    const lines = [
      'use first',
      'use second',
      '',
      'criteria c "C"',
      '  first.risky and second.risky and calm',
      '',
      'example "e" as of 2026-03-01',
      '  given',
      '    first.risk 2',
      '    second.risk yes',
      '    calm yes',
      '  expect',
      '    c met',
    ]
    const { policy: compiled } = compileText(policy(...lines), first, second)
    expect(compiled.examples[0]?.facts).toEqual({ first: { risk: 2 }, second: { risk: true }, calm: true })
    expect(runExamples(compiled, loadGraph(compiled.graph)).map(({ passed }) => passed)).toEqual([true])
  })

  it('a vocabulary does not pass on what it uses', () => {
    const middle = 'vocabulary middle "Middle"\n  language 1\n\nuse first\n\ndefine fine: calm\n'
    expect(codesOf(policy('use middle', '', 'criteria c "C"', '  fine and calm'), middle, first)).toEqual(['unknown-name'])
  })

  it.each([
    ['a name of both', ['use first', 'use second', '', 'criteria c "C"', '  risky'], ['ambiguous-name']],
    [
      'a set of codes of both',
      ['use first', 'use third', '', 'facts', '  dx code of ICD-10-CM', '', 'criteria c "C"', '  dx in mood'],
      ['ambiguous-name'],
    ],
    [
      'a constant of both',
      ['use first', 'use third', '', 'facts', '  n count', '', 'criteria c "C"', '  n at least enough'],
      ['ambiguous-name'],
    ],
    [
      'a value of both',
      ['use first', 'use third', '', 'facts', '  grade none < mild', '', 'criteria c "C"', '  grade is enough'],
      ['ambiguous-name'],
    ],
    [
      'taken by the policy',
      ['use first', '', 'define risk: member.age at least 3 years', '', 'criteria c "C"', '  risk'],
      ['duplicate-name'],
    ],
    ['not used', ['criteria c "C"', '  risky'], ['unknown-name']],
    ['not there', ['use fourth', '', 'criteria c "C"', '  member.age at least 3 years'], ['unknown-vocabulary']],
    [
      'the policy has criteria, its vocabularies know none',
      ['use asking', '', 'facts', '  a yes/no', '', 'criteria c "C"', '  a'],
      ['unknown-name'],
    ],
  ])('%s', (_, lines, codes) => {
    const third = 'vocabulary third "Third"\n  language 1\n\ncodes mood "mood"\n  ICD-10-CM F33\n\ndefine enough: 4\n'
    const asking = 'vocabulary asking "Asking"\n  language 1\n\ndefine d: c\n'
    expect(codesOf(policy(...lines), first, second, third, ...(lines.includes('use asking') ? [asking] : []))).toEqual(codes)
  })

  it('names that a record cannot hold beside each other are refused', () => {
    expect(
      codesOf(
        policy(
          'use first',
          'use second',
          '',
          'facts',
          '  first yes/no',
          '',
          'criteria c "C"',
          '  first and first.risk at least 2 and second.risk',
        ),
        first,
        second,
      ),
    ).toEqual(['name-within-a-name'])
    expect(codesOf(policy('facts', '  a yes/no', '  a.b yes/no', '', 'criteria c "C"', '  a and a.b'))).toEqual([
      'name-within-a-name',
    ])
    expect(
      codesOf(policy('use member', '', 'criteria c "C"', '  risky'), first.replace('vocabulary first', 'vocabulary member')),
    ).toContain('reserved-name')
  })
})

describe('`define` names a condition, a value or a constant', () => {
  const facts =
    'a yes/no\nn count\nseen date\ngrade none < mild < severe\ndx code of ICD-10-CM\n' +
    'events list of\n  on date\n  kept yes/no\n  score count'
  const definitions = [
    'define both: a and n at least 2',
    '',
    'define recent: count of events in the past 6 months',
    '',
    'define last: latest events.on',
    '',
    'define deadline: 30 days after seen',
    '',
    'define start: 2026-01-01',
    '',
    'define floor: mild',
    '',
    'define limit: 2',
    '',
    'define week: 7 days',
    '',
    'define adult: 18 years',
    '',
    'define main: F32',
    '',
    'define span: latest events.kept',
    '',
    'define other: both',
    '',
    'define has_recent: recent at least 1',
    '',
    'define through: c and a',
    '',
  ]
  const decided = conditionUnder(facts, ...definitions)
  const given: FactsInput = {
    a: true,
    n: 2,
    seen: '2026-01-15',
    grade: 'mild',
    dx: 'F32',
    member: { age: 18 },
    events: list('2026-03-01', { on: '2025-10-01', kept: true, score: 1 }, { on: '2026-02-01', kept: false, score: 2 }),
  }
  it.each([
    ['both', 'met'],
    ['not both', 'not met'],
    ['other', 'met'],
    ['recent is 2', 'met'],
    ['last is 2026-02-01', 'met'],
    ['seen before last', 'met'],
    ['deadline on 2026-02-14', 'met'],
    ['seen after start', 'met'],
    ['grade at least floor', 'met'],
    ['n at least limit', 'met'],
    ['recent at least limit', 'met'],
    ['member.age at least adult', 'met'],
    ['dx is main', 'met'],
    ['dx in (main)', 'met'],
    ['span is no', 'met'],
    ['at least 2 of (both, has_recent, span)', 'met'],
    ['any events since start', 'met'],
    ['any events where on before start', 'met'],
    ['any events where (both and kept)', 'met'],
    ['any events where score at least limit', 'met'],
    ['count of events since deadline is 0', 'met'],
  ] as const)('%s', (condition, expected) => expect(decided(condition).says(given)).toBe(expected))

  it.each([
    ['limit', 'not-a-condition'],
    ['floor', 'not-a-condition'],
    ['recent', 'not-a-condition'],
    ['both at least 2', 'not-a-value'],
    ['grade at least limit', 'type-mismatch'],
    ['n at least floor', 'type-mismatch'],
    ['n at least adult', 'unit-mismatch'],
    // Inside `where` there is one entry at hand, and neither another list nor the criteria.
    ['any events where has_recent', 'list-within-a-list'],
    ['any events where on before last', 'list-within-a-list'],
    ['any events where through', 'not-a-condition'],
    ['any events where span', 'list-within-a-list'],
  ])('%s: %s', (condition, code) => {
    const more = definitions.join('\n').replace('define through: c and a', 'define through: d and a\n\ncriteria d "D"\n  a')
    expect(faultsUnder(facts, more)(condition).map(fault => fault.split(':')[0])).toEqual([code])
  })

  it('in a filter, too, its names are those of its own file', () => {
    const { says } = conditionUnder(
      'kind one of a, b\nevents list of\n  on date\n  kind one of a, b',
      'define of_kind_a: kind is a',
    )('any events where (of_kind_a and kind is b)')
    expect([
      says({ kind: 'a', events: list('2026-03-01', { on: '2026-02-01', kind: 'b' }) }),
      says({ kind: 'b', events: list('2026-03-01', { on: '2026-02-01', kind: 'b' }) }),
    ]).toEqual(['met', 'not met'])
  })

  it('knows no fields: those belong to the entry at hand', () => {
    expect(
      codesOf(
        policy(
          'facts',
          ...facts.split('\n').map(line => `  ${line}`),
          '',
          'define good: score at least 2',
          '',
          'criteria c "C"',
          '  any events where good',
        ),
      ),
    ).toEqual(['unknown-name'])
  })
})

describe('inside `where`, a field comes before a fact of the same name', () => {
  it('but a window looks at the facts again', () => {
    const { says } = conditionUnder(
      'kind one of a, b\nbegun date\nevents list of\n  on date\n  kind one of a, b\n  begun yes/no',
    )('any events where kind is a since begun')
    expect(says({ kind: 'b', begun: '2026-01-01', events: list('2026-03-01', { on: '2026-02-01', kind: 'a' }) })).toBe('met')
    expect(says({ kind: 'a', begun: '2026-01-01', events: list('2026-03-01', { on: '2026-02-01', kind: 'b' }) })).toBe('not met')
  })
})
