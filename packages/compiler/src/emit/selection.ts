/**
 * Loops over the entries of a list. An entry counts for certain where its filter is met and its date is surely in the window,
 * and possibly where that is unknown. Unless the list is complete through the end of the window, it may lack entries.
 */
import type { Selection, Value } from '../graph.ts'
import { tested } from './conditions.ts'
import { statusOf } from './logic.ts'
import { fieldNamed, listNamed } from './model.ts'
import type { ListFact, Model } from './model.ts'
import { propertyName } from './names.ts'
import { bound, entryScope, operand } from './scope.ts'
import type { Scope } from './scope.ts'
import { indented } from './text.ts'
import { ends, lowered } from './values.ts'
import type { Form, RangeForm } from './values.ts'

/** A selection made ready: the window as days, and what the loops over its entries need. */
export interface Ready {
  readonly scope: Scope
  readonly list: ListFact
  readonly over: Selection
  readonly entries: string
  /** Whether the list may lack entries of the window. */
  readonly lacking: string
  readonly from: RangeForm | null
  readonly to: RangeForm
}

export const readied = (over: Selection, scope: Scope): Ready => {
  const list = listNamed(scope.model, over.list)
  const property = `record.${propertyName(over.list)}`
  const from = over.from === null ? null : inDays(lowered(over.from, scope), over.from, scope)
  const to = over.to === null ? null : inDays(lowered(over.to, scope), over.to, scope)
  const until = to ?? ends({ form: 'exact', expression: 'record.$as_of' })
  return {
    scope,
    list,
    over,
    entries: property,
    lacking: lackingExpression(`${property}$through`, over.dated ? [from, until] : [], until),
    from,
    to: until,
  }
}

/** Nothing is missing from a window of which an end does not exist. */
const lackingExpression = (through: string, window: readonly (RangeForm | null)[], to: RangeForm): string => {
  const exists = window.flatMap((end) => (end?.maybeNone === true ? [`${end.low} <= ${end.high} && `] : []))
  return `${exists.join('')}${through} < ${to.high}`
}

/** The ends of a window are days. */
const inDays = (form: Form, value: Value, scope: Scope): RangeForm => {
  const range = ends(form)
  if (value.domain !== 'minute') return range
  const day = (minute: string): string => bound(scope, 'day', `${scope.model.use('dayOfMinute')}(${minute})`)
  return { ...range, low: day(range.low), high: day(range.high) }
}

// ---- one entry ---------------------------------------------------------------------------------------------

/** What a loop does for each entry; `counts` is an expression that says whether the entry counts. */
export type Body = (entry: Scope, counts: string) => readonly string[]

/** One loop for several selections of one list, each with what it does for an entry. */
export const loopForAll = (parts: readonly (readonly [Ready, Body])[], scope: Scope): void => {
  const [first] = parts
  if (first === undefined) return
  const [{ list, entries }] = first
  const entry = entryScope(scope, list)
  for (const [ready, body] of parts) {
    const counts = countsExpression(ready, entry)
    entry.lines.push(...body(entry, counts))
  }
  const variable = entry.entry?.variable ?? 'entry'
  // A filter may look at nothing of the entry; the underscore tells the compiler that this is meant.
  const name = entry.lines.some((line) => line.includes(`${variable}.`)) ? variable : `_${variable}`
  scope.lines.push(`for (const ${name} of ${entries}) {`, ...indented(entry.lines), '}')
}

export const loop = (ready: Ready, body: Body, scope = ready.scope): void => loopForAll([[ready, body]], scope)

/** The entries that count or may count, gathered with their days into an array; its name. */
export const datedEntries = (
  ready: Ready,
  type: string,
  members: (entry: Scope, dates: readonly string[]) => readonly string[],
): string => {
  const { scope } = ready
  const name = scope.fresh('gathered')
  scope.lines.push(`const ${name}: ${type} = []`)
  loop(ready, (entry, expression) => {
    const { low, high } = clipped(ready, dayOf(ready, entry))
    if (!ready.over.dated && ready.over.where === null) {
      return [`${name}.push({ ${members(entry, [`counts: ${entry.model.use('MET')}`, `low: ${low}`, `high: ${high}`]).join(', ')} })`]
    }
    const counts = bound(entry, 'counts', expression)
    // Two statuses joined are a number to TypeScript.
    const isJoined = ready.over.dated && ready.over.where !== null
    const status = isJoined ? `counts: ${counts} as ${entry.model.useType('Status')}` : counts === 'counts' ? counts : `counts: ${counts}`
    const all = members(entry, [status, `low: ${low}`, `high: ${high}`])
    return [`if (${counts} !== ${entry.model.use('NOT_MET')}) ${name}.push({ ${all.join(', ')} })`]
  })
  return name
}

/** An entry that counts lies in the window. */
const clipped = ({ over, from, to }: Ready, { low, high }: RangeForm): { readonly low: string; readonly high: string } =>
  over.dated ? { low: from === null ? low : `Math.max(${low}, ${from.low})`, high: `Math.min(${high}, ${to.high})` } : { low, high }

const countsExpression = (ready: Ready, entry: Scope): string => {
  const { model } = entry
  const { where } = ready.over
  const parts: string[] = []
  if (ready.over.dated) {
    const inside = inWindow(ready, dayOf(ready, entry), model)
    parts.push(where === null ? inside : bound(entry, 'inside', inside))
  }
  if (where !== null) {
    const outside = (): never => {
      throw new Error('a filter refers to a clause or a criterion')
    }
    const condition = (index: number): string => {
      const test = where.conditions[index]
      if (test === undefined) throw new Error(`a filter lacks its condition ${index}`)
      return tested(test, entry).status
    }
    parts.push(statusOf(where.logic, entry, { condition, clause: outside, criterion: outside }))
  }
  const [only = model.use('MET')] = parts
  if (parts.length > 1) return parts.map(operand).join(' & ')
  return isConstant(only) ? `${only} as ${model.useType('Status')}` : only
}

/** Of one status alone TypeScript knows the number, and takes every comparison with another for a mistake. */
const isConstant = (status: string): boolean => /^(?:MET|NOT_MET|UNKNOWN)$/.test(status)

const isMoment = ({ list }: Ready): boolean =>
  list.type.dateField !== null && fieldNamed(list, list.type.dateField).type.kind === 'moment'

/** The date of an entry as it is stored: a day or a minute. An entry of a list without dates may be of any day. */
export const dateOf = (ready: Ready, entry: Scope): RangeForm => {
  const field = ready.list.type.dateField
  if (field !== null) return ends(lowered({ kind: 'field', domain: isMoment(ready) ? 'minute' : 'day', field }, entry))
  return { form: 'range', low: entry.model.use('FIRST_DAY'), high: entry.model.use('LAST_DAY'), maybeNone: false }
}

/** The civil day of an entry, for the window. */
const dayOf = (ready: Ready, entry: Scope): RangeForm => {
  const date = dateOf(ready, entry)
  if (!isMoment(ready)) return date
  const day = (minute: string): string => bound(entry, 'day', `${entry.model.use('dayOfMinute')}(${minute})`)
  return { ...date, low: day(date.low), high: day(date.high) }
}

/** Whether an entry's date is in the window; nothing is in a window whose end does not exist. */
const inWindow = ({ from, to }: Ready, date: RangeForm, model: Model): string => {
  const inside =
    from === null
      ? `${model.use('atLeast')}(${to.low}, ${to.high}, ${date.low}, ${date.high})`
      : `${model.use('between')}(${[date.low, date.high, from.low, from.high, to.low, to.high].join(', ')})`
  const none = [from, to].flatMap((end) => (end?.maybeNone === true ? [`${end.low} > ${end.high}`] : []))
  return none.length === 0 ? inside : `${none.join(' || ')} ? ${model.use('NOT_MET')} : ${inside}`
}
