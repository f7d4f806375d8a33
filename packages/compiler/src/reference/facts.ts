/** Facts as they stand in the input, read as what is known of their values. */
import type { Fact, FactsInput, Field, ListType, RuleGraph, ScalarType, SpanUnit } from '../graph.ts'
import { completedMonths, dateOf, dayOfMinute, daysOf, LAST_DAY, LAST_MINUTE, minutesOfText } from './dates.ts'
import { code, exactly, range } from './known.ts'
import type { Known, Range } from './known.ts'
import { unknownOf } from './unknown.ts'

/** When an evaluation is made for: the day, since 1970-01-01, and the civil minute; of a day, its last. */
export interface Time {
  readonly asOf: number
  readonly now: number
}

/** The facts of one evaluation, and its time. */
export interface Input extends Time {
  readonly graph: RuleGraph
  readonly facts: FactsInput
}

export function readAsOf(text: string): Time {
  const minutes = minutesOfText(text)
  if (minutes === null) throw new TypeError(`as of must be a date such as 2026-03-01, or a minute of it, 2026-03-01T14:30, not ${text}`)
  return { asOf: dayOfMinute(minutes.hi), now: minutes.hi }
}

/** A single fact. Throws a TypeError that names the path where the value does not fit the type. */
export function readFact(input: Input, name: string): Known {
  const { type } = declared(input, name)
  if (type.kind === 'list') throw new TypeError(`${name} is a list`)
  if (type.kind === 'age') return readAge(input, name)
  return readScalar(type, at(input.facts, name), name, input)
}

/** In whole years, each its twelve months; or from the date of birth. */
function readAge(input: Input, name: string): Known {
  const years = at(input.facts, name)
  if (years !== null) {
    const n = expectNumber(years, name)
    return range(12 * n, 12 * n + 11)
  }
  const birth = at(input.facts, name.replace(/age$/, 'birth_date'))
  return birth === null ? unknownOf('integer') : ageIn(readDays(birth, 'member.birth_date', input), input.asOf)
}

/** The older the birth, the higher the age. */
export const ageIn = (birth: Range, asOf: number): Range => range(completedMonths(birth.hi, asOf), completedMonths(birth.lo, asOf))

export interface List {
  readonly type: ListType
  /** Through this day no entry is missing. */
  readonly completeThrough: number
  readonly entries: readonly FactsInput[]
  readonly time: Time
}

export function readList(input: Input, name: string): List {
  const { type } = declared(input, name)
  if (type.kind !== 'list') throw new TypeError(`${name} is no list`)
  return readListOf(type, input, name)
}

/** A list of that type, whether or not the policy declares it. */
export function readListOf(type: ListType, input: Input, name: string): List {
  const given = at(input.facts, name)
  if (given === null) return { type, completeThrough: -Infinity, entries: [], time: input }
  const record = expectRecord(given, name)
  const through = at(record, 'complete_through')
  const entries = at(record, 'entries') ?? []
  if (!Array.isArray(entries)) throw new TypeError(`${name}.entries must be an array`)
  const said = through === null ? -Infinity : readDays(through, `${name}.complete_through`, null).lo
  return {
    type,
    // A request is complete as it stands.
    completeThrough: name === 'request.lines' ? Infinity : said,
    entries: entries.every(isRecord) ? entries : entries.map((entry: unknown, i) => expectRecord(entry, `${name}.entries[${i}]`)),
    time: input,
  }
}

export function readField(list: List, entry: FactsInput, name: string): Known {
  const field = list.type.fields.find((f) => f.name === name)
  if (field === undefined) throw new TypeError(`no field ${name}`)
  return readScalar(field.type, own(entry, name), name, list.time)
}

/** Throws where the days of a request, or of an entry of a list, run backwards. */
export function expectInOrder(input: Input): void {
  const { request, lists } = stretchesOf(input.graph)
  if (request) expectForwards('request', at(input.facts, 'request.from'), at(input.facts, 'request.to'), input)
  for (const name of lists) {
    readList(input, name).entries.forEach((entry, i) => expectForwards(`${name}.entries[${i}]`, own(entry, 'from'), own(entry, 'to'), input))
  }
}

/** What has a first and a last day: the request, and entries of lists by their names. */
interface Stretches {
  readonly request: boolean
  readonly lists: readonly string[]
}

/** Of each graph, for members by the thousand. */
const stretches = new WeakMap<RuleGraph, Stretches>()

function stretchesOf(graph: RuleGraph): Stretches {
  const before = stretches.get(graph)
  if (before !== undefined) return before
  const isDated = (among: readonly (Fact | Field)[], path: string): boolean =>
    ['from', 'to'].every((end) => among.some(({ name, type }) => name === path + end && type.kind === 'date'))
  const lists = graph.facts.flatMap(({ name, type }) => (type.kind === 'list' && isDated(type.fields, '') ? [name] : []))
  const found = { request: isDated(graph.facts, 'request.'), lists }
  stretches.set(graph, found)
  return found
}

/** As far as they are known: the last day that `to` can be is none before the first that `from` can be. */
function expectForwards(path: string, from: unknown, to: unknown, time: Time): void {
  if (from === null || to === null) return
  const [first, last] = [readDays(from, `${path}.from`, time), readDays(to, `${path}.to`, time)]
  if (to !== NOT_YET && last.hi < first.lo) throw new TypeError(`${path}.to must be a day on or after ${dateOf(first.lo).toString()}`)
}

/** One value, in the stored form that the rule graph describes. */
export function readScalar(type: ScalarType, given: unknown, path: string, time: Time): Known {
  if (given === null) return unknownOf(domainOf(type))
  switch (type.kind) {
    case 'yes/no':
      if (typeof given !== 'boolean') throw new TypeError(`${path} must be true or false`)
      return exactly(given ? 1 : 0)
    case 'count':
      return exactly(expectNumber(given, path))
    case 'number':
    case 'rate':
      return exactly(Math.round(expectAmount(given, path, type.kind === 'rate' ? 0 : (type.least ?? -Infinity)) * 1_000_000))
    case 'span':
      return exactly(expectNumber(given, path) * STORED[type.unit])
    case 'date':
      return readDays(given, path, time)
    case 'moment':
      if (given === NOT_YET) return range(time.now + 1, LAST_MINUTE)
      return fits(minutesOfText(expectText(given, path)), path, 'a date, or a date and time such as 2026-03-01T14:30')
    case 'enum': {
      const index = type.values.indexOf(expectText(given, path))
      return exactly(fits(index < 0 ? null : index, path, `one of ${type.values.join(', ')}`))
    }
    case 'code':
      return code(expectText(given, path))
    case 'age': {
      const years = expectNumber(given, path)
      return range(12 * years, 12 * years + 11)
    }
  }
}

/** Calendar spans are stored in days or in months, clock spans in minutes. */
const STORED: Readonly<Record<SpanUnit, number>> = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 }

export function domainOf(type: ScalarType): 'status' | 'integer' | 'day' | 'minute' | 'code' {
  switch (type.kind) {
    case 'yes/no':
      return 'status'
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'enum':
    case 'age':
      return 'integer'
    case 'date':
      return 'day'
    case 'moment':
      return 'minute'
    case 'code':
      return 'code'
  }
}

/** Of what had not happened by `as of`: any later minute, or the day of one. */
const NOT_YET = 'not yet'

/** Without a time, `not yet` is no answer. */
function readDays(given: unknown, path: string, time: Time | null): Range {
  if (given === NOT_YET && time !== null) return range(dayOfMinute(time.now + 1), LAST_DAY)
  return fits(daysOf(expectText(given, path)), path, 'a date such as 2026-03-01')
}

/** The facts of each graph by name: conditions may be asked for by the thousand. */
const byName = new WeakMap<RuleGraph, ReadonlyMap<string, Fact>>()

function declared({ graph }: Input, name: string): Fact {
  const facts = byName.get(graph) ?? new Map(graph.facts.map((fact) => [fact.name, fact]))
  byName.set(graph, facts)
  const fact = facts.get(name)
  if (fact === undefined) throw new TypeError(`no fact ${name}`)
  return fact
}

/** The value at a dotted name; null where it, or a step on the way, is missing. */
export function at(facts: FactsInput, name: string): unknown {
  const end = name.indexOf('.')
  if (end < 0) return own(facts, name)
  const head = name.slice(0, end)
  const value = own(facts, head)
  return value === null ? null : at(expectRecord(value, head), name.slice(end + 1))
}

const own = (record: FactsInput, name: string): unknown => (Object.hasOwn(record, name) ? (record[name] ?? null) : null)

function expectNumber(given: unknown, path: string): number {
  if (typeof given !== 'number' || !Number.isFinite(given)) throw new TypeError(`${path} must be a number`)
  return given
}

function expectAmount(given: unknown, path: string, least: number): number {
  const amount = expectNumber(given, path)
  if (amount < least) throw new TypeError(`${path} must be a number, ${least} or more`)
  return amount
}

function expectText(given: unknown, path: string): string {
  if (typeof given !== 'string') throw new TypeError(`${path} must be a text`)
  return given
}

const isRecord = (given: unknown): given is FactsInput => typeof given === 'object' && given !== null && !Array.isArray(given)

function expectRecord(given: unknown, path: string): FactsInput {
  if (!isRecord(given)) throw new TypeError(`${path} must be an object`)
  return given
}

function fits<T>(read: T | null, path: string, expected: string): T {
  if (read === null) throw new TypeError(`${path} must be ${expected}`)
  return read
}
