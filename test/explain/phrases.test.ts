import { describe, expect, it } from 'vitest'
import { shownInWords } from '@rubric/runtime'
import type { Shown, ValueForm } from '@rubric/runtime'
import { dayNumber } from '../support/graph.ts'

const d = dayNumber
const m = (iso: string): number => Date.parse(`${iso}Z`) / 60_000
const count: ValueForm = { as: 'count' }
const bmi: ValueForm = { as: 'decimal', unit: 'kg/m2' }
const plain: ValueForm = { as: 'decimal', unit: '' }
const age: ValueForm = { as: 'age' }
const day: ValueForm = { as: 'day' }
const minute: ValueForm = { as: 'minute' }
const severity: ValueForm = { as: 'choice', values: ['none', 'mild', 'moderate', 'severe'] }
const span = (unit: string): ValueForm => ({ as: 'span', unit })

const table: readonly (readonly [ValueForm, Shown, string])[] = [
  [{ as: 'nothing' }, null, ''],
  [count, null, 'unknown'],
  [count, [], 'none'],
  [count, 3, '3'],
  [count, [1, 3], 'between 1 and 3'],
  [count, [2, null], 'at least 2'],
  [count, [null, 2], 'at most 2'],
  [bmi, 27_500_000, '27.5 kg/m2'],
  [bmi, 30_000_000, '30 kg/m2'],
  [bmi, [27_500_000, 30_000_000], 'between 27.5 and 30 kg/m2'],
  [plain, 1, '0.000001'],
  [plain, -1_250_000, '-1.25'],
  [plain, -250_000, '-0.25'],
  [plain, 0, '0'],
  [plain, 9_007_199_254_740_991, '9007199254.740991'],
  [{ as: 'decimal', unit: 'hours per week' }, [9_000_000, null], 'at least 9 hours per week'],
  [age, 171, '14 years 3 months'],
  [age, 168, '14 years'],
  [age, 13, '1 year 1 month'],
  [age, 7, '7 months'],
  [age, 0, '0 months'],
  [age, -3, 'minus 3 months'],
  [age, [168, 179], '14 years'],
  [age, [167, 168], 'between 13 years 11 months and 14 years'],
  [age, [-95_000, 24_000], 'unknown'],
  [age, [216, 24_000], 'at least 18 years'],
  [day, [d('0001-02-01'), d('9999-12-31') + 31], 'unknown'],
  [day, [d('2026-03-01'), d('9999-12-31')], '2026-03-01 or later'],
  [day, [d('2026-03-01'), null], '2026-03-01 or later'],
  [day, [null, d('2026-03-01')], 'up to 2026-03-01'],
  [day, d('2026-03-01'), '2026-03-01'],
  [day, [d('2026-03-01'), d('2026-03-31')], '2026-03'],
  [day, [d('2028-02-01'), d('2028-02-29')], '2028-02'],
  [day, [d('2026-01-01'), d('2026-12-31')], '2026'],
  [day, [d('2026-03-01'), d('2026-03-30')], 'between 2026-03-01 and 2026-03-30'],
  [minute, m('2026-03-01T14:30'), '2026-03-01 14:30'],
  [minute, [m('2026-03-01T00:00'), m('2026-03-01T23:59')], '2026-03-01'],
  [minute, [m('2026-03-01T00:00'), m('2026-03-01T23:58')], 'between 2026-03-01 00:00 and 2026-03-01 23:58'],
  [severity, 2, 'moderate'],
  [severity, [1, 2], 'mild or moderate'],
  [severity, [0, 2], 'none, mild or moderate'],
  [{ as: 'code' }, '0905', '0905'],
  [{ as: 'code' }, null, 'unknown'],
  [span('weeks'), 14, '2 weeks'],
  [span('weeks'), 15, '2 weeks 1 day'],
  [span('days'), 15, '15 days'],
  [span('years'), 27, '2 years 3 months'],
  [span('months'), 27, '27 months'],
  [span('hours'), 90, '1 hour 30 minutes'],
  [span('minutes'), 90, '90 minutes'],
  [span('days'), [null, 1], 'at most 1 day'],
]

describe('a value in words', () => {
  it.each(table)('%j %j is "%s"', (form, shown, expected) => {
    expect(shownInWords(form, shown)).toBe(expected)
  })
})
