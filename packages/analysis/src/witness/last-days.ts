/**
 * What is compared with itself turns with how closely it is known. Of what is to come, that is as long as the calendar goes on: so it turns where
 * so much of it is left as lies between the two sides.
 */
import type { Value } from '@rubric/compiler'
import { formatDay, formatMinute, lastDay } from '../facts/civil.ts'
import { chosenAs, leafOf } from '../facts/leaves.ts'
import { boundOf } from '../facts/shifts.ts'
import type { Task } from './task.ts'
import { type Asked, askedBy } from './turns.ts'

export const lastDaysFor = (tasks: readonly Task[]): readonly string[] =>
  askedBy(tasks).filter(isOfItself).flatMap(({ left, right }) => {
    const [from, to] = [reachOf(left), reachOf(right)]
    const apart = [to[0] - from[1], to[1] - from[0]].map(Math.abs).filter(Number.isFinite)
    const lengths = [...new Set(apart)].flatMap((length) => [length, length - 1, length + 1]).filter((length) => length >= 0)
    // It may be any day, or minute, after the one that is asked about.
    return lengths.map((length) => (left.domain === 'day' ? formatDay(lastDay - 1 - length) : formatMinute(lastMinute - 1 - length)))
  })

const lastMinute = lastDay * 1440 + 1439

const isOfItself = ({ left, right, list }: Asked): boolean => {
  const key = chosenAs(leafOf(left), list)
  return (left.domain === 'day' || left.domain === 'minute') && key !== null && key === chosenAs(leafOf(right), list)
}

/** How far it is reckoned on, in days or minutes. */
const reachOf = (value: Value): readonly [least: number, most: number] => {
  const { inner, by } = boundOf(value)
  if (inner === value) return [0, 0]
  const [least, most] = reachOf(inner)
  return [least + by.reach[0], most + by.reach[1]]
}
