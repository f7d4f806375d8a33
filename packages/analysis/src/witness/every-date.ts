/** One date, compared with constants: every way in which it may be known that the comparisons tell apart. */
import type { ScalarType, Value } from '@rubric/compiler'
import { firstDay, formatDay, formatMinute } from '../facts/civil.ts'
import { chosenAs, keepsOrder, leafOf } from '../facts/leaves.ts'
import { draftAt } from './draft.ts'
import { unlimited } from './effort.ts'
import type { Task } from './task.ts'
import { askedBy, facing, turnsIn } from './turns.ts'

/** It compares the date, further on or not, and nothing else with what is named: the later the date, the later what is reckoned from it. */
export const isOfDateAlone = ({ test, graph }: Task, fact: string): boolean => {
  if (test.kind !== 'compare' && test.kind !== 'between') return false
  const isOther = (side: Value): boolean => leafOf(side).kind === 'constant'
  const isIt = (side: Value, list: string): boolean => chosenAs(leafOf(side), list) === fact
  return askedBy([{ test, graph }]).every(
    ({ left, right, list }) =>
      keepsOrder(left) && keepsOrder(right) &&
      (isOther(left) || isOther(right)) && (isOther(left) || isIt(left, list)) && (isOther(right) || isIt(right, list)),
  )
}

/** A value, and the day on which it has that meaning. */
interface Known {
  readonly value: string | undefined
  readonly asOf: string
}

/**
 * Not at all; exactly, between any two places where a comparison turns; in part, where a place lies within; and to come. A month or a year in
 * which nothing turns is like a day of it.
 */
export const everyDate = (fact: string, type: ScalarType, tasks: readonly Task[]): readonly Known[] => {
  const asked = askedBy(tasks)
  const against = asked.flatMap(facing).filter(({ key }) => key === fact)
  const turns = against.flatMap((each) => [...turnsIn(each, NOBODY, '<='), ...turnsIn(each, NOBODY, '<')])
  const starts = [...new Set([firstDay * 1440, ...turns])]
  const beside = starts.flatMap((minute) => [minute, minute - 1])
  const written = type.kind === 'moment' ? starts.map(formatMinute) : starts.map((minute) => formatDay(Math.floor(minute / 1440)))
  const days = beside.map((minute) => formatDay(Math.floor(minute / 1440)))
  const partial = type.kind === 'moment' ? days : days.flatMap((day) => [day.slice(0, 7), day.slice(0, 4)])
  const asOf = '2026-06-15'
  return [
    ...[undefined, ...new Set([...written, ...partial])].map((value) => ({ value, asOf })),
    ...[...new Set(beside.map(formatMinute)), '9999-12-31'].map((day) => ({ value: 'not yet', asOf: day })),
  ]
}

const NOBODY = draftAt('2026-06-15', unlimited)
