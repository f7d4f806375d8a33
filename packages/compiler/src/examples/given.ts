/** The lines under `given`, one fact each, as input: what an engineer would send as JSON. */
import type { GivenEntry, GivenFact, Span } from '@rubric/syntax'
import type { ListType, ScalarType } from '../graph.ts'
import { type Context, site } from '../lower/context.ts'
import { dateFault } from '../calendars/dates.ts'
import { reportCondition } from '../lower/diagnostics.ts'
import { exampleOf, inWords } from '../lower/words.ts'
import type { Declared, DeclaredFact } from '../names/module.ts'
import { reportName } from '../names/diagnostics.ts'
import { lookUp, peek } from '../names/scope.ts'
import { didYouMean } from '../names/suggest.ts'
import { reportExample } from './diagnostics.ts'
import { type InputValue, inputValue } from './values.ts'

const notFacts: Readonly<Record<Exclude<Declared['kind'], 'fact'>, string>> = {
  define: 'a definition', criteria: 'a criteria block', codes: 'a set of codes', calendar: 'a calendar', limit: 'a limit',
  requirement: 'a requirement', exception: 'an exception', determination: 'a determination',
}

/** Facts by their name in the input; what does not fit is reported and left out. */
export const givenFacts = (context: Context, given: readonly GivenFact[]): ReadonlyMap<string, unknown> => {
  const { diagnostics } = context.lowering
  const seen = new Map<DeclaredFact, GivenFact>()
  const facts = new Map<string, unknown>()
  for (const each of given) {
    const { text } = each.name
    if (lacksDot(context, each)) continue
    const declared = lookUp(context.scope, text, site(context, each.name), diagnostics)
    if (declared === undefined) continue
    if (declared.kind !== 'fact') {
      const what = notFacts[declared.kind]
      diagnostics.push(reportExample('not-a-fact', site(context, each.name), { name: text, what }))
      continue
    }
    const first = seen.get(declared)
    if (first !== undefined) {
      const related = [{ file: context.scope.module.file, span: first.name, text: 'here' }]
      diagnostics.push(reportExample('given-twice', { ...site(context, each.name), related }, { name: text }))
    }
    seen.set(declared, each)
    const value = givenValue(context, each, declared)
    if (value !== undefined) facts.set(context.lowering.nameOf(declared), value)
  }
  const birth = [...seen].find(([{ name, module }]) => name === 'member.birth_date' && module === undefined)?.[1]
  if (birth !== undefined && (facts.get('member.age') ?? null) !== null && (facts.get('member.birth_date') ?? null) !== null) diagnostics.push(reportExample('age-given-twice', site(context, birth)))
  return facts
}

/** `request lines` for `request.lines`. Where the line broke off, that was reported, and its name may be half of what is meant. */
const lacksDot = (context: Context, { name, value }: GivenFact): boolean => {
  if (peek(context.scope, name.text) !== undefined) return false
  if (value?.kind !== 'Name') return value?.kind === 'Missing'
  const joined = `${name.text}.${value.text}`
  if (peek(context.scope, joined)?.kind !== 'fact') return false
  const holes = { name: name.text, near: '', hint: `Write a dot between: \`${joined}\`.` }
  context.lowering.diagnostics.push(reportName('unknown-name', site(context, name), holes))
  return true
}

interface Stretch {
  readonly first: string
  readonly from: unknown
  readonly last: string
  readonly to: unknown
}

/** Reports a last day before the first, where the record knows both. */
export const reportOrder = (context: Context, at: Span, { first, from, last, to }: Stretch): void => {
  const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
  if (!isDay(from) || !isDay(to) || to.slice(0, 10) >= from.slice(0, 10)) return
  context.lowering.diagnostics.push(reportExample('days-out-of-order', site(context, at), { first, from, last, to }))
}

const givenValue = (context: Context, given: GivenFact, { name, type }: DeclaredFact): unknown => {
  const { diagnostics } = context.lowering
  if (type.kind === 'list') return listValue(context, given, type)
  if (given.entries.length > 0 || given.completeThrough !== undefined) {
    diagnostics.push(reportExample('entries-for-no-list', site(context, given.name), { name, type: inWords(type) }))
    return undefined
  }
  if (given.value === undefined) {
    diagnostics.push(reportExample('value-missing', site(context, given.name), { name, type: inWords(type), expected: exampleOf(type) }))
    return undefined
  }
  return inputValue(context, given.value, type, name)
}

const listValue = (context: Context, given: GivenFact, type: ListType): unknown => {
  const { diagnostics } = context.lowering
  const { value, completeThrough, entries } = given
  if (value !== undefined && value.kind !== 'Missing') {
    if (value.kind === 'Name' && value.text === 'unknown' && entries.length === 0 && completeThrough === undefined) return null
    diagnostics.push(reportExample('value-for-a-list', site(context, value), { name: given.name.text }))
  }
  const why = completeThrough === undefined ? undefined : dateFault(completeThrough.text, false)
  if (completeThrough !== undefined && why !== undefined) {
    diagnostics.push(reportExample('bad-example-date', site(context, completeThrough), { why, partial: '' }))
  }
  return {
    ...(completeThrough === undefined ? {} : { complete_through: completeThrough.text }),
    entries: entries.map(entry => entryValue(context, entry, given.name.text, type)),
  }
}

const entryValue = (context: Context, entry: GivenEntry, list: string, type: ListType): Readonly<Record<string, InputValue>> => {
  const { diagnostics } = context.lowering
  const values = new Map<string, InputValue>()
  for (const { name, value } of entry.fields) {
    const field: { readonly type: ScalarType } | undefined = type.fields.find(each => each.name === name.text)
    if (field === undefined) {
      const fields = type.fields.map(each => each.name)
      const holes = { list, field: name.text, fields: fields.join(', '), near: didYouMean(name.text, fields) }
      diagnostics.push(reportCondition('unknown-field', site(context, name), holes))
      continue
    }
    if (values.has(name.text)) diagnostics.push(reportExample('given-twice', site(context, name), { name: name.text }))
    const input = inputValue(context, value, field.type, name.text)
    if (input !== undefined) values.set(name.text, input)
  }
  reportOrder(context, entry, { first: 'from', from: values.get('from'), last: 'to', to: values.get('to') })
  return Object.fromEntries(values)
}
