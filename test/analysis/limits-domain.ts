/**
 * A bounded domain of limits and of service records, to hold what is proved of limits against: many small limits, a few thousand records drawn
 * over two months, half-known days and codes among them, and what each limit grants for each record, by the runtime library.
 */
import type { Verdict } from '@rubric/analysis'
import { addMonths, dayFrom, FIRST_DAY, LAST_DAY } from '@rubric/runtime'
import type {
  Amount, CodePattern, DeterminationInfo, DeterminationResult, LimitInfo, LimitWindowInfo, RequestedLine, ServiceEntry, ServiceRecord,
} from '@rubric/runtime'
import fc from 'fast-check'
import { deep, seed } from '../laws/runs.ts'
import { determined, limitsPolicy, UNIT } from '../support/limits.ts'

export const asOf = dayFrom(2026, 3, 10)

/** The same every time in ordinary runs, another every night. */
export const seedOf = (own: number): number => (deep ? seed + own : own)

// ---- limits ------------------------------------------------------------------------------------------------

const pattern = (first: string, last = first, modifiers: readonly string[] = []): CodePattern => ({ system: 'HCPCS', first, last, modifiers })

const codes: readonly (readonly CodePattern[])[] = [
  [pattern('H2022')],
  [pattern('H2022'), pattern('H2023')],
  [pattern('H2022', 'H2023')],
  [pattern('H2022', 'H2022', ['HE'])],
  [pattern('H2023')],
]

const calendar = (unit: 'week' | 'month' | 'quarter' | 'year', weekStart = 1): LimitWindowInfo => ({ kind: 'calendar', unit, weekStart })
const any = (amount: number, unit: 'days' | 'months'): LimitWindowInfo => ({ kind: 'any', amount, unit })

const windows: readonly LimitWindowInfo[] = [
  calendar('week'), calendar('week', 7), calendar('month'), calendar('quarter'), calendar('year'),
  any(1, 'days'), any(3, 'days'), any(7, 'days'), any(28, 'days'), any(30, 'days'), any(31, 'days'), any(1, 'months'), any(2, 'months'),
  { kind: 'request' }, { kind: 'authorization' }, { kind: 'episode' }, { kind: 'lifetime' },
]

export const limit: fc.Arbitrary<LimitInfo> = fc
  .record({
    most: fc.constantFrom(0, 1, 2, 3, 5).map((units) => units * UNIT),
    codes: fc.constantFrom(...codes),
    window: fc.constantFrom(...windows),
    unitHours: fc.constantFrom(null, null, UNIT, 2 * UNIT),
  })
  .map((parts) => ({ ...parts, name: 'cap', address: 'p/cap', text: '', cite: '', noun: 'units', when: null, interpretations: [] }))

/** Two limits that differ in a few things: of two drawn apart hardly any can be compared. */
export const pairOfLimits: fc.Arbitrary<readonly [LimitInfo, LimitInfo]> = fc
  .tuple(limit, limit, fc.record({ most: fc.boolean(), codes: fc.boolean(), window: fc.boolean(), unitHours: fc.boolean() }))
  .map(([a, b, takes]) => [
    a,
    {
      ...a,
      most: takes.most ? b.most : a.most,
      codes: takes.codes ? b.codes : a.codes,
      window: takes.window ? b.window : a.window,
      unitHours: takes.unitHours ? b.unitHours : a.unitHours,
    },
  ])

// ---- records -----------------------------------------------------------------------------------------------

const someday: Amount = [FIRST_DAY, LAST_DAY]
const march: Amount = [dayFrom(2026, 3, 1), dayFrom(2026, 3, 31)]
const exactly = (day: number): Amount => [day, day]

const first = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(-12, -11, -10, -9, -2, -1, 0, 1, 5, 6, 7, 20, 21, 22, 30, 31, 52).map((by) => exactly(asOf + by)) },
  { weight: 1, arbitrary: fc.constantFrom(someday, march) },
)
const length = fc.option(fc.constantFrom(0, 1, 2, 6, 7, 13, 27, 28, 30, 31, 59, 61), { freq: 3 })
const code = fc.constantFrom('H2022', 'H2022', 'H2023', 'H2022-HE', 'H2024', null)
const id = (letter: string): fc.Arbitrary<string | null> => fc.constantFrom(`${letter}1`, `${letter}1`, `${letter}2`, null)

const steps = [-400, -100, -62, -61, -60, -59, -40, -32, -31, -30, -29, -28, -27, -8, -7, -6, -4, -3, -2, -1, 0, 1, 2, 3, 6, 7, 27, 30, 31]

/** By its distance from the first day that is asked for. */
const given = fc.record({
  on: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...steps) }, { weight: 1, arbitrary: fc.constantFrom('some day', 'in March') }),
  code,
  units: fc.constantFrom(1, 1, 2, 3, 5, NaN).map((units) => units * UNIT),
  authorization: id('A'),
  episode: id('E'),
})

export const serviceRecord: fc.Arbitrary<ServiceRecord> = fc
  .record({
    first, length, code,
    units: fc.constantFrom(1, 2, 4, 9, 30, 30, NaN).map((units) => units * UNIT),
    hours: fc.constantFrom(1, 2, 5, 60, 60, NaN).map((hours) => hours * UNIT),
    history: fc.array(given, { maxLength: 2 }),
    through: fc.constantFrom(asOf, asOf, asOf + 90, asOf - 1, asOf - 20, -Infinity),
    authorization: id('A'),
    episode: id('E'),
  })
  .map(({ first: from, length: days, history, ...rest }) => {
    const to = days === null || from[0] !== from[1] ? someday : exactly(from[0] + days)
    const line: RequestedLine = {
      code: rest.code, units: rest.units, hours: rest.hours,
      from$low: FIRST_DAY, from$high: LAST_DAY, to$low: FIRST_DAY, to$high: LAST_DAY,
    }
    const entries = history.map(({ on, ...entry }): ServiceEntry => {
      const start = from[0] === from[1] ? from[0] : asOf
      const [on$low, on$high] = on === 'some day' ? someday : on === 'in March' ? march : exactly(start + (on as number))
      return { ...entry, on$low, on$high }
    })
    return { asOf, lines: [line], history: entries, from, to, began: someday, through: rest.through, authorization: rest.authorization, episode: rest.episode }
  })

/** The last days of months before months of another length, where stretches of months end early. */
export const aroundMonthEnds: readonly ServiceRecord[] = [1, 2, 3, 4, 7, 8, 12].flatMap((month) => {
  const next = addMonths(dayFrom(2026, month, 1), 1)
  return [-1, 0, 1, -2].flatMap((by) =>
    [0, 27, 28, 29, 30, 31, 58, 59, 60, 61].map((days): ServiceRecord => ({
      asOf, history: [], through: asOf + 900, began: someday, authorization: null, episode: null,
      from: exactly(next + by), to: exactly(next + by + days),
      lines: [{ code: 'H2022-HE', units: 30 * UNIT, hours: 90 * UNIT, from$low: FIRST_DAY, from$high: LAST_DAY, to$low: FIRST_DAY, to$high: LAST_DAY }],
    })),
  )
})

// ---- what is granted ---------------------------------------------------------------------------------------

export type Granting = Pick<DeterminationInfo, 'stage' | 'grants'>

/** What limits and days come to for a record, all clauses being met. */
export const resultOf = (
  limits: readonly LimitInfo[],
  { stage, grants }: Granting = { stage: 'initial', grants: null },
): ((record: ServiceRecord) => DeterminationResult) => {
  const policy = limitsPolicy(limits, { stage, grants })
  return (record) => determined(policy, record)
}

/** The least and the most that a limit leaves of each record's line, one after the other. */
export const grantsOf = (limit: LimitInfo, records: readonly ServiceRecord[]): Float64Array => {
  const result = resultOf([limit])
  return Float64Array.from(records.flatMap((record) => result(record).lines?.[0]?.granted ?? [NaN, NaN]))
}

export interface Ways {
  readonly more: boolean
  readonly less: boolean
}

/** Whether some amount is more, or less, than the one in its place. */
export const waysBetween = (old: ArrayLike<number>, next: ArrayLike<number>): Ways => {
  let [more, less] = [false, false]
  for (let at = 0; at < old.length; at += 1) {
    const [was = NaN, is = NaN] = [old[at], next[at]]
    more ||= is > was
    less ||= is < was
  }
  return { more, less }
}

export const waysOf = (verdict: Verdict): Ways => ({
  more: verdict === 'broader' || verdict === 'mixed',
  less: verdict === 'narrower' || verdict === 'mixed',
})

export const drawnRecords = (count: number, seed: number): readonly ServiceRecord[] => [
  ...aroundMonthEnds,
  ...fc.sample(serviceRecord, { numRuns: count, seed }),
]
