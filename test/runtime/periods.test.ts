import { nextPeriod, startOfPeriod, weekdayOf } from '@rubric/runtime'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')
const dateOf = (day: number): Temporal.PlainDate => epoch.add({ days: day })
const dayOf = (date: Temporal.PlainDate): number => epoch.until(date, { largestUnit: 'days' }).days

const days = fc.integer({ min: -719162, max: 2932896 })

describe('periods of the calendar', () => {
  it('know the day of the week', () => {
    fc.assert(fc.property(days, (day) => weekdayOf(day) === dateOf(day).dayOfWeek), runs(300, 20_000))
  })

  it('start with their first day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { year, month } = dateOf(day)
        const first = (of: number): number => dayOf(Temporal.PlainDate.from({ year, month: of, day: 1 }))
        expect(startOfPeriod('month', 1, day)).toBe(first(month))
        expect(startOfPeriod('quarter', 1, day)).toBe(first(month - ((month - 1) % 3)))
        expect(startOfPeriod('year', 1, day)).toBe(first(1))
      }),
      runs(300, 20_000),
    )
  })

  it('follow one another without a gap, and hold each day once', () => {
    const units = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const)
    fc.assert(
      fc.property(days, units, fc.integer({ min: 1, max: 7 }), (day, unit, weekStart) => {
        const start = startOfPeriod(unit, weekStart, day)
        const next = nextPeriod(unit, start)
        expect(start <= day && day < next).toBe(true)
        expect([startOfPeriod(unit, weekStart, next), startOfPeriod(unit, weekStart, next - 1)]).toEqual([next, start])
        if (unit === 'week') expect([weekdayOf(start), next - start]).toEqual([weekStart, 7])
      }),
      runs(300, 20_000),
    )
  })
})
