/**
 * Lists: counts, sums, the latest and earliest entry, and `any`, `no`, `every`, which are comparisons of a count with one
 * or none. `every … has C` says that no entry fails C. A filter looks at one entry and at facts; at no other list and no criteria.
 */
import type { Logic } from '@rubric/runtime'
import { type Aggregate, childrenOf, type DayOf, type Expression, type Node, type Span, type Window } from '@rubric/syntax'
import type { Field, Filter, ListType, ScalarType, Selection, Value } from '../graph.ts'
import { allBuiltInFacts } from '../names/built-in.ts'
import type { DeclaredFact } from '../names/module.ts'
import { lookUp, peek } from '../names/scope.ts'
import { didYouMean } from '../names/suggest.ts'
import { condition, conditionTable, type Context, nothing, site, type Typed, written } from './context.ts'
import { conditionOf } from './conditions.ts'
import { dayValue } from './days.ts'
import { toWhole } from './decimal.ts'
import { reportCondition } from './diagnostics.ts'
import { isClock, movedBy, timeSpan } from './spans.ts'
import { domainOf } from './values.ts'

interface ListInUse {
  readonly name: string
  readonly type: ListType
  readonly fact: DeclaredFact
  /** The name after the list's, of `trainings.hours`. */
  readonly field: string | undefined
}

const fieldNames = (type: ListType): string => type.fields.map(({ name }) => name).join(', ')

/** The list that an aggregate looks at; `weights.value` is a list and its field unless the whole name is a list's. */
const listOf = (context: Context, { target, function: fn }: Aggregate): ListInUse | undefined => {
  const { diagnostics } = context.lowering
  if (context.inFilter) {
    diagnostics.push(reportCondition('list-within-a-list', site(context, target)))
    return undefined
  }
  const dot = target.text.lastIndexOf('.')
  const whole = peek(context.scope, target.text)
  const split = dot > 0 && (whole?.kind !== 'fact' || whole.type.kind !== 'list') && !allBuiltInFacts.has(target.text)
  const name = split ? target.text.slice(0, dot) : target.text
  const field = split ? target.text.slice(dot + 1) : undefined
  const declared = lookUp(context.scope, name, site(context, target), diagnostics)
  if (declared === undefined) return undefined
  if (declared.kind !== 'fact' || declared.type.kind !== 'list') {
    diagnostics.push(reportCondition('not-a-list', site(context, target), { what: `\`${name}\` is not a list` }))
    return undefined
  }
  const { type } = declared
  const wantsField = fn === 'sum' || fn === 'latest' || fn === 'earliest'
  if (wantsField && field === undefined) {
    const example = type.fields.find(each => fn !== 'sum' || summable(each.type))?.name ?? 'field'
    const holes = { function: fn, list: name, fields: fieldNames(type), example: `${fn === 'sum' ? 'sum of' : fn} ${name}.${example}` }
    diagnostics.push(reportCondition('field-needed', site(context, target), holes))
    return undefined
  }
  if (!wantsField && field !== undefined) {
    diagnostics.push(reportCondition('field-not-wanted', site(context, target), { function: fn, list: name }))
    return undefined
  }
  return { name, type, fact: declared, field }
}

const fieldOf = (context: Context, { target }: Aggregate, { name, type, field }: ListInUse): Field | undefined => {
  const found = type.fields.find(each => each.name === field)
  if (found === undefined) {
    const near = didYouMean(field ?? '', type.fields.map(each => each.name))
    context.lowering.diagnostics.push(
      reportCondition('unknown-field', site(context, target), { list: name, field: field ?? '', fields: fieldNames(type), near }))
  }
  return found
}

const filterOf = (context: Context, list: ListInUse, ...conditions: readonly { expression: Expression; negated: boolean }[]): Filter | null => {
  if (conditions.length === 0) return null
  const table = conditionTable()
  const inner: Context = { ...context, conditions: table, entry: { name: list.name, type: list.type }, inFilter: true, isDuty: false }
  const of = conditions.map(({ expression, negated }): Logic => {
    checkFilterEnd(context, list, expression)
    const logic = conditionOf(inner, expression)
    return negated ? { op: 'not', of: logic } : logic
  })
  return { logic: of.length === 1 && of[0] !== undefined ? of[0] : { op: 'all', of }, conditions: table.list.map(({ test }) => test) }
}

/**
 * `no visits where kept and agreed` can be read in two ways where `agreed` is a fact of the member: inside the filter or beside it.
 * So what looks at no field of the entry stands in parentheses with the rest, or outside of them.
 */
const checkFilterEnd = (context: Context, { name, type }: ListInUse, filter: Expression): void => {
  if (filter.kind !== 'Chain') return
  const looksAtEntry = (node: Node): boolean =>
    (node.kind === 'NameReference' && type.fields.some(field => field.name === node.text)) || childrenOf(node).some(looksAtEntry)
  const stray = filter.operands.find(operand => operand.kind !== 'Missing' && !looksAtEntry(operand))
  if (stray === undefined) return
  const holes = { condition: written(context, stray), list: name }
  context.lowering.diagnostics.push(reportCondition('filter-without-end', site(context, stray), holes))
}

const windowOf = (context: Context, list: ListInUse, window: Window | undefined): { from: Value | null; to: Value | null } | undefined => {
  if (window === undefined) return { from: null, to: null }
  if (list.type.dateField === null) return withoutDate(context, window, list)
  const anchor: Value | undefined = window.anchor === undefined ? { kind: 'asOf', domain: 'day' } : dayValue(context, window.anchor)
  if (anchor === undefined) return undefined
  if (window.form === 'since') return { from: anchor, to: null }
  const span = window.amount === undefined ? undefined : timeSpan(context, window.amount)
  if (span === undefined || window.amount === undefined) return undefined
  if (isClock(span)) {
    const holes = { what: 'a window looks at whole days', hint: 'Write the window in days, weeks, months or years.' }
    context.lowering.diagnostics.push(reportCondition('clock-and-calendar', site(context, window.amount), holes))
    return undefined
  }
  const end = movedBy(anchor, span, window.form === 'after' ? 1 : -1)
  if (window.form === 'past') return { from: end, to: null }
  return window.form === 'before' ? { from: end, to: anchor } : { from: anchor, to: end }
}

const selectionOf = (context: Context, list: ListInUse, where: Filter | null, window: Window | undefined): Selection | undefined => {
  const ends = windowOf(context, list, window)
  if (ends === undefined) return undefined
  return { list: context.lowering.nameOf(list.fact), dated: list.type.dateField !== null, where, from: ends.from, to: ends.to }
}

const wheres = (where: Expression | undefined): readonly { expression: Expression; negated: boolean }[] =>
  where === undefined ? [] : [{ expression: where, negated: false }]

/** `count of`, `sum of`, `latest` and `earliest` as a value. */
export const aggregateValue = (context: Context, aggregate: Aggregate): Typed | undefined => {
  const fn = aggregate.function
  if (fn === 'any' || fn === 'no' || fn === 'every') {
    const holes = { what: `\`${fn}\` is met or not met`, hint: 'Write `count of` to compare how many there are.' }
    context.lowering.diagnostics.push(reportCondition('not-a-value', site(context, aggregate), holes))
    return undefined
  }
  const list = listOf(context, aggregate)
  if (list === undefined) return undefined
  const over = selectionOf(context, list, filterOf(context, list, ...wheres(aggregate.where)), aggregate.window)
  if (over === undefined) return undefined
  if (fn === 'count') return { value: { kind: 'count', domain: 'integer', over }, type: { kind: 'count' } }
  const field = fieldOf(context, aggregate, list)
  if (field === undefined) return undefined
  if (fn === 'sum') return sumOf(context, aggregate, over, field)
  if (!over.dated) return withoutDate(context, aggregate.target, list)
  return { value: { kind: 'pick', domain: domainOf(field.type), which: fn, over, field: field.name }, type: field.type }
}

const withoutDate = (context: Context, at: Span, { name, type }: ListInUse): undefined => {
  context.lowering.diagnostics.push(reportCondition('list-without-a-date', site(context, at), { list: name, fields: fieldNames(type) }))
  return undefined
}

/** `day 3 of attendance`: a date. */
export const dayOfList = (context: Context, { number, list: target, ...span }: DayOf): Typed | undefined => {
  const list = listOf(context, { kind: 'Aggregate', function: 'count', target, start: span.start, end: span.end })
  const over = list === undefined ? undefined : selectionOf(context, list, null, undefined)
  if (list === undefined || over === undefined) return undefined
  if (!over.dated) return withoutDate(context, target, list)
  const nth = toWhole(number.text)
  if (nth !== undefined && nth > 0) return { value: { kind: 'nthDay', domain: 'day', over, number: nth }, type: { kind: 'date' } }
  const holes = { why: 'days are counted from 1', expected: 'a whole number, for example `day 3 of …`' }
  context.lowering.diagnostics.push(reportCondition('bad-number', site(context, number), holes))
  return undefined
}

const summable = (type: ScalarType): boolean =>
  type.kind === 'count' || type.kind === 'number' || type.kind === 'rate' || type.kind === 'span'

const sumOf = (context: Context, aggregate: Aggregate, over: Selection, field: Field): Typed | undefined => {
  if (!summable(field.type)) {
    const holes = { what: `\`${field.name}\` is not an amount`, hint: 'Sum a count, a number, a rate or a span.' }
    context.lowering.diagnostics.push(reportCondition('not-a-value', site(context, aggregate.target), holes))
    return undefined
  }
  return { value: { kind: 'sum', domain: 'integer', over, field: field.name, signed: field.type.kind === 'number' }, type: field.type }
}

/** `any`, `no` and `every` as a condition. */
export const aggregateCondition = (context: Context, aggregate: Aggregate): Logic => {
  const list = listOf(context, aggregate)
  if (list === undefined) return nothing
  const fails = aggregate.has === undefined ? [] : [{ expression: aggregate.has, negated: true }]
  const over = selectionOf(context, list, filterOf(context, list, ...wheres(aggregate.where), ...fails), aggregate.window)
  if (over === undefined) return nothing
  const left: Value = { kind: 'count', domain: 'integer', over }
  const right: Value = { kind: 'constant', domain: 'integer', value: 1 }
  const relation = aggregate.function === 'any' ? '>=' : '<'
  return condition(context, { kind: 'compare', relation, left, right }, written(context, aggregate), { as: 'count' })
}
