/** Values of one fact or field: such that each case that the conditions tell apart is among them. */
import type { ScalarType } from '@rubric/compiler'
import { addMonths, formatDay } from '../facts/civil.ts'
import { lookUp } from '../facts/json.ts'
import type { Draft } from './draft.ts'
import { datesFor, textOf } from './places.ts'
import { gathered, type Task } from './task.ts'

const millionths = 1_000_000
/** The largest number that a fact may be. */
const largest = 1_000_000_000
const spanFactors = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 } as const

/** `key` names the fact, or the field as `list.field`. Without unknown, which is no value. */
export const valuesFor = (key: string, type: ScalarType, tasks: readonly Task[], draft: Draft): Iterable<unknown> => {
  switch (type.kind) {
    case 'yes/no':
      return [true, false]
    case 'enum':
      return type.values
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
      return numbersAt(type, storedFor(key, tasks, draft))
    case 'age':
      return agesFor(key, tasks)
    case 'code':
      return codesFor(key, tasks, draft)
    case 'date':
    case 'moment':
      return datesFor(key, type, tasks, draft)
  }
}

/** A number as the rule graph stores it; null of what is none. */
export const storedOf = (type: ScalarType, value: unknown): number | null => {
  if (type.kind === 'enum') return type.values.indexOf(String(value))
  if (typeof value !== 'number') return null
  switch (type.kind) {
    case 'number':
    case 'rate':
      return Math.round(value * millionths)
    case 'span':
      return value * spanFactors[type.unit]
    case 'age':
      return value * 12
    default:
      return value
  }
}

/** What it is compared with: constants, and values of other facts that are chosen already. */
const storedFor = (key: string, tasks: readonly Task[], { placed }: Draft): readonly number[] => {
  const linked = gathered(tasks, ({ links }) => links.get(key)).flatMap(({ source }) => placed.get(source)?.[0] ?? [])
  const named = gathered(tasks, ({ integers }) => integers.get(key))
  return [...linked, ...named].filter((cut) => Math.abs(cut) < largest * millionths)
}

type NumberType = Extract<ScalarType, { readonly kind: 'count' | 'number' | 'rate' | 'span' }>

/** Cut-points and their neighbours, as they are written: those a plain step away before those that differ in the last digit. */
export const numbersAt = (type: NumberType, cuts: readonly number[]): readonly number[] => {
  const factor = type.kind === 'span' ? spanFactors[type.unit] : type.kind === 'count' ? 1 : millionths
  const steps = type.kind === 'number' || type.kind === 'rate' ? [millionths, millionths / 10, 1] : [factor]
  const least = type.kind === 'number' ? (type.least ?? -largest) : 0
  const whole = type.kind === 'span' ? cuts.flatMap((cut) => [cut - (cut % factor), cut + factor - (cut % factor)]) : cuts
  const near = [...whole, ...steps.flatMap((step) => whole.flatMap((cut) => [cut + step, cut - step])), 0, factor, 2 * factor, 3 * factor]
  return [...new Set(near.map((stored) => stored / factor))].filter((value) => value >= least && value <= largest)
}

/** None where all that is asked of is the date of birth. */
const agesFor = (key: string, tasks: readonly Task[]): readonly number[] => {
  if (!tasks.some(({ test }) => textOf(test).includes(`"${key}"`))) return []
  const years = gathered(tasks, ({ integers }) => integers.get(key)).map((months) => Math.floor(months / 12))
  const near = [0, -1, 1].flatMap((by) => years.map((age) => age + by))
  return [...new Set([...near, 40])].filter((age) => age >= 0 && age <= 110)
}

/** Dates of birth at which an age is reached. */
export function* birthDatesFor(tasks: readonly Task[], draft: Draft): Iterable<string> {
  const months = gathered(tasks, ({ offsets }) => offsets).filter(({ unit, amount }) => unit === 'months' && amount <= 0)
  const reached = months.flatMap(({ amount }) => [0, 1, -1].map((by) => formatDay(addMonths(draft.asOf.day, amount) + by)))
  yield* new Set(reached)
  yield* datesFor('member.birth_date', { kind: 'date' }, tasks, draft)
  if (!tasks.some(({ wanted }) => wanted === 1)) return
  for (const length of [7, 4]) yield* new Set(reached.map((day) => day.slice(0, length)))
}

// ---- codes -------------------------------------------------------------------------------------------------

/** Codes that the conditions name, or that other facts have, and the next ones beside them. */
const codesFor = (key: string, tasks: readonly Task[], { facts }: Draft): readonly string[] => {
  const others = gathered(tasks, ({ links }) => links.get(key)).map(({ source }) => lookUp(facts, source))
  const named = [...others.filter((value) => typeof value === 'string'), ...gathered(tasks, ({ codes }) => codes.get(key))]
  const next = ([1, -1] as const).flatMap((step) => named.map((code) => besideCode(code, step)))
  return [...new Set([...named, ...next, 'Z99'])]
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The next code of the same length: `F33.8` for `F33.9` and step -1. Where a sign has no next one, that before it is moved. */
const besideCode = (code: string, step: 1 | -1): string => {
  const [base = '', ...modifiers] = code.split('-')
  const all = [...base]
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const sign = signs.indexOf(all[at] ?? '')
    const next = signs[sign + step]
    const isDigit = sign >= 0 && sign < 10
    if (sign < 0 || next === undefined || isDigit !== signs.indexOf(next) < 10) continue
    all[at] = next
    break
  }
  return [all.join(''), ...modifiers].join('-')
}
