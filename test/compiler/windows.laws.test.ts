/**
 * How many windows of one limit another can take part in, counted day by day over the 400 years after which the calendar repeats: what is
 * said of limits that never bind must not be less than that.
 */
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'

const CYCLE = 146_097
const EXTRA = 5_000

const monthLength = (month: number): number => {
  const year = 2000 + Math.floor(month / 12)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month % 12 === 1 ? (isLeap ? 29 : 28) : [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12] ?? 0
}

/** Of each day from 1 January 2000, a Saturday: the month it lies in and which day of the month it is. */
const calendar: readonly { readonly month: number; readonly date: number }[] = (() => {
  const days: { readonly month: number; readonly date: number }[] = []
  for (let month = 0; days.length < CYCLE + EXTRA; month += 1) for (let date = 1; date <= monthLength(month); date += 1) days.push({ month, date })
  return days
})()

const firstDays: readonly number[] = calendar.flatMap(({ date }, day) => (date === 1 ? [day] : []))

/** Last day of a stretch that begins on the day. */
const lastDay = (day: number, amount: number, unit: string): number => {
  if (unit === 'days') return day + amount - 1
  const { month = 0, date = 1 } = calendar[day] ?? {}
  return (firstDays[month + amount] ?? 0) + Math.min(date, monthLength(month + amount)) - 2
}

const periodOf: Readonly<Record<string, (day: number) => number>> = {
  week: day => Math.floor((day + 5) / 7),
  month: day => calendar[day]?.month ?? 0,
  quarter: day => Math.floor((calendar[day]?.month ?? 0) / 3),
  year: day => Math.floor((calendar[day]?.month ?? 0) / 12),
}

/** From how many units on `any n …` is said to be idle beside one unit per window of the other. */
const claimed = (window: string, other: string): number => {
  for (let units = 1; units < 200; units += 1) {
    const { diagnostics } = compileText([
      'policy t.p "T"', '  issuer "T"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', '', 'limit other "O"',
      `  at most 1 unit of HCPCS H2022 ${other}`, '', 'limit l "L"', `  at most ${units} units of HCPCS H2022 ${window}`, '', 'criteria c "C"', '  member.age at least 3 years',
    ].join('\n'))
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    if (diagnostics.some(({ code, label, text }) => code === 'limit-never-binds' && label.includes('other') && text.includes(`no more than ${units}.`))) return units
  }
  return Infinity
}

const stretches = [[1, 'days'], [7, 'days'], [8, 'days'], [28, 'days'], [59, 'days'], [60, 'days'], [92, 'days'], [93, 'days'], [400, 'days'],
  [1, 'months'], [2, 'months'], [3, 'months'], [7, 'months'], [12, 'months']] as const

describe('a limit in any stretch of days, beside one of the calendar', () => {
  it.each(['week', 'month', 'quarter', 'year'])('per %s: takes part in exactly so many', unit => {
    const period = periodOf[unit] ?? (() => 0)
    for (const [amount, of] of stretches) {
      let most = 0
      for (let day = 0; day < CYCLE; day += 1) most = Math.max(most, period(lastDay(day, amount, of)) - period(day) + 1)
      expect([amount, of, claimed(`in any ${amount} ${of}`, `per calendar ${unit}`)]).toEqual([amount, of, most])
    }
  })
})

describe('a limit beside one in any stretch of days', () => {
  it.each([[30, 'days'], [31, 'days'], [90, 'days'], [1, 'months'], [3, 'months'], [6, 'months']] as const)('of %i %s: lets no more through', (length, kind) => {
    for (const [amount, of] of stretches) {
      let most = 0
      for (let day = 0; day < CYCLE; day += 1) {
        const end = lastDay(day, amount, of)
        let units = 0
        // The most that fits: a unit on the first day, and one after each whole stretch of the other limit.
        for (let at = day; at <= end; at = lastDay(at, length, kind) + 1) units += 1
        most = Math.max(most, units)
      }
      expect(claimed(`in any ${amount} ${of}`, `in any ${length} ${kind}`), `${amount} ${of}`).toBeGreaterThanOrEqual(most)
    }
  })

  it.each([['month', 1], ['quarter', 3], ['year', 12]] as const)('per calendar %s: lets no more through', (unit, months) => {
    for (const [length, kind] of stretches) {
      let most = 0
      for (let month = 0; month < 4800; month += months) {
        const end = (firstDays[month + months] ?? 0) - 1
        let units = 0
        for (let at = firstDays[month] ?? 0; at <= end; at = lastDay(at, length, kind) + 1) units += 1
        most = Math.max(most, units)
      }
      expect(claimed(`per calendar ${unit}`, `in any ${length} ${kind}`), `${length} ${kind}`).toBeGreaterThanOrEqual(most)
    }
  })
})
