/**
 * What a comparison of plain values comes to, worked out from the stated numbers and days alone: neither evaluator is asked. Of
 * what is not known exactly, and of lists, calendars and clocks, nothing is said.
 */
import type { Fact, FactsInput, RuleGraph, ScalarType, Test, Value } from '@rubric/compiler'
import { addMonths, parseDay } from '../facts/civil.ts'
import { lookUp } from '../facts/json.ts'
import type { MemberCase } from '../facts/members.ts'
import { millionths } from '../facts/values.ts'

/** From the least to the most that it can be, in stored units. An age given in years is all months of that year. */
export type Range = readonly [least: number, most: number]

/** A record as plain values are read from it. */
export interface Reading {
  readonly types: ReadonlyMap<string, Fact['type']>
  readonly facts: FactsInput
  /** Days since 1970-01-01. */
  readonly asOf: number
}

export const readingOf = ({ facts: all }: RuleGraph, { facts, asOf }: MemberCase): Reading => ({
  types: new Map(all.map(({ name, type }) => [name, type])),
  facts,
  asOf: parseDay(asOf),
})

/** What one step of a type is in stored units. */
export const stepOf = (type: ScalarType): number => (type.kind === 'age' ? 12 : type.kind === 'span' ? spanFactors[type.unit] : 1)

const spanFactors = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 } as const

/** Null where it is not a plain known value. */
export const storedOf = (type: ScalarType, value: unknown): Range | null => {
  const exactly = (stored: number): Range => [stored, stored]
  switch (type.kind) {
    case 'count':
      return typeof value === 'number' ? exactly(value) : null
    case 'number':
    case 'rate':
      return typeof value === 'number' ? exactly(Math.round(value * millionths)) : null
    case 'span':
      return typeof value === 'number' ? exactly(value * stepOf(type)) : null
    case 'age':
      return typeof value === 'number' ? [value * 12, value * 12 + 11] : null
    case 'date':
      return typeof value === 'string' && value.length === 10 ? exactly(parseDay(value)) : null
    case 'enum':
      return type.values.includes(String(value)) ? exactly(type.values.indexOf(String(value))) : null
    case 'yes/no':
    case 'code':
    case 'moment':
      return null
  }
}

const factRange = (fact: string, { types, facts, asOf }: Reading): Range | null => {
  const value = lookUp(facts, fact)
  if (fact === 'member.age' && value === undefined) {
    const born = storedOf({ kind: 'date' }, lookUp(facts, 'member.birth_date'))
    return born === null ? null : monthsBetween(born, asOf)
  }
  const type =
    fact === 'member.age'
      ? ({ kind: 'age' } as const)
      : fact === 'member.birth_date'
        ? ({ kind: 'date' } as const)
        : types.get(fact)
  return type === undefined || type.kind === 'list' ? null : storedOf(type, value)
}

/** Completed months. One born on the 31st has completed a month of 30 days on the 1st of the next. */
const monthsBetween = ([born]: Range, asOf: number): Range => {
  const [from, to] = [new Date(born * 86_400_000), new Date(asOf * 86_400_000)]
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  const completed = to.getUTCDate() < from.getUTCDate() ? months - 1 : months
  return [completed, completed]
}

/** Null where the value is not plain, or not known. */
export const plainValue = (value: Value, reading: Reading): Range | null => {
  switch (value.kind) {
    case 'constant':
      return typeof value.value === 'number' && value.domain !== 'minute' ? [value.value, value.value] : null
    case 'fact':
      return value.domain === 'minute' ? null : factRange(value.fact, reading)
    case 'asOf':
      return [reading.asOf, reading.asOf]
    case 'age': {
      const born = plainValue(value.date, reading)
      return born === null || born[0] !== born[1] ? null : monthsBetween(born, reading.asOf)
    }
    case 'offset': {
      const { amount, unit } = value
      const from = unit === 'minutes' ? null : plainValue(value.date, reading)
      const moved = (day: number): number => (unit === 'months' ? addMonths(day, amount) : day + amount)
      return from === null ? null : [moved(from[0]), moved(from[1])]
    }
    default:
      return null
  }
}

/** Whether the comparison holds; null where that cannot be said plainly. */
export const plainTruth = (test: Test, reading: Reading): boolean | null => {
  if (test.kind === 'compare') {
    const [left, right] = [plainValue(test.left, reading), plainValue(test.right, reading)]
    return left === null || right === null ? null : related(test.relation, left, right)
  }
  if (test.kind !== 'between') return null
  const [value, low, high] = [test.value, test.low, test.high].map((each) => plainValue(each, reading))
  if (value === undefined || low === undefined || high === undefined || value === null || low === null || high === null)
    return null
  const [above, below] = [related('<=', low, value), related('<=', value, high)]
  return above === false || below === false ? false : above === true && below === true ? true : null
}

/** Of ranges, what holds of all that they may be. */
const related = (
  relation: Extract<Test, { readonly kind: 'compare' }>['relation'],
  [a, b]: Range,
  [c, d]: Range,
): boolean | null => {
  const settled = (always: boolean, never: boolean): boolean | null => (always ? true : never ? false : null)
  switch (relation) {
    case '<':
      return settled(b < c, a >= d)
    case '<=':
      return settled(b <= c, a > d)
    case '>':
      return settled(a > d, b <= c)
    case '>=':
      return settled(a >= d, b < c)
    case '=':
      return settled(a === b && c === d && a === c, b < c || a > d)
    case '!=':
      return settled(b < c || a > d, a === b && c === d && a === c)
  }
}
