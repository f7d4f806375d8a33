/** Lists of states, which decide what periods count, before the lists that those count are made to fit. */
import type { Recurrence } from '@rubric/compiler'
import { formatDay } from '../facts/civil.ts'
import type { Draft } from './draft.ts'
import { reckonedDay, shifted, stepOf } from './places.ts'
import type { Task } from './task.ts'

const DAY = 1440

/** None; and one stretch of the state: for as long as periods are asked for, for the first of them, for those that ended last. */
export function* statesFor(list: string, tasks: readonly Task[], draft: Draft): Iterable<unknown> {
  const recurring = tasks.flatMap(({ test }) => (test.kind === 'recurrence' && test.except?.list === list ? [test] : []))
  const stretches = new Map(recurring.flatMap((test) => stretchesOf(test, draft)).map((stretch) => [stretch.join(' '), stretch]))
  const listOf = (entries: readonly unknown[]): unknown => ({ complete_through: formatDay(draft.asOf.day), entries })
  yield listOf([])
  for (const [from, to] of stretches.values()) yield listOf([{ from: formatDay(from), to: formatDay(to) }])
}

type Stretch = readonly [from: number, to: number]

const stretchesOf = ({ from, until, period }: Recurrence, draft: Draft): readonly Stretch[] => {
  const step = stepOf(period)
  const after = (day: number, times: number): number => shifted(day * DAY, { ...step, amount: times * step.amount }) / DAY
  const today = draft.asOf.day
  const start = reckonedDay(from, draft) ?? after(today, -3)
  const end = (until === null ? null : reckonedDay(until, draft)) ?? today
  if (start > today) return []
  // A calendar's period begins up to its own length after the anchor.
  return [[start, after(today, 1)], [start, after(start, 2)], [after(Math.min(end, today), -2), end]]
}
