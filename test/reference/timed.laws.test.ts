import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactsInput, FactType, Recurrence, Test, Value } from '@rubric/compiler'
import { day, dayNumber, entries, minute, offset } from '../support/graph.ts'
import { runs } from '../support/outlines.ts'
import { BUSINESS_DAYS, calendars, civil, deadline, DAYTIME, every, instant, movedDay, newYork, now, nthDay, OFFICE_HOURS, openDay, openMinute, timed } from '../support/timed.ts'
import type { Timed } from '../support/timed.ts'

const listOf = (...fields: readonly string[]): FactType => ({
  kind: 'list', dateField: fields[0] ?? null, fields: fields.map((name) => ({ name, type: { kind: 'date' }, text: '' })),
})
const types = {
  seen: { kind: 'date' }, first: { kind: 'date' }, seen_at: { kind: 'moment' }, first_at: { kind: 'moment' },
  visits: listOf('on'), tapering: listOf('from', 'to'),
} as const satisfies Record<string, FactType>
const setting = { types, zone: newYork }

/** What happens in the end: days, counted from 2026-02-01; null for what never does. */
interface Course {
  readonly seen: number | null
  readonly first: number
  readonly visits: readonly number[]
  readonly tapering: readonly (readonly [from: number, days: number])[]
  readonly minute: number
}
const START = dayNumber('2026-02-01')
const SPAN = 70
const courses: fc.Arbitrary<Course> = fc.record({
  seen: fc.option(fc.nat(SPAN)), first: fc.nat(SPAN / 2), visits: fc.array(fc.nat(SPAN), { maxLength: 12 }),
  tapering: fc.array(fc.tuple(fc.nat(SPAN), fc.nat(20)), { maxLength: 2 }), minute: fc.nat(1439),
})

const iso = (on: number): string => new Date((START + on) * 86_400_000).toISOString().slice(0, 10)
const isoAt = (on: number, minutes: number): string => new Date((START + on) * 86_400_000 + minutes * 60_000).toISOString().slice(0, 16)

/** What a truthful record says of a course at the end of a day. */
function recordOf({ seen, first, visits, tapering, minute: at }: Course, today: number): FactsInput {
  const so = (on: number | null, said: (on: number) => string): string => (on === null || on > today ? 'not yet' : said(on))
  return {
    seen: so(seen, iso), first: so(first, iso), seen_at: so(seen, (on) => isoAt(on, at)), first_at: so(first, (on) => isoAt(on, 1439 - at)),
    visits: { complete_through: iso(today), entries: visits.filter((on) => on <= today).map((on) => ({ on: iso(on) })) },
    tapering: {
      complete_through: iso(today),
      entries: tapering.filter(([from]) => from <= today).map(([from, days]) => ({ from: iso(from), to: so(from + days, iso) })),
    },
  }
}

const amount = fc.integer({ min: 1, max: 20 })
const from = day('first')
const dueDays: fc.Arbitrary<Value> = fc.oneof(
  fc.tuple(amount, fc.constantFrom('days', 'months')).map(([n, unit]) => offset(from, unit === 'days' ? n : 1, unit)),
  fc.tuple(amount, fc.constantFrom(BUSINESS_DAYS, DAYTIME)).map(([n, calendar]) => openDay(from, n, calendar)),
  amount.map((n) => movedDay(offset(from, n, 'days'), 'next')),
)
const deadlines: fc.Arbitrary<Test> = fc.oneof(
  fc.tuple(dueDays, fc.boolean()).map(([due, after]) => deadline(day('seen'), after ? from : null, due)),
  fc.integer({ min: 1, max: 4 }).map((n) => deadline(day('seen'), null, nthDay(entries('visits'), n))),
  fc.tuple(amount, fc.constantFrom(OFFICE_HOURS, DAYTIME)).map(([n, calendar]) => deadline(minute('seen_at'), null, openMinute(minute('first_at'), 60 * n, calendar))),
  amount.map((n): Test => {
    const due = offset(instant(minute('first_at')), 12 * 60 * n, 'minutes')
    return { kind: 'deadline', event: instant(minute('seen_at')), from: null, due, now: instant(now), shown: civil(due) }
  }),
)
const recurrences: fc.Arbitrary<Recurrence> = fc
  .record({
    least: fc.integer({ min: 1, max: 2 }),
    period: fc.oneof(
      fc.integer({ min: 5, max: 30 }).map((n) => ({ form: 'every' as const, unit: 'days' as const, amount: n })),
      fc.constantFrom('week' as const, 'month' as const).map((unit) => ({ form: 'calendar' as const, unit, weekStart: 1 })),
    ),
    except: fc.option(fc.boolean().map((outside) => ({ list: 'tapering', outside }))),
    until: fc.option(fc.constant(day('seen'))),
  })
  .map((part) => every('visits', 7, 'days', from, part))

const days = Array.from({ length: SPAN + 1 }, (_, i) => i)
const through = (test: Test, course: Course): readonly Timed[] => days.map((today) => timed(setting, test, recordOf(course, today), iso(today)))

describe('as time passes, for truthful records', () => {
  it('a deadline that is pending becomes met or not met, and stays so', () => {
    fc.assert(
      fc.property(deadlines, courses, (test, course) => {
        const results = through(test, { ...course, minute: course.minute % 60 })
        results.forEach(({ status, pending }, i) => {
          const before = results[i - 1]?.status ?? 'unknown'
          if (before !== 'unknown') expect(status).toBe(before)
          else if (status === 'unknown') expect(pending).toBe(true)
        })
      }),
      runs(20, 1_000),
    )
  })

  it('its due day stays what it is once it is known, and is over where it is not met for lack of what it asks', () => {
    fc.assert(
      fc.property(dueDays, courses, (due, course) => {
        const results = through(deadline(day('seen'), null, due), { ...course, seen: null })
        results.forEach(({ status, due: shown }, i) => {
          if (i < course.first) return
          expect(shown).toEqual(results.at(-1)?.due)
          expect(status).toBe(typeof shown === 'number' && shown <= START + i ? 'not met' : 'unknown')
        })
      }),
      runs(20, 1_000),
    )
  })

  it('a recurrence is open only in the period that runs, and what was missed stays so', () => {
    fc.assert(
      fc.property(recurrences, courses, (test, course) => {
        const results = through(test, course)
        results.forEach(({ status, pending, due }, i) => {
          if (results[i - 1]?.status === 'not met') expect(status).toBe('not met')
          expect(pending).toBe(status === 'unknown')
          if (pending === true) expect(due).toBeGreaterThanOrEqual(START + i)
        })
      }),
      runs(20, 1_000),
    )
  })
})

it('a calendar never moves a day to one that is closed', () => {
  const anyDay = fc.integer({ min: dayNumber('2025-02-01'), max: dayNumber('2026-12-01') })
  const openOn = (on: number): boolean => {
    const weekday = (on + 3) % 7
    return (calendars[BUSINESS_DAYS]?.week[weekday]?.length ?? 0) > 0 && calendars[BUSINESS_DAYS]?.holidays.includes(on) === false
  }
  const fixed = (value: number): Value => ({ kind: 'constant', domain: 'day', value })
  const shown = (value: Value): number => {
    const { value: of } = timed(setting, { kind: 'compare', relation: '=', left: value, right: fixed(0) }, {}, '2026-03-01')
    if (typeof of !== 'number') throw new Error('not known')
    return of
  }
  const between = (a: number, b: number): number => Array.from({ length: b - a }, (_, i) => a + 1 + i).filter(openOn).length
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 8 }), (on, n) => {
      const after = shown(openDay(fixed(on), n))
      expect([openOn(after), between(on, after)]).toEqual([true, n])
      const before = shown(openDay(fixed(on), -n))
      expect([openOn(before), between(before - 1, on - 1)]).toEqual([true, n])
      const [next, previous] = [shown(movedDay(fixed(on), 'next')), shown(movedDay(fixed(on), 'previous'))]
      expect([openOn(next), between(on - 1, next), openOn(previous), between(previous - 1, on)]).toEqual([true, 1, true, 1])
    }),
    runs(200, 3_000),
  )
})
