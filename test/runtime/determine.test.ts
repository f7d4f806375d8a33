import { describe, expect, it } from 'vitest'
import { determine, MET, NOT_MET, UNKNOWN, formatDay } from '@rubric/runtime'
import type { DeterminationResult, LimitWindowInfo, LineResult, ServiceRecord } from '@rubric/runtime'
import { dayNumber } from '../support/graph.ts'
import { UNIT, determined, entry, limit, limitsPolicy, line, record } from '../support/limits.ts'

const first = (result: DeterminationResult): LineResult => {
  const [found] = result.lines ?? []
  if (found === undefined) throw new Error('no line')
  return found
}
const units = (pair: readonly number[]): readonly number[] => pair.map((amount) => amount / UNIT)
const day = (iso: string): readonly [number, number] => [dayNumber(iso), dayNumber(iso)]

/** What a limit of `most` grants of ten units in March 2026, and the window that leaves least. */
const granted = (window: LimitWindowInfo, history: ServiceRecord['history'], most = 5): string => {
  const { granted: got, limits } = first(
    determined(limitsPolicy([limit(most, window)]), record({ lines: [line(10, '2026-03-02', '2026-03-31')], history })),
  )
  const days = limits[0]?.window?.map(formatDay).join(' to ') ?? 'no days'
  return `${units(got).join('-')}; ${units(limits[0]?.used ?? []).join('-')} used in ${days}`
}

describe('windows', () => {
  const month: LimitWindowInfo = { kind: 'calendar', unit: 'month', weekStart: 1 }
  const week = (weekStart: number): LimitWindowInfo => ({ kind: 'calendar', unit: 'week', weekStart })

  it('of the calendar begin and end with it', () => {
    expect(granted(month, [entry(2, '2026-03-01'), entry(4, '2026-02-28')])).toBe('3-3; 2-2 used in 2026-03-01 to 2026-03-31')
    expect(granted({ ...month, unit: 'quarter' }, [entry(2, '2026-01-01'), entry(2, '2025-12-31')])).toBe('3-3; 2-2 used in 2026-01-01 to 2026-03-31')
    expect(granted({ ...month, unit: 'year' }, [entry(2, '2026-12-31'), entry(2, '2027-01-01')])).toBe('3-3; 2-2 used in 2026-01-01 to 2026-12-31')
  })

  it('of weeks begin on the day that the policy says: 2 March 2026 was a Monday', () => {
    expect(granted(week(1), [entry(1, '2026-03-01'), entry(1, '2026-03-02')], 1)).toBe('4-4; 1-1 used in 2026-03-02 to 2026-03-08')
    expect(granted(week(7), [entry(1, '2026-02-28'), entry(1, '2026-03-01')], 1)).toBe('4-4; 1-1 used in 2026-03-01 to 2026-03-07')
  })

  it('of any length slide, and of months end a day before the same day', () => {
    const six: LimitWindowInfo = { kind: 'any', unit: 'months', amount: 6 }
    expect(granted(six, [entry(5, '2025-09-10')])).toBe('5-5; 5-5 used in 2025-09-03 to 2026-03-02')
    expect(granted(six, [entry(5, '2025-09-02')])).toBe('5-5; 0-0 used in 2025-09-03 to 2026-03-02')
    expect(granted({ kind: 'any', unit: 'days', amount: 7 }, [entry(1, '2026-03-15')], 1)).toBe('3-3; 1-1 used in 2026-03-09 to 2026-03-15')
  })

  it('of an authorization take in entries whose days are not known', () => {
    const service = record({ lines: [line(10, '2026-03-02', null)], authorization: '7', history: [entry(2, null, { authorization: '7' }), entry(1, '2026-01-01')] })
    expect(units(first(determined(limitsPolicy([limit(5, { kind: 'authorization' })]), service)).granted)).toEqual([2, 3])
  })
})

describe('a determination', () => {
  const policy = limitsPolicy([limit(5, { kind: 'lifetime' })])
  const asks = (...amounts: readonly number[]): ServiceRecord => record({ lines: amounts.map((amount) => line(amount, '2026-03-02', null)) })

  it('is met, met in part or not met as all, some or none of what is requested is granted', () => {
    const outcome = (service: ServiceRecord): string => determined(policy, service).outcome
    expect([asks(5), asks(3, 2), asks(0), asks()].map(outcome)).toEqual(['met', 'met', 'met', 'met'])
    expect([asks(6), asks(5, 1), asks(1, 5)].map(outcome)).toEqual(['met in part', 'met in part', 'met in part'])
    expect(outcome({ ...asks(1), history: [entry(5, '2026-01-01')] })).toBe('not met')
    expect(outcome({ ...asks(1), lines: null })).toBe('information needed')
  })

  it('needs no information that cannot change it', () => {
    const service = { ...asks(9), history: [entry(1, '2026-01-01'), entry(2, '2026-02-01', { code: null })] }
    expect(units(first(determined(policy, service)).granted)).toEqual([2, 4])
    expect(determined(policy, service).outcome).toBe('met in part')
    const used = { ...asks(1), history: [entry(5, '2026-01-01')] }
    const open = [used, asks(1)].map((record) => determine(policy, () => MET, [UNKNOWN], record)[0]?.outcome)
    expect(open).toEqual(['not met', 'information needed'])
  })

  it('leaves out limits that do not hold, and keeps open those that may', () => {
    const bound = limitsPolicy([limit(5, { kind: 'lifetime' }, { when: { op: 'condition', condition: 0 } })])
    expect(determined(bound, asks(9), NOT_MET)).toMatchObject({ outcome: 'met', lines: [{ binding: null, limits: [{ holds: 0 }] }] })
    expect(determined(bound, asks(9), UNKNOWN)).toMatchObject({ outcome: 'information needed', lines: [{ granted: [5 * UNIT, 9 * UNIT] }] })
  })

  it('grants whole units of the hours that are planned', () => {
    const hourly = limitsPolicy([limit(5, { kind: 'lifetime' }, { unitHours: 2 * UNIT })])
    const of = (hours: number): readonly number[] => units(first(determined(hourly, record({ lines: [line(4, '2026-03-02', null, { hours: hours * UNIT })] }))).granted)
    expect([of(5.5), of(8), of(1.999999), of(NaN)]).toEqual([[2, 2], [4, 4], [0, 0], [0, 4]])
  })
})

describe('the days granted', () => {
  const spans = (part: Partial<ServiceRecord>, ceiling: number | null = null, stage: 'initial' | 'renewal' = 'renewal'): string => {
    const grants = { span: { amount: 60, unit: 'days' as const }, ceiling: ceiling === null ? null : { amount: ceiling, unit: 'months' as const, unless: null } }
    const { outcome, span } = determined(limitsPolicy([], { grants, stage }), record({ from: day('2026-03-01'), ...part }))
    return `${outcome}: ${span?.to.map(formatDay).join(' or ') ?? 'no span'}`
  }

  it('end with the span, or with the ceiling of the course', () => {
    expect(spans({})).toBe('met: 2026-04-29 or 2026-04-29')
    expect(spans({ began: day('2025-10-01') }, 6)).toBe('met: 2026-03-31 or 2026-03-31')
    expect(spans({ began: day('2025-08-31') }, 6)).toBe('not met: 2026-02-28 or 2026-02-28')
    expect(spans({}, 1, 'initial')).toBe('met: 2026-03-31 or 2026-03-31')
  })

  it('are fewer than requested, or not known to be enough', () => {
    expect(spans({ to: day('2026-04-29') })).toBe('met: 2026-04-29 or 2026-04-29')
    expect(spans({ to: day('2026-04-30') })).toBe('met in part: 2026-04-29 or 2026-04-29')
    expect(spans({}, 6)).toBe('information needed: 2026-02-28 or 2026-04-29')
    expect(spans({ from: [dayNumber('2026-03-01'), dayNumber('2026-03-31')] })).toBe('met: no span')
    expect(spans({ from: [dayNumber('2026-03-01'), dayNumber('2026-03-31')] }, 6)).toBe('information needed: no span')
  })
})
