/** What examples expect of requirements, determinations and limits; and what a release insists on. */
import { compileWorkspace } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { errorsOf } from '../support/meaning.ts'

const rules = (...header: readonly string[]): readonly string[] => [
  'policy test.p "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', ...header, '',
  'facts', '  c yes/no', '  seen_on date', '  came_at date and time', '', 'criteria base "Base"', '  ANY of', '    1. "c"', '      c', '',
  'requirement duty "Duty"', '  seen_on before 2026-03-01', '  unless came_at after 2026-03-01', '',
  'exception special "Special"', '  when c', '  lifts duty', '', 'limit monthly "Monthly"', '  at most 5 units of HCPCS H2022 per calendar month', '',
  'determination initial "Initial"', '  requires base', '  subject to monthly', '  grants 9 units of HCPCS H2022 in 60 days', '',
]

const expecting = (line: string, ...given: readonly string[]): ReturnType<typeof compileText> =>
  compileText([...rules(), 'example "e" as of 2026-03-08 14:30', ...(given.length === 0 ? [] : ['  given', ...given.map(each => `    ${each}`)]),
    '  expect', `    ${line}`].join('\n'))

const codes = [{ system: 'HCPCS', first: 'H2022', last: 'H2022', modifiers: [] }]

describe('an example expects', () => {
  it.each([
    ['base met', { kind: 'status', address: 'test.p/base', status: 'met' }],
    ['base/1 not met', { kind: 'status', address: 'test.p/base/1', status: 'not met' }],
    ['special unknown', { kind: 'status', address: 'test.p/special', status: 'unknown' }],
    ['initial/base unknown', { kind: 'status', address: 'test.p/initial/base', status: 'unknown' }],
    ['duty violated', { kind: 'requirement', address: 'test.p/duty', status: 'violated', until: null }],
    ['duty pending', { kind: 'requirement', address: 'test.p/duty', status: 'pending', until: null }],
    ['duty pending until 2026-03-10', { kind: 'requirement', address: 'test.p/duty', status: 'pending', until: '2026-03-10' }],
    ['duty pending until 2026-03-10 09:00', { kind: 'requirement', address: 'test.p/duty', status: 'pending', until: '2026-03-10T09:00' }],
    ['duty unknown', { kind: 'requirement', address: 'test.p/duty', status: 'unknown', until: null }],
    ['initial met', { kind: 'outcome', address: 'test.p/initial', outcome: 'met' }],
    ['initial met in part', { kind: 'outcome', address: 'test.p/initial', outcome: 'met in part' }],
    ['initial not met', { kind: 'outcome', address: 'test.p/initial', outcome: 'not met' }],
    ['initial information needed', { kind: 'outcome', address: 'test.p/initial', outcome: 'information needed' }],
    ['initial grants 2.5 units of HCPCS H2022', { kind: 'grant', address: 'test.p/initial', amount: 2_500_000, codes, from: null, to: null }],
    ['initial grants 2026-03-01 to 2026-04-29', { kind: 'grant', address: 'test.p/initial', amount: null, codes: [], from: '2026-03-01', to: '2026-04-29' }],
    ['monthly leaves 2 units', { kind: 'remainder', address: 'test.p/monthly', amount: 2_000_000 }],
    ['initial_quantity leaves 0 units', { kind: 'remainder', address: 'test.p/initial_quantity', amount: 0 }],
  ])('%s', (line, expected) => {
    const compiled = expecting(line)
    expect(errorsOf(compiled)).toEqual([])
    expect(compiled.policy.examples[0]?.asOf).toBe('2026-03-08T14:30')
    const [found] = compiled.policy.examples[0]?.expect ?? []
    const { span, ...rest } = found ?? { span: undefined }
    expect(rest).toEqual(expected)
    expect(span?.file).toBe('policy.rubric')
  })

  it.each([
    ['base violated', 'answer-of-another-kind: `violated` is no answer of a criteria block'],
    ['base pending', 'answer-of-another-kind: `pending` is no answer of a criteria block'],
    ['base/1 met in part', 'answer-of-another-kind: `met in part` is no answer of a clause'],
    ['special information needed', 'answer-of-another-kind: `information needed` is no answer of an exception'],
    ['duty not met', 'answer-of-another-kind: `not met` is no answer of a requirement'],
    ['duty grants 2 units of HCPCS H2022', 'answer-of-another-kind: `grants 2 units of HCPCS H2022` is no answer of a requirement'],
    ['initial unknown', 'answer-of-another-kind: `unknown` is no answer of a determination'],
    ['initial leaves 2 units', 'answer-of-another-kind: `leaves 2 units` is no answer of a determination'],
    ['monthly met', 'answer-of-another-kind: `met` is no answer of a limit'],
    ['monthly grants 2026-03-01 to 2026-04-29', 'answer-of-another-kind: `grants 2026-03-01 to 2026-04-29` is no answer of a limit'],
    ['montly leaves 2 units', 'unknown-address: nothing has the address `montly`'],
    ['initial/monthly met', 'unknown-address: nothing has the address `initial/monthly`'],
    ['initial grants 2026-04-29 to 2026-03-01', 'bad-example-date: 2026-03-01 lies before 2026-04-29'],
    ['initial grants 2 units of HCPCS H20', 'malformed-code: `H20` cannot be a code of HCPCS'],
    ['duty pending until 2026-02-30', 'bad-example-date: February 2026 has 28 days'],
    ['duty pending until 2026-03-01 25:00', 'bad-example-date: there is no time 25:00'],
  ])('and cannot expect: %s', (line, error) => {
    const compiled = expecting(line)
    expect(errorsOf(compiled)).toEqual([error])
    expect(compiled.policy.examples).toEqual([])
  })

  it('gives what had not happened yet, what is requested, and services on record', () => {
    const compiled = expecting('base met', 'seen_on not yet', 'came_at not yet', 'request.from 2026-03-08', 'request.authorization A17', 'request.lines',
      '  code H2022-HE-U5, units 2.5, from 2026-03-08', 'service.history complete through 2026-03-07', '  on 2026-03-02, code H2022, units 1, authorization A17')
    expect(errorsOf(compiled)).toEqual([])
    expect(compiled.policy.examples[0]?.facts).toEqual({
      seen_on: 'not yet', came_at: 'not yet',
      request: { from: '2026-03-08', authorization: 'A17', lines: { entries: [{ code: 'H2022-HE-U5', units: 2.5, from: '2026-03-08' }] } },
      service: { history: { complete_through: '2026-03-07', entries: [{ on: '2026-03-02', code: 'H2022', units: 1, authorization: 'A17' }] } },
    })
  })

  it.each([['c not yet', 'value-does-not-fit'], ['monthly 3', 'not-a-fact'], ['duty yes', 'not-a-fact']])('cannot give: %s', (line, code) =>
    expect(errorsOf(expecting('base met', line)).map(error => error.split(':')[0])).toEqual([code]))

  it('is as of a day or a minute that there is', () => {
    const at = (when: string): readonly string[] => errorsOf(compileText([...rules(), `example "e" as of ${when}`, '  expect', '    base unknown'].join('\n')))
    expect([at('2026-03-08'), at('2026-03-08 00:00'), at('2026-02-29 10:00'), at('2026-03-08 24:00')]).toEqual([
      [], [], ['bad-example-date: February 2026 has 28 days'], ['bad-example-date: there is no time 24:00'],
    ])
  })
})

describe('a release', () => {
  const found = (release: boolean, ...lines: readonly string[]): readonly string[] =>
    compileWorkspace([{ path: 'p.rubric', text: lines.join('\n') }], { release, today: '2026-02-01' }).diagnostics
      .filter(({ severity }) => severity !== 'info').map(({ code, severity }) => `${severity} ${code}`)
  const interpretation = ['interpretation i "I"', '  because "so"', '  affects base']

  it('takes no draft, and no interpretation without an owner', () => {
    expect(found(true, ...rules('  status draft'), ...interpretation)).toEqual(['error draft-released', 'error unowned-in-release'])
    expect(found(false, ...rules('  status draft'), ...interpretation)).toEqual(['warning interpretation-without-owner'])
    expect(found(true, ...rules('  status active'), ...interpretation, '  decided by "A" on 2026-01-01')).toEqual([])
  })

  it('takes policies of guidance alone', () => {
    const guidance = ['policy test.g "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', '', 'guidance hint "Hint"']
    expect(found(true, ...guidance)).toEqual(found(false, ...guidance))
  })
})

describe('an abbreviation', () => {
  const asked = (text: string, ...terms: readonly string[]): readonly string[] =>
    compileText([...rules(), ...terms, `criteria extra "${text}"`, '  c'].join('\n')).diagnostics
      .filter(({ code }) => code === 'unexplained-abbreviation').map(({ label, severity }) => `${severity}: ${label}`)

  it.each([
    ['as the PCP says', ['info: what does `PCP` stand for?']],
    ['PCP, then PCP', ['info: what does `PCP` stand for?']],
    ['under DSM-5 or ASAM-LOC2', ['info: what does `DSM-5` stand for?', 'info: what does `ASAM-LOC2` stand for?']],
    ['a 2B-3T score', ['info: what does `2B-3T` stand for?']],
    ['A plan, Part B, axis IV, H2022-HE-U5, F32.1, HCPCS or ICD-10-CM', []],
    ['McKinney and eHealth', []],
  ])('of "%s"', (text, expected) => expect(asked(text)).toEqual(expected))

  it('is explained under terms', () => {
    expect(asked('as the PCP and DSM-5 say', 'terms', '  PCP "Person-Centered Plan"', '')).toEqual(['info: what does `DSM-5` stand for?'])
    expect(errorsOf(compileText([...rules(), 'terms', '  PCP "Plan"', '  PCP "Physician"'].join('\n')))).toEqual(['duplicate-name: `PCP` is declared a second time'])
    expect(compileText([...rules(), 'terms', '  PCP "Person-Centered Plan"'].join('\n')).policy.graph.terms).toEqual([['PCP', 'Person-Centered Plan']])
  })
})
