/**
 * Conditions written as what they come to. What is the same for every member on every day (`2026-01-05 before 2026-03-01`) is met or not met, and
 * a filter is without what changes nothing in it. So two ways to say one thing are one condition.
 */
import { type Filter, type Recurrence, type RuleGraph, type Test, testStatus, type Value } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { addMonths } from '../facts/civil.ts'
import { pairsOf } from '../facts/comparisons.ts'
import { leafOf, stepsOf } from '../facts/leaves.ts'
import { boundOf } from '../facts/shifts.ts'

/** The same object where there is nothing to settle. */
export const settled = (test: Test, graph: RuleGraph): Test => {
  const before = JSON.stringify(test)
  const after = JSON.stringify(test, (name, value: unknown) => {
    if (name === 'where' && isFilter(value)) return settledFilter(value, graph)
    return isOffset(value) ? (named(value) ?? value) : value
  })
  const inside = before === after ? test : (JSON.parse(after) as Test)
  const always = isAlways(inside, graph)
  return always === null ? inside : always ? MET : NOT_MET
}

const isOffset = (value: unknown): value is Offset => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'offset'

type Offset = Extract<Value, { kind: 'offset' }>
type Constant = Extract<Value, { kind: 'constant' }>

/** A day or minute that spans are added to, as the one that they lead to. */
const named = ({ date, amount, unit }: Offset): Constant | null => {
  const from = date.kind === 'offset' ? named(date) : date
  if (from?.kind !== 'constant' || from.domain === 'code') return null
  const day = from.domain === 'day' ? 1 : 1440
  if (unit === 'minutes') return { ...from, value: from.value + amount }
  if (unit === 'days') return { ...from, value: from.value + amount * day }
  const [whole, rest] = [Math.floor(from.value / day), from.value - Math.floor(from.value / day) * day]
  return { ...from, value: addMonths(whole, amount) * day + rest }
}

const given = (met: boolean): Test => {
  const number = (value: number): Value => ({ kind: 'constant', domain: 'integer', value })
  return { kind: 'compare', relation: '=', left: number(0), right: number(met ? 0 : 1) }
}

export const MET = given(true)
export const NOT_MET = given(false)

/** That no entry fits. */
export const NO_ENTRY: Filter = { logic: { op: 'condition', condition: 0 }, conditions: [NOT_MET] }

// ---- what is always so -------------------------------------------------------------------------------------

/** Null where it depends, or may be unknown. */
const isAlways = (test: Test, graph: RuleGraph): boolean | null => {
  if (test.kind === 'recurrence') return nothingRecurs(test, graph) ? true : null
  if (test.kind !== 'compare' && test.kind !== 'between' && test.kind !== 'deadline') return null
  if (!pairsOf(test).every(([left, right]) => isSure(left, right))) return null
  const status = testStatus(graph, test, {}, '2026-06-15')
  return status === 1 ? null : status === 3
}

/** Neither depends on a fact, and which is the earlier not on the day. */
const isSure = (left: Value, right: Value): boolean => {
  const kinds = [left, right].map((side) => leafOf(side).kind)
  if (kinds.every((kind) => kind === 'constant')) return true
  const [least, most] = distance(left, right)
  return least > 0 || most < 0 || (least === 0 && most === 0)
}

type Reach = readonly [least: number, most: number]

const ANYWHERE: Reach = [-Infinity, Infinity]

/** How far the second lies after the first, on whatever day. */
export const distance = (first: Value, second: Value): Reach => {
  const [from, to] = [reachOf(first), reachOf(second)]
  if (from === null || to === null || from.leaf !== to.leaf) return ANYWHERE
  return [to.reach[0] - from.reach[1], to.reach[1] - from.reach[0]]
}

/** Days or minutes from `as of`, or from the epoch; null of what depends on facts, and of clocks that are set forward and back. */
const reachOf = (value: Value): { readonly leaf: string; readonly reach: Reach } | null => {
  if (value.kind === 'asOf' || value.kind === 'now') return { leaf: value.kind, reach: [0, 0] }
  if (value.kind === 'constant') return typeof value.value === 'number' ? { leaf: 'epoch', reach: [value.value, value.value] } : null
  if (value.kind !== 'offset' && value.kind !== 'openDay') return null
  const { inner, by } = boundOf(value)
  const under = reachOf(inner)
  return under === null ? null : { leaf: under.leaf, reach: [under.reach[0] + by.reach[0], under.reach[1] + by.reach[1]] }
}

/** Days. */
export const shortest = { days: 1, months: 28, week: 7, month: 28, quarter: 90, year: 365 } as const

/**
 * Its first period lies after all days that it can be asked about, or none ends by the last day for which it is asked. Of a start that is not
 * certain, nothing is said.
 */
const nothingRecurs = ({ from, until, period }: Recurrence, graph: RuleGraph): boolean => {
  const same: Test = { kind: 'compare', relation: '=', left: from, right: from }
  const isNamed = leafOf(from).kind === 'constant'
  const isExact = isNamed ? testStatus(graph, same, {}, '2026-06-15') === 3 : stepsOf(from).every(({ kind }) => kind === 'offset')
  if (!isExact) return false
  const length = period.form === 'every' ? period.amount * shortest[period.unit] : shortest[period.unit]
  if (until !== null && distance(from, until)[1] < length - 1) return true
  // A period that begins on the day itself has begun.
  return distance({ kind: 'asOf', domain: 'day' }, from)[0] >= 1
}

// ---- filters -----------------------------------------------------------------------------------------------

const isFilter = (value: unknown): value is Filter => typeof value === 'object' && value !== null && 'conditions' in value

const settledFilter = (filter: Filter, graph: RuleGraph): Filter | null => simplerFilter(filter, (test) => settled(test, graph))

/** With what is known of its conditions. Null where every entry fits. */
export const simplerFilter = ({ logic, conditions }: Filter, known: (test: Test) => Test): Filter | null => {
  const tests = conditions.map(known)
  const simple = simplified(logic, tests)
  if (simple === true) return null
  if (simple === false) return NO_ENTRY
  const used = [...new Set(conditionsOf(simple).map((index) => JSON.stringify(tests[index])))]
  const indexOf = (index: number): number => used.indexOf(JSON.stringify(tests[index]))
  const renumbered = JSON.stringify(simple, (name, value: unknown) => (name === 'condition' && typeof value === 'number' ? indexOf(value) : value))
  return { logic: distinct(JSON.parse(renumbered) as Logic), conditions: used.map((text) => JSON.parse(text) as Test) }
}

const conditionsOf = (logic: Logic): readonly number[] => {
  if (logic.op === 'condition') return [logic.condition]
  if (logic.op === 'not') return conditionsOf(logic.of)
  return 'of' in logic ? logic.of.flatMap(conditionsOf) : []
}

/** True or false where no entry, and nothing else, matters. */
const simplified = (logic: Logic, tests: readonly Test[]): Logic | boolean => {
  switch (logic.op) {
    case 'condition':
      return tests[logic.condition] === MET ? true : tests[logic.condition] === NOT_MET ? false : logic
    case 'not': {
      const of = simplified(logic.of, tests)
      return typeof of === 'boolean' ? !of : { op: 'not', of }
    }
    case 'all':
    case 'any': {
      const ends = logic.op === 'any'
      const all = logic.of.map((each) => simplified(each, tests))
      const of = all.filter((each) => typeof each !== 'boolean')
      return all.includes(ends) ? ends : of.length === 0 ? !ends : { op: logic.op, of }
    }
    case 'number':
    case 'clause':
    case 'criterion':
      return logic
  }
}

/** Of what is said twice, once; and one of one is that one. */
const distinct = (logic: Logic): Logic => {
  if (logic.op === 'not') return { op: 'not', of: distinct(logic.of) }
  if (logic.op !== 'all' && logic.op !== 'any') return logic
  const of = [...new Map(logic.of.map((each) => [JSON.stringify(distinct(each)), distinct(each)])).values()]
  return of.length === 1 && of[0] !== undefined ? of[0] : { op: logic.op, of }
}
