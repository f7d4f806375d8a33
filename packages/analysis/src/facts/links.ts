/**
 * Which facts a policy measures against which others, and at what distance: `seen within 24 hours after referred` links the
 * two at 0 and at 24 hours. A generator that follows links puts values on the edges between facts, where errors live.
 */
import type { Condition, Recurrence, RuleGraph, Selection, Test, Value } from '@rubric/compiler'

export interface Shift {
  readonly amount: number
  readonly unit: 'days' | 'months' | 'minutes'
}

export interface Link {
  /** The fact (`referred`), field (`visits.on`) or `as of` that something is measured from. */
  readonly source: string
  readonly shifts: readonly Shift[]
}

/** Links by what they place: a fact or a field. */
export type Links = ReadonlyMap<string, readonly Link[]>

export const asOfSource = 'as of'

export const linksOf = (graph: Pick<RuleGraph, 'facts'> & { readonly conditions: readonly Pick<Condition, 'test'>[] }): Links => {
  const found = new Map<string, Map<string, Link>>()
  const add = (target: string, link: Link): void => {
    const all = found.get(target) ?? new Map<string, Link>()
    found.set(target, all.set(JSON.stringify(link), link))
  }
  const dateFields = new Map(graph.facts.map(({ name, type }) => [name, type.kind === 'list' ? type.dateField : null]))
  const visitor: Visitor = { add, dateField: (list) => dateFields.get(list) ?? null }
  for (const { test } of graph.conditions) visitTest(visitor, test, '')
  return new Map([...found].map(([target, links]) => [target, [...links.values()]]))
}

interface Visitor {
  readonly add: (target: string, link: Link) => void
  readonly dateField: (list: string) => string | null
}

/** A value as a place that something can be measured from, and how far from it; null where it has none. */
export interface Rooted {
  readonly root: string
  readonly shifts: readonly Shift[]
}

/** `list` is the list whose entries a filter runs over; empty outside of filters. */
export const rooted = (value: Value, list: string): Rooted | null => {
  switch (value.kind) {
    case 'fact':
      return { root: value.fact, shifts: [] }
    case 'field':
      return { root: `${list}.${value.field}`, shifts: [] }
    case 'pick':
      return { root: `${value.over.list}.${value.field}`, shifts: [] }
    case 'asOf':
    case 'now':
      return { root: asOfSource, shifts: [] }
    case 'dayOf':
    case 'instant':
      return rooted(value.moment, list)
    case 'civil':
      return rooted(value.instant, list)
    case 'minutesOf':
      return rooted(value.day, list)
    case 'movedDay':
      return rooted(value.date, list)
    case 'offset':
      return shifted(rooted(value.date, list), { amount: value.amount, unit: value.unit })
    case 'openDay':
      return shifted(rooted(value.date, list), { amount: value.amount, unit: 'days' })
    case 'openMinute':
      return shifted(rooted(value.moment, list), { amount: value.amount, unit: 'minutes' })
    case 'constant':
    case 'age':
    case 'count':
    case 'sum':
    case 'nthDay':
      return null
  }
}

const shifted = (from: Rooted | null, shift: Shift): Rooted | null =>
  from === null ? null : { root: from.root, shifts: [...from.shifts, shift] }

/** The same way from its end to its start. */
export const back = (shifts: readonly Shift[]): readonly Shift[] =>
  shifts.toReversed().map(({ amount, unit }) => ({ amount: -amount, unit }))

const link = (visitor: Visitor, left: Rooted | null, right: Rooted | null): void => {
  if (left === null || right === null || left.root === right.root) return
  if (left.root !== asOfSource) visitor.add(left.root, { source: right.root, shifts: [...right.shifts, ...back(left.shifts)] })
  if (right.root !== asOfSource) visitor.add(right.root, { source: left.root, shifts: [...left.shifts, ...back(right.shifts)] })
}

/** The values of a test, the one that is placed first. */
const valuesOf = (test: Test): readonly Value[] => {
  switch (test.kind) {
    case 'compare':
      return [test.left, test.right]
    case 'between':
      return [test.value, test.low, test.high]
    case 'deadline':
      return [test.event, test.due, ...(test.from === null ? [] : [test.from])]
    case 'recurrence':
      return [test.from, ...(test.until === null ? [] : [test.until])]
    case 'holds':
    case 'among':
    case 'coded':
    case 'during':
      return [test.value]
  }
}

const visitTest = (visitor: Visitor, test: Test, list: string): void => {
  const values = valuesOf(test)
  const [first, ...others] = values.map((value) => rooted(value, list))
  for (const other of others) link(visitor, first ?? null, other)
  for (const value of values) visitValue(visitor, value, list)
  if (test.kind === 'recurrence') visitRecurrence(visitor, test)
}

/** What recurs happens in one period or the next. */
const visitRecurrence = (visitor: Visitor, { over, from, period }: Recurrence): void => {
  const field = visitor.dateField(over.list)
  const start = rooted(from, '')
  if (field === null) return
  const root = { root: `${over.list}.${field}`, shifts: [] }
  link(visitor, root, start)
  if (period.form === 'every')
    for (const times of [1, 2]) link(visitor, root, shifted(start, { amount: times * period.amount, unit: period.unit }))
  visitSelection(visitor, over)
}

const visitValue = (visitor: Visitor, value: Value, list: string): void => {
  switch (value.kind) {
    case 'count':
    case 'sum':
    case 'pick':
    case 'nthDay':
      return visitSelection(visitor, value.over)
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay':
      return visitValue(visitor, value.date, list)
    case 'dayOf':
    case 'instant':
    case 'openMinute':
      return visitValue(visitor, value.moment, list)
    case 'civil':
      return visitValue(visitor, value.instant, list)
    case 'minutesOf':
      return visitValue(visitor, value.day, list)
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
      return
  }
}

/** The entries of a list are measured from the ends of the windows that look at them. */
const visitSelection = (visitor: Visitor, { list, where, from, to }: Selection): void => {
  const field = visitor.dateField(list)
  for (const end of [from, to]) {
    if (end === null) continue
    if (field !== null) link(visitor, { root: `${list}.${field}`, shifts: [] }, rooted(end, ''))
    visitValue(visitor, end, '')
  }
  for (const test of where?.conditions ?? []) visitTest(visitor, test, list)
}
