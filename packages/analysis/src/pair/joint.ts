/**
 * Two rule graphs as one: the facts of both, and each elementary condition once, however many clauses of either version ask for it. Where the
 * two agree word for word, they share a condition, so what was not touched cannot differ.
 */
import type { Calendar, Fact, FactType, RuleGraph, Selection, Test, Value } from '@rubric/compiler'
import { valuesOf } from '../facts/leaves.ts'
import { once } from './alike.ts'
import { settled } from './settled.ts'

export interface JointTest {
  readonly test: Test
  /** A version that has it: its calendars and its zone are those that the test speaks of. */
  readonly graph: RuleGraph
  /** Names of the facts that decide it, sorted. `member.age` stands for the date of birth too. */
  readonly facts: readonly string[]
}

export interface Joint {
  readonly old: RuleGraph
  readonly next: RuleGraph
  /** Of both; of a fact whose type differs, that of the next version. Sorted by name. */
  readonly facts: ReadonlyMap<string, Fact>
  readonly tests: readonly JointTest[]
  /** Index into `tests`, by the index of the condition in that version. */
  readonly ofOld: readonly number[]
  readonly ofNext: readonly number[]
  /** Conditions of one version each, of which one is never met more than the other. */
  readonly ordered: readonly InOrder[]
  /** Facts whose type is not the same in both: what is given to one may not fit the other. */
  readonly retyped: ReadonlySet<string>
}

/** Into `tests`. In the order of statuses: not met, unknown, met. */
export interface InOrder {
  readonly lower: number
  readonly higher: number
}

export const jointOf = (old: RuleGraph, next: RuleGraph): Joint => {
  const facts = new Map([...old.facts, ...next.facts].sort((a, b) => (a.name < b.name ? -1 : 1)).map((fact) => [fact.name, fact]))
  for (const fact of next.facts) facts.set(fact.name, fact)
  const tests: JointTest[] = []
  const known = new Map<string, number>()
  const indexIn = (graph: RuleGraph) => (condition: { readonly test: Test }): number => {
    const test = settled(condition.test, graph)
    const key = keyOf(test, graph)
    const index = known.get(key) ?? tests.push({ test, graph, facts: factsOf(test) }) - 1
    known.set(key, index)
    return index
  }
  return once({
    old,
    next,
    facts,
    tests,
    ofOld: old.conditions.map(indexIn(old)),
    ofNext: next.conditions.map(indexIn(next)),
    ordered: [],
    retyped: new Set(next.facts.flatMap(({ name, type }) => (isSameType(old.facts.find((fact) => fact.name === name)?.type, type) ? [] : [name]))),
  })
}

/** True of a fact that the other version does not have. */
const isSameType = (a: FactType | undefined, b: FactType): boolean => a === undefined || JSON.stringify(a) === JSON.stringify(b)

// ---- when two conditions are one ---------------------------------------------------------------------------

/**
 * Equal keys, equal meaning: everything that a status depends on, calendars and zone by what they hold, enumerations by their values (an
 * index means another value where the list of values changed).
 */
const keyOf = (test: Test, graph: RuleGraph): string => {
  const parts = new Set<string>()
  const text = JSON.stringify(test, (name: string, value: unknown) => {
    if (name === 'calendar' && typeof value === 'number') parts.add(calendarKey(graph.calendars[value]))
    if (name === 'kind' && (value === 'instant' || value === 'civil')) parts.add(JSON.stringify(graph.zone))
    return name === 'calendar' && typeof value === 'number' ? calendarKey(graph.calendars[value]) : value
  })
  const types = factsOf(test).map((name) => typeKey(graph.facts.find((fact) => fact.name === name)?.type))
  return [text, ...parts, ...types].join('\n')
}

const calendarKey = (calendar: Calendar | undefined): string => JSON.stringify([calendar?.week, calendar?.holidays, calendar?.covers])
const typeKey = (type: FactType | undefined): string =>
  type?.kind === 'list' ? JSON.stringify([type.dateField, type.fields.map((field) => [field.name, field.type])]) : JSON.stringify(type)

// ---- which facts decide a condition ------------------------------------------------------------------------

export const factsOf = (test: Test): readonly string[] => {
  const found = new Set<string>()
  visitTest(test, found)
  return [...found].sort()
}

const visitTest = (test: Test, found: Set<string>): void => {
  for (const value of valuesOf(test)) visitValue(value, found)
  if (test.kind !== 'recurrence') return
  visitSelection(test.over, found)
  if (test.except !== null) found.add(test.except.list)
}

const visitSelection = (over: Selection, found: Set<string>): void => {
  found.add(over.list)
  for (const end of [over.from, over.to]) if (end !== null) visitValue(end, found)
  for (const test of over.where?.conditions ?? []) visitTest(test, found)
}

const visitValue = (value: Value, found: Set<string>): void => {
  switch (value.kind) {
    case 'fact':
      found.add(value.fact)
      return
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay':
      return visitValue(value.date, found)
    case 'instant':
    case 'openMinute':
    case 'dayOf':
      return visitValue(value.moment, found)
    case 'civil':
      return visitValue(value.instant, found)
    case 'minutesOf':
      return visitValue(value.day, found)
    case 'nthDay':
    case 'count':
    case 'sum':
    case 'pick':
      return visitSelection(value.over, found)
    case 'constant':
    case 'field':
    case 'asOf':
    case 'now':
      return
  }
}
