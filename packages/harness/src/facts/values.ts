/** Values of one fact or field: at the cut-points of the policy and one step beside them. */
import type { ScalarType } from '@rubric/compiler'
import fc from 'fast-check'
import { codeSystems } from '../policies/words.ts'
import { addMonths, dayNumber, formatDay, formatMinute } from './civil.ts'
import type { CutPoints, Offset } from './cut-points.ts'

/** What all values of one member share: the day asked about, a few days on which much happens, and how much is unknown. */
export interface Background {
  /** Days since 1970-01-01. */
  readonly asOf: number
  readonly days: readonly number[]
  /** Out of 100. */
  readonly gaps: number
}

/** A value once the background is known. Undefined is a missing key. */
export type Later = (background: Background) => unknown

export const millionths = 1_000_000

/** Month ends, leap days, year ends and the days after them. */
export const awkwardDays: readonly number[] = [
  dayNumber(2024, 2, 29), dayNumber(2024, 2, 28), dayNumber(2024, 3, 1), dayNumber(2025, 2, 28), dayNumber(2025, 3, 1), dayNumber(2025, 12, 31),
  dayNumber(2026, 1, 1), dayNumber(2026, 1, 31), dayNumber(2026, 2, 28), dayNumber(2026, 3, 31), dayNumber(2026, 4, 30), dayNumber(2028, 2, 29),
]

/** Missing or null as often as the background wants gaps. */
export const withGaps = (known: fc.Arbitrary<Later>): fc.Arbitrary<Later> =>
  fc.tuple(fc.nat({ max: 99 }), known).map(([roll, value]): Later => (background) => (roll < background.gaps ? (roll % 2 === 0 ? undefined : null) : value(background)))

const fixed = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Later> => values.map((value): Later => () => value)

/** Cut-points and their neighbours, in stored units; `step` is the least difference that can be written. */
const around = (cuts: readonly number[], step: number, others: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  cuts.length === 0
    ? others
    : fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...cuts), fc.constantFrom(0, 1, -1)).map(([cut, by]) => cut + by * step) },
      { weight: 1, arbitrary: others },
    )

const shift = (day: number, { amount, unit }: Offset, sign: number): number =>
  unit === 'months' ? addMonths(day, sign * amount) : unit === 'days' ? day + sign * amount : day + sign * Math.round(amount / 1440)

/** A day: a known one, perhaps moved by spans that the policy uses, perhaps one day beside. */
export const day = (cuts: CutPoints): fc.Arbitrary<(background: Background) => number> => {
  const step = fc.tuple(fc.nat({ max: 1_000 }), fc.constantFrom(-1, 1))
  return fc.record({
    base: fc.nat({ max: 1_000 }),
    shifts: fc.array(step, { maxLength: 2 }),
    beside: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1, -1) }, { weight: 1, arbitrary: fc.integer({ min: -400, max: 40 }) }),
  }).map(({ base, shifts, beside }) => (background) => {
    const bases = [background.asOf, ...background.days, background.asOf, ...cuts.days, ...background.days, awkwardDays[base % awkwardDays.length] ?? 0]
    const from = bases[base % bases.length] ?? background.asOf
    const moved = shifts.reduce((day, [pick, sign]) => {
      const offset = cuts.offsets[pick % Math.max(1, cuts.offsets.length)]
      return offset === undefined ? day : shift(day, offset, sign)
    }, from)
    return moved + beside
  })
}

/** Mostly a full date; sometimes known to the month or the year only. */
const date = (cuts: CutPoints): fc.Arbitrary<Later> =>
  fc.tuple(day(cuts), fc.nat({ max: 9 })).map(([of, precision]): Later => (background) => {
    const text = formatDay(of(background))
    return background.gaps > 0 && precision === 9 ? text.slice(0, 7) : background.gaps > 0 && precision === 8 ? text.slice(0, 4) : text
  })

const moment = (cuts: CutPoints): fc.Arbitrary<Later> => {
  const minutes = cuts.offsets.filter((offset) => offset.unit === 'minutes').map((offset) => offset.amount)
  const time = fc.oneof(fc.constantFrom(0, 1439, 720), fc.nat({ max: 1439 }))
  const beside = fc.constantFrom(0, 1, -1)
  const shifts = minutes.length === 0 ? fc.constant(0) : fc.oneof(fc.constant(0), fc.constantFrom(...minutes.flatMap((amount) => [amount, -amount])))
  return fc.record({ of: day(cuts), time, shifts, beside, known: fc.nat({ max: 5 }), cut: fc.nat({ max: 50 }) }).map((model): Later => (background) => {
    const named = cuts.minutes[model.cut]
    const minute = (named ?? model.of(background) * 1440 + model.time) + model.shifts + model.beside
    const text = formatMinute(minute)
    return background.gaps > 0 && model.known === 5 ? text.slice(0, 10) : text
  })
}

const spanFactors = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 } as const

const anyCode = (system: string, cuts: readonly string[]): fc.Arbitrary<string> => {
  const known = codeSystems.find((candidate) => candidate.system === system)?.codes ?? []
  return fc.constantFrom(...new Set([...cuts, ...known, ...(known.length === 0 ? ['Z99'] : [])]))
}

/** Known values of a type; `key` names the fact or field among the cut-points. */
export const known = (type: ScalarType, key: string, cuts: CutPoints): fc.Arbitrary<Later> => {
  const integers = cuts.integers.get(key) ?? []
  switch (type.kind) {
    case 'yes/no': return fixed(fc.boolean())
    case 'count': return fixed(around(integers, 1, fc.nat({ max: 8 })).map((value) => Math.max(0, value)))
    case 'number': return fixed(around(integers, 1, fc.integer({ min: -50, max: 2_000 }).map((tenths) => tenths * 100_000)).map((value) => value / millionths))
    case 'rate': return fixed(around(integers, 1, fc.nat({ max: 40 }).map((halves) => halves * 500_000)).map((value) => Math.max(0, value) / millionths))
    case 'span': {
      const factor = spanFactors[type.unit]
      const stored = around(integers, factor, fc.nat({ max: 60 }).map((value) => value * factor))
      return fixed(stored.map((value) => Math.max(0, Math.round(value / factor))))
    }
    case 'date': return date(cuts)
    case 'moment': return moment(cuts)
    case 'enum': return fixed(fc.constantFrom(...type.values))
    case 'code': return fixed(anyCode(type.system, cuts.codes.get(key) ?? []))
    case 'age': return fixed(around(integers.map((months) => Math.floor(months / 12)), 1, fc.nat({ max: 90 })).map((years) => Math.max(0, years)))
  }
}
