/**
 * Synthetic members: for each fact of a policy what is usual and what stands at an edge or speaks against it, and from that
 * a mix of members, the same in every run. Dates are known to the day or not at all, so that a function written by hand,
 * which knows no ranges of dates, can agree with the reference evaluator.
 */
import type { FactsInput } from '@rubric/compiler'
import { type Random, randomFrom, shuffled } from './random.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a value may depend on. */
export interface Draw {
  readonly random: Random
  /** `2026-03-01` */
  readonly asOf: string
}

export interface FactValues {
  readonly usual: (draw: Draw) => Json
  readonly other: (draw: Draw) => Json
}

/** By the names that the facts have in the input, dots included. */
export type FactTable = Readonly<Record<string, FactValues>>

export interface Member {
  readonly facts: FactsInput
  readonly asOf: string
}

export const yes: FactValues = { usual: () => true, other: () => false }
export const no: FactValues = { usual: () => false, other: () => true }
export const oneOf = (usual: readonly Json[], other: readonly Json[]): FactValues => ({
  usual: ({ random }) => random.pick(usual),
  other: ({ random }) => random.pick(other),
})

/** `years` and `months` later (earlier where negative), clamped to the month's last day, then `days`. */
export const shiftDate = (iso: string, years: number, months: number, days: number): string => {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const first = new Date(Date.UTC(year + years, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const moved = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)) + days * 86_400_000
  return new Date(moved).toISOString().slice(0, 10)
}

interface Profile {
  /** How likely a fact is other than usual. */
  readonly other: number
  /** How likely a fact is missing: half of the time its key, otherwise null. */
  readonly missing: number
}

const PROFILES: readonly Profile[] = [
  // Typical requests, complete or nearly so.
  { other: 0, missing: 0 },
  { other: 0.03, missing: 0.01 },
  { other: 0.06, missing: 0.02 },
  // Gaps in the record.
  { other: 0.03, missing: 0.15 },
  { other: 0.05, missing: 0.5 },
  // Edges and contradictions.
  { other: 0.25, missing: 0.03 },
  { other: 0.6, missing: 0.05 },
  { other: 0.3, missing: 0.3 },
]

const AS_OF = ['2026-03-01', '2026-08-31', '2026-11-15', '2028-02-29', '2027-01-31'] as const

/** The same members for the same table, count and seed, in shuffled order. */
export const membersOf = (table: FactTable, count: number, seed: number): readonly Member[] => {
  const random = randomFrom(seed)
  const members = Array.from({ length: count }, (_, index) => {
    const profile = PROFILES[index % PROFILES.length] ?? { other: 0, missing: 0 }
    const draw = { random, asOf: random.pick(AS_OF) }
    return { facts: factsOf(table, profile, draw), asOf: draw.asOf }
  })
  return shuffled(members, random)
}

const factsOf = (table: FactTable, profile: Profile, draw: Draw): FactsInput => {
  const facts: Record<string, Json> = {}
  for (const [name, values] of Object.entries(table)) {
    if (draw.random.chance(profile.missing)) {
      if (draw.random.chance(0.5) && !name.includes('.')) facts[name] = null
      continue
    }
    put(facts, name, draw.random.chance(profile.other) ? values.other(draw) : values.usual(draw))
  }
  return facts
}

/** `member` draws its whole object: age and birth date exclude each other. */
const put = (facts: Record<string, Json>, name: string, value: Json): void => {
  if (facts[name] !== undefined) throw new Error(`two values for ${name}`)
  facts[name] = value
}

/** An age in years or a date of birth: usual between two ages, otherwise at or outside either end. */
export const memberAged = (least: number, most: number): FactValues => ({
  usual: ({ random, asOf }) => {
    const years = least + 1 + random.below(most - least - 1)
    return random.chance(0.2) ? { age: years } : { birth_date: shiftDate(asOf, -years, 0, -random.below(364)) }
  },
  other: ({ random, asOf }) =>
    random.pick<Json>([
      { age: least - 1 },
      { age: least },
      { age: most },
      { age: most + 1 },
      { birth_date: shiftDate(asOf, -least, 0, 0) },
      { birth_date: shiftDate(asOf, -least, 0, 1) },
      { birth_date: shiftDate(asOf, -most - 1, 0, 0) },
      { birth_date: shiftDate(asOf, -most - 1, 0, 1) },
      { birth_date: '2020-02-29' },
      {},
    ]),
})
