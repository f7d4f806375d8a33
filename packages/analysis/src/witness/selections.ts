/** What conditions look for in a list: which entries, which of their fields, and how many. */
import type { RuleGraph, Selection, Test, Value } from '@rubric/compiler'
import { valuesOf } from '../facts/leaves.ts'
import { type Cost, costOfTest } from './cost.ts'
import type { Task } from './task.ts'

/** A selection, and the version that asks for it: only that one knows its calendars. */
export interface Sight {
  readonly over: Selection
  readonly graph: RuleGraph
  /** The conditions that look this way. */
  readonly tasks: Set<Task>
}

/** How a list is looked at by the conditions on it. */
export interface Look {
  readonly selections: readonly Sight[]
  /** Fields that decide something. */
  readonly fields: ReadonlySet<string>
  /** Fields whose very value counts: those that are summed up, or taken from the latest entry. */
  readonly taken: ReadonlySet<string>
  /** Numbers of different days. */
  readonly days: readonly number[]
  /** Its entries are states for which periods count, or do not. */
  readonly isOfStates: boolean
  /** Each date matters, not only which windows it lies in. */
  readonly isOrdered: boolean
}

export const lookAt = (list: string, tasks: readonly Task[]): Look => {
  const selections = new Map<string, Sight>()
  const [fields, taken, days] = [new Set<string>(), new Set<string>(), new Set<number>()]
  let [isOrdered, isOfStates] = [false, false]
  const found = (over: Selection, task: Task): void => {
    if (over.list !== list) return
    const key = JSON.stringify(over)
    const sight = selections.get(key) ?? { over, graph: task.graph, tasks: new Set() }
    selections.set(key, sight)
    sight.tasks.add(task)
    for (const test of over.where?.conditions ?? []) for (const field of fieldsOf(test)) fields.add(field)
  }
  for (const task of tasks) {
    const { test } = task
    for (const value of partsOfTest(test)) {
      if (!('over' in value)) continue
      found(value.over, task)
      if (value.over.list !== list) continue
      if (value.kind === 'nthDay') days.add(value.number)
      if (value.kind === 'sum' || value.kind === 'pick') taken.add(value.field)
      if (value.kind === 'pick' || value.kind === 'nthDay') isOrdered = true
    }
    if (test.kind !== 'recurrence') continue
    found(test.over, task)
    if (test.over.list === list) isOrdered = true
    if (test.over.list === list && test.field !== null) taken.add(test.field)
    if (test.except?.list !== list) continue
    isOfStates = true
    for (const end of ['from', 'to']) taken.add(end)
  }
  for (const field of taken) fields.add(field)
  return { selections: [...selections.values()], fields, taken, days: [...days], isOfStates, isOrdered }
}

/** All values of a condition, those inside of others too; those of filters are not among them. */
const partsOfTest = (test: Test): readonly Value[] => valuesOf(test).flatMap(partsOfValue)

const partsOfValue = (value: Value): readonly Value[] => {
  switch (value.kind) {
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay':
      return [value, ...partsOfValue(value.date)]
    case 'instant':
    case 'openMinute':
    case 'dayOf':
      return [value, ...partsOfValue(value.moment)]
    case 'civil':
      return [value, ...partsOfValue(value.instant)]
    case 'minutesOf':
      return [value, ...partsOfValue(value.day)]
    case 'nthDay':
    case 'count':
    case 'sum':
    case 'pick':
      return [value, ...[value.over.from, value.over.to].flatMap((end) => (end === null ? [] : partsOfValue(end)))]
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
      return [value]
  }
}

interface Membership {
  readonly test: Test
  readonly cost: Cost
}

/** Whether an entry is among those selected: as a condition on a list that holds nothing else, and is complete. */
export const membership = (over: Selection): Membership => {
  const before = memberships.get(over)
  if (before !== undefined) return before
  const one: Value = { kind: 'constant', domain: 'integer', value: 1 }
  const test: Test = { kind: 'compare', relation: '>=', left: { kind: 'count', domain: 'integer', over }, right: one }
  const made = { test, cost: costOfTest(test) }
  memberships.set(over, made)
  return made
}

const memberships = new WeakMap<Selection, Membership>()

/** The conditions of the filters, each as a selection by itself. */
export const singly = ({ selections }: Look): readonly Pick<Sight, 'over' | 'graph'>[] =>
  selections.flatMap(({ over, graph }) =>
    (over.where?.conditions ?? []).map((condition) => {
      const where = { logic: { op: 'condition', condition: 0 } as const, conditions: [condition] }
      return { over: { list: over.list, dated: false, from: null, to: null, where }, graph }
    }),
  )

/** Which fields a condition of a filter reads. */
export const fieldsOf = (test: Test): readonly string[] => [
  ...new Set(partsOfTest(test).flatMap((value) => (value.kind === 'field' ? [value.field] : []))),
]
