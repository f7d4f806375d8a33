/** From the statuses that conditions shall have to a member for whom they have them. */
import { isInOrder, type Test, type Value } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { formatDay, formatMinute } from '../facts/civil.ts'
import { cutPoints } from '../facts/cut-points.ts'
import type { Joint } from '../pair/joint.ts'
import type { Member } from '../version.ts'
import { type Draft, draftAt, finished } from './draft.ts'
import { type Effort, effortOf } from './effort.ts'
import { isImpossible } from './impossible.ts'
import type { Memory } from './memory.ts'
import { stepOf } from './places.ts'
import { type Part, partsOf, searchOnce } from './search.ts'
import { gathered, holds, type Task, taskOf } from './task.ts'

export interface RealizeOptions {
  /** What may be spent before the search is given up. */
  readonly effort?: Effort
  /** Of other searches for records of the same two versions. */
  readonly memory?: Memory
  /** Days to ask about that are tried first, `YYYY-MM-DD` or with a minute. */
  readonly asOf?: readonly string[]
}

/** Days in the middle of a month first, then such on which spans of months and years are at odds. */
const usualDays = ['2026-06-15', '2026-03-31', '2024-02-29', '2026-01-01', '2025-12-31', '2026-02-28', '2027-10-13']

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
  const tasks = [...wanted].map(([index, status]) => taskOf(joint, index, status))
  const facts = [...new Set(tasks.flatMap(({ reads }) => reads))].sort()
  const parts = partsOf({ facts, tasks: [...tasks, ...together(joint, facts)] })
  if (parts.some((part) => isImpossible(joint, part))) return 'none'
  const days = [...new Set([...(options.asOf ?? []), ...daysToAsk(tasks)])]
  const effort = options.effort ?? effortOf(usual)
  // Lists are searched a little first, everywhere, before any of them is searched for long.
  for (const onList of looksAtList) {
    for (const day of days) {
      // Each day has its share of what is left, so that a hopeless one does not use it all up.
      const draft = draftAt(day, effort.part(effort.left() / 3), onList, options.memory)
      if (isFound(joint, tasks, parts, draft)) return { facts: finished(draft.facts), asOf: day }
      if (effort.left() < FEW) return 'not found'
    }
  }
  return 'not found'
}

const looksAtList = [4_000, 60_000]

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
  return [{ index: -1, test, graph: next, wanted: null, reads, cuts, cost: () => 0 }]
}

const daysToAsk = (tasks: readonly Task[]): readonly string[] => {
  const named = gathered(tasks, ({ days }) => days).flatMap((day) => [day, day - 1, day + 1])
  const minutes = gathered(tasks, ({ minutes }) => minutes).map(formatMinute)
  return [...afterAnchors(tasks).map(formatDay), ...usualDays, ...named.map(formatDay), ...minutes, ...timesOfDay(tasks)]
}

/** What recurs from a given day on is looked at soon after it, while there are few periods; what shall be met, before it too. */
const afterAnchors = (tasks: readonly Task[]): readonly number[] =>
  tasks.flatMap(({ test, wanted }) => {
    if (test.kind !== 'recurrence' || test.from.kind !== 'constant' || typeof test.from.value !== 'number') return []
    const { amount, unit } = stepOf(test.period)
    const [from, length] = [test.from.value, unit === 'days' ? amount : amount * 31]
    const after = [2, 3].map((times) => from + times * length + 1)
    return wanted === 3 ? [from - 1, ...after] : [...after, from + 1]
  })

/** A condition that reads the minute of `as of` may need a time of day. */
const timesOfDay = (tasks: readonly Task[]): readonly string[] =>
  tasks.some(({ test }) => JSON.stringify(test).includes('"now"')) ? usualTimes.map((time) => `2026-06-15T${time}`) : []

const usualTimes = ['12:00', '09:00', '00:00']
