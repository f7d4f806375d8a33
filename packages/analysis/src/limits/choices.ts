/**
 * The values at which two versions' limits and days can part ways: units beyond every cap, days on both sides of the end of every window, codes
 * that one of them counts, hours around whole units. Small records are put together of them: the plainest first, then drawn at random.
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
/** So many beginnings of a course are tried with every request. */
const FEW = 3
/** A line goes on for so many days at most: longer ones cost more time than they tell. */
const LONGEST = 400

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
  // An initial stage begins the course itself.
  const isRenewed = terms.some(({ stage, grants: own }) => stage !== 'initial' && (own?.ceiling ?? null) !== null)
  const units = 4 * largest + UNIT
  const unitHours = unique(limits.flatMap((limit) => limit.unitHours ?? [])).toSorted((a, b) => a - b)
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
    began: (from) => (isRenewed ? firstDays(from ?? asOf, spans) : [null]),
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

/** First days of a course of which nothing, a day or a few days are left; and of one so much later than the request that no ceiling ends it. */
const firstDays = (from: number, stretches: readonly Stretch[]): readonly (number | null)[] =>
  unique([
    from,
    ...stretches.flatMap((each) => [-1, 0, 10].map((left) => startOf(each, from) + left)),
    null,
    ...stretches.map((each) => endOf(each, from)),
  ])

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

/**
 * Without a history, from the day itself or without days; with hours for all units or none known; all of the past known, or nothing. Those
 * that are first in most respects come first, so that each respect is soon looked at.
 */
export const plainServices = (choices: Choices): readonly Service[] => {
  const { asOf, tos, codes, hours: allHours, began: beginnings } = choices
  const [authorization = null] = choices.authorizations
  const [episode = null] = choices.episodes
  const found: { readonly service: Service; readonly rank: number }[] = []
  for (const [a, from] of [asOf, null].entries())
    for (const [b, to] of tos(from).entries())
      for (const [c, began] of beginnings(from).slice(0, FEW).entries())
        for (const [d, code] of (codes.length === 0 ? [null] : codes).entries())
          for (const [e, hours] of allHours.slice(-2).entries())
            for (const [f, through] of (codes.length === 0 ? [asOf] : [asOf, -Infinity]).entries()) {
              const service = { asOf, from, to, through, began, authorization, episode, line: lineOf(choices, code, hours), history: [] }
              found.push({ service, rank: a + b + c + d + e + f })
            }
  return found.toSorted((one, other) => one.rank - other.rank).map(({ service }) => service)
}

/** The same, each of one unit. */
export const oneUnit = (choices: Choices): readonly Service[] => plainServices(choices).map((service) => askingFor(UNIT, service, choices))

/** With the hours that so many units take at the most. */
export const askingFor = (units: number, service: Service, { unitHours }: Choices): Service => {
  const { line } = service
  const each = unitHours.at(-1)
  return line === null ? service : { ...service, line: { ...line, units, hours: each === undefined ? null : Math.ceil(units / UNIT) * each } }
}

/** One unit more, for one day, after one earlier service that used up what a limit leaves, on each day on which it may count. */
export const afterUse = (choices: Choices): readonly Service[] => {
  const { asOf, codes, hours: [hours = null], authorizations: [authorization = null], episodes: [episode = null] } = choices
  const days = choices.days(asOf, asOf).filter((day) => day <= asOf)
  return codes.flatMap((code) =>
    days.flatMap((on) =>
      choices.used.filter((units) => units !== null).map((units): Service => {
        const began = choices.began(asOf)[0] ?? null
        const used = { on, code, units, authorization, episode }
        return { asOf, from: asOf, to: asOf, through: asOf, began, authorization, episode, line: { code, units: UNIT, hours }, history: [used] }
      }),
    ),
  )
}

/** Drawn at random, endlessly, with up to two earlier services; some things are left unknown now and then. */
export function* drawnServices(choices: Choices, random: () => number): Generator<Service, never> {
  const pick = <T>(from: readonly T[], otherwise: T): T => from[Math.floor(random() * from.length)] ?? otherwise
  const rarely = (): boolean => random() < 0.06
  const code = (): string | null => (rarely() ? null : pick(choices.codes, null))
  const id = (names: readonly (string | null)[], other: string): string | null => pick(names.length > 1 ? [...names, other] : names, null)
  const given = (days: readonly number[]): Given => ({
    on: rarely() ? null : pick(days, null),
    code: code(),
    units: pick(choices.used, null),
    authorization: id(choices.authorizations, 'A2'),
    episode: id(choices.episodes, 'E2'),
  })
  for (;;) {
    const from = pick(choices.froms, null)
    const to = pick(choices.tos(from), null)
    const around = choices.days(from ?? choices.asOf, to ?? from ?? choices.asOf)
    const past = around.filter((day) => day <= choices.asOf)
    const days = past.length === 0 || rarely() ? around : past
    yield {
      asOf: choices.asOf, from, to,
      line: lineOf(choices, code(), pick(choices.hours, null)),
      through: random() < 0.7 ? choices.asOf : pick(choices.throughs, -Infinity),
      history: choices.codes.length === 0 ? [] : Array.from({ length: pick([0, 1, 1, 2], 0) }, () => given(days)),
      began: pick(choices.began(from), null),
      authorization: pick(choices.authorizations, null),
      episode: pick(choices.episodes, null),
    }
  }
}
