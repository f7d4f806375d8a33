import { describe, expect, it } from 'vitest'
import { determineReference } from '@rubric/compiler'
import type { Determination, FactsInput, FactType, Limit, RuleGraph } from '@rubric/compiler'
import type { Amount, DeterminationResult, LimitWindowInfo, LineResult } from '@rubric/runtime'
import { block, dayNumber, ruleGraph, yes } from '../support/graph.ts'
import { limit as limitOf, UNIT } from '../support/limits.ts'
import { at } from '../support/timed.ts'

const NOWHERE = { file: 'hand-made.rubric', start: 0, end: 0, line: 1 }
const types = { eligible: { kind: 'yes/no' }, lifted: { kind: 'yes/no' } } as const satisfies Record<string, FactType>
const H2022 = [{ system: 'HCPCS', first: 'H2022', last: 'H2022', modifiers: [] }]

const limit = (most: number, window: LimitWindowInfo, part: Partial<Limit> = {}): Limit => ({
  ...limitOf(most, window, { codes: H2022 }), unitIs: null, span: NOWHERE, ...part,
})
const monthly = limit(5, { kind: 'calendar', unit: 'month', weekStart: 1 })
const inSixMonths = limit(24, { kind: 'any', unit: 'months', amount: 6 })

/** Subject to all of the limits; each is lifted where `lifted` holds, if its number is named. */
function policy(limits: readonly Limit[], part: Partial<Determination> = {}, lifted: readonly number[] = []): RuleGraph {
  const logic = { op: 'criterion', criterion: 0 } as const
  return ruleGraph({
    facts: types,
    criteria: { lifting: yes('lifted'), initial: block('ALL of', { 1: yes('eligible') }) },
    roles: { lifting: 'exception', initial: 'determination' },
    limits,
    determinations: [
      {
        criterion: 1, stage: 'initial', grants: null, requires: [], excludes: [],
        limits: limits.map((_, index) => ({ limit: index, onlyIf: null, unless: lifted.includes(index) ? logic : null })),
        ...part,
      },
    ],
  })
}

interface Asked {
  readonly lines?: readonly object[] | null
  readonly history?: readonly object[]
  readonly through?: string | null
  readonly request?: object
  readonly more?: FactsInput
}
const facts = ({ lines, history = [], through = '2026-03-01', request = {}, more = {} }: Asked): FactsInput => ({
  eligible: true,
  request: { from: '2026-03-02', ...request, ...(lines === undefined || lines === null ? {} : { lines: { entries: lines } }) },
  service: { history: { complete_through: through, entries: history } },
  ...more,
})
const determine = (graph: RuleGraph, asked: Asked, today = '2026-03-01'): DeterminationResult => {
  const [result] = determineReference(graph, facts(asked), today)
  if (result === undefined) throw new Error('no determination')
  return result
}
const lineOf = (graph: RuleGraph, asked: Asked, index = 0): LineResult => {
  const line = determine(graph, asked).lines?.[index]
  if (line === undefined) throw new Error('no line')
  return line
}
const units = ([least, most]: Amount): string => (least === most ? String(least / UNIT) : `${least / UNIT}..${most / UNIT}`)
const H = { code: 'H2022' }

describe('five units a calendar month', () => {
  const graph = policy([monthly])
  it('grants what is left', () => {
    const asked = { lines: [{ ...H, units: 4, to: '2026-03-31' }], history: [{ on: '2026-02-28', ...H, units: 5 }, { on: '2026-03-01', ...H, units: 2 }] }
    expect(determine(graph, asked).outcome).toBe('met in part')
    const line = lineOf(graph, asked)
    expect([line.requested, line.granted].map(units)).toEqual(['4', '3'])
    expect(line.binding).toBe(0)
    const [only] = line.limits
    expect(only).toEqual({
      limit: 0, holds: 3, window: [dayNumber('2026-03-01'), dayNumber('2026-03-31')],
      used: [2 * UNIT, 2 * UNIT], allowed: 5 * UNIT, remaining: [3 * UNIT, 3 * UNIT], grantable: [3 * UNIT, 3 * UNIT],
    })
  })

  it('and what is left of the next month, too', () => {
    const asked = { lines: [{ ...H, units: 9, to: '2026-04-30' }], history: [{ on: '2026-03-01', ...H, units: 2 }] }
    expect(units(lineOf(graph, asked).granted)).toBe('8')
    expect(lineOf(graph, asked).limits[0]?.window?.map((day) => at(day))).toEqual(['2026-03-01', '2026-03-31'])
    expect(determine(graph, { ...asked, lines: [{ ...H, units: 8, to: '2026-04-30' }] }).outcome).toBe('met')
  })

  it('counts later lines after earlier ones, and other codes not at all', () => {
    const lines = [{ ...H, units: 3 }, { code: 'H0015', units: 9 }, { code: 'H2022-HE', units: 4 }, { ...H, units: 1 }]
    const result = determine(graph, { lines })
    expect(result.lines?.map(({ granted }) => units(granted))).toEqual(['3', '9', '2', '0'])
    expect(result.lines?.map(({ limits, binding }) => [limits.length, binding])).toEqual([[1, null], [0, null], [1, 0], [1, 0]])
    expect(result.outcome).toBe('met in part')
    expect(result.lines?.[2]?.limits[0]?.used).toEqual([3 * UNIT, 3 * UNIT])
  })

  it('is not met where nothing is left, met where nothing is asked', () => {
    const full = [{ on: '2026-03-01', ...H, units: 5 }]
    expect(determine(graph, { lines: [{ ...H, units: 1 }], history: full }).outcome).toBe('not met')
    expect(determine(graph, { lines: [{ ...H, units: 0 }], history: full }).outcome).toBe('met')
    expect(determine(graph, { lines: [], history: full })).toMatchObject({ outcome: 'met', lines: [] })
    expect(determine(graph, { lines: null, history: full })).toMatchObject({ outcome: 'information needed', lines: null })
  })

  it('is not met where nothing is left, whatever the criteria come to', () => {
    const full = [{ on: '2026-03-01', ...H, units: 5 }]
    const open = (units: number): DeterminationResult => determine(graph, { lines: [{ ...H, units }], history: full, more: { eligible: null } })
    expect(open(1).outcome).toBe('not met')
    expect(open(0).outcome).toBe('information needed')
  })

  it('counts what is authorized for later days', () => {
    const asked = { lines: [{ ...H, units: 5 }], history: [{ on: '2026-03-30', ...H, units: 4 }] }
    expect(units(lineOf(graph, asked).granted)).toBe('1')
  })
})

describe('24 units in any six months', () => {
  const graph = policy([inSixMonths])
  it('looks at every stretch, also over the end of a year', () => {
    // 2025-09-02 to 2026-03-01 holds the 20; from 2025-10-01 on, they are no longer there.
    const asked = { lines: [{ ...H, units: 24 }], history: [{ on: '2025-09-30', ...H, units: 20 }] }
    expect(units(lineOf(graph, asked).granted)).toBe('4')
    expect(lineOf(graph, asked).limits[0]?.window?.map((day) => at(day))).toEqual(['2025-09-03', '2026-03-02'])
    const later = { ...asked, request: { from: '2026-03-30' } }
    expect(units(lineOf(graph, later).granted)).toBe('24')
    expect(units(lineOf(graph, { ...asked, request: { from: '2026-03-29' } }).granted)).toBe('4')
  })

  it('ends at the end of a month that lacks the day', () => {
    // From 31 August, six months end on 27 February, as from 28, 29 and 30 August.
    const asked = { lines: [{ ...H, units: 24 }], history: [{ on: '2025-08-31', ...H, units: 24 }] }
    expect(units(lineOf(graph, { ...asked, request: { from: '2026-02-27' } }).granted)).toBe('0')
    expect(units(lineOf(graph, { ...asked, request: { from: '2026-02-28' } }).granted)).toBe('24')
  })

  it('places units on the days that have room for them', () => {
    const history = [{ on: '2025-09-10', ...H, units: 20 }]
    const asked = { lines: [{ ...H, units: 24, from: '2026-03-08', to: '2026-03-10' }], history }
    expect(units(lineOf(graph, { ...asked, lines: [{ ...H, units: 24, from: '2026-03-08', to: '2026-03-09' }] }).granted)).toBe('4')
    expect(units(lineOf(graph, asked).granted)).toBe('24')
    expect(determine(graph, asked).outcome).toBe('met')
  })
})

describe('a history that is not complete', () => {
  const graph = policy([monthly])
  const lines = [{ ...H, units: 4 }]
  it('through the month of the request may hold anything', () => {
    expect(units(lineOf(graph, { lines, through: '2026-02-28' }).granted)).toBe('0..4')
    expect(determine(graph, { lines, through: '2026-02-28' }).outcome).toBe('information needed')
    expect(lineOf(graph, { lines, through: '2026-02-28' }).limits[0]).toMatchObject({ used: [0, 5 * UNIT], remaining: [0, 5 * UNIT] })
    expect(determine(graph, { lines, through: null }).outcome).toBe('information needed')
  })
  it('does not matter where nothing is left, or the month is still to come', () => {
    expect(determine(graph, { lines, through: '2026-02-28', history: [{ on: '2026-03', ...H, units: 5 }] }).outcome).toBe('not met')
    expect(determine(graph, { lines, through: null, request: { from: '2026-04-01' } }).outcome).toBe('met')
  })
  it('of entries that lack something', () => {
    const given = (entry: object) => units(lineOf(graph, { lines: [{ ...H, units: 5 }], history: [entry] }).granted)
    expect(given({ on: '2026-03', ...H, units: 2 })).toBe('3')
    expect(given({ on: '2026', ...H, units: 2 })).toBe('3..5')
    expect(given({ ...H, units: 2 })).toBe('3..5')
    expect(given({ on: '2026-03-01', units: 2 })).toBe('3..5')
    expect(given({ on: '2026-03-01', ...H })).toBe('0..5')
    expect(given({ on: '2026-02', ...H })).toBe('5')
  })
})

describe('a request that lacks something', () => {
  const graph = policy([monthly])
  it('units', () => {
    expect(lineOf(graph, { lines: [H] })).toMatchObject({ requested: [0, Infinity], granted: [0, 5 * UNIT], binding: 0 })
    expect(determine(graph, { lines: [H] }).outcome).toBe('information needed')
  })
  it('a code', () => {
    expect(units(lineOf(graph, { lines: [{ units: 7 }] }).granted)).toBe('5..7')
    expect(lineOf(graph, { lines: [{ units: 7 }] }).limits[0]?.holds).toBe(1)
  })
  it('days: a month has room for everything or nothing', () => {
    const asked = { lines: [{ ...H, units: 4, from: '2026-03' }] }
    expect(units(lineOf(graph, asked).granted)).toBe('0..4')
    expect(lineOf(graph, asked).limits[0]).toMatchObject({ window: null, used: [0, 5 * UNIT] })
    expect(determine(policy([limit(5, { kind: 'lifetime' })]), { lines: [{ ...H, units: 7 }] }).lines?.[0]?.granted).toEqual([5 * UNIT, 5 * UNIT])
  })
  it('what it leaves open is open for the lines after it', () => {
    const lines = [{ ...H, units: 3, from: '2026-03' }, { ...H, units: 5, from: '2026-03-02' }]
    expect(determine(graph, { lines }).lines?.map(({ granted }) => units(granted))).toEqual(['0..3', '2..5'])
  })
  it('hours', () => {
    const needing = policy([limit(5, { kind: 'request' }, { unitHours: 2 * UNIT })])
    const granted = (line: object) => units(lineOf(needing, { lines: [{ ...H, units: 4, ...line }] }).granted)
    expect(granted({ hours: 8 })).toBe('4')
    expect(granted({ hours: 7.5 })).toBe('3')
    expect(granted({ hours: 1 })).toBe('0')
    expect(granted({})).toBe('0..4')
  })
})

describe('other windows', () => {
  const asked = (line: object = {}) => ({
    lines: [{ ...H, units: 6, ...line }],
    history: [{ on: '2020-01-01', ...H, units: 2, authorization: 'A1', episode: 'E1' }, { on: '2020-01-02', ...H, units: 1, authorization: 'A2' }],
    request: { authorization: 'A1', episode: 'E2' },
  })
  it.each([
    ['request', '5'],
    ['authorization', '3'],
    ['episode', '4..5'],
    ['lifetime', '2'],
  ] as const)('per %s: %s', (kind, granted) => {
    const line = lineOf(policy([limit(5, { kind })]), asked())
    expect(units(line.granted)).toBe(granted)
    expect(line.limits[0]?.window).toBe(null)
  })
  it.each([
    ['week', ['2026-03-02', '2026-03-08']],
    ['quarter', ['2026-01-01', '2026-03-31']],
    ['year', ['2026-01-01', '2026-12-31']],
  ] as const)('per calendar %s', (unit, window) => {
    const line = lineOf(policy([limit(5, { kind: 'calendar', unit, weekStart: 1 })]), asked())
    expect(line.limits[0]?.window?.map((day) => at(day))).toEqual(window)
    expect(units(line.granted)).toBe('5')
  })
})

describe('whom a limit binds', () => {
  const graph = policy([monthly, inSixMonths], {}, [0])
  const ask = (lifted: boolean | null, n: number) => determine(graph, { lines: [{ ...H, units: n }], more: { lifted } })
  it('an exception lifts it', () => {
    expect(ask(true, 9)).toMatchObject({ outcome: 'met', lines: [{ binding: null, limits: [{ holds: 0 }, { holds: 3 }] }] })
    expect(ask(false, 9)).toMatchObject({ outcome: 'met in part', lines: [{ binding: 0, granted: [5 * UNIT, 5 * UNIT] }] })
    expect(ask(null, 9)).toMatchObject({ outcome: 'information needed', lines: [{ binding: 0, granted: [5 * UNIT, 9 * UNIT], limits: [{ holds: 1 }, { holds: 3 }] }] })
    expect(ask(null, 5).outcome).toBe('met')
    expect(ask(true, 30)).toMatchObject({ outcome: 'met in part', lines: [{ binding: 1, granted: [24 * UNIT, 24 * UNIT] }] })
  })
  it('`when` and what its place depends on', () => {
    const when = policy([limit(5, monthly.window, { when: { op: 'condition', condition: 0 } })])
    expect(determine(when, { lines: [{ ...H, units: 9 }], more: { lifted: false } }).outcome).toBe('met')
    expect(determine(when, { lines: [{ ...H, units: 9 }], more: { lifted: true } }).outcome).toBe('met in part')
    const only = policy([monthly], { limits: [{ limit: 0, onlyIf: { op: 'criterion', criterion: 0 }, unless: null }] })
    expect(determine(only, { lines: [{ ...H, units: 9 }], more: { lifted: false } }).outcome).toBe('met')
    expect(determine(only, { lines: [{ ...H, units: 9 }], more: { lifted: true } }).outcome).toBe('met in part')
  })
})

describe('days', () => {
  const days = { amount: 60, unit: 'days' } as const
  const months = { amount: 6, unit: 'months' } as const
  const plain = policy([], { grants: { span: days, ceiling: null } })
  const capped = (stage: Determination['stage']) => policy([], { stage, grants: { span: days, ceiling: { ...months, unless: { op: 'criterion', criterion: 0 } } } })
  const spanOf = (graph: RuleGraph, asked: Asked) => {
    const { outcome, span } = determine(graph, asked)
    return [outcome, span === null ? null : [...new Set(span.to)].map((day) => at(day)).join('..')]
  }
  const more = (began: string | null, lifted: boolean | null = false) => ({ lifted, course: { began_on: began } })

  it('from the first day requested', () => {
    expect(spanOf(plain, {})).toEqual(['met', '2026-04-30'])
    expect(spanOf(policy([], { grants: { span: { amount: 6, unit: 'months' }, ceiling: null } }), { request: { from: '2025-08-31' } })).toEqual(['met', '2026-02-27'])
    expect(spanOf(plain, { request: { to: '2026-04-30' } })).toEqual(['met', '2026-04-30'])
    expect(spanOf(plain, { request: { to: '2026-05-01' } })).toEqual(['met in part', '2026-04-30'])
    expect(spanOf(plain, { request: { to: '2026-05' } })).toEqual(['met in part', '2026-04-30'])
    expect(spanOf(plain, { request: { to: '2026-04' } })).toEqual(['met', '2026-04-30'])
    expect(spanOf(plain, { request: { to: '2026' } })).toEqual(['information needed', '2026-04-30'])
    expect(determine(plain, { request: { to: '2026-04' } }).span?.requestedTo).toBe(null)
    expect(spanOf(plain, { request: { from: null } })).toEqual(['met', null])
    expect(spanOf(plain, { request: { from: '2026-03', to: '2026-04-01' } })).toEqual(['information needed', null])
    expect(spanOf(policy([]), {})).toEqual(['met', null])
  })

  it('not past the longest course', () => {
    expect(spanOf(capped('initial'), { more: more(null) })).toEqual(['met', '2026-04-30'])
    expect(spanOf(capped('renewal'), { more: more('2025-10-01') })).toEqual(['met', '2026-03-31'])
    expect(spanOf(capped('renewal'), { more: more('2025-10-01'), request: { to: '2026-04-01' } })).toEqual(['met in part', '2026-03-31'])
    expect(spanOf(capped('renewal'), { more: more('2025-09-02') })).toEqual(['not met', '2026-03-01'])
    expect(spanOf(capped('renewal'), { more: more('2025-09-03') })).toEqual(['met', '2026-03-02'])
    expect(spanOf(capped('renewal'), { more: more(null) })).toEqual(['information needed', '2026-03-01..2026-04-30'])
    expect(spanOf(capped('renewal'), { more: more('2025-10') })).toEqual(['met', '2026-03-31..2026-04-29'])
    expect(spanOf(capped('renewal'), { more: more('2020', true) })).toEqual(['met', '2026-04-30'])
    expect(spanOf(capped('renewal'), { more: more('2020', null) })).toEqual(['information needed', '2026-03-01..2026-04-30'])
  })

  it('are weighed with what the lines are granted', () => {
    const both = policy([monthly], { grants: { span: days, ceiling: null } })
    const lines = (n: number) => [{ ...H, units: n, to: '2026-03-31' }]
    expect(determine(both, { lines: lines(5), request: { to: '2026-04-30' } }).outcome).toBe('met')
    expect(determine(both, { lines: lines(6), request: { to: '2026-04-30' } }).outcome).toBe('met in part')
    expect(determine(both, { lines: lines(5), request: { to: '2026-05-30' } }).outcome).toBe('met in part')
    expect(determine(both, { lines: lines(1), history: [{ on: '2026-03-01', ...H, units: 5 }], request: { to: '2026-05-30' } }).outcome).toBe('not met')
  })
})

describe('all else first', () => {
  it.each([
    [true, 'met'],
    [false, 'not met'],
    [null, 'information needed'],
  ])('eligible %j: %s', (eligible, outcome) => {
    expect(determine(policy([monthly]), { lines: [{ ...H, units: 1 }], more: { eligible } }).outcome).toBe(outcome)
  })
})
