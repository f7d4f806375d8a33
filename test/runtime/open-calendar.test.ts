/** Working days and open hours, held against counting day by day and minute by minute. */
import {
  earliestNextDay, earliestOpenDay, earliestOpenMinute, earliestPreviousDay, latestNextDay, latestOpenDay, latestOpenMinute, latestPreviousDay,
  openAtMinutes, openCalendar, openOnDays, weekdayOf,
} from '@rubric/runtime'
import type { OpenCalendar, Stretch } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'

const stretch = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 })).map(([from, length]): Stretch => [from, Math.min(1440, from + length)])
const week = fc
  .array(fc.array(stretch, { maxLength: 2 }), { minLength: 7, maxLength: 7 })
  .filter((days) => days.some((hours) => hours.length > 0))

/** Days 0 to 59 at most are covered, and those of interest lie around. */
const plans = fc
  .record({ week, closed: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 20 }), covered: fc.boolean() })
  .map(({ week: hours, closed, covered }) => {
    const holidays = covered ? closed.toSorted((a, b) => a - b) : []
    return { hours, holidays, calendar: openCalendar(hours, holidays, covered ? [0, 59] : null), covered }
  })

type Plan = typeof plans extends fc.Arbitrary<infer One> ? One : never

/** A calendar as it may really be: outside of what is covered some more days are holidays. */
const completed = ({ hours, holidays, covered }: Plan, more: readonly number[]): OpenCalendar =>
  openCalendar(hours, covered ? [...holidays, ...more] : [], null)

const more = fc.uniqueArray(fc.oneof(fc.integer({ min: -80, max: -1 }), fc.integer({ min: 60, max: 140 })), { maxLength: 60 })
const days = fc.integer({ min: -20, max: 80 })
const amounts = fc.integer({ min: 1, max: 8 })

const isOpen = (calendar: OpenCalendar, day: number): boolean => openOnDays(calendar, day, day) === 3
const isOpenAt = (calendar: OpenCalendar, minute: number): boolean => openAtMinutes(calendar, minute, minute) === 3

describe('one day', () => {
  it('is open where its weekday is and it is no holiday, and unknown where that is', () => {
    fc.assert(
      fc.property(plans, days, ({ hours, holidays, calendar, covered }, day) => {
        const mayBe = (hours[weekdayOf(day) - 1] ?? []).length > 0 && !holidays.includes(day)
        expect(openOnDays(calendar, day, day)).toBe(!mayBe ? 0 : covered && (day < 0 || day > 59) ? 1 : 3)
      }),
      runs(300, 5_000),
    )
  })

  it('is open at the minutes of its hours, the closing one not among them', () => {
    fc.assert(
      fc.property(plans, days, fc.integer({ min: 0, max: 1439 }), ({ hours, calendar }, day, minute) => {
        const inHours = (hours[weekdayOf(day) - 1] ?? []).some(([opening, closing]) => minute >= opening && minute < closing)
        expect(openAtMinutes(calendar, day * 1440 + minute, day * 1440 + minute)).toBe(inHours ? openOnDays(calendar, day, day) : 0)
      }),
      runs(300, 5_000),
    )
  })
})

describe('ranges', () => {
  it('of days say what all their days say', () => {
    fc.assert(
      fc.property(plans, days, fc.nat({ max: 30 }), ({ calendar }, low, length) => {
        const each = new Set(Array.from({ length: length + 1 }, (_value, index) => openOnDays(calendar, low + index, low + index)))
        expect(openOnDays(calendar, low, low + length)).toBe(each.size === 1 ? [...each][0] : 1)
      }),
      runs(300, 5_000),
    )
  })

  it('of minutes say what all their minutes say', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: -3000, max: 90_000 }), fc.nat({ max: 3000 }), ({ calendar }, low, length) => {
        const each = new Set(Array.from({ length: length + 1 }, (_value, index) => openAtMinutes(calendar, low + index, low + index)))
        expect(openAtMinutes(calendar, low, low + length)).toBe(each.size === 1 ? [...each][0] : 1)
      }),
      runs(60, 1_000),
    )
  })

  it('of the whole calendar are answered at once', () => {
    const always = openCalendar(Array.from({ length: 7 }, () => [[0, 1440]] as const), [], null)
    const never = openCalendar(Array.from({ length: 7 }, () => []), [], null)
    expect([openOnDays(always, -719162, 2932896), openOnDays(never, -719162, 2932896)]).toEqual([3, 0])
    expect([openAtMinutes(always, -1e9, 4e9), openAtMinutes(never, -1e9, 4e9)]).toEqual([3, 0])
  })
})

/** Steps day by day. */
const nth = (calendar: OpenCalendar, day: number, amount: number, step: 1 | -1): number => {
  let at = day
  for (let left = amount; left > 0; ) {
    at += step
    if (isOpen(calendar, at)) left -= 1
    if (Math.abs(at) > 10_000) return at
  }
  return at
}
const moved = (calendar: OpenCalendar, day: number, step: 1 | -1): number => (isOpen(calendar, day) ? day : nth(calendar, day, 1, step))

describe('open days', () => {
  it('lie between the earliest and the latest, however holidays turn out', () => {
    fc.assert(
      fc.property(plans, more, days, amounts, (plan, holidays, day, amount) => {
        const { calendar } = plan
        const real = completed(plan, holidays)
        const within = (found: number, low: number, high: number): void => {
          expect(low).toBeLessThanOrEqual(found)
          expect(high).toBeGreaterThanOrEqual(found)
        }
        within(nth(real, day, amount, 1), earliestOpenDay(calendar, day, amount), latestOpenDay(calendar, day, amount))
        within(nth(real, day, amount, -1), earliestOpenDay(calendar, day, -amount), latestOpenDay(calendar, day, -amount))
        within(moved(real, day, 1), earliestNextDay(calendar, day), latestNextDay(calendar, day))
        within(moved(real, day, -1), earliestPreviousDay(calendar, day), latestPreviousDay(calendar, day))
      }),
      runs(300, 5_000),
    )
  })

  it('are exact where holidays are known', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 59 }), amounts, (plan, day, amount) => {
        const found = nth(completed(plan, []), day, amount, 1)
        fc.pre(!plan.covered || found <= 59)
        expect([earliestOpenDay(plan.calendar, day, amount), latestOpenDay(plan.calendar, day, amount)]).toEqual([found, found])
      }),
      runs(200, 5_000),
    )
  })

  it('are found beyond the ends of the calendar', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(-719162, -719160, 2932890, 2932896), fc.integer({ min: -5, max: 5 }), ({ calendar }, day, amount) => {
        expect(earliestOpenDay(calendar, day, amount)).toBeLessThanOrEqual(latestOpenDay(calendar, day, amount))
        expect(earliestNextDay(calendar, day)).toBeLessThanOrEqual(latestNextDay(calendar, day))
        expect(earliestPreviousDay(calendar, day)).toBeLessThanOrEqual(latestPreviousDay(calendar, day))
        expect(earliestOpenMinute(calendar, day * 1440, 600)).toBeLessThanOrEqual(latestOpenMinute(calendar, day * 1440, 600))
      }),
      runs(200, 5_000),
    )
  })

  it('never turn two days around', () => {
    fc.assert(
      fc.property(plans, days, fc.nat({ max: 9 }), fc.integer({ min: -5, max: 5 }), ({ calendar }, day, later, amount) => {
        for (const of of [earliestOpenDay, latestOpenDay]) {
          expect(of(calendar, day, amount)).toBeLessThanOrEqual(of(calendar, day + later, amount))
        }
      }),
      runs(200, 5_000),
    )
  })
})

describe('open minutes', () => {
  const after = (calendar: OpenCalendar, minute: number, amount: number): number => {
    let at = minute
    for (let left = amount; left > 0 && at < 1_000_000; at += 1) if (isOpenAt(calendar, at)) left -= 1
    return at
  }

  it('pass only while the calendar is open, and lie between the earliest and the latest', () => {
    fc.assert(
      fc.property(plans, more, fc.integer({ min: -3000, max: 90_000 }), fc.integer({ min: 1, max: 900 }), (plan, holidays, minute, amount) => {
        const found = after(completed(plan, holidays), minute, amount)
        // A calendar that opens for a minute a week takes years: too long to count out.
        fc.pre(found < 1_000_000)
        const [low, high] = [earliestOpenMinute(plan.calendar, minute, amount), latestOpenMinute(plan.calendar, minute, amount)]
        expect(low).toBeLessThanOrEqual(found)
        expect(high).toBeGreaterThanOrEqual(found)
        if (!plan.covered) expect([low, high]).toEqual([found, found])
      }),
      runs(60, 1_000),
    )
  })

  it('end at closing time where they fill the day', () => {
    const office = openCalendar(Array.from({ length: 7 }, (_value, index) => (index < 5 ? [[540, 1020] as const] : [])), [], null)
    // 1970-01-02 is a Friday.
    expect(earliestOpenMinute(office, 1440 + 960, 60)).toBe(1440 + 1020)
    expect(earliestOpenMinute(office, 1440 + 960, 61)).toBe(4 * 1440 + 541)
    expect(earliestOpenMinute(office, 1440 + 1020, 60)).toBe(4 * 1440 + 600)
  })
})
