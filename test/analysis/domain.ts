/**
 * Members that stand for all: of each fact the values at and beside the cut-points of both versions, partly known and unknown; of each list a
 * few entries at the edges of windows. Every combination is one member.
 */
import { addMonths, formatDay, objectOf, parseDay } from '@rubric/analysis'
import type { Fact, FactsInput, ListType, RuleGraph, ScalarType } from '@rubric/compiler'
import { type CutPoints, cutPoints } from '@rubric/harness'
import { numbers } from '../laws/mutate.ts'
import { deep } from '../laws/runs.ts'

/** Of each key of the input, its values; undefined is a missing key. */
export type Domain = readonly (readonly [key: string, values: readonly unknown[]])[]

type Random = (below: number) => number

/** At most so many members a day. */
const LARGEST = deep ? 8_000 : 2_500

export const domainOf = (old: RuleGraph, next: RuleGraph, asOf: string, seed: number): Domain => {
  const random = numbers(seed)
  const all = cutsOf(cutPoints(old), cutPoints(next), parseDay(asOf))
  const read = new Set([old, next].flatMap(({ conditions }) => conditions.flatMap(({ facts }) => facts)))
  const facts = [...old.facts, ...next.facts.filter(({ name }) => old.facts.every((fact) => fact.name !== name))]
  const plain = facts
    .filter(({ name, origin }) => origin !== 'built in' && read.has(name))
    .map((fact) => [fact.name, valuesOf(fact, all, random)] as const)
  const member = read.has('member.age') || read.has('member.birth_date') ? [['member', ages(all)] as const] : []
  const service = [old, next].some(({ determinations }) => determinations.length > 0)
    ? [['request', requests(all)] as const, ['service', histories(all)] as const]
    : []
  return small([...plain, ...member, ...service], random)
}

/** Combinations, one after the other. */
export function* membersOf(domain: Domain): Generator<FactsInput> {
  const at = domain.map(() => 0)
  for (;;) {
    yield objectOf(domain.map(([key, values], index) => [key, values[at[index] ?? 0]] as const))
    let index = 0
    while (index < domain.length && (at[index] ?? 0) + 1 === domain[index]?.[1].length) at[index++] = 0
    if (index === domain.length) return
    at[index] = (at[index] ?? 0) + 1
  }
}

/** Values are left out, at random, of those facts that have most, until there are few enough members. */
const small = (domain: Domain, random: Random): Domain => {
  const sizes = domain.map(([, values]) => values.length)
  while (sizes.reduce((product, size) => product * size, 1) > LARGEST) {
    const largest = sizes.indexOf(Math.max(...sizes))
    sizes[largest] = Math.floor((sizes[largest] ?? 2) * 0.75)
  }
  return domain.map(([key, values], index) => [key, thinned(values, sizes[index] ?? values.length, random)])
}

/** Unknown stays. */
const thinned = (values: readonly unknown[], most: number, random: Random): readonly unknown[] => {
  const kept = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
  while (kept.length > most) kept.splice(random(kept.length - 1), 1)
  return kept
}

// ---- cut-points of both ------------------------------------------------------------------------------------

interface Cuts {
  readonly asOf: number
  readonly integers: (key: string) => readonly number[]
  readonly codes: (key: string) => readonly string[]
  /** Most entries that matter. */
  readonly length: (list: string) => number
  /** Days at which something changes, the day before and the day after. */
  readonly days: readonly number[]
}

const cutsOf = (a: CutPoints, b: CutPoints, asOf: number): Cuts => {
  const both = <T>(pick: (cuts: CutPoints) => ReadonlyMap<string, readonly T[]>, key: string): readonly T[] => [
    ...new Set([...(pick(a).get(key) ?? []), ...(pick(b).get(key) ?? [])]),
  ]
  const shifted = [...a.offsets, ...b.offsets].flatMap(({ amount, unit }) =>
    unit === 'minutes' ? [] : [1, -1].map((sign) => (unit === 'days' ? asOf + sign * amount : addMonths(asOf, sign * amount))),
  )
  const days = [asOf, ...a.days, ...b.days, ...shifted].flatMap((day) => [day, day - 1, day + 1])
  return {
    asOf,
    integers: (key) => both(({ integers }) => integers, key),
    codes: (key) => both(({ codes }) => codes, key),
    length: (list) => Math.min(3, 1 + Math.max(1, ...both(({ lengths }) => lengths, list))),
    days: [...new Set(days)],
  }
}

const beside = (cuts: readonly number[]): readonly number[] =>
  [...new Set((cuts.length === 0 ? [1] : cuts).flatMap((cut) => [cut - 1, cut, cut + 1]))].filter((value) => value >= 0)

// ---- values ------------------------------------------------------------------------------------------------

const valuesOf = ({ name, type }: Fact, cuts: Cuts, random: Random): readonly unknown[] =>
  type.kind === 'list' ? lists(name, type, cuts, random) : [...scalars(name, type, cuts), undefined]

const scalars = (key: string, type: ScalarType, cuts: Cuts): readonly unknown[] => {
  switch (type.kind) {
    case 'yes/no':
      return [true, false]
    case 'count':
    case 'span':
    case 'age':
      return beside(cuts.integers(key))
    case 'number':
    case 'rate':
      return beside(cuts.integers(key)).map((stored) => stored / 1_000_000)
    case 'enum':
      return type.values
    case 'code':
      return [...cuts.codes(key), 'Z99.9']
    case 'date':
      return [...cuts.days.map(formatDay), ...cuts.days.map((day) => formatDay(day).slice(0, 7)), formatDay(cuts.asOf).slice(0, 4), 'not yet']
    case 'moment':
      throw new Error('small policies have no times of day')
  }
}

/** At birthdays and beside them; ages in years, which are any month of the year; a year of birth. */
const ages = (cuts: Cuts): readonly unknown[] => {
  const months = cuts.integers('member.age')
  const birthdays = months.flatMap((age) => [0, 1, -1].map((by) => addMonths(cuts.asOf, -age) + by))
  const years = new Set(months.flatMap((age) => [Math.floor(age / 12) - 1, Math.floor(age / 12), Math.floor(age / 12) + 1]))
  return [
    ...birthdays.map((day) => ({ birth_date: formatDay(day) })),
    ...birthdays.slice(0, 1).map((day) => ({ birth_date: formatDay(day).slice(0, 4) })),
    ...[...years].map((age) => ({ age })),
    undefined,
  ]
}

// ---- lists -------------------------------------------------------------------------------------------------

/** How many lists of a fact are tried. */
const LISTS = 90

const lists = (name: string, type: ListType, cuts: Cuts, random: Random): readonly unknown[] => {
  const through = [formatDay(cuts.asOf), undefined, formatDay(cuts.asOf - 29), formatDay(cuts.asOf + 40)]
  const fields = type.fields.map((field) => {
    const past = cuts.days.filter((day) => day <= cuts.asOf + 1).map(formatDay)
    const values = field.name === type.dateField ? past : scalars(`${name}.${field.name}`, field.type, cuts)
    return [field.name, [...values, ...(random(4) === 0 ? [undefined] : [])]] as const
  })
  const entry = (): FactsInput =>
    objectOf(fields.map(([field, values]) => [field, values[random(values.length)]] as const))
  const some = (entries: readonly FactsInput[]) => through.map((day) => ({ ...(day === undefined ? {} : { complete_through: day }), entries }))
  const few = Array.from({ length: LISTS }, (_, index) => Array.from({ length: index % (cuts.length(name) + 1) }, entry))
  const drawn = few.map((entries, index) => some(entries)[index % 3 === 0 ? random(through.length) : 0])
  return [...some([]), ...thinned(drawn, LISTS, random), undefined]
}

// ---- requests ----------------------------------------------------------------------------------------------

const CODE = 'H2022'

const requests = ({ asOf, integers }: Cuts): readonly unknown[] => {
  const units = beside(integers('request.lines.units').map((most) => most / 1_000_000))
  const lines = [
    ...[...units, undefined].map((count) => ({ entries: [{ code: CODE, ...(count === undefined ? {} : { units: count }) }] })),
    { entries: [] },
    { entries: [{ code: 'T1017', units: 9 }] },
    undefined,
  ]
  const ends = [undefined, 0, 28, 29, 30, 31, 60].map((by) => (by === undefined ? {} : { to: formatDay(asOf + by) }))
  const first = { from: formatDay(asOf), authorization: 'A1' }
  return [
    ...ends.flatMap((to) => lines.map((line) => ({ ...first, ...to, ...(line === undefined ? {} : { lines: line }) }))),
    ...lines.map((line) => ({ ...(line === undefined ? {} : { lines: line }) })),
    undefined,
  ]
}

const histories = ({ asOf, integers }: Cuts): readonly unknown[] => {
  const caps = integers('service.history.units').map((most) => most / 1_000_000)
  const entry = (by: number, units: number) => ({ on: formatDay(asOf - by), code: CODE, units, authorization: 'A1' })
  const entries = [[], ...[0, 29, 30].map((by) => [entry(by, 1)]), ...caps.map((most) => [entry(1, most)])]
  return [
    ...entries.map((all) => ({ history: { complete_through: formatDay(asOf), entries: all } })),
    { history: { complete_through: formatDay(asOf - 10), entries: [] } },
    undefined,
  ]
}
