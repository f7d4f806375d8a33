/**
 * A small service record: what is asked for, and what was given before. Small enough to be shown to a reader; written as facts, and as the
 * evaluators read it.
 */
import type { FactsInput } from '@rubric/compiler'
import { FIRST_DAY, formatDay, LAST_DAY } from '@rubric/runtime'
import type { Amount, ServiceEntry, ServiceRecord } from '@rubric/runtime'

/** Days count from 1970-01-01, amounts are millionths; null is what is not known, or not given. */
export interface Service {
  readonly asOf: number
  readonly from: number | null
  readonly to: number | null
  /** The only requested line; null where nothing counts lines. */
  readonly line: { readonly code: string | null; readonly units: number; readonly hours: number | null } | null
  /** -Infinity: nobody knows of what is not listed. */
  readonly through: number
  readonly history: readonly Given[]
  readonly began: number | null
  readonly authorization: string | null
  readonly episode: string | null
}

/** A service that was given. */
export interface Given {
  readonly on: number | null
  readonly code: string | null
  readonly units: number | null
  readonly authorization: string | null
  readonly episode: string | null
}

/** The facts among which it is written: what is asked for, what was given, and the course that both belong to. */
export const serviceGroups: readonly string[] = ['request', 'service', 'course']

/** The same as facts and as evaluators read it. */
export interface Request {
  readonly facts: FactsInput
  readonly record: ServiceRecord
}

export const requestOf = (service: Service): Request => ({ facts: factsOf(service), record: recordOf(service) })

const UNITS = 1_000_000
const ANY_DAY: Amount = [FIRST_DAY, LAST_DAY]
const range = (day: number | null): Amount => (day === null ? ANY_DAY : [day, day])

const entryOf = ({ on, units, ...rest }: Given): ServiceEntry => {
  const [on$low, on$high] = range(on)
  return { on$low, on$high, units: units ?? NaN, ...rest }
}

export const recordOf = ({ line, from, to, began, history, ...rest }: Service): ServiceRecord => ({
  ...rest,
  lines:
    line === null
      ? null
      : [{ code: line.code, units: line.units, hours: line.hours ?? NaN, from$low: FIRST_DAY, from$high: LAST_DAY, to$low: FIRST_DAY, to$high: LAST_DAY }],
  history: history.map(entryOf),
  from: range(from),
  to: range(to),
  began: range(began),
})

// ---- as facts ----------------------------------------------------------------------------------------------

type Values = readonly (readonly [name: string, value: unknown])[]

/** Without what is not known; null where nothing is. */
const known = (values: Values): FactsInput | null => {
  const given = values.filter(([, value]) => value !== null)
  return given.length === 0 ? null : Object.fromEntries(given)
}

const day = (value: number | null): string | null => (value === null || value === -Infinity ? null : formatDay(value))
const amount = (millionths: number | null): number | null => (millionths === null ? null : millionths / UNITS)

export const factsOf = ({ from, to, line, through, history, began, authorization, episode }: Service): FactsInput => {
  const lines = line === null ? null : { entries: [known([['code', line.code], ['units', amount(line.units)], ['hours', amount(line.hours)]]) ?? {}] }
  const entries = history.map(
    (entry) =>
      known([
        ['on', day(entry.on)], ['code', entry.code], ['units', amount(entry.units)],
        ['authorization', entry.authorization], ['episode', entry.episode],
      ]) ?? {},
  )
  const isHistory = line !== null && (entries.length > 0 || through !== -Infinity)
  const list = isHistory ? known([['complete_through', day(through)], ['entries', entries]]) : null
  const request = known([['from', day(from)], ['to', day(to)], ['authorization', authorization], ['episode', episode], ['lines', lines]])
  const course = known([['began_on', day(began)]])
  return known([['request', request], ['service', list === null ? null : { history: list }], ['course', course]]) ?? {}
}

// ---- how much a reader has to take in ----------------------------------------------------------------------

const isGiven = (value: unknown): number => (value === null ? 0 : 1)
/** A code that nobody knows, or a service that is yet to come, is harder to picture than others. */
const ODD = 3

/**
 * The fewer known facts the smaller; of as many, the smaller amounts and the nearer days. Only to compare records with one another.
 */
export const sizeOf = (service: Service): number => {
  const { asOf, from, to, line, through, history, began, authorization, episode } = service
  const facts = [from, to, began, authorization, episode, line?.hours ?? null].reduce<number>((sum, value) => sum + isGiven(value), 0)
  const entries = history.reduce((sum, { on, code, units, ...ids }) => {
    const odd = [on === null || on > asOf, code === null, units === null].filter(Boolean).length * ODD
    return sum + 3 + odd + isGiven(ids.authorization) + isGiven(ids.episode)
  }, 0)
  const ends = (through === -Infinity ? 0 : 1) + (through === -Infinity || through === asOf ? 0 : 0.5) + (line?.code === null ? ODD : 0)
  const amounts = (line?.units ?? 0) + (line?.hours ?? 0) + history.reduce((sum, { units }) => sum + (units ?? 0), 0)
  const days = [from, to, began, ...history.map(({ on }) => on)].reduce<number>((sum, day) => sum + Math.abs((day ?? asOf) - asOf), 0)
  return facts + entries + ends + Math.min(0.4, amounts / UNITS / 10_000) + Math.min(0.09, days / 100_000)
}
