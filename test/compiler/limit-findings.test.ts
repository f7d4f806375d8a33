/** Limits that never bind: said where arithmetic proves it, on the number itself and not one before. */
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { errorsOf } from '../support/meaning.ts'

const policy = (...lines: readonly string[]): string =>
  ['policy test.policy "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', '', 'facts', '  c yes/no', '',
    'criteria base "Base"', '  c', '', ...lines].join('\n')

const limit = (name: string, cap: string, ...lines: readonly string[]): readonly string[] =>
  [`limit ${name} "${name}"`, `  at most ${cap}`, ...lines.map(line => `  ${line}`), '']

/** `name: what is said` of each limit that never binds. */
const idle = (...lines: readonly string[]): readonly string[] => {
  const compiled = compileText(policy(...lines))
  expect(errorsOf(compiled)).toEqual([])
  return compiled.diagnostics.filter(({ code }) => code === 'limit-never-binds')
    .map(({ span, label }) => `${policy(...lines).slice(span.start, span.end)}: ${label}`)
}

const arithmetic = (...lines: readonly string[]): string | undefined =>
  compileText(policy(...lines)).diagnostics.find(({ code }) => code === 'limit-never-binds')?.text

describe('time leaves no room for more', () => {
  it.each([
    // [a unit, a window, the most that begin in it]: 31, 92, 366, 184 and 60 days at most.
    ['1 week', 'per calendar week', 1],
    ['1 week', 'per calendar month', 5],
    ['1 week', 'per calendar quarter', 14],
    ['1 week', 'per calendar year', 53],
    ['1 week', 'in any 6 months', 27],
    ['1 week', 'in any 60 days', 9],
    ['2 weeks', 'per calendar month', 3],
    ['1 day', 'per calendar month', 31],
    ['30 days', 'per calendar year', 13],
    // A month is at least 28 days.
    ['1 month', 'per calendar quarter', 4],
  ])('units of %s %s: %i', (unit, window, most) => {
    const at = (units: number): readonly string[] => idle(...limit('l', `${units} units of HCPCS H2022 ${window}`, `each unit is ${unit}`))
    expect(at(most)).toEqual([`l: time leaves room for ${most}, and ${most} are allowed`])
    expect(at(most + 1)).toHaveLength(1)
    expect(most === 1 ? [] : at(most - 1)).toEqual([])
  })

  it('says the numbers', () => {
    expect(arithmetic(...limit('l', '5 units of HCPCS H2022 per calendar month', 'each unit is 1 week'))).toBe(
      'A calendar month has at most 31 days, and a unit of 1 week begins at least 7 days after the one before:\n' +
      '31 / 7, rounded up, is 5, as long as one unit runs at a time.')
  })

  it.each(['each unit is 15 minutes', 'each unit is 1 hour', 'each unit needs at least 2 hours'])('is not said where %s', line =>
    expect(idle(...limit('l', '500 units of HCPCS H2022 per calendar month', line))).toEqual([]))

  it.each(['per authorization', 'per episode', 'per lifetime'])('is not said %s: nobody knows how long that is', window =>
    expect(idle(...limit('l', '500 units of HCPCS H2022 ' + window, 'each unit is 1 week'))).toEqual([]))
})

describe('another limit always stops first', () => {
  it.each([
    // [the other, the limit's own window, from so many units on it is idle, the windows of the other that one takes part in]
    ['5 units of HCPCS H2022 per calendar month', 'in any 6 months', 35],
    ['5 units of HCPCS H2022 per calendar month', 'in any 1 month', 10],
    ['24 units of HCPCS H2022 in any 6 months', 'per calendar month', 24],
    ['24 units of HCPCS H2022 in any 6 months', 'per calendar quarter', 24],
    ['24 units of HCPCS H2022 in any 6 months', 'per calendar year', 48],
    ['24 units of HCPCS H2022 in any 6 months', 'in any 3 months', 24],
    // 366 days hold three stretches of 181, since a stretch from 31 August ends on 27 February.
    ['24 units of HCPCS H2022 in any 6 months', 'in any 12 months', 72],
    ['5 units of HCPCS H2022 per calendar month', 'per calendar quarter', 15],
    ['5 units of HCPCS H2022 per calendar month', 'per calendar year', 60],
    ['5 units of HCPCS H2022 per calendar month', 'per calendar week', 10],
    ['5 units of HCPCS H2022 per calendar quarter', 'per calendar week', 10],
    ['5 units of HCPCS H2022 per calendar quarter', 'per calendar month', 5],
    ['5 units of HCPCS H2022 per calendar quarter', 'in any 6 months', 15],
    ['5 units of HCPCS H2022 per calendar year', 'in any 12 months', 10],
    // 31 days: a Sunday, four weeks, and Monday and Tuesday.
    ['2 units of HCPCS H2022 per calendar week', 'per calendar month', 12],
    ['2 units of HCPCS H2022 per calendar week', 'per calendar week', 2],
    // 29 days fit from 31 January to 28 February; the thirtieth is in March.
    ['5 units of HCPCS H2022 per calendar month', 'in any 29 days', 10],
    ['5 units of HCPCS H2022 per calendar month', 'in any 30 days', 15],
    ['5 units of HCPCS H2022 per calendar year', 'in any 366 days', 10],
    ['5 units of HCPCS H2022 per calendar year', 'in any 367 days', 15],
    ['5 units of HCPCS H2022 in any 30 days', 'per calendar month', 10],
    ['5 units of HCPCS H2022 in any 31 days', 'per calendar month', 5],
    ['5 units of HCPCS H2022 in any 30 days', 'in any 60 days', 10],
    ['5 units of HCPCS H2022 in any 30 days', 'in any 61 days', 15],
    ['100 units of HCPCS H2022 per lifetime', 'per calendar month', 100],
    ['100 units of HCPCS H2022 per lifetime', 'per episode', 100],
    ['100 units of HCPCS H2022 per episode', 'per episode', 100],
  ])('%s against one %s: from %i on', (other, window, from) => {
    const at = (units: number): readonly string[] =>
      idle(...limit('other', other), ...limit('l', `${units} units of HCPCS H2022 ${window}`)).filter(each => each.startsWith('l:'))
    expect(at(from)).toEqual(['l: `other` always stops first'])
    expect(at(from - 1)).toEqual([])
  })

  it('says the numbers', () => {
    expect(arithmetic(...limit('monthly', '5 units of HCPCS H2022 per calendar month'), ...limit('l', '40 units of HCPCS H2022 in any 6 months'))).toBe(
      'A stretch of 6 months takes part in at most 7 of the other, and `monthly` allows 5 units in each:\n7 × 5 = 35, no more than 40.')
    expect(arithmetic(...limit('whole', '24 units of HCPCS H2022 in any 6 months'), ...limit('l', '30 units of HCPCS H2022 per calendar month'))).toBe(
      'A calendar month lies within a stretch of 6 months, and `whole` allows 24 units in each:\n1 × 24 = 24, no more than 30.')
  })

  it('of two that say the same, the later one is idle', () => {
    const cap = '5 units of HCPCS H2022 per calendar month'
    expect(idle(...limit('a', cap), ...limit('b', cap))).toEqual(['b: `a` always stops first'])
  })

  it.each([
    ['per authorization', 'per calendar month'], ['per episode', 'per lifetime'], ['per calendar month', 'per authorization'], ['per authorization', 'per episode'],
  ])('nothing is known of one %s against one %s', (other, window) =>
    expect(idle(...limit('other', `1 unit of HCPCS H2022 ${other}`), ...limit('l', `900 units of HCPCS H2022 ${window}`))).toEqual([]))

  it.each([
    ['H2022', 'H2022-HE', true], ['H2022-HE', 'H2022', false], ['H2022-HE', 'H2022-HE-U5', true], ['H2022, H2023', 'H2022', true],
    ['H2022', 'H2022, H2023', false], ['H2022', 'H2023', false],
  ])('a limit on %s is one on %s: %s', (wide, narrow, isSo) => {
    const found = idle(...limit('other', `5 units of HCPCS ${wide} per calendar month`), ...limit('l', `6 units of HCPCS ${narrow} per calendar month`))
    expect(found).toEqual(isSo ? ['l: `other` always stops first'] : [])
  })

  it('only where the other holds for all whom it binds', () => {
    const cap = (units: number): string => `${units} units of HCPCS H2022 per calendar month`
    expect(idle(...limit('other', cap(5), 'when c'), ...limit('l', cap(6)))).toEqual([])
    expect(idle(...limit('other', cap(5)), ...limit('l', cap(6), 'when c'))).toHaveLength(1)
    expect(idle(...limit('other', cap(5), 'when c'), ...limit('l', cap(6), 'when c'))).toHaveLength(1)
  })

  it('only where the other is asked wherever it is, and no exception reaches the other alone', () => {
    const caps = [...limit('other', '5 units of HCPCS H2022 per calendar month'), ...limit('l', '6 units of HCPCS H2022 per calendar month')]
    const determination = (name: string, limits: string): readonly string[] => [`determination ${name} "D"`, '  requires base', `  subject to ${limits}`, '']
    const exception = (lifts: string): readonly string[] => ['exception e "E"', '  when c', `  lifts ${lifts}`, '']
    expect(idle(...caps, ...determination('d', 'other, l'))).toHaveLength(1)
    expect(idle(...caps, ...determination('d', 'other, l'), ...determination('e2', 'l'))).toEqual([])
    expect(idle(...caps, ...determination('d', 'other, l'), ...determination('e2', 'other'))).toHaveLength(1)
    expect(idle(...caps, ...determination('d', 'other, l'), ...exception('other'))).toEqual([])
    expect(idle(...caps, ...determination('d', 'other, l'), ...exception('other, l'))).toHaveLength(1)
  })

  it('and nobody has decided about it', () => {
    const caps = [...limit('other', '5 units of HCPCS H2022 per calendar month'), ...limit('l', '6 units of HCPCS H2022 per calendar month')]
    expect(idle(...caps, 'interpretation i "I"', '  decided by "A" on 2026-01-01', '  because "so"', '  affects l')).toEqual([])
  })
})
