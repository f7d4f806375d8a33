/** A policy file: the kinds of facts in JSON, vocabularies, definitions, examples, and what is said beside the criteria. */
import type { FactsInput } from '@rubric/compiler'
import { loadGraph, runExamples } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { conditionUnder, deciderOf, errorsOf, faultsUnder, list } from '../support/meaning.ts'

const policy = (...lines: readonly string[]): string => ['policy test.policy "Test"', '  language 1', '', ...lines].join('\n')
const codesOf = (text: string, ...vocabularies: readonly string[]): readonly string[] =>
  errorsOf(compileText(text, ...vocabularies)).map(fault => fault.split(':')[0] ?? '')

describe('kinds of facts, and what their values are in JSON', () => {
  const facts = [
    'agreed yes/no', 'n count', 'score number', 'bmi number in kg/m2', 'therapy hours per week', 'wait span in days', 'seen date', 'called date and time',
    'place one of home, ward', 'grade none < mild < severe', 'dx code of ICD-10-CM', 'events list of', '  on date', '  n count',
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
    ['seen', 'seen is not 1999-01-01', ['2026-03-01', '2026-03', '2026'], ['2026-3-1', '2026-02-30', 20260301, '2026-03-01T10:00', '01.03.2026']],
    ['called', 'called before 1999-01-01', ['2026-03-01T14:30', '2026-03-01'], ['2026-03', '2026-03-01T24:00', '2026-03-01 14:30', '2026-03-01T14:30Z']],
    ['place', 'place is home', ['home', 'ward'], ['attic', 0, 'Home']],
    ['grade', 'grade is mild', ['none', 'severe'], [1, 'awful']],
    ['dx', 'dx is F32', ['F32.1', 'anything'], [905]],
    ['events', 'any events', [{ complete_through: '2026-03-01', entries: [] }, { entries: [{}] }, { entries: [{ on: '2026' }] }], [[], { entries: 3 }, { entries: [{ n: 'x' }] }]],
  ] as const)('%s', (fact, condition, good, bad) => {
    for (const value of good) expect([value, takes(condition, { [fact]: value } as FactsInput)]).not.toEqual([value, 'refused'])
    for (const value of bad) expect([value, takes(condition, { [fact]: value } as FactsInput)]).toEqual([value, 'refused'])
  })

  it.each(['agreed', 'n at least 0', 'score is 9', 'therapy is 8 per week', 'wait is 8 days', 'seen is 1999-01-01', 'called before 1999-01-01', 'place is home',
    'grade is mild', 'dx is F32', 'any events'])('%s: a missing key or null is unknown', condition => {
    const [fact = ''] = condition.replace('any ', '').split(' ')
    expect([takes(condition, {}), takes(condition, { [fact]: null })]).toEqual(['unknown', 'unknown'])
  })

  it('a malformed fact decides nothing, whatever else is known', () => {
    expect(takes('agreed or n at least 2', { agreed: true, n: 'two' })).toBe('refused')
  })

  it('the age of a member or the birth date, never both', () => {
    expect([takes('member.age at least 3 years', { member: { age: 14 } }), takes('member.age at least 3 years', { member: { birth_date: '2012-05-01' } }),
      takes('member.age at least 3 years', { member: { age: 14, birth_date: '2012-05-01' } })]).toEqual(['met', 'met', 'refused'])
  })
})

describe('a date that places an entry in time', () => {
  it.each([
    ['the field `on`', ['on date', 'told date'], { on: '2026-02-20', told: '2020-01-01' }],
    ['else its only date', ['told date', 'n count'], { told: '2026-02-20' }],
    ['also a date and time', ['told date and time', 'n count'], { told: '2026-02-20T10:00' }],
    ['not a field `on` that is no date', ['on yes/no', 'told date'], { on: true, told: '2026-02-20' }],
  ])('%s', (_, fields, entry) => {
    const { says } = conditionUnder(['events list of', ...fields.map(field => `  ${field}`)].join('\n'))('any events in the past 1 month')
    expect(says({ events: list('2026-03-01', entry) })).toBe('met')
  })

  it('two dates and none called `on` is an error', () => {
    expect(faultsUnder('events list of\n  begun date\n  ended date')('any events').map(fault => fault.split(':')[0])).toContain('ambiguous-date-field')
  })
})

describe('what a policy knows', () => {
  it('says which facts are judgements, and where each comes from', () => {
    const { graph } = deciderOf(compileText(
      policy('use shared', '', 'facts', '  risk  yes/no, by clinician  "could harm others" §2.a', '', 'criteria c "C"', '  risk and calm and member.age at least 3 years'),
      'vocabulary shared "Shared"\n  language 1\n\nfacts\n  calm  yes/no  "is calm"\n  loud  yes/no  "is loud"\n',
    ))
    expect(graph.facts.map(({ name, byClinician, origin, text, cite }) => [name, byClinician, origin, text, cite])).toEqual([
      ['calm', false, 'shared', 'is calm', ''],
      ['member.age', false, 'built in', 'age of the member in completed years, unless the birth date is given', ''],
      ['member.birth_date', false, 'built in', 'date of birth of the member', ''],
      ['risk', true, 'test.policy', 'could harm others', '2.a'],
    ])
  })

  it('a condition names all the facts that it reads', () => {
    const facts = 'admitted date\nkind one of a, b\nn count\nevents list of\n  on date\n  kind2 one of a, b\ncalls list of\n  on date'
    const factsOf = (condition: string) => conditionUnder(facts)(condition).graph.conditions.map(each => each.facts)
    expect([
      factsOf('count of events where (kind2 is kind) since admitted at least n'), factsOf('any events since latest calls.on'), factsOf('member.age at least 3 years'),
      factsOf('age of 2 days after admitted at least 3 years'), factsOf('admitted between as of and 2027-01-01'), factsOf('n at least 1 and less than 3'),
    ]).toEqual([[['events', 'kind', 'admitted', 'n']], [['events', 'calls']], [['member.age']], [['admitted']], [['admitted']], [['n'], ['n']]])
  })

  it('a condition reads as its author wrote it, on one line and without comments', () => {
    const { graph } = deciderOf(compileText(policy(
      'facts', '  a yes/no', '  n count', '  seen date', '', 'define often: n at least 2  # as "the plan" has it', '     and a', '',
      'criteria c "C"', '  a  # not "enough" alone', '    and seen   within 7   days after as of', '    and n at least 3 and less than 9', '    and often',
    )))
    expect(graph.conditions.map(({ text }) => text)).toEqual(['a', 'seen within 7 days after as of', 'n at least 3', 'n less than 9', 'n at least 2'])
    expect(graph.definitions.map(({ reads }) => reads)).toEqual(['n at least 2 and a'])
  })
})

describe('vocabularies', () => {
  const first = 'vocabulary first "First"\n  language 1\n\nfacts\n  risk count\n  calm yes/no\n\ncodes mood "mood"\n  ICD-10-CM F32\n\ndefine risky: risk at least 2\n\ndefine enough: 3\n'
  const second = 'vocabulary second "Second"\n  language 1\n\nfacts\n  risk yes/no\n  dx code of ICD-10-CM\n\ndefine risky: risk\n\ndefine moody: dx is F33\n'

  it('a name that two of them share takes the vocabulary before it, also in the record', () => {
    const { says, graph } = deciderOf(compileText(policy('use first', 'use second', '', 'criteria c "C"', '  first.risky and second.risky and first.risk less than enough'), first, second))
    expect(graph.facts.map(({ name }) => name)).toEqual(['first.risk', 'second.risk'])
    expect([says({ first: { risk: 2 }, second: { risk: true } }), says({ first: { risk: 3 }, second: { risk: true } }), says({ first: { risk: 1 } })])
      .toEqual(['met', 'not met', 'not met'])
  })

  it('a name that one of them has stands alone or with the vocabulary before it', () => {
    const { says } = deciderOf(compileText(policy('use first', '', 'criteria c "C"', '  calm and first.calm and risky'), first))
    expect([says({ calm: true, risk: 2 }), says({ calm: true, risk: 1 })]).toEqual(['met', 'not met'])
  })

  it('definitions keep the names of their own vocabulary, whatever the policy calls so', () => {
    const base = 'vocabulary base "Base"\n  language 1\n\nfacts\n  risk count\n'
    const middle = 'vocabulary middle "Middle"\n  language 1\n\nuse base\n\ndefine risky: risk at least 2\n'
    const { says } = deciderOf(compileText(policy('use middle', '', 'facts', '  risk yes/no', '', 'criteria c "C"', '  risky and not risk'), middle, base))
    expect([says({ base: { risk: 2 }, risk: false }), says({ base: { risk: 1 }, risk: false })]).toEqual(['met', 'not met'])
  })

  it('an example gives its facts by the same names', () => {
    const lines = ['use first', 'use second', '', 'criteria c "C"', '  first.risky and second.risky and calm', '', 'example "e" as of 2026-03-01', '  given',
      '    first.risk 2', '    second.risk yes', '    calm yes', '  expect', '    c met']
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
    ['a set of codes of both', ['use first', 'use third', '', 'facts', '  dx code of ICD-10-CM', '', 'criteria c "C"', '  dx in mood'], ['ambiguous-name']],
    ['a constant of both', ['use first', 'use third', '', 'facts', '  n count', '', 'criteria c "C"', '  n at least enough'], ['ambiguous-name']],
    ['a value of both', ['use first', 'use third', '', 'facts', '  grade none < mild', '', 'criteria c "C"', '  grade is enough'], ['ambiguous-name']],
    ['taken by the policy', ['use first', '', 'define risk: member.age at least 3 years', '', 'criteria c "C"', '  risk'], ['duplicate-name']],
    ['not used', ['criteria c "C"', '  risky'], ['unknown-name']],
    ['not there', ['use fourth', '', 'criteria c "C"', '  member.age at least 3 years'], ['unknown-vocabulary']],
    ['the policy has criteria, its vocabularies know none', ['use asking', '', 'facts', '  a yes/no', '', 'criteria c "C"', '  a'], ['unknown-name']],
  ])('%s', (_, lines, codes) => {
    const third = 'vocabulary third "Third"\n  language 1\n\ncodes mood "mood"\n  ICD-10-CM F33\n\ndefine enough: 4\n'
    const asking = 'vocabulary asking "Asking"\n  language 1\n\ndefine d: c\n'
    expect(codesOf(policy(...lines), first, second, third, ...(lines.includes('use asking') ? [asking] : []))).toEqual(codes)
  })

  it('names that a record cannot hold beside each other are refused', () => {
    expect(codesOf(policy('use first', 'use second', '', 'facts', '  first yes/no', '', 'criteria c "C"', '  first and first.risk at least 2 and second.risk'), first, second))
      .toEqual(['name-within-a-name'])
    expect(codesOf(policy('facts', '  a yes/no', '  a.b yes/no', '', 'criteria c "C"', '  a and a.b'))).toEqual(['name-within-a-name'])
    expect(codesOf(policy('use member', '', 'criteria c "C"', '  risky'), first.replace('vocabulary first', 'vocabulary member'))).toContain('reserved-name')
  })
})

describe('`define` names a condition, a value or a constant', () => {
  const facts = 'a yes/no\nn count\nseen date\ngrade none < mild < severe\ndx code of ICD-10-CM\nevents list of\n  on date\n  kept yes/no\n  score count'
  const definitions = [
    'define both: a and n at least 2', '', 'define recent: count of events in the past 6 months', '', 'define last: latest events.on', '', 'define deadline: 30 days after seen', '',
    'define start: 2026-01-01', '', 'define floor: mild', '', 'define limit: 2', '', 'define week: 7 days', '', 'define adult: 18 years', '', 'define main: F32', '',
    'define span: latest events.kept', '', 'define other: both', '', 'define has_recent: recent at least 1', '', 'define through: c and a', '',
  ]
  const decided = conditionUnder(facts, ...definitions)
  const given: FactsInput = {
    a: true, n: 2, seen: '2026-01-15', grade: 'mild', dx: 'F32', member: { age: 18 },
    events: list('2026-03-01', { on: '2025-10-01', kept: true, score: 1 }, { on: '2026-02-01', kept: false, score: 2 }),
  }
  it.each([
    ['both', 'met'], ['not both', 'not met'], ['other', 'met'], ['recent is 2', 'met'], ['last is 2026-02-01', 'met'], ['seen before last', 'met'], ['deadline on 2026-02-14', 'met'],
    ['seen after start', 'met'], ['grade at least floor', 'met'], ['n at least limit', 'met'], ['recent at least limit', 'met'], ['member.age at least adult', 'met'], ['dx is main', 'met'],
    ['dx in (main)', 'met'], ['span is no', 'met'], ['at least 2 of (both, has_recent, span)', 'met'], ['any events since start', 'met'],
    ['any events where on before start', 'met'], ['any events where (both and kept)', 'met'], ['any events where score at least limit', 'met'], ['count of events since deadline is 0', 'met'],
  ] as const)('%s', (condition, expected) => expect(decided(condition).says(given)).toBe(expected))

  it.each([
    ['limit', 'not-a-condition'], ['floor', 'not-a-condition'], ['recent', 'not-a-condition'], ['both at least 2', 'not-a-value'], ['grade at least limit', 'type-mismatch'],
    ['n at least floor', 'type-mismatch'], ['n at least adult', 'unit-mismatch'],
    // Inside `where` there is one entry at hand, and neither another list nor the criteria.
    ['any events where has_recent', 'list-within-a-list'], ['any events where on before last', 'list-within-a-list'], ['any events where through', 'not-a-condition'],
    ['any events where span', 'list-within-a-list'],
  ])('%s: %s', (condition, code) => {
    const more = definitions.join('\n').replace('define through: c and a', 'define through: d and a\n\ncriteria d "D"\n  a')
    expect(faultsUnder(facts, more)(condition).map(fault => fault.split(':')[0])).toEqual([code])
  })

  it('in a filter, too, its names are those of its own file', () => {
    const { says } = conditionUnder('kind one of a, b\nevents list of\n  on date\n  kind one of a, b', 'define of_kind_a: kind is a')('any events where (of_kind_a and kind is b)')
    expect([says({ kind: 'a', events: list('2026-03-01', { on: '2026-02-01', kind: 'b' }) }), says({ kind: 'b', events: list('2026-03-01', { on: '2026-02-01', kind: 'b' }) })])
      .toEqual(['met', 'not met'])
  })

  it('knows no fields: those belong to the entry at hand', () => {
    expect(codesOf(policy('facts', ...facts.split('\n').map(line => `  ${line}`), '', 'define good: score at least 2', '', 'criteria c "C"', '  any events where good'))).toEqual(['unknown-name'])
  })
})

describe('inside `where`, a field comes before a fact of the same name', () => {
  it('but a window looks at the facts again', () => {
    const { says } = conditionUnder('kind one of a, b\nbegun date\nevents list of\n  on date\n  kind one of a, b\n  begun yes/no')('any events where kind is a since begun')
    expect(says({ kind: 'b', begun: '2026-01-01', events: list('2026-03-01', { on: '2026-02-01', kind: 'a' }) })).toBe('met')
    expect(says({ kind: 'a', begun: '2026-01-01', events: list('2026-03-01', { on: '2026-02-01', kind: 'b' }) })).toBe('not met')
  })
})

describe('examples', () => {
  const facts = [
    'facts', '  agreed yes/no', '  n count', '  weight number in kg', '  therapy hours per week', '  wait span in days', '  seen date', '  called date and time',
    '  place one of home, ward', '  dx code of REV', '  events list of', '    on date', '    weight number in kg', '    called date and time', '',
    'criteria c "C"', '  agreed and n at least 0 and weight at least 0 kg and therapy at least 0 per week and wait at least 0 days and seen before 2030-01-01',
    '    and called before 2030-01-01 and place is home and dx is 0905 and any events where (weight at least 0 kg and called before 2030-01-01) and member.age at least 3 years', '',
  ]
  const exampleOf = (...lines: readonly string[]) => compileText(policy(...facts, 'example "e" as of 2026-03-01', '  given', ...lines.map(line => `    ${line}`), '  expect', '    c unknown'))

  it.each([
    ['agreed yes', { agreed: true }], ['agreed no', { agreed: false }], ['agreed unknown', { agreed: null }], ['n 3', { n: 3 }],
    ['weight 60 kg', { weight: 60 }], ['weight 2500 g', { weight: 2.5 }], ['weight 100 [lb_av]', { weight: 45.359237 }],
    ['therapy 9 hours per week', { therapy: 9 }], ['therapy 1.5 hours per day', { therapy: 10.5 }], ['therapy 9 per week', { therapy: 9 }],
    ['wait 45 days', { wait: 45 }], ['wait 2 weeks', { wait: 14 }], ['seen 2026-03-01', { seen: '2026-03-01' }], ['seen 2026-03', { seen: '2026-03' }], ['seen 2026', { seen: '2026' }],
    ['called 2026-03-01 14:30', { called: '2026-03-01T14:30' }], ['called 2026-03-01', { called: '2026-03-01' }], ['place ward', { place: 'ward' }], ['place unknown', { place: null }],
    ['dx 0905', { dx: '0905' }], ['member.age 14 years', { member: { age: 14 } }], ['member.birth_date 2012-05-01', { member: { birth_date: '2012-05-01' } }],
    ['member.birth_date 2012', { member: { birth_date: '2012' } }], ['events unknown', { events: null }], ['events', { events: { entries: [] } }],
    ['events complete through 2026-03-01', { events: { complete_through: '2026-03-01', entries: [] } }],
    ['events\n      on 2026-02-01, weight 2500 g, called 2026-02-01 09:00\n      on unknown', {
      events: { entries: [{ on: '2026-02-01', weight: 2.5, called: '2026-02-01T09:00' }, { on: null }] },
    }],
  ])('%s', (line, expected) => {
    const compiled = exampleOf(line)
    expect(errorsOf(compiled)).toEqual([])
    expect(compiled.policy.examples[0]?.facts).toEqual(expected)
    const [result] = runExamples(compiled.policy, loadGraph(compiled.policy.graph))
    expect([result?.refused, result?.differences]).toEqual([[], []])
  })

  it.each([
    ['agreed 1', 'value-does-not-fit'], ['n 2.5', 'bad-number'], ['n many', 'value-does-not-fit'], ['weight 60', 'unit-missing'], ['weight 60 cm', 'unit-mismatch'],
    ['weight 1 [oz_av]', 'inexact-conversion'], ['therapy 40 per month', 'unit-mismatch'], ['wait 1 month', 'unit-mismatch'], ['seen 2026-02-30', 'bad-example-date'],
    ['seen 2026-03-01 10:00', 'value-does-not-fit'], ['called 2026-03', 'bad-example-date'], ['called 2026', 'bad-example-date'], ['called 2026-03-01 24:30', 'bad-example-date'],
    ['place attic', 'unknown-value'], ['n 1000000001', 'bad-number'], ['member.age 14', 'value-does-not-fit'], ['member.age 18 months', 'value-does-not-fit'], ['member.age 14 years\n    member.birth_date 2012-01-01', 'age-given-twice'],
    ['n 3\n    n 4', 'given-twice'], ['c yes', 'not-a-fact'], ['wrong 3', 'unknown-name'], ['events complete through 2026-02-30', 'bad-example-date'], ['events complete through 2026-03', 'bad-example-date'],
    ['events unknown\n      on 2026-01-01', 'value-for-a-list'], ['events\n      wrong 3', 'unknown-field'], ['n 3\n      on 2026-01-01', 'entries-for-no-list'],
  ])('%s: %s', (line, code) => expect(errorsOf(exampleOf(line)).map(fault => fault.split(':')[0])).toEqual([code]))

  it('one fact under two names is given twice', () => {
    const shared = 'vocabulary shared "Shared"\n  language 1\n\nfacts\n  risk count\n'
    const lines = ['use shared', '', 'criteria c "C"', '  risk at least 2', '', 'example "e" as of 2026-03-01', '  given', '    risk 2', '    shared.risk 3', '  expect', '    c met']
    expect(codesOf(policy(...lines), shared)).toEqual(['given-twice'])
  })
})

describe('guidance and interpretations', () => {
  const text = policy(
    'facts', '  a yes/no', '  b yes/no', '', 'criteria c "C"', '  ALL of', '    1. a', '    two: b', '',
    'guidance length "typically 32 days" §3', '  - "longer for some" §3.a', '',
    'interpretation settled "both count" §2', '  against    "the document says or"', '  decided by "Committee" on 2026-01-15', '  because    "it asks for two"', '  affects    c/two, length', '',
  )
  it('never decide, and have addresses', () => {
    const { graph, says } = deciderOf(compileText(text))
    expect([says({ a: true, b: true }), says({ a: true })]).toEqual(['met', 'unknown'])
    expect(graph.guidance.map(({ address, items }) => [address, items.map(item => item.address)])).toEqual([['test.policy/length', ['test.policy/length/1']]])
    expect(graph.interpretations.map(({ address, affects }) => [address, affects])).toEqual([['test.policy/settled', ['test.policy/c/two', 'test.policy/length']]])
  })

  it('stand at the clauses that they bear on', () => {
    const { graph } = deciderOf(compileText(text))
    expect(graph.clauses.map(({ address, interpretations }) => [address, interpretations])).toEqual([
      ['test.policy/c', []], ['test.policy/c/1', []], ['test.policy/c/two', ['settled']],
    ])
  })

  it('a name that nothing has is an error, with a near one', () => {
    const { diagnostics } = compileText(text.replace('c/two, length', 'c/twoo'))
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, text }) => [code, text])).toEqual([['unknown-address', 'Did you mean `c/two`?']])
  })
})
