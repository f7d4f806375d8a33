/**
 * The values at which two versions' limits and days can part ways: units beyond every cap, days on both sides of the end of every window, codes
 * that one of them counts, hours around whole units. Small records are put together of them, all without a history first, then drawn at random
 * with one.
 */
import type { LimitWindowInfo } from '@rubric/runtime'
import { tellingCodes } from './codes.ts'
import type { Given, Service } from './service.ts'
import { endOf, isStretch, startOf, type Stretch, turnsOfMonths } from './stretches.ts'
import type { Terms } from './terms.ts'

export interface Choices {
  readonly asOf: number
  /** More units than any of the limits leaves. */
  readonly units: number
  /** Empty where nothing counts lines. */
  readonly codes: readonly string[]
  readonly hours: readonly (number | null)[]
  /** Hours that some limit asks of a unit. */
  readonly unitHours: readonly number[]
  readonly throughs: readonly number[]
  readonly used: readonly (number | null)[]
  readonly authorizations: readonly (string | null)[]
  readonly episodes: readonly (string | null)[]
  readonly froms: readonly (number | null)[]
  readonly tos: (from: number | null) => readonly (number | null)[]
  readonly began: (from: number | null) => readonly (number | null)[]
  /** Days of other services. */
  readonly days: (from: number, to: number) => readonly number[]
}

const UNIT = 1_000_000
/** A line goes on for so many days at most: longer ones cost more time than they tell. */
const LONGEST = 800

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]
const names = (isAsked: boolean, name: string): readonly (string | null)[] => (isAsked ? [name, null] : [null])

export const choicesOf = (terms: readonly Terms[], asOf: number): Choices => {
  const limits = terms.flatMap((each) => each.limits)
  const grants = terms.flatMap((each) => each.grants ?? [])
  const spans = grants.flatMap(({ span, ceiling }) => [span, ceiling].flatMap((stretch): Stretch[] => (stretch === null ? [] : [{ kind: 'any', ...stretch }])))
  const windows = limits.map(({ window }) => window).filter(isStretch)
  const stretches = [...windows, ...spans]
  const caps = unique(limits.map(({ most }) => most))
  const largest = Math.max(UNIT, ...caps)
  const units = 4 * largest + UNIT
  const unitHours = unique(limits.flatMap((limit) => limit.unitHours ?? []))
  const has = (kind: LimitWindowInfo['kind']): boolean => limits.some(({ window }) => window.kind === kind)
  return {
    asOf,
    units,
    codes: tellingCodes(limits),
    hours: unique([...unitHours.flatMap((each) => [each, Math.ceil(units / UNIT) * each]), null]),
    unitHours,
    throughs: [asOf, asOf - 1, -Infinity],
    used: unique([largest, UNIT, ...caps.filter((most) => most > 0), null]),
    authorizations: names(has('authorization'), 'A1'),
    episodes: names(has('episode'), 'E1'),
    froms: unique([asOf, ...stretches.flatMap((each) => [endOf(each, asOf), endOf(each, asOf) - 1]), ...turns(stretches, asOf), null]),
    tos: (from) => (from === null ? [null] : lastDays(from, stretches)),
    began: (from) => (grants.some(({ ceiling }) => ceiling !== null) ? firstDays(from ?? asOf, spans) : [null]),
    days: (from, to) => serviceDays(from, to, windows),
  }
}

const turns = (stretches: readonly Stretch[], asOf: number): readonly number[] =>
  stretches.some(({ unit }) => unit !== 'days' && unit !== 'week') ? turnsOfMonths(asOf) : []

/** One stretch, one day more, and two. */
const lastDays = (from: number, stretches: readonly Stretch[]): readonly (number | null)[] => {
  const ends = stretches.flatMap((each) => {
    const end = endOf(each, from)
    return [end - 1, end, endOf(each, end) - 1]
  })
  return [null, ...unique(ends.filter((end) => end >= from && end - from <= LONGEST))]
}

/** First days of a course of which nothing, a day or a few days are left. */
const firstDays = (from: number, stretches: readonly Stretch[]): readonly (number | null)[] =>
  unique([from, ...stretches.flatMap((each) => [-1, 0, 10].map((left) => startOf(each, from) + left)), null])

/** Those that just count with the first or the last day, and those beside them. Clamped months end up to three days off. */
const serviceDays = (from: number, to: number, windows: readonly Stretch[]): readonly number[] => {
  const edges = windows.flatMap((each) => {
    const [start, end] = [startOf(each, from), endOf(each, to)]
    const clamped = each.kind === 'any' && each.unit === 'months' ? [start - 3, start - 2, start + 1, end - 2] : []
    return [start - 1, start, end - 1, end, ...clamped]
  })
  return unique([from, from - 1, to, ...edges])
}

// ---- records -----------------------------------------------------------------------------------------------

const lineOf = ({ units, codes }: Choices, code: string | null, hours: number | null): Service['line'] =>
  codes.length === 0 ? null : { code, units, hours }

/** All without a history, the plainest first. */
export function* plainServices(choices: Choices): Generator<Service> {
  const { asOf, froms, tos, codes, hours: allHours, throughs, began: beginnings, authorizations, episodes } = choices
  for (const from of froms)
    for (const to of tos(from))
      for (const code of codes.length === 0 ? [null] : codes)
        for (const through of codes.length === 0 ? [asOf] : throughs)
          for (const hours of allHours)
            for (const began of beginnings(from))
              for (const authorization of authorizations)
                for (const episode of episodes)
                  yield { asOf, from, to, through, began, authorization, episode, line: lineOf(choices, code, hours), history: [] }
}

/** Drawn at random, endlessly, with one or two earlier services; some things are left unknown now and then. */
export function* drawnServices(choices: Choices, random: () => number): Generator<Service> {
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[], otherwise: T): T => from[Math.floor(random() * from.length)] ?? otherwise
  const rarely = (): boolean => random() < 0.06
  for (;;) {
    const from = pick(choices.froms, null)
    const to = pick(choices.tos(from), null)
    const around = choices.days(from ?? choices.asOf, to ?? from ?? choices.asOf)
    const past = around.filter((day) => day <= choices.asOf)
    const days = past.length === 0 || rarely() ? around : past
    const code = (): string | null => (rarely() ? null : pick(choices.codes, null))
    const given = (): Given => ({
      on: rarely() ? null : pick(days, null),
      code: code(),
      units: pick(choices.used, null),
      authorization: pick([...choices.authorizations, ...(choices.authorizations.length > 1 ? ['A2'] : [])], null),
      episode: pick([...choices.episodes, ...(choices.episodes.length > 1 ? ['E2'] : [])], null),
    })
    yield {
      asOf: choices.asOf, from, to,
      line: lineOf(choices, code(), pick(choices.hours, null)),
      through: random() < 0.7 ? choices.asOf : pick(choices.throughs, -Infinity),
      history: random() < 0.6 ? [given()] : [given(), given()],
      began: pick(choices.began(from), null),
      authorization: pick(choices.authorizations, null),
      episode: pick(choices.episodes, null),
    }
  }
}
