/**
 * What is wrong with facts that do not fit, and what in them nobody asked for. This is the slow side of `read`: a compiled
 * module copies facts in one pass that only says whether they fit; where they do not, its JSON Schema validator finds the
 * paths, and this walk adds what a schema cannot say (dates that do not exist, a seventh decimal, age next to birth date, days
 * that run backwards).
 */
import { FIRST_DAY, dayOfMinute, formatDay } from './calendar.ts'
import { LARGEST, MALFORMED, isObject, own, readAsOf, readDecimal, readFirstDay, readFirstMinute, readLastDay, readNow } from './reading.ts'
import type { JsonObject } from './reading.ts'

/** What stands at one place of the input. */
export type Input =
  /** `through`: the day through which a list is complete, a date that has come. */
  | { readonly kind: 'yes/no' | 'count' | 'age' | 'date' | 'moment' | 'through' | 'code' }
  | { readonly kind: 'decimal'; readonly least: number; readonly unit: string }
  | { readonly kind: 'span'; readonly unit: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'group'; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly fields: readonly Member[] }

export interface Member {
  readonly name: string
  readonly input: Input
}

/** A place in the input as a JSON Pointer (RFC 6901), and what is wrong there. */
export interface Problem {
  readonly path: string
  readonly message: string
}

/** An error of the generated validator, as far as it matters here. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: { readonly missingProperty?: unknown }
}

export interface Validator {
  (data: unknown): boolean
  readonly errors?: readonly SchemaError[] | null | undefined
}

/** Facts taken in, or every place that does not fit. `ignored` are the paths of keys that nothing declares. */
export type Reading<Record> =
  | { readonly ok: true; readonly record: Record; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** What belongs at a place, to end the sentence "expected …". */
const expectation = (input: Input): string => {
  switch (input.kind) {
    case 'yes/no':
      return 'true or false'
    case 'count':
      return `a whole number from 0 to ${LARGEST}`
    case 'age':
      return 'an age in completed years, a whole number'
    case 'decimal':
      return `a number${input.unit === '' ? '' : ` (${input.unit})`}${input.least === 0 ? ', 0 or more,' : ''} with at most six decimals`
    case 'span':
      return `a whole number of ${input.unit}, 0 or more`
    case 'date':
      return 'a date of the calendar: "2026-03-01", "2026-03", "2026" or "not yet"'
    case 'moment':
      return 'a date of the calendar, with its time or without: "2026-03-01T14:30", "2026-03-01" or "not yet"'
    case 'through':
      return 'a date of the calendar: "2026-03-01", "2026-03" or "2026"'
    case 'choice':
      return `one of ${input.values.join(', ')}`
    case 'code':
      return 'a code, as text'
    case 'group':
      return `an object with ${input.members.map((member) => member.name).join(', ')}`
    case 'list':
      return 'an object with "entries" (an array) and "complete_through" (a date)'
  }
}

const pointerStep = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

const valueText = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'an array'
  if (isObject(value)) return 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const at = (value: unknown, key: string): unknown => (isObject(value) ? own(value, key) : undefined)

/** Whether a value of the right JSON type still is none of the right kind. */
const beyondSchema = (input: Input, value: unknown): boolean => {
  switch (input.kind) {
    case 'decimal':
      return readDecimal(value, input.least) === MALFORMED
    case 'date':
      return readFirstDay(value, 0) === MALFORMED
    case 'moment':
      return readFirstMinute(value, 0) === MALFORMED
    case 'through':
      return readFirstDay(value) === MALFORMED
    case 'yes/no':
    case 'count':
    case 'age':
    case 'code':
    case 'span':
    case 'choice':
    case 'group':
    case 'list':
      return false
  }
}

interface Walk {
  /** Paths that the validator objects to. */
  readonly wrong: ReadonlySet<string>
  /** The first day that "not yet" can mean; of a day of evaluation that does not fit, any. */
  readonly soonest: number
  readonly problems: Problem[]
}

const objectTo = (walk: Walk, path: string, expected: string, value: unknown): void => {
  walk.problems.push({ path, message: `expected ${expected}, found ${valueText(value)}` })
}

const through: Input = { kind: 'through' }

/** `dated`: whether `from` and `to` among them are the first and the last day of what the object tells of. */
const checkMembers = (walk: Walk, members: readonly Member[], value: unknown, path: string, dated: boolean): void => {
  for (const member of members) {
    checkInput(walk, member.input, at(value, member.name), path + pointerStep(member.name))
    if (dated && member.name === 'to') checkLastDay(walk, members, value, path)
  }
}

/** The last day that `to` can mean is none before the first that `from` can mean. One that is not given may be any. */
const checkLastDay = (walk: Walk, members: readonly Member[], value: unknown, path: string): void => {
  if (!['from', 'to'].every((end) => members.some(({ name, input }) => name === end && input.kind === 'date'))) return
  const to = at(value, 'to')
  if (typeof to !== 'string') return
  const [first, last] = [readFirstDay(at(value, 'from'), walk.soonest), readFirstDay(to, walk.soonest)]
  if (first === MALFORMED || last === MALFORMED || readLastDay(to, last) >= first) return
  objectTo(walk, `${path}/to`, `a day on or after ${formatDay(first)}`, to)
}

const checkEntries = (walk: Walk, fields: readonly Member[], value: unknown, path: string): void => {
  const entries = at(value, 'entries')
  const place = `${path}/entries`
  if (walk.wrong.has(place) || !Array.isArray(entries)) return objectTo(walk, place, 'an array of entries', entries)
  entries.forEach((entry: unknown, index) => {
    const entryPath = place + pointerStep(index)
    if (walk.wrong.has(entryPath)) objectTo(walk, entryPath, 'an entry, an object', entry)
    else checkMembers(walk, fields, entry, entryPath, true)
  })
}

const checkInput = (walk: Walk, input: Input, value: unknown, path: string): void => {
  if (walk.wrong.has(path) || beyondSchema(input, value)) return objectTo(walk, path, expectation(input), value)
  if (value === undefined || value === null) return
  if (input.kind === 'group') checkMembers(walk, input.members, value, path, path === '/request')
  if (input.kind === 'list') {
    checkEntries(walk, input.fields, value, path)
    checkInput(walk, through, at(value, 'complete_through'), `${path}/complete_through`)
  }
}

const errorPath = (error: SchemaError): string =>
  error.keyword === 'required' && typeof error.params.missingProperty === 'string'
    ? error.instancePath + pointerStep(error.params.missingProperty)
    : error.instancePath

/**
 * Every place of the facts that does not fit, in the order of the declarations; empty where all is well. A day of evaluation
 * that does not fit comes first, with the path `as of`, which is no place in the facts.
 */
export const findProblems = (
  inputs: readonly Member[],
  facts: unknown,
  asOf: string,
  validate: Validator,
): readonly Problem[] => {
  const fits = validate(facts)
  const wrong = new Set(fits ? [] : (validate.errors ?? []).map(errorPath))
  const day = readAsOf(asOf)
  const walk: Walk = { wrong, soonest: day === MALFORMED ? FIRST_DAY : dayOfMinute(readNow(asOf, day) + 1), problems: [] }
  if (day === MALFORMED) objectTo(walk, 'as of', 'a day of the calendar, with a time or without: "2026-03-01T14:30" or "2026-03-01"', asOf)
  if (wrong.has('')) objectTo(walk, '', 'an object of facts', facts)
  else checkMembers(walk, inputs, facts, '', false)
  const member = at(facts, 'member')
  if ((at(member, 'age') ?? null) !== null && (at(member, 'birth_date') ?? null) !== null && asksForMember(inputs)) {
    walk.problems.push({ path: '/member/age', message: 'expected either an age or a birth date, found both' })
  }
  return walk.problems
}

const asksForMember = (inputs: readonly Member[]): boolean =>
  inputs.some(
    ({ name, input }) => name === 'member' && input.kind === 'group' && input.members.some((one) => one.input.kind === 'age'),
  )

const ignoredMembers = (members: readonly Member[], object: JsonObject, path: string, found: string[]): void => {
  const known = new Map(members.map((member) => [member.name, member.input]))
  for (const key of Object.keys(object)) {
    const input = known.get(key)
    if (input === undefined) found.push(path + pointerStep(key))
    else ignoredWithin(input, object[key], path + pointerStep(key), found)
  }
}

const listKeys: readonly Member[] = [
  { name: 'complete_through', input: through },
  { name: 'entries', input: { kind: 'code' } },
]

const ignoredWithin = (input: Input, value: unknown, path: string, found: string[]): void => {
  if (!isObject(value)) return
  if (input.kind === 'group') ignoredMembers(input.members, value, path, found)
  if (input.kind !== 'list') return
  ignoredMembers(listKeys, value, path, found)
  const entries = at(value, 'entries')
  if (!Array.isArray(entries)) return
  entries.forEach((entry: unknown, index) => {
    if (isObject(entry)) ignoredMembers(input.fields, entry, `${path}/entries/${index}`, found)
  })
}

/** The paths of keys that nothing declares, in the order of the input. */
export const findIgnored = (inputs: readonly Member[], facts: unknown): readonly string[] => {
  const found: string[] = []
  if (isObject(facts)) ignoredMembers(inputs, facts, '', found)
  return found
}
