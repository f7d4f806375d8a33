/** Conditions on a list as they read once all else is chosen: what their filters ask of other facts is met, or is not. */
import type { Filter, Selection, Test } from '@rubric/compiler'
import { factsOf } from '../pair/joint.ts'
import { MET, NO_ENTRY, NOT_MET, simplerFilter } from '../pair/settled.ts'
import type { Draft } from './draft.ts'
import { fieldsOf } from './selections.ts'
import { choiceOf, holds, type Task } from './task.ts'

export interface Given {
  /** Equal texts, equal statuses, whatever the list holds. */
  readonly text: string
  readonly wanted: Task['wanted']
  /** False where no entry fits, so that only the days through which the list is complete matter. */
  readonly countsEntries: boolean
  /** Of some entry it will not be known whether it fits, whatever it is. */
  readonly isBlurred: boolean
}

/** Unknown, for good. */
const OPEN: Test = { kind: 'holds', value: { kind: 'fact', domain: 'status', fact: '' } }
const UNKNOWN = JSON.stringify(OPEN)

/** `missing`: facts that are chosen later. */
export const onceGiven = (task: Task, list: string, missing: readonly string[], draft: Draft): Given => {
  const { test, graph, wanted } = task
  if (!asksElsewhere(test)) return { text: textOf(test, graph), wanted, countsEntries: true, isBlurred: false }
  let [countsEntries, isBlurred] = [false, false]
  const known = (condition: Test): Test => {
    if (fieldsOf(condition).length > 0) return condition
    const has = (status: 0 | 3): boolean => holds({ ...task, test: condition, wanted: status }, draft)
    if (has(3)) return MET
    if (has(0)) return NOT_MET
    return factsOf(condition).some((fact) => missing.includes(choiceOf(fact))) ? condition : OPEN
  }
  const text = JSON.stringify(test, (_, value: unknown) => {
    if (!isSelection(value)) return value
    const where = value.where === null ? null : simplerFilter(value.where, known)
    if (value.list === list && where !== NO_ENTRY) countsEntries = true
    isBlurred ||= where?.conditions.some((condition) => JSON.stringify(condition) === UNKNOWN) === true
    return { ...value, where }
  })
  const isExcept = test.kind === 'recurrence' && test.except?.list === list
  return { text: textOf(JSON.parse(text) as Test, graph), wanted, countsEntries: countsEntries || isExcept, isBlurred }
}

/** Two that are one by now shall have different statuses. */
export const contradict = (given: readonly Given[]): boolean =>
  given.some(({ text, wanted }) => wanted !== null && given.some((other) => other.text === text && other.wanted !== null && other.wanted !== wanted))

/** Calendars and zones are those of a version. */
const textOf = (test: Test, { calendars, zone }: Task['graph']): string => {
  const text = JSON.stringify(test)
  return /"(calendar|instant|civil)"/.test(text) ? `${text} ${JSON.stringify([calendars, zone])}` : text
}

const isSelection = (value: unknown): value is Selection => typeof value === 'object' && value !== null && 'where' in value && 'list' in value

/** Whether a filter has a condition that no field decides. */
export const asksElsewhere = (test: Test): boolean => {
  const before = known.get(test)
  if (before !== undefined) return before
  let does = false
  JSON.stringify(test, (name, value: unknown) => {
    if (name === 'where' && value !== null) does ||= (value as Filter).conditions.some((condition) => fieldsOf(condition).length === 0)
    return value
  })
  known.set(test, does)
  return does
}

const known = new WeakMap<Test, boolean>()
