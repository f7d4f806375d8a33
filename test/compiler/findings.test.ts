/** Findings about limits that nothing asks and about the sources of a policy; and very many exceptions. */
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'

const header = (...lines: readonly string[]): readonly string[] =>
  ['policy test.p "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', ...lines.map(line => `  ${line}`), '']
const rules = [
  'facts', '  c yes/no', '', 'criteria base "Base"', '  c', '', 'criteria other "Other"', '  member.age at least 18 years', '',
  'limit monthly "Monthly"', '  at most 5 units of HCPCS H2022 per calendar month', '', 'limit lesser "Lesser"', '  at most 3 units of HCPCS H2022 per calendar month', '',
]
const found = (...lines: readonly string[]): readonly string[] =>
  compileText(lines.join('\n')).diagnostics.map(({ code, label }) => `${code}: ${label}`)

describe('a limit that nothing asks', () => {
  const determination = ['determination initial "Initial"', '  requires base', '  subject to monthly', '']
  const never = 'limit-never-asked: no determination is subject to `lesser`'
  it.each([
    ['is said', [], [never]],
    ['is asked where an exception puts it in the place of another', ['exception e "E"', '  when c', '  replaces monthly with lesser'], []],
    ['is not asked where it is but lifted', ['exception e "E"', '  when c', '  lifts lesser'], [never]],
  ])('%s', (_, lines, expected) => expect(found(...header(), ...rules, ...determination, ...lines)).toEqual(expected))

  it('is nothing to say where the policy determines nothing', () =>
    expect(found(...header(), ...rules).filter(each => each.startsWith('limit-never-asked'))).toEqual([]))
})

describe('the sources of a policy', () => {
  const criteria = rules.slice(0, 9)
  it.each([
    [['source "Policy 12"', 'approved 2025-11-20 by "A"', 'accessed 2025-11-19'], ['accessed-too-early: the text is of 2025-11-20']],
    [['source "Policy 12"', 'approved 2025-11-20 by "A"', 'accessed 2025-11-20'], []],
    [['source "Policy 12"', 'approved 2025-11-20 by "A"', 'approved 2025-10-01 by "B"', 'accessed 2025-11-19'], ['accessed-too-early: the text is of 2025-11-20']],
    [['source "Policy 12"', 'issued 2025-10-01', 'approved 2025-11-20 by "A"', 'accessed 2025-11-19'], []],
    // Published ahead of its version, as far as anybody knows.
    [['source "Policy 12"', 'accessed 2025-11-19'], []],
    [['source "Policy 12"', 'source "Law 3"', 'approved 2025-11-20 by "A"', 'accessed 2025-11-19'], []],
    [['source "Criteria, 2020"'], ['source-years-old: 2020 is 6 years before this version']],
    [['source "Criteria, 2021"', 'source "Criteria 2013, revised 2022"'], []],
    [['source "Memo CAG-2015 of 1.2015, H2013, 20133"'], []],
  ])('%j', (lines, expected) => expect(found(...header(...lines), ...criteria)).toEqual(expected))
})

describe('very many exceptions', () => {
  const many = (count: number, effect: string): readonly string[] => Array.from({ length: count }, (_, at) => [
    `exception e${at} "E"`, '  when c', `  ${effect}`, ...(at + 1 < count ? [`  before e${at + 1}`] : []), '',
  ]).flat()
  const determination = ['determination initial "Initial"', '  requires base', '  subject to monthly, lesser', '']

  it('that lift one thing are read', () => {
    const { policy, diagnostics } = compileText([...header(), ...rules.slice(0, -3), 'limit lesser "Lesser"', '  at most 3 units of HCPCS H2023 per calendar month', '',
      ...many(300, 'lifts base, monthly'), ...determination].join('\n'))
    expect(diagnostics).toEqual([])
    expect(policy.graph.clauses.length).toBe(2 + 300 + 2)
  })

  it('that replace one thing are refused, once, whatever the size', () => {
    const codes = found(...header(), ...rules, ...many(300, 'replaces base with other'), ...determination).map(each => each.split(':')[0])
    expect(codes).toEqual(['replaced-too-often'])
  })

  it('that replace things with each other come to an end', () => {
    const lines = ['exception a "A"', '  when c', '  replaces base with other', '', 'exception b "B"', '  when not c', '  replaces other with base', '']
    expect(found(...header(), ...rules, ...lines, ...determination).filter(each => !each.startsWith('limit'))).toEqual([])
  })
})
