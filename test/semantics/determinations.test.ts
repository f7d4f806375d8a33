/** Determinations and requirements in the rule graph: what is asked under which address, what is granted, what is refused. */
import type { FactsInput } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { type Compiled, compileText } from '../support/compile.ts'
import { deciderOf, errorsOf } from '../support/meaning.ts'

const header = ['policy test.policy "Test"', '  language 1']
const rules = [
  '', 'facts', '  c yes/no', '  d yes/no', '  done_on date', '  came_on date', '',
  'criteria eligibility "Eligibility" §1', '  c', '', 'criteria discharge "Discharge" §2', '  d', '',
  'requirement record "Record" §3', '  when c', '  done_on within 3 days after came_on', '',
  'limit monthly "Monthly"', '  at most 5 units of HCPCS H2022 per calendar month', '',
]
const compiled = (...lines: readonly string[]): Compiled => compileText([...header, ...rules, ...lines].join('\n'))
const inThirtyDayMonths = (...lines: readonly string[]): Compiled => compileText([...header, '  months are 30 days', ...rules, ...lines].join('\n'))

const initial = ['determination initial "Initial" §4', '  requires eligibility, record', '  excludes discharge']

describe('a determination', () => {
  it('has a clause for each thing that it requires or excludes, with the words and the place of that thing', () => {
    const { policy: { graph } } = compiled(...initial)
    const clauses = graph.clauses.filter(({ address }) => address.startsWith('test.policy/initial'))
    expect(clauses.map(({ address, head, text, cite }) => ({ address, head, text, cite }))).toEqual([
      { address: 'test.policy/initial', head: 'ALL of', text: 'Initial', cite: '4' },
      { address: 'test.policy/initial/eligibility', head: '', text: 'Eligibility', cite: '1' },
      { address: 'test.policy/initial/record', head: '', text: 'Record', cite: '3' },
      { address: 'test.policy/initial/discharge', head: '', text: 'must not be met: Discharge', cite: '2' },
    ])
    expect(graph.criteria.map(({ name, role }) => `${name} ${role}`)).toEqual([
      'eligibility criteria', 'discharge criteria', 'record requirement', 'initial determination',
    ])
    expect(graph.determinations).toMatchObject([
      { criterion: 3, stage: 'initial', requires: ['test.policy/eligibility', 'test.policy/record'], excludes: ['test.policy/discharge'], grants: null },
    ])
  })

  it.each([
    [{ c: true, d: false, done_on: '2026-02-11', came_on: '2026-02-10' }, 'met'],
    [{ c: true, d: true, done_on: '2026-02-11', came_on: '2026-02-10' }, 'not met'],
    [{ c: true, d: false, done_on: '2026-02-14', came_on: '2026-02-10' }, 'not met'],
    [{ c: true, d: false, came_on: '2026-02-28' }, 'unknown'],
    [{ c: false, d: false }, 'not met'],
  ] as const)('of %j is %s', (facts: FactsInput, expected) => {
    expect(deciderOf(compiled(...initial)).answers(facts).get('initial')).toBe(expected)
  })

  it.each([
    ['60 days', { span: { amount: 60, unit: 'days' }, ceiling: null }],
    ['2 weeks', { span: { amount: 14, unit: 'days' }, ceiling: null }],
    ['1 year', { span: { amount: 12, unit: 'months' }, ceiling: null }],
    ['60 days, at most 6 months in all', { span: { amount: 60, unit: 'days' }, ceiling: { amount: 6, unit: 'months', unless: null } }],
    ['24 units of HCPCS H2022', { span: null, ceiling: null }],
    ['24 units of HCPCS H2022 in 60 days', { span: { amount: 60, unit: 'days' }, ceiling: null }],
  ])('grants %s', (grants, expected) => {
    const result = compiled(...initial, `  grants ${grants}`)
    expect(errorsOf(result)).toEqual([])
    expect(result.policy.graph.determinations[0]?.grants).toEqual(expected)
  })

  it('grants a quantity as a limit of the request', () => {
    const { policy: { graph } } = compiled(...initial, '  subject to monthly', '  grants 2.5 hours of HCPCS H2022-HE in 60 days')
    expect(graph.limits[1]).toMatchObject({
      name: 'initial_quantity', address: 'test.policy/initial_quantity', most: 2_500_000, noun: 'hours', window: { kind: 'request' },
      codes: [{ system: 'HCPCS', first: 'H2022', last: 'H2022', modifiers: ['HE'] }],
    })
    expect(graph.determinations[0]?.limits).toEqual([{ limit: 0, onlyIf: null, unless: null }, { limit: 1, onlyIf: null, unless: null }])
  })

  it('counts months of 30 days where the policy says so, and then knows no years', () => {
    expect(inThirtyDayMonths(...initial, '  grants 6 months').policy.graph.determinations[0]?.grants?.span).toEqual({ amount: 180, unit: 'days' })
    expect(errorsOf(inThirtyDayMonths(...initial, '  grants 1 year')).map(error => error.split(':')[0])).toEqual(['year-of-thirty-day-months'])
  })

  it.each([
    ['requires a limit', ['requires eligibility, monthly'], ['wrong-rule: `monthly` is a limit']],
    ['requires a clause', ['requires eligibility/1'], ['wrong-rule: `eligibility/1` is a clause of `eligibility`']],
    ['requires a fact', ['requires c'], ['wrong-rule: `c` is a fact']],
    ['requires what is not there', ['requires eligiblity'], ['unknown-rule: no rule is called `eligiblity`']],
    ['excludes a limit', ['requires eligibility', 'excludes monthly'], ['wrong-rule: `monthly` is a limit']],
    ['is subject to criteria', ['requires eligibility', 'subject to eligibility'], ['wrong-rule: `eligibility` is a criteria block']],
    ['requires nothing', ['excludes discharge'], ['requires-nothing: what must be met for `initial`?']],
    ['requires and excludes one thing', ['requires eligibility', 'excludes eligibility'], ['named-twice: `eligibility` was already named']],
    ['grants nothing', ['requires eligibility', 'grants 0 days'], ['bad-number: no stretch of days']],
  ])('that %s', (_, lines, errors) => {
    expect(errorsOf(compiled('determination initial "Initial"', ...lines.map(line => `  ${line}`)))).toEqual(errors)
  })
})

describe('a requirement', () => {
  it('binds those whom it says, and nobody else', () => {
    const { says } = deciderOf(compileText([...header, ...rules.filter(line => !line.includes('criteria') && line !== '  c' && line !== '  d')].join('\n')))
    expect(says({ c: false })).toBe('met')
    expect(says({ c: true, came_on: '2026-02-10', done_on: '2026-02-20' })).toBe('not met')
    expect(says({ came_on: '2026-02-10', done_on: '2026-02-20' })).toBe('unknown')
  })

  it('with an outline has a clause of its own for whom it binds', () => {
    const { policy: { graph } } = compiled('requirement plan "Plan"', '  when d', '  ALL of', '    1. "c"', '      c', '    2. "d"', '      d', '  unless not c')
    const clauses = graph.clauses.filter(({ address }) => address.startsWith('test.policy/plan'))
    expect(clauses.map(({ address, text }) => `${address} ${text}`)).toEqual([
      'test.policy/plan Plan', 'test.policy/plan/when when d', 'test.policy/plan/1 c', 'test.policy/plan/2 d', 'test.policy/plan/unless unless not c',
    ])
    const [root] = clauses
    const at = (address: string): number => graph.clauses.findIndex(each => each.address === `test.policy/plan/${address}`)
    expect(root?.logic).toEqual({
      op: 'any', of: [
        { op: 'not', of: { op: 'clause', clause: at('when') } },
        { op: 'all', of: [{ op: 'clause', clause: at('1') }, { op: 'clause', clause: at('2') }] },
        { op: 'clause', clause: at('unless') },
      ],
    })
    expect(root?.children).toEqual([at('when'), at('1'), at('2'), at('unless')])
  })
})

describe('a limit', () => {
  const limit = (...lines: readonly string[]): Compiled => compiled('limit l "L" §5', ...lines.map(line => `  ${line}`))
  it.each([
    ['per calendar week', { kind: 'calendar', unit: 'week', weekStart: 1 }],
    ['per calendar quarter', { kind: 'calendar', unit: 'quarter', weekStart: 1 }],
    ['in any 6 months', { kind: 'any', unit: 'months', amount: 6 }],
    ['in any 2 weeks', { kind: 'any', unit: 'days', amount: 14 }],
    ['per authorization', { kind: 'authorization' }],
    ['per episode', { kind: 'episode' }],
    ['per lifetime', { kind: 'lifetime' }],
  ])('%s', (window, expected) => {
    const result = limit(`at most 1.5 visits of HCPCS H2022-HE-U5, H0015 ${window}`)
    expect(errorsOf(result)).toEqual([])
    expect(result.policy.graph.limits[1]).toMatchObject({
      name: 'l', address: 'test.policy/l', text: 'L', cite: '5', most: 1_500_000, noun: 'visits', window: expected, when: null, unitHours: null, unitIs: null,
      codes: [{ system: 'HCPCS', first: 'H2022', last: 'H2022', modifiers: ['HE', 'U5'] }, { system: 'HCPCS', first: 'H0015', last: 'H0015', modifiers: [] }],
    })
  })

  it('may bind some, and say what a unit is', () => {
    const result = limit('at most 5 units of HCPCS H2022 per calendar month', 'when eligibility', 'each unit is 15 minutes', 'each unit needs at least 90 minutes')
    expect(errorsOf(result)).toEqual([])
    expect(result.policy.graph.limits[1]).toMatchObject({
      when: { op: 'criterion', criterion: 0 }, unitIs: { amount: 15, unit: 'minutes' }, unitHours: 1_500_000,
    })
  })

  it('takes the codes of a set, and the first day of the week from the header', () => {
    const text = [...header, '  week starts sunday', ...rules, 'codes all_ihts "codes"', '  HCPCS H2022', '  REV 0905 to 0909', '',
      'limit l "L"', '  at most 5 units of all_ihts per calendar week'].join('\n')
    expect(compileText(text).policy.graph.limits[1]).toMatchObject({
      window: { kind: 'calendar', unit: 'week', weekStart: 7 },
      codes: [{ first: 'H2022' }, { system: 'REV', first: '0905', last: '0909', modifiers: [] }],
    })
  })

  it.each([
    ['codes that are none', ['at most 5 units of HCPCS H20 per calendar month'], ['malformed-code']],
    ['a name that is no set', ['at most 5 units of eligibility per calendar month'], ['not-a-code-set']],
    ['a name that nothing has', ['at most 5 units of ihts per calendar month'], ['unknown-name']],
    ['seven decimals', ['at most 5.1234567 units of HCPCS H2022 per calendar month'], ['bad-number']],
    ['units of no length', ['at most 5 units of HCPCS H2022 per calendar month', 'each unit is 0 weeks'], ['bad-number']],
    ['units that need days', ['at most 5 units of HCPCS H2022 per calendar month', 'each unit needs at least 2 days'], ['bad-number']],
    ['a `when` that is no condition', ['at most 5 units of HCPCS H2022 per calendar month', 'when came_on'], ['not-a-condition']],
  ])('refuses %s', (_, lines, codes) => expect(errorsOf(limit(...lines)).map(error => error.split(':')[0])).toEqual(codes))
})

describe('interpretations bear on', () => {
  it('limits, requirements, exceptions, determinations, their clauses and ceilings, and guidance', () => {
    const names = ['monthly', 'record', 'first', 'initial', 'initial/eligibility', 'initial/ceiling', 'initial_quantity', 'hint']
    const result = compiled(
      ...initial, '  subject to monthly', '  grants 4 units of HCPCS H2022 in 60 days, at most 6 months in all', '', 'exception first "First"', '  when c',
      '  lifts monthly', '', 'guidance hint "Hint"', '',
      ...names.flatMap((name, at) => [`interpretation i${at} "I"`, '  decided by "A" on 2026-01-01', `  affects ${name}`, '']))
    expect(errorsOf(result)).toEqual([])
    const { limits, clauses } = result.policy.graph
    expect(limits.map(({ interpretations }) => interpretations)).toEqual([['i0'], ['i6']])
    const of = (name: string): readonly string[] | undefined => clauses.find(({ address }) => address === `test.policy/${name}`)?.interpretations
    expect(['record', 'first', 'initial', 'initial/eligibility'].map(of)).toEqual([['i1'], ['i2'], ['i3'], ['i4']])
  })

  it('nothing else', () => {
    expect(errorsOf(compiled(...initial, '', 'interpretation i "I"', '  affects initial/monthly, initial/ceiling'))).toEqual([
      'unknown-address: nothing has the address `initial/monthly`', 'unknown-address: nothing has the address `initial/ceiling`',
    ])
  })
})
