/** What recurs, held against a plain reading of complete records, and against every completion of others. */
import { MET, NOT_MET, UNKNOWN, addMonths, recurring, startOfPeriod, nextPeriod } from '@rubric/runtime'
import type { Adding, AddingEntry, Course, RecurrenceRule, StateEntry, States, Status } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'

const AS_OF = 60

const period = fc.oneof(
  fc.integer({ min: 3, max: 20 }).map((amount): RecurrenceRule['period'] => ({ form: 'every', unit: 'days', amount })),
  fc.constant<RecurrenceRule['period']>({ form: 'every', unit: 'months', amount: 1 }),
  fc
    .tuple(fc.constantFrom('week' as const, 'month' as const), fc.integer({ min: 1, max: 7 }))
    .map(([unit, weekStart]): RecurrenceRule['period'] => ({ form: 'calendar', unit, weekStart })),
)
const rules = fc.record({ period, least: fc.integer({ min: 1, max: 3 }), signed: fc.boolean(), outside: fc.boolean() })

const days = fc.integer({ min: 0, max: 75 })
const exact = (day: number, adds: number): AddingEntry => ({ counts: MET, low: day, high: day, adds })
const state = (from: number, to: number): StateEntry => ({ from$low: from, from$high: from, to$low: to, to$high: to })

/** A record in which everything is known. */
interface Whole {
  readonly rule: RecurrenceRule
  readonly from: number
  readonly until: number
  readonly entries: readonly { readonly day: number; readonly adds: number }[]
  readonly states: readonly { readonly from: number; readonly to: number }[] | null
}

const wholes: fc.Arbitrary<Whole> = rules.chain((rule) =>
  fc.record({
    rule: fc.constant(rule),
    from: fc.integer({ min: 0, max: 65 }),
    until: fc.oneof({ weight: 2, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: days }),
    entries: fc.array(fc.record({ day: days, adds: fc.integer({ min: rule.signed ? -2 : 0, max: 3 }) }), { maxLength: 12 }),
    states: fc.oneof(
      fc.constant(null),
      fc.array(fc.tuple(days, fc.nat({ max: 30 })).map(([from, length]) => ({ from, to: from + length })), { maxLength: 3 }),
    ),
  }),
)

const courseOf = ({ from, until }: Whole): Course => ({ asOf: AS_OF, fromLow: from, fromHigh: from, untilLow: until, untilHigh: until })
const addingOf = ({ entries }: Whole): Adding => ({ entries: entries.map(({ day, adds }) => exact(day, adds)), through: 1_000 })
const statesOf = ({ states }: Whole): States | null =>
  states === null ? null : { entries: states.map(({ from, to }) => state(from, to)), through: 1_000 }

const periodsOf = ({ period: every }: RecurrenceRule, from: number): readonly (readonly [first: number, last: number])[] => {
  const found: (readonly [number, number])[] = []
  for (let k = 0; k < 100; k += 1) {
    if (every.form === 'every') {
      const at = (n: number): number => (every.unit === 'days' ? from + n * every.amount : addMonths(from, n * every.amount))
      found.push([at(k) + (k === 0 ? 0 : 1), at(k + 1)])
    } else {
      const before: number = found.at(-1)?.[1] ?? startOfPeriod(every.unit, every.weekStart, from - 1)
      const first: number = found.length > 0 ? before + 1 : nextPeriod(every.unit, before)
      found.push([first, nextPeriod(every.unit, first) - 1])
    }
  }
  return found.filter(([first]) => first <= AS_OF)
}

/** As one reads it aloud. */
const plainly = (whole: Whole): Status => {
  const { rule, from, until, entries, states } = whole
  let status: Status = MET
  for (const [first, last] of periodsOf(rule, from)) {
    const inState = (day: number): boolean => (states ?? []).some((one) => one.from <= day && day <= one.to)
    const each = Array.from({ length: last - first + 1 }, (_value, index) => first + index)
    const isExcepted = states !== null && (rule.outside ? !each.every(inState) : each.some(inState))
    const sum = entries.filter(({ day }) => day >= first && day <= last).reduce((total, { adds }) => total + adds, 0)
    if (last > until || isExcepted || sum >= rule.least) continue
    if (last < AS_OF) return NOT_MET
    status = UNKNOWN
  }
  return status
}

describe('what recurs', () => {
  it('says of complete records what a plain reading says', () => {
    fc.assert(
      fc.property(wholes, (whole) => {
        const { status, pending } = recurring(whole.rule, courseOf(whole), addingOf(whole), statesOf(whole))
        expect(status).toBe(plainly(whole))
        expect(pending).toBe(status === UNKNOWN)
      }),
      runs(500, 20_000),
    )
  })

  it('says nothing definite of a part that the whole contradicts', () => {
    const blurred = fc.record({
      shift: fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.constantFrom('known', 'maybe', 'amount', 'missing')), {
        minLength: 16,
        maxLength: 16,
      }),
      from: fc.nat({ max: 3 }),
      until: fc.nat({ max: 9 }),
      through: days,
      statesThrough: days,
    })
    fc.assert(
      fc.property(wholes, blurred, (whole, blur) => {
        const at = (index: number): readonly [number, number, string] => blur.shift[index] ?? [0, 0, 'known']
        const entries = whole.entries.flatMap(({ day, adds }, index): AddingEntry[] => {
          const [before, after, how] = at(index)
          if (how === 'missing' && day > blur.through) return []
          if (how === 'maybe') return [{ counts: UNKNOWN, low: day - before, high: day + after, adds }]
          return [{ counts: MET, low: day - before, high: day + after, adds: how === 'amount' ? NaN : adds }]
        })
        const states = (whole.states ?? []).flatMap(({ from, to }, index): StateEntry[] => {
          const [before, after, how] = at(index + 12)
          if (how === 'missing' && from > blur.statesThrough) return []
          const open = how === 'maybe' ? { to$low: -719162, to$high: 2932896 } : { to$low: to - after, to$high: to + before }
          return [{ from$low: from - before, from$high: from + after, ...open }]
        })
        const { status, pending } = recurring(
          whole.rule,
          {
            asOf: AS_OF,
            fromLow: whole.from - blur.from,
            fromHigh: whole.from,
            untilLow: whole.until - blur.until,
            untilHigh: whole.until + blur.until,
          },
          { entries, through: blur.through },
          whole.states === null ? null : { entries: states, through: blur.statesThrough },
        )
        const real = plainly(whole)
        if (status !== UNKNOWN) expect(real).toBe(status)
        if (pending) expect(real).not.toBe(NOT_MET)
      }),
      runs(500, 20_000),
    )
  })

  it('asks for nothing before its anchor, and for nothing definite where that is not known', () => {
    const rule: RecurrenceRule = { period: { form: 'every', unit: 'days', amount: 7 }, least: 1, signed: false, outside: false }
    const of = (fromLow: number, fromHigh: number): object =>
      recurring(rule, { asOf: AS_OF, fromLow, fromHigh, untilLow: Infinity, untilHigh: Infinity }, { entries: [], through: 100 }, null)
    expect(of(AS_OF + 1, 5_000)).toEqual({ status: MET, due: null, pending: false })
    expect(of(AS_OF - 3, AS_OF)).toEqual({ status: UNKNOWN, due: null, pending: false })
    expect(of(AS_OF, AS_OF)).toEqual({ status: UNKNOWN, due: AS_OF + 7, pending: true })
    expect(of(AS_OF - 8, AS_OF - 8)).toEqual({ status: NOT_MET, due: AS_OF + 6, pending: false })
  })

  it('counts an entry exactly one period after the anchor as in time', () => {
    const rule: RecurrenceRule = { period: { form: 'every', unit: 'days', amount: 7 }, least: 1, signed: false, outside: false }
    const course: Course = { asOf: AS_OF, fromLow: AS_OF - 8, fromHigh: AS_OF - 8, untilLow: Infinity, untilHigh: Infinity }
    const of = (day: number): Status => recurring(rule, course, { entries: [exact(day, 1)], through: 100 }, null).status
    expect([of(AS_OF - 8), of(AS_OF - 1), of(AS_OF)]).toEqual([UNKNOWN, UNKNOWN, NOT_MET])
  })
})
