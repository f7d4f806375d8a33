/** Days and minutes that are reckoned from one that is named, as those that they lead to. */
import { type RuleGraph, type Test, testStatus, type Value } from '@rubric/compiler'
import { addMonths, firstDay, lastDay } from '../facts/civil.ts'

type Reckoned = Extract<Value, { kind: 'offset' | 'openDay' | 'movedDay' }>
type Constant = Extract<Value, { kind: 'constant'; value: number }>

export const isReckoned = (value: unknown): value is Reckoned =>
  typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'offset' || value.kind === 'openDay' || value.kind === 'movedDay')

/** Null of what is reckoned from anything else, and of days that a calendar does not reach. */
export const named = (value: Reckoned, graph: RuleGraph): Constant | null => {
  const from = isReckoned(value.date) ? named(value.date, graph) : value.date
  if (from?.kind !== 'constant' || from.domain === 'code') return null
  if (value.kind === 'offset') return added(from, value)
  return from.value < firstDay || from.value > lastDay ? null : openFrom({ ...value, date: from }, graph)
}

const added = (from: Constant, { amount, unit }: Extract<Value, { kind: 'offset' }>): Constant => {
  const day = from.domain === 'day' ? 1 : 1440
  if (unit === 'minutes') return { ...from, value: from.value + amount }
  if (unit === 'days') return { ...from, value: from.value + amount * day }
  const [whole, rest] = [Math.floor(from.value / day), from.value - Math.floor(from.value / day) * day]
  return { ...from, value: addMonths(whole, amount) * day + rest }
}

const SOME_DAY = '2026-06-15'

/** Found by asking, so that calendars are reckoned in one place. */
const openFrom = (value: Reckoned, graph: RuleGraph): Constant | null => {
  const at = (day: number): Constant => ({ kind: 'constant', domain: 'day', value: day })
  const is = (relation: '=' | '<=', right: Value): boolean => testStatus(graph, compared(relation, value, right), {}, SOME_DAY) === 3
  if (!is('=', value)) return null
  let [before, through] = [firstDay - 1, lastDay]
  while (through - before > 1) {
    const middle = Math.floor((before + through) / 2)
    if (is('<=', at(middle))) through = middle
    else before = middle
  }
  return is('=', at(through)) ? at(through) : null
}

const compared = (relation: '=' | '<=', left: Value, right: Value): Test => ({ kind: 'compare', relation, left, right })
