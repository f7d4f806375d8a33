import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactType, Selection, Value } from '@rubric/compiler'
import { asOf, among, compare, constant, count, day, entries, field, offset, pick, sum, where, yes } from '../support/graph.ts'
import { decide, inDates, valueOf } from '../support/decide.ts'

const types = {
  crises: {
    kind: 'list',
    dateField: 'on',
    fields: [
      { name: 'on', type: { kind: 'date' }, text: '' },
      { name: 'setting', type: { kind: 'enum', ordered: false, values: ['home', 'ward', 'clinic'] }, text: '' },
      { name: 'hours', type: { kind: 'count' }, text: '' },
      { name: 'planned', type: { kind: 'yes/no' }, text: '' },
      { name: 'code', type: { kind: 'code', system: 'REV' }, text: '' },
    ],
  },
  visits: { kind: 'list', dateField: 'at', fields: [{ name: 'at', type: { kind: 'moment' }, text: '' }] },
  goals: { kind: 'list', dateField: null, fields: [{ name: 'met', type: { kind: 'yes/no' }, text: '' }] },
  anchor: { kind: 'date' },
} as const satisfies Record<string, FactType>

type Entry = Readonly<Record<string, unknown>>
const crises = (through: string | null, ...list: readonly Entry[]) => ({ crises: { complete_through: through, entries: list } })
const on = (...dates: readonly string[]): readonly Entry[] => dates.map((date) => ({ on: date }))

describe('a window has both its ends', () => {
  const past6Months = count(entries('crises', { from: offset(asOf, -6, 'months') }))
  it.each([
    ['2025-08-31', '2026-02-28', 1],
    ['2025-08-28', '2026-02-28', 1],
    ['2025-08-27', '2026-02-28', 0],
    ['2026-02-28', '2026-02-28', 1],
    ['2026-03-01', '2026-02-28', 0],
    ['2025-08-31', '2026-03-01', 0],
    ['2025-09-01', '2026-03-01', 1],
    ['2025-11-30', '2026-05-31', 1],
    ['2025-11-29', '2026-05-31', 0],
  ])('in the past 6 months, entry on %s, as of %s: %i', (date, today, expected) => {
    expect(valueOf(types, past6Months, crises(today, ...on(date)), today)).toBe(expected)
  })

  it('counts an entry dated by a moment on its civil day', () => {
    const today = count(entries('visits', { from: asOf }))
    const visits = (at: string) => ({ visits: { complete_through: '2026-03-01', entries: [{ at }] } })
    expect(valueOf(types, today, visits('2026-03-01T23:59'))).toBe(1)
    expect(valueOf(types, today, visits('2026-02-28T23:59'))).toBe(0)
    expect(valueOf(types, today, visits('2026-03-02T00:00'))).toBe(0)
    expect(valueOf(types, today, visits('2026-03-01'))).toBe(1)
  })

  it('keeps open what a date not known to the day leaves open', () => {
    expect(valueOf(types, past6Months, crises('2026-03-01', ...on('2025-09', '2026-01')))).toBe(2)
    expect(valueOf(types, past6Months, crises('2026-03-15', ...on('2025-09', '2026-01')), '2026-03-15')).toEqual([1, 2])
    expect(valueOf(types, past6Months, crises('2026-03-01', {}))).toEqual([0, 1])
  })

  it('keeps open what an end that is not known leaves open', () => {
    const after = count(entries('crises', { from: day('anchor'), to: offset(day('anchor'), 7, 'days') }))
    const dates = on('2026-01-01', '2026-01-08', '2026-01-09')
    expect(valueOf(types, after, { ...crises('2026-01-08', ...dates), anchor: '2026-01-01' })).toBe(2)
    expect(valueOf(types, after, { ...crises('2026-01-07', ...dates), anchor: '2026-01-01' })).toEqual([2, null])
    expect(valueOf(types, after, crises('2026-03-01', ...dates))).toEqual([0, null])
    expect(valueOf(types, after, { ...crises('2026-03-01', ...dates), anchor: '2026-01' })).toEqual([0, 3])
  })
})

describe('a list is exact only through its date of completeness', () => {
  const all = count(entries('crises'))
  it.each([
    ['2026-03-01', 2],
    ['2026-02-28', [2, null]],
    [null, [2, null]],
  ])('complete through %s: %j', (through, expected) => {
    expect(valueOf(types, all, crises(through, ...on('2026-01-01', '2026-02-01')))).toEqual(expected)
  })

  it('knows nothing of a list that is not given', () => {
    expect(valueOf(types, all, {})).toEqual([0, null])
    expect(decide(types, compare(all, '>=', constant(0)), {}).status).toBe('met')
    expect(decide(types, compare(all, '=', constant(0)), {}).status).toBe('unknown')
  })

  it('decides what further entries cannot change', () => {
    const given = crises(null, ...on('2026-01-01', '2026-02-01'))
    expect(decide(types, compare(all, '>=', constant(2)), given).status).toBe('met')
    expect(decide(types, compare(all, '<', constant(2)), given).status).toBe('not met')
    expect(decide(types, compare(all, '<', constant(3)), given).status).toBe('unknown')
  })

  it('counts every entry of a list without dates, complete at as of', () => {
    const met = count(entries('goals', { dated: false, where: where({ kind: 'holds', value: field('met', 'status') }) }))
    const goals = (through: string | null, ...list: readonly (boolean | null)[]) => ({
      goals: { complete_through: through, entries: list.map((m) => ({ met: m })) },
    })
    expect(valueOf(types, met, goals('2026-03-01', true, false, null))).toEqual([1, 2])
    expect(valueOf(types, met, goals('2026-03-01', true, false))).toBe(1)
    expect(valueOf(types, met, goals('2026-02-28', true, false))).toEqual([1, null])
  })
})

describe('a filter keeps what may fit', () => {
  const home = where(compare(field('setting'), '=', constant(0)))
  const atHome = count(entries('crises', { where: home }))
  it('counts sure entries, and possible ones up to them', () => {
    const given = crises('2026-03-01', { on: '2026-01-01', setting: 'home' }, { on: '2026-01-01', setting: 'ward' }, { on: '2026-01-01' })
    expect(valueOf(types, atHome, given)).toEqual([1, 2])
  })
  it('knows codes by their text', () => {
    const some = count(entries('crises', { where: where(among(field('code', 'code'), ['0905', '0906'])) }))
    const given = crises('2026-03-01', { on: '2026-01-01', code: '0905' }, { on: '2026-01-01', code: '905' })
    expect(valueOf(types, some, given)).toBe(1)
  })
})

describe('sum', () => {
  const hours = sum(entries('crises', { from: offset(asOf, -1, 'months') }), 'hours')
  it.each([
    ['2026-03-01', [{ on: '2026-02-02', hours: 3 }, { on: '2026-02-03', hours: 4 }], 7],
    ['2026-03-01', [{ on: '2026-02-02', hours: 3 }, { on: '2026-01-03', hours: 4 }], 3],
    ['2026-03-01', [{ on: '2026-02-02', hours: 3 }, { hours: 4 }], [3, 7]],
    ['2026-03-01', [{ on: '2026-02-02', hours: 3 }, { on: '2026-02-03' }], [3, null]],
    ['2026-02-27', [{ on: '2026-02-02', hours: 3 }], [3, null]],
    ['2026-03-01', [], 0],
  ])('complete through %s, %j: %j', (through, list, expected) => {
    expect(valueOf(types, hours, crises(through, ...list))).toEqual(expected)
  })
  it('of signed values may go down too', () => {
    const signed = sum(entries('crises'), 'hours', true)
    expect(valueOf(types, signed, crises('2026-03-01', { on: '2026-01-01', hours: -2 }, { hours: -3 }))).toEqual([-5, -2])
    expect(valueOf(types, signed, crises('2026-03-01', { on: '2026-01-01' }))).toBeNull()
    expect(valueOf(types, signed, crises(null))).toBeNull()
  })
})

describe('latest and earliest', () => {
  const latest = pick('latest', entries('crises'), 'setting', 'integer')
  const earliest = pick('earliest', entries('crises'), 'setting', 'integer')
  const given = (...list: readonly Entry[]) => crises('2026-03-01', ...list)

  it('are the value of the entry that can be it', () => {
    const three = given({ on: '2026-01-01', setting: 'home' }, { on: '2026-02-01', setting: 'ward' }, { on: '2026-01-15', setting: 'clinic' })
    expect(valueOf(types, latest, three)).toBe(1)
    expect(valueOf(types, earliest, three)).toBe(0)
  })

  it('are all values of those that can be it', () => {
    const two = given({ on: '2026-02', setting: 'home' }, { on: '2026-02-10', setting: 'ward' }, { on: '2026-01-31', setting: 'clinic' })
    expect(valueOf(types, latest, two)).toEqual([0, 1])
    expect(valueOf(types, earliest, two)).toBe(2)
  })

  it('are unknown where the list is not complete, or nothing fits for sure', () => {
    expect(valueOf(types, latest, crises(null, { on: '2026-01-01', setting: 'home' }))).toBeNull()
    expect(valueOf(types, latest, given({ setting: 'home' }))).toBeNull()
    expect(valueOf(types, pick('latest', entries('crises'), 'code', 'code'), given({ on: '2026-01-01' }))).toBeNull()
  })

  it('are none where nothing fits, and then no comparison is met', () => {
    expect(valueOf(types, latest, given())).toEqual([])
    for (const relation of ['<', '<=', '=', '!=', '>=', '>'] as const) {
      expect(decide(types, compare(latest, relation, constant(1)), given()).status).toBe('not met')
      expect(decide(types, compare(constant(1), relation, latest), given()).status).toBe('not met')
    }
    expect(decide(types, among(latest, [0, 1, 2]), given()).status).toBe('not met')
    expect(decide(types, among(latest, [0, 1, 2], true), given()).status).toBe('not met')
    const holds = { kind: 'holds', value: pick('latest', entries('crises'), 'planned', 'status') } as const
    expect(decide(types, holds, given()).status).toBe('not met')
    expect(decide(types, holds, given({ on: '2026-01-01', planned: true })).status).toBe('met')
    expect(decide(types, holds, given({ on: '2026-01-01', planned: true }, { on: '2026-01-01', planned: false })).status).toBe('unknown')
  })

  it('carry none through what is made of them', () => {
    const last: Value = pick('latest', entries('crises'), 'on')
    const since: Selection = entries('visits', { from: last })
    expect(valueOf(types, offset(last, 1, 'months'), given())).toEqual([])
    expect(valueOf(types, { kind: 'age', domain: 'integer', date: last }, given())).toEqual([])
    expect(valueOf(types, count(since), { ...given(), visits: { entries: [{ at: '2026-01-01' }] } })).toBe(0)
    expect(inDates(valueOf(types, last, given({ on: '2026-01' }, { on: '2026-01-20' })))).toBe('2026-01-01..2026-01-31')
  })
})

describe('among', () => {
  it.each([
    [[0, 1], 'unknown'],
    [[0, 1, 2], 'met'],
    [[1, 2], 'unknown'],
    [[7], 'not met'],
  ])('a value that may be 0, 1 or 2 in %j: %s', (choices, expected) => {
    const latest = pick('latest', entries('crises'), 'setting', 'integer')
    const given = crises('2026-03-01', { on: '2026-02-01', setting: 'home' }, { on: '2026-02-01', setting: 'clinic' })
    expect(decide(types, among(latest, choices), given).status).toBe(expected)
    expect(decide(types, among(latest, choices, true), given).status).toBe({ met: 'not met', 'not met': 'met' }[expected] ?? 'unknown')
  })
  it('a code that is not known', () => {
    const code = { code: { kind: 'code', system: 'REV' } } as const
    const test = among({ kind: 'fact', domain: 'code', fact: 'code' }, ['0905'])
    expect(decide(code, test, {})).toEqual({ status: 'unknown', value: null })
    expect(decide(code, test, { code: '0905' })).toEqual({ status: 'met', value: '0905' })
    expect(decide(code, test, { code: '905' })).toEqual({ status: 'not met', value: '905' })
    expect(decide({ b: { kind: 'yes/no' } }, yes('b'), { b: true })).toEqual({ status: 'met', value: null })
  })
})

const anyDate = fc.constantFrom('2025-08-31', '2025-09-01', '2025-12', '2026', '2026-02-28', '2026-03-01', '2026-03-02', null)
const anyEntry = fc.record({
  on: anyDate,
  setting: fc.constantFrom('home', 'ward', null),
  hours: fc.option(fc.nat(9)),
})
const aggregates: readonly Value[] = [
  count(entries('crises', { from: offset(asOf, -6, 'months') })),
  count(entries('crises', { where: where(compare(field('setting'), '=', constant(0))) })),
  sum(entries('crises', { from: offset(asOf, -6, 'months') }), 'hours'),
  pick('latest', entries('crises'), 'hours', 'integer'),
  pick('earliest', entries('crises', { where: where(compare(field('setting'), '=', constant(0))) }), 'on'),
]

describe('laws', () => {
  it('the order of entries changes nothing', () => {
    const shuffled = fc.array(anyEntry, { maxLength: 5 }).chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom('2026-03-01', null), ([list, other], through) => {
        for (const value of aggregates) {
          expect(valueOf(types, value, crises(through, ...other))).toEqual(valueOf(types, value, crises(through, ...list)))
        }
      }),
    )
  })

  it('what is resolved later never contradicts what was decided', () => {
    const narrower: Readonly<Record<string, readonly string[]>> = {
      null: ['2025-01-01', '2026-03-01', '2026-03-02'],
      '2025-12': ['2025-12-01', '2025-12-31'],
      '2026': ['2026-01', '2026-02-28', '2026-12-31'],
    }
    const resolved = (entry: Entry, n: number): Entry => {
      const dates = narrower[String(entry['on'])]
      return {
        on: dates === undefined ? entry['on'] : dates[n % dates.length],
        setting: entry['setting'] ?? (n % 2 === 0 ? 'home' : 'clinic'),
        hours: entry['hours'] ?? n,
      }
    }
    const more = fc.record({ entries: fc.array(anyEntry, { maxLength: 4 }), further: fc.array(anyEntry, { maxLength: 2 }), n: fc.nat(9) })
    fc.assert(
      fc.property(more, fc.boolean(), fc.nat(4), fc.constantFrom('<', '<=', '=', '!=', '>=', '>'), fc.nat(6), (list, complete, which, relation, k) => {
        const value = aggregates[which]
        if (value === undefined) return
        const right: Value = value.domain === 'day' ? offset(asOf, -k, 'months') : constant(k)
        const test = compare(value, relation, right)
        const before = decide(types, test, crises(complete ? '2026-03-01' : null, ...list.entries)).status
        const now = [...list.entries.map((e) => resolved(e, list.n)), ...(complete ? [] : list.further)]
        if (before !== 'unknown') expect(decide(types, test, crises('2026-03-01', ...now)).status).toBe(before)
      }),
      { numRuns: 500 },
    )
  })
})
