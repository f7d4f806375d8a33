/** Exceptions: what they reach, which of two counts, and what stays open while nobody knows whether one applies. */
import type { StatusWord } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { deciderOf, errorsOf } from '../support/meaning.ts'

const policy = (...lines: readonly string[]): string =>
  ['policy test.policy "Test"', '  language 1', '', 'facts', ...['c', 'd', 'e1', 'e2'].map(name => `  ${name} yes/no`), '',
    'criteria base "Base"', '  c', '', 'criteria other "Other"', '  d', '', ...lines].join('\n')

type Given = Readonly<Record<'c' | 'd' | 'e1' | 'e2', boolean | null>>

const three = [true, false, null] as const
const allGiven: readonly Given[] = three.flatMap(c => three.flatMap(d => three.flatMap(e1 => three.map(e2 => ({ c, d, e1, e2 })))))

const completions = (given: Given): readonly Given[] =>
  Object.entries(given).reduce<readonly Given[]>(
    (sofar, [name, value]) => sofar.flatMap(each => (value === null ? [{ ...each, [name]: true }, { ...each, [name]: false }] : [each])), [given])

/** What is sure in every completion of the exceptions' facts; what the criteria leave open stays open. */
const sure = (given: Given, decide: (whole: Given) => boolean): StatusWord => {
  const answers = new Set(completions(given).map(decide))
  return answers.size > 1 ? 'unknown' : answers.has(true) ? 'met' : 'not met'
}

const orders = [['before second', ''], ['', 'before first']] as const

describe.each(['requires', 'excludes'] as const)('where a determination %s the criteria', word => {
  const asked = (met: boolean): boolean => (word === 'requires' ? met : !met)
  // `excludes` needs something that is required beside it.
  const determination = word === 'requires'
    ? ['determination initial "Initial"', '  requires base']
    : ['criteria always "Always"', '  c or not c or d', '', 'determination initial "Initial"', '  requires always', '  excludes base']
  const answer = (given: Given, lines: readonly string[]): StatusWord | undefined =>
    deciderOf(compileText(policy(...lines, ...determination))).answers(given).get('initial/base')

  it('a lifted one counts for nothing where the exception applies', () => {
    const lines = ['exception first "First"', '  when e1', '  lifts base', '']
    const { answers } = deciderOf(compileText(policy(...lines, ...determination)))
    for (const given of allGiven) {
      expect(answers(given).get('initial/base'), JSON.stringify(given)).toBe(sure(given, ({ c, e1 }) => e1 === true || asked(c === true)))
    }
  })

  it('a replaced one gives way to the other where the exception applies', () => {
    const lines = ['exception first "First"', '  when e1', '  replaces base with other', '']
    const { answers } = deciderOf(compileText(policy(...lines, ...determination)))
    for (const given of allGiven) {
      expect(answers(given).get('initial/base'), JSON.stringify(given)).toBe(sure(given, ({ c, d, e1 }) => asked((e1 === true ? d : c) === true)))
    }
  })

  it.each(orders)('of two the one counts that comes before: %s %s', (first, second) => {
    const lines = [
      'exception first "First"', '  when e1', '  lifts base', `  ${first}`, '',
      'exception second "Second"', '  when e2', '  replaces base with other', `  ${second}`, '',
    ]
    const { answers } = deciderOf(compileText(policy(...lines, ...determination)))
    for (const given of allGiven) {
      const decide = ({ c, d, e1, e2 }: Given): boolean => {
        const lifted = e1 === true && (first !== '' || e2 !== true)
        return lifted || asked((e2 === true ? d : c) === true)
      }
      expect(answers(given).get('initial/base'), JSON.stringify(given)).toBe(sure(given, decide))
    }
  })

  it('what an exception does not name stays as it is', () => {
    expect(answer({ c: false, d: null, e1: true, e2: null }, ['exception first "First"', '  when e1', '  lifts other', '']))
      .toBe(asked(false) ? 'met' : 'not met')
  })
})

describe('an exception', () => {
  it('is met where it applies', () => {
    const { answers } = deciderOf(compileText(policy('exception first "First"', '  when e1', '    and base', '  lifts other')))
    expect([true, false, null].map(e1 => answers({ e1, c: true }).get('first'))).toEqual(['met', 'not met', 'unknown'])
  })

  it('waives a requirement that it lifts, also for those who ask nothing else', () => {
    const { answers } = deciderOf(compileText(policy(
      'requirement duty "Duty"', '  ALL of', '    1. "c"', '      c', '    2. "d"', '      d', '', 'exception first "First"', '  when e1', '  lifts duty')))
    expect(answers({ c: false, e1: true }).get('duty')).toBe('met')
    expect(answers({ c: false, e1: true }).get('duty/first')).toBe('met')
    expect(answers({ c: false, e1: false }).get('duty')).toBe('not met')
  })

  it('puts a requirement in the place of another only where it applies', () => {
    const { answers } = deciderOf(compileText(policy(
      'requirement duty "Duty"', '  c', '', 'requirement lesser "Lesser duty"', '  d', '', 'exception first "First"', '  when e1',
      '  replaces duty with lesser', '', 'determination initial "Initial"', '  requires duty')))
    const statuses = (e1: boolean | null): readonly unknown[] =>
      ['duty', 'lesser', 'initial/duty'].map(name => answers({ c: true, d: false, e1 }).get(name))
    expect(statuses(false)).toEqual(['met', 'met', 'met'])
    expect(statuses(true)).toEqual(['met', 'not met', 'not met'])
    expect(statuses(null)).toEqual(['met', 'unknown', 'unknown'])
  })

  it('puts nothing in the place of what is not in place itself', () => {
    const { answers } = deciderOf(compileText(policy(
      'requirement duty "Duty"', '  c', '', 'requirement lesser "Lesser duty"', '  c', '', 'requirement smallest "Smallest duty"', '  d', '',
      'exception first "First"', '  when e1', '  replaces duty with lesser', '', 'exception second "Second"', '  when e2', '  replaces lesser with smallest')))
    const owed = (e1: boolean | null, e2: boolean | null): readonly unknown[] =>
      ['duty', 'lesser', 'smallest'].map(name => answers({ c: false, d: false, e1, e2 }).get(name))
    expect(owed(false, false)).toEqual(['not met', 'met', 'met'])
    expect(owed(false, true)).toEqual(['not met', 'met', 'met'])
    expect(owed(true, false)).toEqual(['met', 'not met', 'met'])
    expect(owed(true, true)).toEqual(['met', 'met', 'not met'])
    expect(owed(null, true)).toEqual(['unknown', 'met', 'unknown'])
  })

  it('hands a determination to a clinician: it is not met there', () => {
    const { answers } = deciderOf(compileText(policy(
      'exception first "First"', '  when e1', '  refers initial', '', 'determination initial "Initial"', '  requires base')))
    expect([true, false, null].map(e1 => answers({ c: true, e1 }).get('initial'))).toEqual(['not met', 'met', 'unknown'])
    expect(answers({ c: true, e1: true }).get('initial/first')).toBe('not met')
  })

  it('lifts limits and ceilings of determinations, and puts limits in the place of others', () => {
    const { policy: { graph }, diagnostics } = compileText(policy(
      'limit monthly "Monthly"', '  at most 5 units of HCPCS H2022 per calendar month', '', 'limit youth "Youth"',
      '  at most 9 units of HCPCS H2022 per calendar month', '', 'limit whole_course "Course"', '  at most 24 units of HCPCS H2022 in any 6 months', '',
      'exception first "First"', '  when e1', '  replaces monthly with youth', '  lifts whole_course, initial/ceiling', '',
      'exception second "Second"', '  when e2', '  lifts monthly', '  before first', '',
      'determination initial "Initial"', '  requires base', '  subject to monthly, whole_course', '  grants 60 days, at most 6 months in all'))
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const [first, second] = ['first', 'second'].map(name => ({ op: 'criterion', criterion: graph.criteria.findIndex(each => each.name === name) }))
    const [determination] = graph.determinations
    expect(determination?.limits.map(({ limit, ...how }) => [graph.limits[limit]?.name, how])).toEqual([
      ['monthly', { onlyIf: null, unless: { op: 'any', of: [second, first] } }],
      ['youth', { onlyIf: { op: 'all', of: [first, { op: 'not', of: second }] }, unless: null }],
      ['whole_course', { onlyIf: null, unless: first }],
    ])
    expect(determination?.grants?.ceiling).toEqual({ amount: 6, unit: 'months', unless: first })
    expect(graph.exceptions.map(({ lifts, replaces, before }) => ({ lifts, replaces, before }))).toEqual([
      { lifts: ['test.policy/whole_course', 'test.policy/initial/ceiling'], replaces: [{ what: 'test.policy/monthly', by: 'test.policy/youth' }], before: [] },
      { lifts: ['test.policy/monthly'], replaces: [], before: ['test.policy/first'] },
    ])
  })
})

describe('what an exception cannot do', () => {
  const rest = [
    '', 'limit monthly "Monthly"', '  at most 5 units of HCPCS H2022 per calendar month', '', 'requirement duty "Duty"', '  d', '',
    'guidance hint "Hint"', '', 'determination initial "Initial"', '  requires base', '  grants 60 days', '',
  ]
  it.each([
    ['lift a determination', ['lifts initial'], ['cannot-be-lifted: `initial` is a determination']],
    ['lift guidance', ['lifts hint'], ['cannot-be-lifted: `hint` is guidance']],
    ['lift itself', ['lifts first'], ['cannot-be-lifted: `first` is an exception']],
    ['lift a fact', ['lifts e2'], ['cannot-be-lifted: `e2` is a fact']],
    ['lift the ceiling of what has none', ['lifts initial/ceiling'], ['cannot-be-lifted: `initial/ceiling` is a clause of `initial`']],
    ['lift what is not there', ['lifts monthy'], ['unknown-rule: no rule is called `monthy`']],
    ['replace a limit with criteria', ['replaces monthly with base'], ['wrong-rule: `base` is a criteria block']],
    ['replace criteria with a requirement', ['replaces base with duty'], ['wrong-rule: `duty` is a requirement']],
    ['replace something with itself', ['replaces base with base'], ['named-twice: `base` was already named']],
    ['lift and replace one thing', ['lifts base', 'replaces base with other'], ['named-twice: `base` was already named']],
    ['refer criteria', ['refers base'], ['wrong-rule: `base` is a criteria block']],
    ['come before criteria', ['lifts base', 'before other'], ['wrong-rule: `other` is a criteria block']],
    ['do nothing', [], ['exception-without-effect: what does `first` lift, replace or refer?']],
  ])('%s', (_, lines, errors) => {
    expect(errorsOf(compileText(policy('exception first "First"', '  when e1', ...lines.map(line => `  ${line}`), ...rest)))).toEqual(errors)
  })

  it.each([
    ['two that lift one thing', 'lifts base', 'lifts base', ['unordered-exceptions']],
    ['two that replace one thing', 'replaces base with other', 'lifts base', ['unordered-exceptions']],
    ['two that lift different things', 'lifts base', 'lifts other', []],
  ])('%s, without an order', (_, first, second, errors) => {
    const lines = ['exception first "First"', '  when e1', `  ${first}`, '', 'exception second "Second"', '  when e2', `  ${second}`]
    expect(errorsOf(compileText(policy(...lines))).map(error => error.split(':')[0])).toEqual(errors)
  })

  it('an order through a third one is an order; one in a circle is none', () => {
    const three_ = (last: string): readonly string[] => [
      'exception first "First"', '  when e1', '  lifts base', '  before third', '',
      'exception second "Second"', '  when e2', '  lifts base', ...(last === '' ? [] : [`  ${last}`]), '',
      'exception third "Third"', '  when c', '  lifts other', '  before second',
    ]
    expect(errorsOf(compileText(policy(...three_(''))))).toEqual([])
    expect(errorsOf(compileText(policy(...three_('before first')))).map(error => error.split(':')[0])).toEqual(['circular-order'])
  })
})
