/** Limits, worked out by hand: what is left in each kind of window, on the days around its ends. */
import { determineReference, type FactsInput } from '@rubric/compiler'
import { loadGraph } from '@rubric/harness'
import type { DeterminationResult } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { request } from '../support/request.ts'

const rules = ['', 'facts', '  needed yes/no', '  w yes/no', '', 'criteria base "Base"', '  needed', '']
const limited = (cap: string, ...more: readonly string[]) =>
  request(...rules, 'limit l "L"', `  at most ${cap}`, ...more, '', 'determination d "D"', '  requires base', '  subject to l')
const inHeader = (line: string, cap: string) =>
  request(`  ${line}`, ...rules, 'limit l "L"', `  at most ${cap}`, '', 'determination d "D"', '  requires base', '  subject to l')

type Entry = FactsInput
const had = (on: string | null, units: number | null, part: FactsInput = {}): Entry => ({ on, units, code: 'H2022', ...part })
const asked = (units: number | null, part: FactsInput = {}): Entry => ({ units, code: 'H2022', ...part })

/** From a day to a day, so many units, after what was had; the history is complete through the end of the year unless said. */
const given = (from: string | null, to: string | null, units: number | readonly Entry[], history: readonly Entry[] = [], part: FactsInput = {}) => ({
  needed: true,
  request: { from, to, lines: { entries: typeof units === 'number' ? [asked(units)] : units }, ...(part['request'] as FactsInput | undefined) },
  service: { history: { complete_through: part['through'] ?? '2026-12-31', entries: history } },
  ...('w' in part ? { w: part['w'] } : {}),
})

describe('windows of the calendar', () => {
  it.each([
    ['month', '2026-01-31', '2026-02-01', 11, [], 'met in part: 10 of 11'],
    ['month', '2026-01-31', '2026-03-01', 15, [had('2026-01-31', 2), had('2026-02-28', 1), had('2026-03-31', 5)], 'met in part: 7 of 15'],
    ['month', '2026-02-28', '2026-02-28', 5, [had('2026-03-01', 5), had('2026-01-31', 5)], 'met: 5 of 5'],
    ['month', '2024-02-29', '2024-02-29', 5, [had('2024-02-01', 1)], 'met in part: 4 of 5'],
    ['quarter', '2026-03-31', '2026-04-01', 11, [], 'met in part: 10 of 11'],
    ['quarter', '2026-06-30', '2026-06-30', 5, [had('2026-04-01', 1), had('2026-03-31', 4), had('2026-07-01', 4)], 'met in part: 4 of 5'],
    ['year', '2025-12-31', '2026-01-01', 11, [], 'met in part: 10 of 11'],
    ['year', '2026-05-05', '2026-05-05', 5, [had('2026-12-31', 1), had('2027-01-01', 3), had('2025-12-31', 3)], 'met in part: 4 of 5'],
    ['week', '2025-12-31', '2026-01-01', 6, [], 'met in part: 5 of 6'],
  ])('five a %s, from %s to %s, %i after %j: %s', (unit, from, to, units, history, expected) => {
    expect(limited(`5 units of HCPCS H2022 per calendar ${unit}`)(given(from, to, units, history))).toBe(expected)
  })

  it.each([
    // 1 March 2026 is a Sunday.
    ['monday', '2026-02-28', '2026-03-01', 'met in part: 5 of 10'],
    ['sunday', '2026-02-28', '2026-03-01', 'met: 10 of 10'],
    ['monday', '2026-03-01', '2026-03-02', 'met: 10 of 10'],
    ['sunday', '2026-03-01', '2026-03-02', 'met in part: 5 of 10'],
  ])('a week that starts on %s, from %s to %s: %s', (day, from, to, expected) => {
    expect(inHeader(`week starts ${day}`, '5 units of HCPCS H2022 per calendar week')(given(from, to, 10))).toBe(expected)
  })
})

describe('windows that start anywhere', () => {
  it.each([
    // A window from 29, 30 or 31 January ends on 27 February; one from the 28th does as well.
    ['1 month', '2026-02-27', '2026-01-31', 'not met: 0 of 5'],
    ['1 month', '2026-02-28', '2026-01-31', 'met: 5 of 5'],
    ['1 month', '2026-02-27', '2026-01-28', 'not met: 0 of 5'],
    ['1 month', '2026-02-27', '2026-01-27', 'met: 5 of 5'],
    ['1 month', '2026-03-27', '2026-02-28', 'not met: 0 of 5'],
    ['1 month', '2026-03-28', '2026-02-28', 'met: 5 of 5'],
    ['1 month', '2024-02-28', '2024-01-29', 'not met: 0 of 5'],
    ['1 month', '2024-02-29', '2024-01-30', 'met: 5 of 5'],
    ['6 months', '2026-02-27', '2025-08-31', 'not met: 0 of 5'],
    ['6 months', '2026-02-28', '2025-08-31', 'met: 5 of 5'],
    ['6 months', '2026-02-27', '2025-08-27', 'met: 5 of 5'],
    ['1 year', '2025-02-27', '2024-02-29', 'not met: 0 of 5'],
    ['1 year', '2025-02-28', '2024-02-29', 'met: 5 of 5'],
    ['90 days', '2026-03-31', '2026-01-01', 'not met: 0 of 5'],
    ['90 days', '2026-04-01', '2026-01-01', 'met: 5 of 5'],
    ['2 weeks', '2026-03-15', '2026-03-02', 'not met: 0 of 5'],
    ['2 weeks', '2026-03-16', '2026-03-02', 'met: 5 of 5'],
    // What lies ahead counts backward as well.
    ['1 month', '2026-03-01', '2026-03-31', 'not met: 0 of 5'],
    ['1 month', '2026-02-28', '2026-03-31', 'met: 5 of 5'],
  ])('five in any %s: on %s, five having been had on %s: %s', (length, on, before, expected) => {
    expect(limited(`5 units of HCPCS H2022 in any ${length}`)(given(on, on, 5, [had(before, 5)]))).toBe(expected)
  })

  it.each([
    ['2026-03-10', '2026-09-09', 30, [], 'met in part: 24 of 30'],
    ['2026-03-10', '2026-09-10', 50, [], 'met in part: 48 of 50'],
    ['2026-03-10', '2026-09-10', 30, [had('2026-03-09', 24)], 'met in part: 24 of 30'],
  ])('from %s to %s, %i after %j: %s', (from, to, units, history, expected) => {
    expect(limited('24 units of HCPCS H2022 in any 6 months')(given(from, to, units, history))).toBe(expected)
  })

  it('of months of 30 days', () => {
    const says = inHeader('months are 30 days', '2 units of HCPCS H2022 in any 1 month')
    expect(says(given('2026-03-02', '2026-03-02', 2, [had('2026-02-01', 2)]))).toBe('not met: 0 of 2')
    expect(says(given('2026-03-03', '2026-03-03', 2, [had('2026-02-01', 2)]))).toBe('met: 2 of 2')
  })
})

describe('windows of an authorization, an episode, a lifetime', () => {
  const of = (authorization: string | null) => ({ request: { authorization } })
  it.each([
    ['A', [had('2026-02-01', 2, { authorization: 'A' }), had('2026-02-01', 3, { authorization: 'B' })], {}, 'met in part: 3 of 5'],
    ['A', [had('2026-02-01', 2, { authorization: null })], {}, 'information needed: 3-5 of 5'],
    [null, [had('2026-02-01', 2, { authorization: 'B' })], {}, 'information needed: 3-5 of 5'],
    [null, [], {}, 'met: 5 of 5'],
    ['A', [], { through: '2026-02-28' }, 'information needed: 0-5 of 5'],
    ['A', [], { through: '2026-03-01' }, 'met: 5 of 5'],
    ['A', [had(null, 2, { authorization: 'A' })], {}, 'met in part: 3 of 5'],
    ['A', [had('2026-02-01', null, { authorization: 'A' })], {}, 'information needed: 0-5 of 5'],
    ['A', [had('2026-02-01', 2, { authorization: 'A', code: null })], {}, 'information needed: 3-5 of 5'],
    ['A', [had('2026-02-01', 0, { authorization: 'A', code: null })], {}, 'met: 5 of 5'],
  ])('authorization %s after %j, %j: %s', (id, history, part, expected) => {
    expect(limited('5 units of HCPCS H2022 per authorization')(given('2026-03-01', '2026-03-02', 5, history, { ...of(id), ...part }))).toBe(expected)
  })

  it('long ago and ahead', () => {
    const says = limited('5 units of HCPCS H2022 per lifetime')
    expect(says(given('2026-03-01', '2026-03-02', 5, [had('1999-02-01', 2)]))).toBe('met in part: 3 of 5')
    expect(says(given('2026-03-01', '2026-03-02', 5, [had('2027-02-01', 2)], { through: '2026-03-01' }))).toBe('met in part: 3 of 5')
  })
})

describe('lines of a request', () => {
  it('are granted in their order, each on its first days that are free', () => {
    const says = limited('5 units of HCPCS H2022 per calendar month')
    const march = (...lines: readonly Entry[]) => given('2026-03-01', '2026-03-31', lines)
    expect(says(march(asked(3), asked(3)))).toBe('met in part: 3 of 3, 2 of 3')
    expect(says(march(asked(2, { code: 'H2022-HE' }), asked(4, { code: 'H2022-TS-U5' }), asked(9, { code: 'H2023' })))).toBe('met in part: 2 of 2, 3 of 4, 9 of 9')
    expect(says(march(asked(3, { code: null }), asked(3)))).toBe('information needed: 3 of 3, 2-3 of 3')
    expect(says(march(asked(null), asked(3)))).toBe('information needed: 0-5 of 0-Infinity, 0-3 of 3')
  })

  it('that several limits cover get what each of them leaves', () => {
    const says = request(
      ...rules, 'limit all_of_them "A"', '  at most 5 units of HCPCS H2022 per calendar month', '', 'limit modified "M"',
      '  at most 2 units of HCPCS H2022-HE per calendar month', '', 'limit ranged "R"', '  at most 7 units of HCPCS H2020 to H2022 per calendar quarter', '',
      'determination d "D"', '  requires base', '  subject to all_of_them, modified, ranged')
    const lines = [asked(4, { code: 'H2022-U5-HE' }), asked(4), asked(3, { code: 'H2021' }), asked(1, { code: 'H20211' })]
    expect(says(given('2026-03-01', '2026-03-31', lines))).toBe('met in part: 2 of 4, 3 of 4, 2 of 3, 1 of 1')
  })

  it('count to the millionth', () => {
    const says = limited('2.5 hours of HCPCS H2022 per calendar month')
    expect(says(given('2026-03-01', '2026-03-31', [asked(0.1), asked(0.2), asked(2.2)]))).toBe('met: 0.1 of 0.1, 0.2 of 0.2, 2.2 of 2.2')
    expect(says(given('2026-03-01', '2026-03-31', [asked(0.1), asked(0.2), asked(2.2)], [had('2026-03-01', 0.000001)])))
      .toBe('met in part: 0.1 of 0.1, 0.2 of 0.2, 2.199999 of 2.2')
  })

  it('need hours where a unit does', () => {
    const says = limited('5 units of HCPCS H2022 per calendar month', '  each unit needs at least 2 hours')
    const march = (units: number, hours?: number) => given('2026-03-01', '2026-03-31', [asked(units, hours === undefined ? {} : { hours })])
    expect([says(march(4, 7.5)), says(march(4, 8)), says(march(2.5, 5))]).toEqual(['met in part: 3 of 4', 'met: 4 of 4', 'met in part: 2 of 2.5'])
    expect([says(march(4)), says(march(0))]).toEqual(['information needed: 0-4 of 4', 'met: 0 of 0'])
  })
})

describe('what is not known', () => {
  const says = limited('5 units of HCPCS H2022 per calendar month')
  it.each([
    ['2026-03-10', '2026-03-31', 4, [], '2026-02-28', 'information needed: 0-4 of 4'],
    ['2026-03-10', '2026-03-31', 4, [had('2026-03-02', 5)], '2026-02-28', 'not met: 0 of 4'],
    // Nothing that came before 10 March counts in April.
    ['2026-04-01', '2026-04-30', 4, [], '2026-03-09', 'met: 4 of 4'],
    ['2026-03-10', '2026-04-30', 4, [], '2026-03-09', 'met: 4 of 4'],
    ['2026-03-10', '2026-04-30', 6, [], '2026-03-09', 'information needed: 5-6 of 6'],
    ['2026-02-01', '2026-02-28', 4, [], '2026-02-28', 'met: 4 of 4'],
    ['2026-02-01', '2026-02-28', 4, [], '2026-02', 'information needed: 0-4 of 4'],
    ['2026-04-01', '2026-04-30', 4, [had('2026-04-15', 3)], '2026-03-10', 'met in part: 2 of 4'],
    ['2026-03-01', '2026-03-31', 4, [had('2026-03', 3)], '2026-03-10', 'met in part: 2 of 4'],
    ['2026-03-01', '2026-03-31', 4, [had('2026', 3)], '2026-03-10', 'information needed: 2-4 of 4'],
    ['2026-03-01', '2026-03-31', 4, [had('2026', 1)], '2026-03-10', 'met: 4 of 4'],
    ['2026-03-05', null, 4, [], '2026-03-10', 'met: 4 of 4'],
    [null, null, 4, [], '2026-03-10', 'information needed: 0-4 of 4'],
  ])('from %s to %s, %i after %j, complete through %s: %s', (from, to, units, history, through, expected) => {
    expect(says(given(from, to, units, history, { through }), '2026-03-10')).toBe(expected)
  })

  it('a request whose days run backwards is refused', () => {
    expect(() => says(given('2026-03-31', '2026-03-01', 4), '2026-03-10')).toThrow('/request/to')
  })

  it('whom a limit binds', () => {
    const bound = limited('5 units of HCPCS H2022 per calendar month', '  when w')
    const units = (number: number, w: boolean | null) => bound(given('2026-03-01', '2026-03-31', number, [], { w }))
    expect([units(6, true), units(6, false), units(6, null), units(5, null)])
      .toEqual(['met in part: 5 of 6', 'met: 6 of 6', 'information needed: 5-6 of 6', 'met: 5 of 5'])
  })

  it('is no day, where no day matters', () => {
    const quantity = request(...rules, 'determination d "D"', '  requires base', '  grants 10 units of HCPCS H2022')
    expect(quantity(given(null, null, 12))).toBe('met in part: 10 of 12')
    expect(quantity(given('2026-03', '2026-03', 12))).toBe('information needed: 0-10 of 12')
    expect(limited('5 units of HCPCS H2022 per lifetime')(given(null, null, 6, [had(null, 2)]))).toBe('met in part: 3 of 6')
  })
})

describe('limits that exceptions replace', () => {
  const lines = (...more: readonly string[]) => [
    '', 'facts', ...['needed', 'x', 'y', 'z'].map(name => `  ${name} yes/no`), '', 'criteria base "Base"', '  needed', '',
    ...[[5, 'five'], [8, 'eight'], [12, 'twelve']].flatMap(([most, name]) => [`limit ${name} "L"`, `  at most ${most} units of HCPCS H2022 per calendar month`, '']),
    ...more,
  ]
  const exception = (name: string, when: string, ...does: readonly string[]) => [`exception ${name} "E"`, `  when ${when}`, ...does.map(each => `  ${each}`), '']
  const determination = (...subject: readonly string[]) => ['determination d "D"', '  requires base', `  subject to ${subject.join(', ')}`]
  const asks = (says: ReturnType<typeof request>) => (x: boolean | null, y: boolean | null, z: boolean | null = false) =>
    says({ ...given('2026-03-01', '2026-03-31', 20), x, y, z })

  it('one after the other', () => {
    const says = asks(request(...lines(
      ...exception('e1', 'x', 'replaces five with eight'), ...exception('e2', 'y', 'replaces eight with twelve'), ...determination('five'))))
    expect([says(false, false), says(true, false), says(true, true), says(false, true)])
      .toEqual(['met in part: 5 of 20', 'met in part: 8 of 20', 'met in part: 12 of 20', 'met in part: 5 of 20'])
  })

  it('with each other: the one that leads back is passed over', () => {
    const both = [...exception('e1', 'x', 'replaces five with eight'), ...exception('e2', 'y', 'replaces eight with five')]
    const says = asks(request(...lines(...both, ...determination('five'))))
    expect([says(false, false), says(true, false), says(true, true), says(false, true)])
      .toEqual(['met in part: 5 of 20', 'met in part: 8 of 20', 'met in part: 8 of 20', 'met in part: 5 of 20'])
    const named = asks(request(...lines(...both, ...determination('five', 'eight'))))
    expect([named(false, false), named(true, false), named(true, true), named(false, true)])
      .toEqual(['met in part: 5 of 20', 'met in part: 8 of 20', 'met in part: 5 of 20', 'met in part: 5 of 20'])
  })

  it('by the first of those that apply', () => {
    const says = asks(request(...lines(
      ...exception('e1', 'x', 'replaces five with eight', 'before e2, e3'), ...exception('e2', 'y', 'replaces five with twelve', 'before e3'),
      ...exception('e3', 'z', 'lifts five'), ...determination('five'))))
    expect([says(true, true, true), says(false, true, true), says(false, false, true), says(false, false, false)])
      .toEqual(['met in part: 8 of 20', 'met in part: 12 of 20', 'met: 20 of 20', 'met in part: 5 of 20'])
  })

  it('are granted for what all exceptions in doubt have in common', () => {
    const chain = asks(request(...lines(
      ...exception('e1', 'x', 'replaces five with eight'), ...exception('e2', 'y', 'replaces eight with twelve'), ...determination('five'))))
    expect([chain(null, false), chain(null, true), chain(true, null), chain(null, null)])
      .toEqual(['met in part: 5-8 of 20', 'met in part: 5-12 of 20', 'met in part: 8-12 of 20', 'met in part: 5-12 of 20'])
    const lifted = asks(request(...lines(
      ...exception('e1', 'x', 'lifts five', 'before e2'), ...exception('e2', 'y', 'replaces five with eight'), ...determination('five'))))
    expect([lifted(true, null), lifted(false, null), lifted(null, true), lifted(null, null)])
      .toEqual(['met: 20 of 20', 'met in part: 5-8 of 20', 'information needed: 8-20 of 20', 'information needed: 5-20 of 20'])
  })
})

describe('amounts below zero', () => {
  const says = limited('5 units of HCPCS H2022 per calendar month', '  each unit needs at least 2 hours')
  it.each([
    ['a service of the past', given('2026-03-01', '2026-03-31', 2, [had('2026-03-02', -2)]), 'units'],
    ['a requested line', given('2026-03-01', '2026-03-31', [asked(-1)]), 'units'],
    ['its hours', given('2026-03-01', '2026-03-31', [asked(1, { hours: -2 })]), 'hours'],
  ])('are refused: %s', (_, facts, field) => {
    expect(() => says(facts)).toThrow(new RegExp(`${field}.*a number, 0 or more`))
  })
})

describe('two limits, each of which leaves room on other days', () => {
  it('leave none together; the answer names the one that leaves least', () => {
    const { policy: { graph } } = compileText([
      'policy test.policy "Test"', '  language 1', ...rules, 'limit monthly "M"', '  at most 5 units of HCPCS H2022, H2023 per calendar month', '',
      'limit quarterly "Q"', '  at most 4 units of HCPCS H2022 per calendar quarter', '', 'determination d "D"', '  requires base', '  subject to monthly, quarterly', '',
    ].join('\n'))
    const history = [had('2026-03-01', 5, { code: 'H2023' }), had('2026-04-03', 3), had('2026-05-01', 1)]
    const facts = given('2026-03-25', '2026-04-05', [asked(2)], history)
    const [compiled] = (loadGraph(graph).evaluate(facts, '2026-03-01') as { readonly determinations: readonly DeterminationResult[] }).determinations
    const [reference] = determineReference(graph, facts, '2026-03-01')
    expect(compiled).toEqual(reference)
    expect(reference?.lines?.map(({ granted, binding, limits }) => [granted, binding, limits.map(({ grantable }) => grantable)]))
      .toEqual([[[0, 0], 0, [[2_000_000, 2_000_000], [2_000_000, 2_000_000]]]])
  })
})
