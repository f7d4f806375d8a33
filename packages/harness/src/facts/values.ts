/** Values of one fact or field: at the cut-points of the policy and one step beside them. */
import type { ScalarType } from '@rubric/compiler'
import fc from 'fast-check'
import { codeSystems } from '../policies/words.ts'
import { addMonths, dayNumber, formatDay, formatMinute, rangeOf, withinCalendar } from './civil.ts'
import type { CutPoints, Offset } from './cut-points.ts'
import { asOfSource } from './links.ts'

/** What all values of one member share: the day asked about, a few days on which much happens, and how much is unknown. */
export interface Background {
  /** Days since 1970-01-01. */
  readonly asOf: number
  readonly days: readonly number[]
  /** Out of 100. */
  readonly gaps: number
  /** Facts and fields made up so far, in stored units; days and minutes both in minutes, from the first to the last possible. */
  readonly made: Map<string, readonly [number, number]>
}

/** A value once the background is known. Undefined is a missing key. */
export type Later = (background: Background) => unknown

export const millionths = 1_000_000

/** Month ends, leap days, year ends and the days after them. */
export const awkwardDays: readonly number[] = [
  dayNumber(2024, 2, 29),
  dayNumber(2024, 2, 28),
  dayNumber(2024, 3, 1),
  dayNumber(2025, 2, 28),
  dayNumber(2025, 3, 1),
  dayNumber(2025, 12, 31),
  dayNumber(2026, 1, 1),
  dayNumber(2026, 1, 31),
  dayNumber(2026, 2, 28),
  dayNumber(2026, 3, 31),
  dayNumber(2026, 4, 30),
  dayNumber(2028, 2, 29),
]

/** The largest number that a fact may be. */
const largest = 1_000_000_000

const within = (least: number, value: number): number => Math.min(largest, Math.max(least, value))

/** Missing or null as often as the background wants gaps in a hundred, or in more. */
export const withGaps = (known: fc.Arbitrary<Later>, outOf = 100): fc.Arbitrary<Later> =>
  fc.tuple(fc.nat({ max: outOf - 1 }), known).map(
    ([roll, value]): Later =>
      (background) =>
        roll < background.gaps ? (roll % 2 === 0 ? undefined : null) : value(background),
  )

export const fixed = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Later> =>
  values.map(
    (value): Later =>
      () =>
        value,
  )

/** Cut-points and their neighbours, in stored units; `step` is the least difference that can be written. */
const around = (cuts: readonly number[], step: number, others: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  cuts.length === 0
    ? others
    : fc.oneof(
        // A member shrinks to a value at a cut-point, not to a strange one that happens to do.
        { withCrossShrink: true },
        {
          weight: 4,
          arbitrary: fc.tuple(fc.constantFrom(...cuts), fc.constantFrom(0, 1, -1)).map(([cut, by]) => cut + by * step),
        },
        { weight: 1, arbitrary: others },
      )

const shift = (day: number, { amount, unit }: Offset, sign: number): number =>
  withinCalendar(
    unit === 'months'
      ? addMonths(day, sign * amount)
      : unit === 'days'
        ? day + sign * amount
        : day + sign * Math.round(amount / 1440),
  )

/** Follows a link from a value already made up; null where there is none to follow. In minutes. */
const followed = (cuts: CutPoints, key: string, pick: number, { asOf, made }: Background): number | null => {
  const links = (cuts.links.get(key) ?? []).filter(({ source }) => source === asOfSource || made.has(source))
  const link = links[pick % Math.max(1, links.length)]
  if (link === undefined) return null
  const [first, last] = made.get(link.source) ?? [asOf * 1440, asOf * 1440 + 1439]
  return link.shifts.reduce(shiftMinutes, pick % 2 === 0 ? first : last)
}

const shiftMinutes = (minute: number, { amount, unit }: Offset): number => {
  if (unit === 'minutes') return minute + amount
  const day = Math.floor(minute / 1440)
  return withinCalendar(unit === 'days' ? day + amount : addMonths(day, amount)) * 1440 + (minute - day * 1440)
}

/** A day: a known one, perhaps moved by spans that the policy uses, perhaps one day beside. */
export const day = (cuts: CutPoints, key = ''): fc.Arbitrary<(background: Background) => number> => {
  const step = fc.tuple(fc.nat({ max: 1_000 }), fc.constantFrom(-1, 1))
  return fc
    .record({
      base: fc.nat({ max: 1_000 }),
      shifts: fc.array(step, { maxLength: 2 }),
      beside: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(0, 0, 1, -1) },
        { weight: 1, arbitrary: fc.integer({ min: -400, max: 40 }) },
      ),
      link: fc.nat({ max: 60 }),
    })
    .map(({ base, shifts, beside, link }) => (background) => {
      const linked = link % 3 === 0 ? null : followed(cuts, key, link, background)
      if (linked !== null) return withinCalendar(Math.floor(linked / 1440) + beside)
      const bases = [
        background.asOf,
        ...background.days,
        background.asOf,
        ...cuts.days,
        ...background.days,
        awkwardDays[base % awkwardDays.length] ?? 0,
      ]
      const from = bases[base % bases.length] ?? background.asOf
      const moved = shifts.reduce((day, [pick, sign]) => {
        const offset = cuts.offsets[pick % Math.max(1, cuts.offsets.length)]
        return offset === undefined ? day : shift(day, offset, sign)
      }, from)
      return withinCalendar(moved + beside)
    })
}

/** Notes a date, or a date and time, as made up. */
const noteDate = (background: Background, key: string, text: string): string => {
  const [first, last] = rangeOf(text.slice(0, 10))
  const time = text.length > 10 ? Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) : null
  background.made.set(key, time === null ? [first * 1440, last * 1440 + 1439] : [first * 1440 + time, first * 1440 + time])
  return text
}

/** Mostly a full date; sometimes known to the month or the year only. */
const date = (cuts: CutPoints, key: string): fc.Arbitrary<Later> =>
  fc.tuple(day(cuts, key), fc.nat({ max: 9 })).map(([of, precision]): Later => (background) => {
    const text = formatDay(of(background))
    const length = background.gaps > 0 && precision === 9 ? 7 : background.gaps > 0 && precision === 8 ? 4 : 10
    return noteDate(background, key, text.slice(0, length))
  })

const moment = (cuts: CutPoints, key: string): fc.Arbitrary<Later> => {
  const minutes = cuts.offsets.filter((offset) => offset.unit === 'minutes').map((offset) => offset.amount)
  // Around midnight a day begins and ends: there a span that is measured from a date without its time has its edges.
  const time = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(0, 1439, 0, 1439, 720) },
    { weight: 1, arbitrary: fc.nat({ max: 1439 }) },
  )
  const beside = fc.constantFrom(0, 1, -1)
  const shifts =
    minutes.length === 0
      ? fc.constant(0)
      : fc.oneof(fc.constant(0), fc.constantFrom(...minutes.flatMap((amount) => [amount, -amount])))
  const model = {
    of: day(cuts),
    time,
    shifts,
    beside,
    known: fc.nat({ max: 5 }),
    cut: fc.nat({ max: 50 }),
    link: fc.nat({ max: 60 }),
  }
  return fc.record(model).map((model): Later => (background) => {
    const linked = model.link % 3 === 0 ? null : followed(cuts, key, model.link, background)
    const minute = linked ?? (cuts.minutes[model.cut] ?? model.of(background) * 1440 + model.time) + model.shifts
    const text = formatMinute(minute + model.beside)
    return noteDate(background, key, background.gaps > 0 && model.known === 5 ? text.slice(0, 10) : text)
  })
}

/** Stored integers, sometimes equal to one that it is compared with, or a step beside. */
const stored = (
  cuts: CutPoints,
  key: string,
  step: number,
  values: fc.Arbitrary<number>,
): fc.Arbitrary<(background: Background) => number> =>
  fc.tuple(values, fc.nat({ max: 60 }), fc.constantFrom(0, 1, -1)).map(([value, pick, beside]) => ({ made }) => {
    const links = (cuts.links.get(key) ?? []).filter(({ source }) => made.has(source))
    const source = made.get(links[pick % Math.max(1, links.length)]?.source ?? '')
    const chosen = source !== undefined && pick % 3 === 0 ? source[0] + beside * step : value
    made.set(key, [chosen, chosen])
    return chosen
  })

const spanFactors = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 } as const

const anyCode = (system: string, cuts: readonly string[]): fc.Arbitrary<string> => {
  const known = codeSystems.find((candidate) => candidate.system === system)?.codes ?? []
  return fc.constantFrom(...new Set([...cuts, ...known, ...(known.length === 0 ? ['Z99'] : [])]))
}

/** Known values of a type; `key` names the fact or field among the cut-points. */
export const known = (type: ScalarType, key: string, cuts: CutPoints): fc.Arbitrary<Later> => {
  const integers = (cuts.integers.get(key) ?? []).filter((cut) => Math.abs(cut) < largest)
  const amounts = (step: number, others: fc.Arbitrary<number>, written: (value: number) => unknown): fc.Arbitrary<Later> =>
    stored(cuts, key, step, around(integers, step, others)).map(
      (of): Later =>
        (background) =>
          written(of(background)),
    )
  switch (type.kind) {
    case 'yes/no':
      return fixed(fc.boolean())
    case 'count':
      return amounts(
        1,
        fc.oneof({ weight: 20, arbitrary: fc.nat({ max: 8 }) }, { weight: 1, arbitrary: fc.constant(largest) }),
        (value) => within(0, value),
      )
    case 'number':
      return amounts(
        1,
        fc.integer({ min: -50, max: 2_000 }).map((tenths) => tenths * 100_000),
        (value) => within(-largest, value / millionths),
      )
    case 'rate':
      return amounts(
        1,
        fc.nat({ max: 40 }).map((halves) => halves * 500_000),
        (value) => within(0, value / millionths),
      )
    case 'span': {
      const factor = spanFactors[type.unit]
      return amounts(
        factor,
        fc.nat({ max: 60 }).map((value) => value * factor),
        (value) => within(0, Math.round(value / factor)),
      )
    }
    case 'date':
      return date(cuts, key)
    case 'moment':
      return moment(cuts, key)
    case 'enum':
      return amounts(
        1,
        fc.nat({ max: type.values.length - 1 }),
        (value) => type.values[Math.min(Math.max(0, value), type.values.length - 1)],
      )
    case 'code':
      return fixed(anyCode(type.system, cuts.codes.get(key) ?? []))
    case 'age':
      return fixed(
        around(
          integers.map((months) => Math.floor(months / 12)),
          1,
          fc.nat({ max: 90 }),
        ).map((years) => Math.max(0, years)),
      )
  }
}
