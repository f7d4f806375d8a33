/** Lists of states, which decide what periods count, before the lists that those count are made to fit. */
import type { Recurrence } from '@rubric/compiler'
import { formatDay } from '../facts/civil.ts'
import { leafOf, withLeaf } from '../facts/leaves.ts'
import { rooted } from '../facts/links.ts'
import type { Draft } from './draft.ts'
import { shifted, stepOf } from './places.ts'
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
  const start = dayOf(from, draft) ?? after(today, -3)
  const end = (until === null ? null : dayOf(until, draft)) ?? today
  if (start > today) return []
  // A calendar's period begins up to its own length after the anchor.
  return [[start, after(today, 1)], [start, after(start, 2)], [after(Math.min(end, today), -2), end]]
}

/** The day that a value is reckoned to; null where it has none yet. */
const dayOf = (value: Recurrence['from'], { asOf, placed }: Draft): number | null => {
  const leaf = leafOf(value)
  const minute = leaf.kind === 'constant' ? Number(leaf.value) * (leaf.domain === 'day' ? DAY : 1) : leaf.kind === 'fact' ? placed.get(leaf.fact)?.[0] : asOf.minute
  const shifts = rooted(withLeaf(value, { kind: 'asOf', domain: 'day' }), '')?.shifts ?? []
  return minute === undefined ? null : Math.floor(shifts.reduce(shifted, minute) / DAY)
}
