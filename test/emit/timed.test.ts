/** Conditions that time decides, in the compiled form: what is due, what is pending, and what further entries of a list leave alone. */
import type { FactType, Test, Value } from '@rubric/compiler'
import type { ConditionResult, TraceNode } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../support/graph.ts'
import { runs } from '../support/outlines.ts'
import { newYork } from '../support/zones.ts'
import { everything } from './everything.ts'
import { fitting, moments } from './facts.ts'
import { load } from './load.ts'
import { asOf, condition, fact, graphOf, is, ofFact, shifted } from './sketch.ts'
import { calendars } from './timed.ts'

const resultsIn = (nodes: readonly TraceNode[]): readonly ConditionResult[] =>
  nodes.flatMap(({ conditions, children }) => [...conditions, ...resultsIn(children)])

// ---- further entries ---------------------------------------------------------------------------------------

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const later = ['2026-03-01', '2026-03-02', '2026-03-15', '2026-07-01', '2027-01-01']
const entryDates = ['2024-02-29', '2025-08-31', '2025-12-24', '2026-02-28', ...later]

/** Lists whose entries are complete through less than the last of these days, with more entries after that day. */
const grown = (facts: Json): fc.Arbitrary<Json> => {
  const lists = everything.facts.filter(({ name, type }) => type.kind === 'list' && name !== 'request.lines')
  const more = lists.map(({ name, type }) => {
    const [head = '', field] = name.split('.')
    const outer = facts[head]
    const list = field === undefined ? outer : isObject(outer) ? outer[field] : undefined
    if (!isObject(list) || !Array.isArray(list['entries']) || type.kind !== 'list') return fc.constant<readonly unknown[]>([])
    const through = typeof list['complete_through'] === 'string' ? list['complete_through'] : ''
    const day = through.length === 4 ? `${through}-01-01` : through
    const dates = entryDates.filter((date) => date > day)
    const { dateField } = type
    const dated = dateField === null || dates.length === 0 ? null : fc.constantFrom(...dates).map((date) => [[dateField, date]] as const)
    if (dated === null) return fc.constant<readonly unknown[]>([])
    const extra = fc.constantFrom({}, { hours: 5, change: 2.5, planned: false, setting: 'inpatient', seen: '2026-03-01T14:30' }, { to: '2027-02-01' })
    return fc.array(fc.tuple(dated, extra).map(([own, rest]) => ({ ...rest, ...Object.fromEntries(own) })), { maxLength: 3 })
  })
  return fc.tuple(...more).map((added) => {
    const after: Record<string, unknown> = { ...facts }
    lists.forEach(({ name }, index) => {
      const [head = '', field] = name.split('.')
      const entries = added[index] ?? []
      if (entries.length === 0) return
      const longer = (list: unknown): unknown => (isObject(list) ? { ...list, entries: [...(list['entries'] as readonly unknown[]), ...entries] } : list)
      const outer = after[head]
      after[head] = field === undefined ? longer(outer) : isObject(outer) ? { ...outer, [field]: longer(outer[field]) } : outer
    })
    return after
  })
}

describe('entries that a list may lack', () => {
  const { evaluate } = load(everything)

  it('change nothing that was definite', () => {
    const cases = fc.tuple(moments, fitting(everything)).chain(([on, facts]) => fc.tuple(fc.constant(on), fc.constant(facts), grown(facts)))
    fc.assert(
      fc.property(cases, ([on, before, after]) => {
        const [first, second] = [evaluate(before, on), evaluate(after, on)]
        if (!first.ok || !second.ok) throw new Error(JSON.stringify([first, second]))
        const was = new Map(resultsIn(first.trace).map((result) => [result.condition, result.status]))
        for (const { condition: index, status } of resultsIn(second.trace)) {
          if (was.get(index) !== 1) expect([index, status]).toEqual([index, was.get(index)])
        }
      }),
      runs(400, 3_000),
    )
  })
})

// ---- examples ----------------------------------------------------------------------------------------------

const attendance: FactType = { kind: 'list', dateField: 'on', fields: [{ name: 'on', type: { kind: 'date' }, text: '' }] }

const answerOf = (test: Test, facts: Json, on: string): Partial<ConditionResult> => {
  const declared = [
    fact('done_on', { kind: 'date' }),
    fact('begun_on', { kind: 'date' }),
    fact('done_at', { kind: 'moment' }),
    fact('begun_at', { kind: 'moment' }),
    fact('attendance', attendance),
  ]
  const graph = graphOf('a.b', declared, [condition('it', test)], [{ label: 'it', role: 'requirement', logic: () => is(0) }], undefined, {
    calendars,
    zone: newYork,
  })
  const answer = load(graph).evaluate(facts, on)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  const [{ status, due, pending } = { status: -1, due: 0, pending: false }] = resultsIn(answer.trace)
  return { status, due, pending } as Partial<ConditionResult>
}

const done = ofFact('done_on', 'day')
const begun = ofFact('begun_on', 'day')
const deadline = (event: Value, from: Value | null, due: Value, shown = due, now = asOf): Test => ({ kind: 'deadline', event, from, due, now, shown })
const inThreeWorkingDays = deadline(done, begun, { kind: 'openDay', domain: 'day', date: begun, amount: 3, calendar: 0 })
const thirdDay: Value = { kind: 'nthDay', domain: 'day', number: 3, over: { list: 'attendance', dated: true, where: null, from: null, to: null } }
const byTheThirdDay = deadline(done, null, thirdDay)

describe('a deadline in working days', () => {
  // 16 February 2026 is a holiday, a Monday.
  const due = dayNumber('2026-02-18')
  const begun_on = '2026-02-12'

  it.each([
    ['2026-02-18', '2026-02-20', { status: 3, due, pending: false }],
    ['2026-02-19', '2026-02-20', { status: 0, due, pending: false }],
    ['not yet', '2026-02-17', { status: 1, due, pending: true }],
    ['not yet', '2026-02-18', { status: 0, due, pending: false }],
    ['not yet', '2026-02-18T16:00', { status: 1, due, pending: true }],
    [null, '2026-02-18', { status: 1, due, pending: true }],
    [null, '2026-02-19', { status: 1, due, pending: false }],
  ])('done on %s, as of %s', (done_on, on, answer) => {
    expect(answerOf(inThreeWorkingDays, { begun_on, done_on }, on)).toEqual(answer)
  })
})

describe('a deadline on the third day of attendance', () => {
  const of = (days: readonly string[], complete_through: string | null, done_on: string | null, on: string): object =>
    answerOf(byTheThirdDay, { done_on, attendance: { complete_through, entries: days.map((day) => ({ on: day })) } }, on)
  const two = ['2026-03-02', '2026-03-04', '2026-03-02']

  it('has not come while there are fewer days', () => {
    expect(of(two, '2026-03-05', 'not yet', '2026-03-05')).toEqual({ status: 1, due: [], pending: true })
    expect(of(two, '2026-03-05', '2026-03-03', '2026-03-05')).toEqual({ status: 3, due: [], pending: false })
  })

  it('is that day, whatever is missing after it', () => {
    const third = { due: dayNumber('2026-03-05'), pending: false }
    expect(of([...two, '2026-03-05'], '2026-03-05', 'not yet', '2026-03-20')).toEqual({ status: 0, ...third })
    expect(of([...two, '2026-03-05'], '2026-03-05', '2026-03-05', '2026-03-20')).toEqual({ status: 3, ...third })
  })

  it('is open where earlier days may be missing', () => {
    expect(of([...two, '2026-03-05'], null, '2026-03-05', '2026-03-20')).toMatchObject({ status: 1, pending: false })
  })
})

describe('a deadline by the clock', () => {
  const minute = (text: string): number => Date.parse(`${text}Z`) / 60_000
  const instant = (moment: Value): Value => ({ kind: 'instant', domain: 'minute', moment })
  const last = shifted(instant(ofFact('begun_at', 'minute')), 1440, 'minutes')
  const civil: Value = { kind: 'civil', domain: 'minute', instant: last }
  const now = instant({ kind: 'now', domain: 'minute' })
  const inADay = deadline(instant(ofFact('done_at', 'minute')), instant(ofFact('begun_at', 'minute')), last, civil, now)
  const of = (begun_at: string, done_at: string, on: string): object => answerOf(inADay, { begun_at, done_at }, on)

  it('is an hour later where clocks are set forward, and an hour earlier where they are set back', () => {
    expect(of('2026-03-07T12:00', '2026-03-08T13:00', '2026-03-09')).toEqual({ status: 3, due: minute('2026-03-08T13:00'), pending: false })
    expect(of('2026-03-07T12:00', '2026-03-08T13:01', '2026-03-09')).toMatchObject({ status: 0 })
    expect(of('2026-10-31T12:00', '2026-11-01T11:01', '2026-11-02')).toEqual({ status: 0, due: minute('2026-11-01T11:00'), pending: false })
  })

  it('is one of two where it begins in an hour that comes twice', () => {
    const due = [minute('2026-11-02T00:30'), minute('2026-11-02T01:30')]
    expect(of('2026-11-01T01:30', '2026-11-02T00:30', '2026-11-02')).toEqual({ status: 3, due, pending: false })
    expect(of('2026-11-01T01:30', '2026-11-02T01:00', '2026-11-02')).toEqual({ status: 1, due, pending: false })
    expect(of('2026-11-01T01:30', '2026-11-02T01:31', '2026-11-02')).toEqual({ status: 0, due, pending: false })
    expect(of('2026-11-01T01:30', 'not yet', '2026-11-01T20:00')).toEqual({ status: 1, due, pending: true })
  })
})
