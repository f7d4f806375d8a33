/** Random values and conditions that time decides: calendars, a time zone, deadlines, recurrences. */
import fc from 'fast-check'
import type { Deadline, Recurrence, Selection, Test, Value } from '@rubric/compiler'
import type { CodePattern } from '@rubric/runtime'
import { asOf, offset } from './graph.ts'
import { calendars, civil, instant, movedDay, now, nthDay, openDay, openMinute } from './timed.ts'

type Days = (depth: number) => fc.Arbitrary<Value>

const calendar = fc.nat(calendars.length - 1)

/** What is made of a day. */
export const timedDays = (day: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof(
    fc.tuple(day, fc.integer({ min: -4, max: 6 }), calendar).map(([of, amount, at]) => openDay(of, amount, at)),
    fc.tuple(day, fc.constantFrom('next' as const, 'previous' as const), calendar).map(([of, to, at]) => movedDay(of, to, at)),
  )

/** What is made of a civil minute. */
export const timedMinutes = (minute: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof(
    fc.constant(now),
    fc.tuple(minute, fc.integer({ min: 1, max: 1500 }), calendar).map(([of, amount, at]) => openMinute(of, amount, at)),
    minute.map(instant),
    minute.map(civil),
    minute.map((of) => civil(instant(of))),
  )

export const differentDays = (over: fc.Arbitrary<Selection>): fc.Arbitrary<Value> =>
  fc.tuple(over, fc.integer({ min: 1, max: 4 })).map(([of, number]) => nthDay(of, number))

const pattern: fc.Arbitrary<CodePattern> = fc
  .tuple(fc.constantFrom(['0905', '0905'], ['0900', '0905'], ['905', '999'], ['0906', '0906']), fc.constantFrom([], ['HE'], ['U5', 'HE']))
  .map(([[first, last], modifiers]) => ({ system: 'REV', first: first ?? '', last: last ?? '', modifiers }))

export const coded = (code: fc.Arbitrary<Value>): fc.Arbitrary<Test> =>
  fc
    .tuple(code, fc.array(pattern, { minLength: 1, maxLength: 2 }), fc.boolean())
    .map(([value, patterns, negated]): Test => ({ kind: 'coded', negated, value, patterns }))

export const during = (day: fc.Arbitrary<Value>, minute: fc.Arbitrary<Value>): fc.Arbitrary<Test> =>
  fc.tuple(fc.oneof(day, minute), calendar, fc.boolean()).map(([value, at, negated]): Test => ({ kind: 'during', negated, value, calendar: at }))

const dayDeadline = (day: Days, depth: number): fc.Arbitrary<Deadline> =>
  fc.tuple(day(depth), fc.option(day(depth)), day(depth)).map(([event, from, due]) => ({ kind: 'deadline', event, from, due, now: asOf, shown: due }))

const minuteDeadline = (minute: Days, depth: number): fc.Arbitrary<Deadline> =>
  fc
    .tuple(minute(depth), fc.option(minute(depth)), minute(depth), fc.integer({ min: 0, max: 3000 }), fc.boolean())
    .map(([event, from, anchor, minutes, zoned]): Deadline => {
      const by = (of: Value): Value => offset(of, minutes, 'minutes')
      if (!zoned) return { kind: 'deadline', event, from, due: by(anchor), now, shown: by(anchor) }
      const due = by(instant(anchor))
      return { kind: 'deadline', event: instant(event), from: from === null ? null : instant(from), due, now: instant(now), shown: civil(due) }
    })

const period: fc.Arbitrary<Recurrence['period']> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('days' as const, 'months' as const)).map(([amount, unit]) => ({ form: 'every' as const, unit, amount })),
  fc
    .tuple(fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const), fc.integer({ min: 1, max: 7 }))
    .map(([unit, weekStart]) => ({ form: 'calendar' as const, unit, weekStart })),
)

/** From anchors of the last years only: periods are gone through one by one. */
export const recurrence = (over: fc.Arbitrary<Selection>, day: fc.Arbitrary<Value>): fc.Arbitrary<Recurrence> =>
  fc
    .record({
      over: over.map((of): Selection => ({ ...of, from: null, to: null })),
      field: fc.constantFrom(null, null, 'hours', 'change'),
      least: fc.integer({ min: 0, max: 3 }),
      period,
      from: day,
      until: fc.option(day),
      except: fc.option(fc.boolean().map((outside) => ({ list: 'stays', outside }))),
    })
    .map((rule): Recurrence => ({ kind: 'recurrence', ...rule, least: rule.field === 'change' ? rule.least * 1_000_000 : rule.least }))

export const timedTests = (day: Days, minute: Days, depth: number): fc.Arbitrary<Test> =>
  fc.oneof(dayDeadline(day, depth), minuteDeadline(minute, depth), during(day(depth), minute(depth)))
