/** From the statuses that conditions shall have to a member for whom they have them. */
import { isInOrder, type Test, type Value } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { cutPoints } from '../facts/cut-points.ts'
import { lookUp } from '../facts/json.ts'
import type { Joint } from '../pair/joint.ts'
import type { Member } from '../version.ts'
import { daysToAsk } from './days.ts'
import { type Draft, draftAt, finished, put } from './draft.ts'
import { type Effort, effortOf } from './effort.ts'
import { isImpossible } from './impossible.ts'
import { lastDaysFor } from './last-days.ts'
import { createMemory, type Memory } from './memory.ts'
import { isState, type Part, partsOf, searchOnce } from './search.ts'
import { storedOf } from './scalars.ts'
import { holds, namesOf, statusIn, type Task, taskOf } from './task.ts'

export interface RealizeOptions {
  /** What may be spent before the search is given up. */
  readonly effort?: Effort
  /** Of other searches for records of the same two versions. */
  readonly memory?: Memory
  /** Days to ask about that are tried first, `YYYY-MM-DD` or with a minute. */
  readonly asOf?: readonly string[]
  /** Somebody of whom these facts are chosen already, known or not, and the day too. */
  readonly given?: Given
}

export interface Given extends Member {
  /** As tasks read them. */
  readonly names: ReadonlySet<string>
}

/** Looks. */
const usual = 100_000
const FEW = 10

export type Realized = Member | 'none' | 'not found'

/**
 * A member of whose conditions those in `wanted` (by index into `joint.tests`) have the given status: few facts known, values
 * where answers change. Facts that no wanted condition reads stay unknown. `none` only where it is certain that there is no such
 * member on any day; `not found` where the search ended without one. The same question always gives the same member.
 */
export const realize = (joint: Joint, wanted: ReadonlyMap<number, Status>, options: RealizeOptions = {}): Realized => {
  const { tasks, parts, possible } = askingFor(joint, wanted, options.given?.names)
  if (isOutOfOrder(joint, wanted) || isExcluded(joint, parts, possible)) return 'none'
  const likely = new Set([...(options.asOf ?? []), ...possible.slice(0, 1), ...lastDaysFor(tasks), ...possible])
  const days = options.given === undefined ? likely : [options.given.asOf]
  const { effort = effortOf(usual), memory = createMemory() } = options
  // Lists are searched a little first, everywhere, before any of them is searched for long. Of states that nobody counts, few entries do.
  const lists = parts.flatMap(({ facts }) => facts).filter((fact) => joint.facts.get(fact)?.type.kind === 'list' && !isState(fact, tasks)).length
  for (const onList of looksAtLists(lists)) {
    for (const day of days) {
      // Each day has its share of what is left, so that a hopeless one does not use it all up.
      const draft = draftAt(day, effort.part(effort.left() / 3), onList, memory)
      if (options.given !== undefined) putGiven(joint, options.given, draft)
      if (isFound(joint, tasks, parts, draft)) return { facts: finished(draft.facts), asOf: day }
      if (effort.left() < FEW) return 'not found'
    }
  }
  return 'not found'
}

/** Whether `realize` says `none`, without a search. */
export const isNobody = (joint: Joint, wanted: ReadonlyMap<number, Status>): boolean => {
  const { parts, possible } = askingFor(joint, wanted)
  return isOutOfOrder(joint, wanted) || isExcluded(joint, parts, possible)
}

const isOutOfOrder = ({ ordered }: Joint, wanted: ReadonlyMap<number, Status>): boolean =>
  ordered.some(({ lower, higher }) => (wanted.get(lower) ?? 0) > (wanted.get(higher) ?? 3))

interface Asking {
  readonly tasks: readonly Task[]
  readonly parts: readonly Part[]
  /** Days to ask about. */
  readonly possible: readonly string[]
}

const askingFor = (joint: Joint, wanted: ReadonlyMap<number, Status>, given: ReadonlySet<string> = new Set()): Asking => {
  const tasks = [...wanted].map(([index, status]) => taskOf(joint, index, status))
  const facts = [...new Set(tasks.flatMap(({ reads }) => reads))].filter((fact) => !given.has(fact)).sort()
  return { tasks, parts: partsOf({ facts, tasks: [...tasks, ...together(joint, facts)] }), possible: daysToAsk(tasks) }
}

const isExcluded = (joint: Joint, parts: readonly Part[], possible: readonly string[]): boolean =>
  possible.length === 0 || parts.some((part) => isImpossible(joint, part))

const putGiven = (joint: Joint, { facts, names }: Given, draft: Draft): void => {
  for (const fact of [...names].flatMap(namesOf)) {
    const [value, type] = [lookUp(facts, fact), joint.facts.get(fact)?.type]
    if (value !== undefined) put(draft, { fact, value, stored: type === undefined || type.kind === 'list' ? null : storedOf(type, value) })
  }
}

/** Of conditions that are decided by facts which are given, the status. */
export const statusesGiven = (joint: Joint, given: Given, effort: Effort): ReadonlyMap<number, Status> => {
  const draft = draftAt(given.asOf, effort)
  putGiven(joint, given, draft)
  const statuses = joint.tests.flatMap((_, index): readonly (readonly [number, Status])[] => {
    const task = taskOf(joint, index, null)
    const status = task.reads.every((fact) => given.names.has(fact)) ? statusIn(task, draft) : null
    return status === null ? [] : [[index, status]]
  })
  return new Map(statuses)
}

/** A little first, shared by all lists; then much. */
const looksAtLists = (lists: number): readonly number[] => [Math.max(LITTLE, 12_000 / Math.max(1, lists)), 60_000]
const LITTLE = 4_000

const isFound = (joint: Joint, tasks: readonly Task[], parts: readonly Part[], draft: Draft): boolean => {
  const { asOf } = draft
  const onDayAlone = tasks.filter(({ reads }) => reads.length === 0)
  return (
    onDayAlone.every((task) => holds(task, draft)) &&
    parts.every((part) => searchOnce(joint, part, draft)) &&
    [joint.old, joint.next].every((graph) => isInOrder(graph, draft.facts, asOf.text))
  )
}

/** The days of a request must not run backwards, so they are chosen together. */
const together = ({ next }: Joint, facts: readonly string[]): readonly Task[] => {
  const reads = ['request.from', 'request.to']
  if (!reads.every((name) => facts.includes(name))) return []
  const [to, from] = reads.map((fact): Value => ({ kind: 'fact', domain: 'day', fact })) as [Value, Value]
  const test: Test = { kind: 'compare', relation: '>=', left: to, right: from }
  const cuts = cutPoints({ facts: next.facts, conditions: [{ test }], calendars: [], zone: null, limits: [] })
  return [{ index: -1, test, graph: next, wanted: null, reads, readsAge: false, cuts, cost: () => 0 }]
}
