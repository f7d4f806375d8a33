/**
 * The facts as the other tools get them: the numbers that Rubric stores (whole, so that no tool has to compare decimals),
 * words of enumerations as their place, dates as days, null where unknown. What no tool has in common with another is worked
 * out for them beforehand: the age in months, and the days that lie so long before `as of`. Both favours cost them no time.
 */
import type { FactType, Field, RuleGraph, Value } from '@rubric/compiler'
import { addMonths, agedOf, dayOf } from '../by-hand/days.ts'
import { itemsOf, objectOf } from '../by-hand/answers.ts'
import type { Member } from '../members/facts.ts'

export type StoredValue = number | boolean | null
export type StoredEntry = { readonly [field: string]: StoredValue }
/** Names without dots; a list `l` is `l` (its entries) and `l_through`; windows are `window_N`, the day itself `as_of`. */
export type Stored = { readonly [name: string]: StoredValue | readonly StoredEntry[] }

/** Complete through no day at all. */
const NEVER = -1_000_000_000

export const storedName = (name: string): string => name.replaceAll('.', '_')

/** The days that count from `as of`, such as the beginnings of look-back windows. */
export type Windows = ReadonlyMap<string, Value>

export const windowName = (windows: Windows, from: Value): string => {
  const place = [...windows.keys()].indexOf(JSON.stringify(from))
  if (place < 0) throw new Error('a day that was not found beforehand')
  return `window_${place}`
}

export const windowsOf = (graph: RuleGraph): Windows => {
  const found = new Map<string, Value>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('kind' in part && part.kind === 'offset') found.set(JSON.stringify(part), part as Value)
    Object.values(part).forEach(visit)
  }
  visit(graph.conditions.map(({ test }) => test))
  return found
}

/** Only offsets from `as of` are needed here. */
export const dayIn = (value: Value, asOf: number): number => {
  if (value.kind === 'asOf') return asOf
  if (value.kind === 'offset' && value.unit === 'months') return addMonths(dayIn(value.date, asOf), value.amount)
  if (value.kind === 'offset' && value.unit === 'days') return dayIn(value.date, asOf) + value.amount
  throw new Error(`a day that counts from ${value.kind}`)
}

export const storedFacts = (graph: RuleGraph, windows: Windows, { facts, asOf }: Member): Stored => {
  const day = dayOf(asOf) ?? 0
  const stored: { [name: string]: StoredValue | readonly StoredEntry[] } = { as_of: day }
  ;[...windows.values()].forEach((from, place) => {
    stored[`window_${place}`] = dayIn(from, day)
  })
  for (const { name, type } of graph.facts) {
    const value = at(facts, name)
    if (type.kind === 'list') {
      const list = objectOf(value)
      stored[storedName(name)] = itemsOf(list['entries']).map((entry) => storedEntry(type.fields, objectOf(entry)))
      stored[`${storedName(name)}_through`] = dayOf(list['complete_through']) ?? NEVER
    } else if (type.kind === 'age') {
      stored[storedName(name)] = agedOf(objectOf(facts['member']), day).ageInMonths
    } else if (name !== 'member.birth_date') {
      stored[storedName(name)] = storedValue(type, value)
    }
  }
  return stored
}

const storedEntry = (fields: readonly Field[], entry: { readonly [name: string]: unknown }): StoredEntry =>
  Object.fromEntries(fields.map(({ name, type }) => [name, storedValue(type, entry[name])]))

const at = (facts: { readonly [name: string]: unknown }, name: string): unknown =>
  name.split('.').reduce<unknown>((value, step) => objectOf(value)[step], facts)

const STORED = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 } as const

const storedValue = (type: FactType, value: unknown): StoredValue => {
  if (value === undefined || value === null) return null
  if (type.kind === 'yes/no') return value === true
  if (type.kind === 'enum') return type.values.indexOf(String(value))
  if (type.kind === 'date') return dayOf(value)
  if (typeof value !== 'number') throw new Error(`no stored form of ${type.kind}`)
  if (type.kind === 'number' || type.kind === 'rate') return Math.round(value * 1_000_000)
  return type.kind === 'span' ? value * STORED[type.unit] : value
}
