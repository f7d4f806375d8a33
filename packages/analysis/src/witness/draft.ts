/** A member in the making: facts are put in and taken out again while the search goes on. */
import type { FactsInput } from '@rubric/compiler'
import { rangeOf } from '../facts/civil.ts'
import { isObject, lookUp, objectOf, own } from '../facts/json.ts'
import type { Effort } from './effort.ts'
import { createMemory, type Memory } from './memory.ts'
import { person } from './task.ts'

/** When the member is asked about. */
export interface Moment {
  /** `YYYY-MM-DD`, or with a minute. */
  readonly text: string
  /** Since 1970-01-01. */
  readonly day: number
  /** Civil; of a day, its last. */
  readonly minute: number
}

export interface Draft {
  readonly asOf: Moment
  /** Nested, as evaluators read them. */
  readonly facts: FactsInput
  /** First and last minute that each date chosen so far may mean, and stored integers, by fact. */
  readonly placed: Map<string, readonly [number, number]>
  /** How many entries each list has, by fact. */
  readonly lengths: Map<string, number>
  readonly effort: Effort
  /** How many looks of it may be spent on one list, once all else is chosen. */
  readonly onList: number
  readonly memory: Memory
  /** The search of some list was given up. */
  isCut: boolean
}

export const momentOf = (text: string): Moment => {
  const [day] = rangeOf(text.slice(0, 10))
  const time = text.length > 10 ? Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) : 1439
  return { text, day: Math.floor(day), minute: day * 1440 + time }
}

export const draftAt = (text: string, effort: Effort, onList = Infinity, memory: Memory = createMemory()): Draft => ({
  asOf: momentOf(text), facts: {}, placed: new Map(), lengths: new Map(), effort, onList, memory, isCut: false,
})

/** The object that holds the last part of a dotted name. Names are an author's: `__proto__` is one like any other. */
const branchOf = (facts: FactsInput, path: readonly string[]): FactsInput =>
  path.slice(0, -1).reduce<FactsInput>((object, part) => {
    const next = own(object, part)
    if (isObject(next)) return next
    const made = {}
    define(object, part, made)
    return made
  }, facts)

const define = (object: FactsInput, key: string, value: unknown): void =>
  void Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })

/** What a fact becomes; undefined leaves it unknown. Of a person, the age or the date of birth. */
export interface Choice {
  readonly fact: string
  readonly value: unknown
  /** Of a number, as the rule graph stores it. */
  readonly stored?: number | null
}

export const put = (draft: Draft, { fact, value, stored }: Choice): void => {
  if (fact === person || fact === 'member.birth_date') for (const other of [person, 'member.birth_date']) remove(draft, other)
  if (value === undefined) return remove(draft, fact)
  const path = fact.split('.')
  define(branchOf(draft.facts, path), path.at(-1) ?? fact, value)
  const place = typeof stored === 'number' ? ([stored, stored] as const) : placeOf(value, draft.asOf)
  if (place !== null) draft.placed.set(fact, place)
  else draft.placed.delete(fact)
  const entries = own(value, 'entries')
  if (Array.isArray(entries)) draft.lengths.set(fact, entries.length)
}

export const remove = (draft: Draft, fact: string): void => {
  const path = fact.split('.')
  Reflect.deleteProperty(branchOf(draft.facts, path), path.at(-1) ?? fact)
  draft.placed.delete(fact)
  draft.lengths.delete(fact)
}

/** Minutes between which a fact lies that is chosen already, or all that a field of a list holds. */
export const placedAs = (name: string, { facts, placed, asOf }: Draft): readonly [number, number] | undefined => {
  const [list, field] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)]
  const entries = placed.has(name) || list === '' ? undefined : own(lookUp(facts, list), 'entries')
  if (!Array.isArray(entries)) return placed.get(name)
  const places = entries.flatMap((entry) => {
    const place = placeOf(own(entry, field), asOf)
    return place === null ? [] : [place]
  })
  return places.length === 0 ? undefined : [Math.min(...places.map(([first]) => first)), Math.max(...places.map(([, last]) => last))]
}

/** Minutes of a date as text; null of what is none. */
const placeOf = (value: unknown, { minute }: Moment): readonly [number, number] | null => {
  if (value === 'not yet') return [minute + 1, minute + 1 + 30 * 1440]
  if (typeof value !== 'string' || !/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?$/.test(value)) return null
  const [first, last] = rangeOf(value.slice(0, 10))
  if (value.length > 10) return [momentOf(value).minute, momentOf(value).minute]
  return [first * 1440, last * 1440 + 1439]
}

/** The facts without branches that nothing is in. */
export const finished = (facts: FactsInput): FactsInput =>
  objectOf(
    Object.entries(facts).flatMap(([name, value]) => {
      if (!isObject(value) || 'entries' in value) return [[name, value] as const]
      const inner = finished(value)
      return Object.keys(inner).length === 0 ? [] : [[name, inner] as const]
    }),
  )

