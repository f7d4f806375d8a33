/** Policies that are nothing but limits and one determination, and what their members ask for and have had. */
import fc from 'fast-check'
import type { FactsInput } from '@rubric/compiler'
import { FIRST_DAY, LAST_DAY, MET, addMonths, determine, firstDayOfMonth, formatDay } from '@rubric/runtime'
import type {
  DeterminationInfo, DeterminationResult, LimitInfo, LimitWindowInfo, PolicyInfo, RequestedLine, ServiceEntry, ServiceRecord, Status,
} from '@rubric/runtime'
import { dayNumber } from './graph.ts'

export const UNIT = 1_000_000

export const limit = (most: number, window: LimitWindowInfo, part: Partial<LimitInfo> = {}): LimitInfo => ({
  name: 'limit', address: 'test.policy/limit', text: 'a limit', cite: '', most: most * UNIT, noun: 'units', when: null, unitHours: null,
  interpretations: [], codes: [{ system: 'HCPCS', first: 'A', last: 'A', modifiers: [] }], window, ...part,
})

export const limitsPolicy = (limits: readonly LimitInfo[], part: Partial<DeterminationInfo> = {}): PolicyInfo => ({
  id: 'test.policy', version: '2026-01-01', title: 'Limits by hand', language: 1, hash: '0'.repeat(64),
  criteria: [{ name: 'initial', role: 'determination', clause: 0 }],
  clauses: [
    { address: 'test.policy/initial', text: 'initial', cite: '', head: '', logic: { op: 'all', of: [] }, children: [], conditions: [], interpretations: [] },
  ],
  conditions: [],
  facts: [],
  limits,
  determinations: [
    {
      criterion: 0, stage: 'initial', grants: null,
      limits: limits.map((_, index) => ({ limit: index, onlyIf: null, unless: null })),
      ...part,
    },
  ],
  interpretations: [],
  terms: [],
})

/** Dates such as `2026-03-01`; null where not known. */
export const line = (units: number | null, from: string | null, to: string | null, part: Partial<RequestedLine> = {}): RequestedLine => ({
  code: 'A', units: units === null ? NaN : units * UNIT, hours: NaN, ...range('from', from), ...range('to', to), ...part,
})

export const entry = (units: number | null, on: string | null, part: Partial<ServiceEntry> = {}): ServiceEntry => ({
  ...range('on', on), code: 'A', units: units === null ? NaN : units * UNIT, authorization: null, episode: null, ...part,
})

export const record = (part: Partial<ServiceRecord>): ServiceRecord => ({
  asOf: dayNumber('2026-03-01'), lines: [], history: [], through: dayNumber('2026-03-01'),
  from: [FIRST_DAY, LAST_DAY], to: [FIRST_DAY, LAST_DAY], began: [FIRST_DAY, LAST_DAY], authorization: null, episode: null, ...part,
})

type Ends<Name extends string> = { readonly [key in `${Name}$low` | `${Name}$high`]: number }
const range = <Name extends string>(name: Name, iso: string | null): Ends<Name> =>
  ends(name, iso === null ? FIRST_DAY : dayNumber(iso), iso === null ? LAST_DAY : dayNumber(iso))
const ends = <Name extends string>(name: Name, low: number, high: number): Ends<Name> =>
  ({ [`${name}$low`]: low, [`${name}$high`]: high }) as Ends<Name>

/** Every condition being met. */
export const determined = (info: PolicyInfo, service: ServiceRecord, holds: Status = MET): DeterminationResult => {
  const [result] = determine(info, () => holds, info.criteria.map(() => MET), service)
  if (result === undefined) throw new Error('no determination')
  return result
}

// ---- at random: days around the end of February 2024 ----------------------------------------------------------

const START = dayNumber('2024-02-20')
const day = (span: number): fc.Arbitrary<number> => fc.nat(span).map((after) => START + after)

const window: fc.Arbitrary<LimitWindowInfo> = fc.oneof(
  fc.record({ kind: fc.constant('calendar'), unit: fc.constantFrom('week', 'month', 'quarter', 'year'), weekStart: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ kind: fc.constant('any'), unit: fc.constant('days'), amount: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('any'), unit: fc.constant('months'), amount: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constantFrom('request', 'authorization', 'episode', 'lifetime') }),
)

export const limits: fc.Arbitrary<LimitInfo> = fc.tuple(
  fc.integer({ min: 0, max: 6 }), window,
  fc.record({
    codes: fc.constantFrom(['A'], ['B'], ['A', 'B']).map((codes) => codes.map((code) => ({ system: '', first: code, last: code, modifiers: [] }))),
    unitHours: fc.constantFrom(null, null, 2 * UNIT),
  }),
).map(([most, over, part]) => limit(most, over, part))

const id = fc.constantFrom('1', '2')

/** Whatever is known exactly. */
export const entries: fc.Arbitrary<ServiceEntry> = fc.record({
  on: day(40), code: fc.constantFrom('A', 'B'), units: fc.integer({ min: 0, max: 3 }).map((n) => n * UNIT), authorization: id, episode: id,
}).map(({ on, ...rest }) => ({ on$low: on, on$high: on, ...rest }))

export const lines = (span: number): fc.Arbitrary<RequestedLine> =>
  fc.record({
    code: fc.constantFrom('A', 'B'), units: fc.integer({ min: 0, max: 5 }).map((n) => n * UNIT),
    hours: fc.integer({ min: 0, max: 12 }).map((n) => n * UNIT), from: day(25), more: fc.integer({ min: -1, max: span }),
  }).map(({ from, more, ...rest }) => ({ ...rest, ...ends('from', from, from), ...ends('to', from + more, from + more) }))

const exactly: fc.Arbitrary<readonly [number, number]> = day(40).map((on) => [on, on])

export const records = (line: fc.Arbitrary<RequestedLine>, most: number): fc.Arbitrary<ServiceRecord> =>
  fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: most }), history: fc.array(entries, { maxLength: 6 }),
    authorization: id, episode: id, asOf: day(40), from: exactly, to: exactly, began: exactly,
  }).map((part) => record({ ...part, through: part.asOf }))

/** The same with some of it forgotten. */
export const forgotten = (service: ServiceRecord): fc.Arbitrary<ServiceRecord> =>
  fc.record({
    history: fc.tuple(...service.history.map(forgetEntry)).chain((all) => fc.subarray(all).map((kept) => ({ all, kept }))),
    lines: fc.tuple(...(service.lines ?? []).map(forgetLine)),
    authorization: weighted(service.authorization, null),
    from: weighted(service.from, monthOf(service.from[0]), [FIRST_DAY, LAST_DAY]),
    began: weighted(service.began, monthOf(service.began[0]), [FIRST_DAY, LAST_DAY]),
    known: fc.nat(6),
  }).map(({ history, known, ...part }): ServiceRecord => {
    // Entries may be missing only after the day through which the history is complete.
    const through = known === 0 ? service.through - 20 : service.through
    const kept = history.all.filter((each, i) => history.kept.includes(each) || known !== 0 || !isBetween(service.history[i], through, service.asOf))
    return { ...service, ...part, through, history: kept }
  })

const isBetween = (of: ServiceEntry | undefined, after: number, upTo: number): boolean =>
  of !== undefined && of.on$low > after && of.on$low <= upTo

const weighted = <T>(known: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(known) }, ...others.map((other) => ({ weight: 1, arbitrary: fc.constant(other) })))

const forgetEntry = (of: ServiceEntry): fc.Arbitrary<ServiceEntry> =>
  fc.record({
    units: weighted(of.units, NaN), code: weighted(of.code, null), authorization: weighted(of.authorization, null),
    on: weighted([of.on$low, of.on$high] as const, monthOf(of.on$low), [FIRST_DAY, LAST_DAY]),
  }).map(({ on: [low, high], ...rest }) => ({ ...of, ...rest, on$low: low, on$high: high }))

const forgetLine = (of: RequestedLine): fc.Arbitrary<RequestedLine> =>
  fc.record({
    units: weighted(of.units, NaN), hours: weighted(of.hours, NaN), code: weighted(of.code, null),
    from: weighted([of.from$low, of.from$high] as const, monthOf(of.from$low)),
    to: weighted([of.to$low, of.to$high] as const, monthOf(of.to$low)),
  }).map(({ from, to, ...rest }) => ({ ...of, ...rest, ...ends('from', ...from), ...ends('to', ...to) }))

const monthOf = (day: number): readonly [number, number] => [firstDayOfMonth(day), addMonths(firstDayOfMonth(day), 1) - 1]

// ---- the same as JSON ------------------------------------------------------------------------------------------

/** The facts of which a record is read; its ranges of days are days, months or unknown. */
export const factsOf = (service: ServiceRecord): FactsInput => {
  const date = (low: number, high: number): string | null =>
    low === high ? formatDay(low) : low === FIRST_DAY ? null : formatDay(low).slice(0, 7)
  const amount = (millionths: number): number | null => (Number.isNaN(millionths) ? null : millionths / UNIT)
  const lines = service.lines?.map((of) => ({
    code: of.code, units: amount(of.units), hours: amount(of.hours), from: date(of.from$low, of.from$high), to: date(of.to$low, of.to$high),
  }))
  const entries = service.history.map(({ on$low, on$high, units, ...rest }) => ({ ...rest, on: date(on$low, on$high), units: amount(units) }))
  return {
    request: {
      lines: lines === undefined ? null : { entries: lines }, from: date(...service.from), to: date(...service.to),
      authorization: service.authorization, episode: service.episode,
    },
    service: { history: { complete_through: formatDay(service.through), entries } },
    course: { began_on: date(...service.began) },
  }
}
