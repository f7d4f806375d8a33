/** Where a filter ends, and which tests share one value. */
import { describe, expect, it } from 'vitest'
import { compileCondition } from '../support/compile.ts'

const facts = 'seen  date\nready  yes/no\nvisits  list of\n  on  date\n  kept  yes/no\n  hours  count'
const errors = (condition: string): readonly string[] =>
  compileCondition(facts, condition)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, label }) => `${code}: ${label}`)

describe('a filter in parentheses', () => {
  it.each([
    'count of visits where (kept) at least 2',
    'count of visits where (kept and hours at least 1) between 1 and 3',
    'latest visits.hours where (kept or hours at least 1) in (1, 2)',
    'latest visits.on where (kept) before 2026-01-01',
    'ready and count of visits where (kept) more than 2 and not ready',
  ])('ends there: %s', (condition) => {
    expect(errors(condition)).toEqual([])
  })
})

describe('after `and`, the same date is tested again', () => {
  it.each(['seen after 2025-01-01 and on or before 2026-01-01', 'seen before 2026-01-01 and on or after 2025-01-01 and ready'])(
    '%s',
    (condition) => {
      expect(errors(condition)).toEqual([])
    },
  )
})
