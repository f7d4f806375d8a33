import { describe, expect, it } from 'vitest'
import type { FactType, Recurrence } from '@rubric/compiler'
import { date, day, entries, pick } from '../support/graph.ts'
import { at, every, timed } from '../support/timed.ts'

const types = {
  admitted: { kind: 'date' },
  discharged: { kind: 'date' },
  reviews: {
    kind: 'list', dateField: 'on',
    fields: [
      { name: 'on', type: { kind: 'date' }, text: '' },
      { name: 'hours', type: { kind: 'count' }, text: '' },
      { name: 'change', type: { kind: 'number', unit: '' }, text: '' },
    ],
  },
  tapering: {
    kind: 'list', dateField: 'from',
    fields: [{ name: 'from', type: { kind: 'date' }, text: '' }, { name: 'to', type: { kind: 'date' }, text: '' }],
  },
} as const satisfies Record<string, FactType>

const reviews = (through: string | null, ...days: readonly (string | null)[]) => ({ reviews: { complete_through: through, entries: days.map((on) => ({ on })) } })
const tapering = (through: string | null, ...stretches: readonly (readonly [string | null, string | null])[]) => ({
  tapering: { complete_through: through, entries: stretches.map(([from, to]) => ({ from, to })) },
})
const four = every('reviews', 28, 'days', day('admitted'))
const admitted = '2026-01-01'
const decide = (test: Recurrence, given: object, today: string) => {
  const { due, ...rest } = timed({ types }, test, { admitted, ...given }, today)
  return { ...rest, due: due === null ? null : at(due) }
}

describe('every four weeks from 1 January: 1 to 29 January, 30 January to 26 February, …', () => {
  it.each([
    // in time at the last day of a period, and at the first
    ['2026-02-27', ['2026-01-29', '2026-02-26'], 'unknown', true, '2026-03-26'],
    ['2026-02-27', ['2026-01-01', '2026-01-30'], 'unknown', true, '2026-03-26'],
    ['2026-02-27', ['2026-01-01', '2026-01-30', '2026-02-27'], 'met', false, '2026-03-26'],
    // a day late for the first, and it counts for the second
    ['2026-02-27', ['2026-01-30', '2026-02-26'], 'not met', false, '2026-03-26'],
    ['2026-02-27', ['2026-01-29', '2026-02-27'], 'not met', false, '2026-03-26'],
    // a day before the first
    ['2026-02-27', ['2025-12-31', '2026-01-30'], 'not met', false, '2026-03-26'],
    // the last day of a period is still in it
    ['2026-01-29', [], 'unknown', true, '2026-01-29'],
    ['2026-01-30', [], 'not met', false, '2026-02-26'],
    ['2026-01-01', [], 'unknown', true, '2026-01-29'],
    ['2026-01-01', ['2026-01-01'], 'met', false, '2026-01-29'],
    // not begun
    ['2025-12-31', [], 'met', false, null],
  ] as const)('as of %s, reviews on %j: %s', (today, on, status, pending, due) => {
    expect(decide(four, reviews(today, ...on), today)).toEqual({ status, value: null, pending, due })
  })

  it('needs a list that is complete through the end of a period to find it wanting', () => {
    expect(decide(four, reviews('2026-01-29'), '2026-02-10')).toMatchObject({ status: 'not met', pending: false })
    expect(decide(four, reviews('2026-01-28'), '2026-02-10')).toMatchObject({ status: 'unknown', pending: false })
    expect(decide(four, reviews(null, '2026-01-29', '2026-02-01'), '2026-02-10')).toMatchObject({ status: 'met', pending: false })
    expect(decide(four, reviews(null, '2026-01-29'), '2026-02-10')).toMatchObject({ status: 'unknown', pending: true })
    expect(decide(four, {}, '2026-02-10')).toMatchObject({ status: 'unknown', pending: false, due: '2026-02-26' })
  })

  it('is unknown for an anchor that is not exact, met for one to come or none', () => {
    expect(decide(four, { ...reviews('2026-02-10', '2026-01-20', '2026-02-05'), admitted: '2026-01' }, '2026-02-10')).toMatchObject({ status: 'unknown', pending: false, due: null })
    expect(decide(four, { ...reviews('2026-02-10'), admitted: 'not yet' }, '2026-02-10')).toMatchObject({ status: 'met', due: null })
    expect(decide(four, { ...reviews('2026-02-10'), admitted: null }, '2026-02-10')).toMatchObject({ status: 'unknown', due: null })
    const fromNone = every('reviews', 28, 'days', pick('latest', entries('tapering'), 'from'))
    expect(decide(fromNone, { ...reviews('2026-02-10'), ...tapering('2026-02-10') }, '2026-02-10')).toMatchObject({ status: 'met', pending: false, due: null })
  })
})

describe('months are counted from the anchor', () => {
  const monthly = every('reviews', 1, 'months', day('admitted'))
  const from = (on: readonly string[], today: string) => decide(monthly, { ...reviews(today, ...on), admitted: '2026-01-31' }, today)
  it('31 January to 28 February, to 31 March, to 30 April', () => {
    expect(from([], '2026-02-28')).toMatchObject({ status: 'unknown', due: '2026-02-28' })
    expect(from(['2026-02-28'], '2026-03-31')).toMatchObject({ status: 'unknown', due: '2026-03-31' })
    expect(from(['2026-02-28', '2026-03-31'], '2026-04-01')).toMatchObject({ status: 'unknown', due: '2026-04-30' })
    expect(from(['2026-03-01', '2026-03-31'], '2026-04-01')).toMatchObject({ status: 'not met' })
    expect(from(['2026-02-01', '2026-03-01', '2026-04-01'], '2026-04-01')).toMatchObject({ status: 'met' })
  })
})

describe('until a day', () => {
  const stay = every('reviews', 28, 'days', day('admitted'), { until: day('discharged') })
  it('asks nothing of a period that it cuts short', () => {
    expect(decide(stay, { ...reviews('2026-03-01', '2026-01-29'), discharged: '2026-02-25' }, '2026-03-01')).toMatchObject({ status: 'met', due: null })
    expect(decide(stay, { ...reviews('2026-03-01', '2026-01-29'), discharged: '2026-02-26' }, '2026-03-01')).toMatchObject({ status: 'not met', due: null })
    expect(decide(stay, { ...reviews('2026-03-01', '2026-01-29'), discharged: '2026-02' }, '2026-03-01')).toMatchObject({ status: 'unknown', pending: false })
    expect(decide(stay, { ...reviews('2026-01-10'), discharged: '2026-01-05' }, '2026-01-10')).toMatchObject({ status: 'met', due: null })
  })
  it('that has not come leaves the period that runs', () => {
    expect(decide(stay, { ...reviews('2026-02-10', '2026-01-29'), discharged: 'not yet' }, '2026-02-10')).toMatchObject({ status: 'unknown', pending: true, due: '2026-02-26' })
    expect(decide(stay, { ...reviews('2026-02-10'), discharged: 'not yet' }, '2026-02-10')).toMatchObject({ status: 'not met' })
    expect(decide(stay, reviews('2026-02-10', '2026-01-29'), '2026-02-10')).toMatchObject({ status: 'unknown', pending: true })
    expect(decide(stay, reviews('2026-02-10'), '2026-02-10')).toMatchObject({ status: 'unknown', pending: false })
  })
})

describe('per calendar week', () => {
  const weekly = (least: number, weekStart = 1): Recurrence => ({
    ...four, least, period: { form: 'calendar', unit: 'week', weekStart },
  })
  it('starts with the first whole week', () => {
    // 1 January 2026 is a Thursday.
    expect(decide(weekly(2), reviews('2026-01-04'), '2026-01-04')).toMatchObject({ status: 'met', due: null })
    expect(decide(weekly(2), reviews('2026-01-05'), '2026-01-05')).toMatchObject({ status: 'unknown', pending: true, due: '2026-01-11' })
    expect(decide(weekly(2), reviews('2026-01-12', '2026-01-05', '2026-01-11'), '2026-01-12')).toMatchObject({ status: 'unknown', pending: true })
    expect(decide(weekly(2), reviews('2026-01-12', '2026-01-05', '2026-01-12'), '2026-01-12')).toMatchObject({ status: 'not met', due: '2026-01-18' })
    expect(decide(weekly(1, 7), reviews('2026-01-04'), '2026-01-04')).toMatchObject({ status: 'unknown', due: '2026-01-10' })
    expect(decide(weekly(1, 4), reviews('2026-01-04'), '2026-01-04')).toMatchObject({ status: 'unknown', due: '2026-01-07' })
  })
  it.each([
    ['month', '2026-01-31', '2026-04-30'],
    ['quarter', '2026-03-31', '2026-06-30'],
    ['year', '2026-12-31', null],
  ] as const)('per calendar %s', (unit, first, second) => {
    const per: Recurrence = { ...four, period: { form: 'calendar', unit, weekStart: 1 } }
    expect(decide(per, reviews('2026-01-15'), '2026-01-15').due).toBe(first)
    expect(decide(per, { ...reviews('2026-04-15'), admitted: '2026-01-02' }, '2026-04-15').due).toBe(second)
  })
})

describe('weeks of tapering', () => {
  const weekly = (outside: boolean): Recurrence => ({
    ...four, period: { form: 'calendar', unit: 'week', weekStart: 1 }, except: { list: 'tapering', outside },
  })
  const states = tapering('2026-02-01', ['2026-01-14', '2026-01-25'])
  const on = (...days: readonly string[]) => ({ ...reviews('2026-02-01', ...days), ...states })
  it('count for nothing while not tapering: 12 to 18 and 19 to 25 January', () => {
    expect(decide(weekly(false), on('2026-01-05', '2026-01-26'), '2026-02-01')).toMatchObject({ status: 'met' })
    expect(decide(weekly(false), on('2026-01-26'), '2026-02-01')).toMatchObject({ status: 'not met' })
    expect(decide(weekly(false), on('2026-01-05'), '2026-02-01')).toMatchObject({ status: 'unknown', pending: true, due: '2026-02-01' })
  })
  it('are the only ones that count while tapering, if they are so in full: 19 to 25 January', () => {
    expect(decide(weekly(true), on('2026-01-25'), '2026-02-01')).toMatchObject({ status: 'met' })
    expect(decide(weekly(true), on('2026-01-05', '2026-01-12', '2026-01-26'), '2026-02-01')).toMatchObject({ status: 'not met' })
  })
  it('may go on where their end is not known', () => {
    const open = { ...reviews('2026-02-01', '2026-01-05'), ...tapering('2026-02-01', ['2026-01-14', null]) }
    expect(decide(weekly(false), open, '2026-02-01')).toMatchObject({ status: 'unknown', pending: false })
    const goesOn = { ...reviews('2026-02-01', '2026-01-05'), ...tapering('2026-02-01', ['2026-01-14', 'not yet']) }
    expect(decide(weekly(false), goesOn, '2026-02-01')).toMatchObject({ status: 'met' })
    expect(decide(weekly(true), goesOn, '2026-02-01')).toMatchObject({ status: 'not met' })
  })
  it('may be missing where the list is not complete', () => {
    const gap = { ...reviews('2026-02-01', '2026-01-05', '2026-01-26'), ...tapering('2026-01-17') }
    expect(decide(weekly(false), gap, '2026-02-01')).toMatchObject({ status: 'unknown', pending: false })
    expect(decide(weekly(false), { ...gap, ...tapering('2026-01-18') }, '2026-02-01')).toMatchObject({ status: 'not met' })
  })
})

describe('a sum', () => {
  const hours = (through: string, ...given: readonly (readonly [string, number | null])[]) => ({
    reviews: { complete_through: through, entries: given.map(([on, n]) => ({ on, hours: n, change: n })) },
  })
  const ten: Recurrence = { ...four, field: 'hours', least: 10, period: { form: 'calendar', unit: 'year', weekStart: 1 } }
  it('per calendar year', () => {
    expect(decide(ten, hours('2027-01-01', ['2026-03-01', 4], ['2026-12-31', 6]), '2027-01-01')).toMatchObject({ status: 'unknown', pending: true, due: '2027-12-31' })
    expect(decide(ten, hours('2027-01-01', ['2026-03-01', 4], ['2026-12-31', 5]), '2027-01-01')).toMatchObject({ status: 'not met' })
    expect(decide(ten, hours('2027-01-01', ['2026-03-01', 4], ['2026-12-31', null]), '2027-01-01')).toMatchObject({ status: 'unknown', pending: false })
    expect(decide(ten, hours('2026-06-01', ['2026-03-01', 4], ['2026-04-30', 6]), '2026-06-01')).toMatchObject({ status: 'met', due: '2026-12-31' })
  })
  it('that can go down is enough only where the list is complete', () => {
    const signed: Recurrence = { ...ten, field: 'change', least: 10_000_000 }
    expect(decide(signed, hours('2026-06-01', ['2026-03-01', 12]), '2026-06-01')).toMatchObject({ status: 'unknown', pending: true })
    expect(decide(signed, hours('2026-12-31', ['2026-03-01', 12], ['2026-04-01', -2]), '2026-06-01')).toMatchObject({ status: 'met' })
  })
})

it('only entries that fit count', () => {
  const long: Recurrence = { ...four, over: entries('reviews', { where: { logic: { op: 'condition', condition: 0 }, conditions: [{ kind: 'compare', relation: '>=', left: { kind: 'field', domain: 'integer', field: 'hours' }, right: { kind: 'constant', domain: 'integer', value: 2 } }] } }) }
  const given = (hours: number) => ({ reviews: { complete_through: '2026-01-30', entries: [{ on: '2026-01-05', hours }] } })
  expect(decide(long, given(2), '2026-01-30')).toMatchObject({ status: 'unknown', pending: true })
  expect(decide(long, given(1), '2026-01-30')).toMatchObject({ status: 'not met', pending: false })
  expect(decide({ ...four, from: date('2026-01-01') }, given(1), '2026-01-30')).toMatchObject({ status: 'unknown', pending: true })
})
