/** What is the same for every member on every day: dates too far apart ever to meet, counts below zero, what is compared with itself. */
import { type Recurrence, type RuleGraph, type Test, testStatus, type Value } from '@rubric/compiler'
import { firstDay, lastDay } from '../facts/civil.ts'
import { pairsOf } from '../facts/comparisons.ts'
import { leafOf, stepsOf } from '../facts/leaves.ts'
import { boundOf } from '../facts/shifts.ts'

/** Null where it depends, or may be unknown. */
export const isAlways = (test: Test, graph: RuleGraph): boolean | null => {
  if (test.kind === 'recurrence') return nothingRecurs(test, graph) ? true : null
  if (test.kind !== 'compare' && test.kind !== 'between' && test.kind !== 'deadline') return null
  if (pairsOf(test).every((sides) => sides.every((side) => leafOf(side).kind === 'constant'))) {
    const status = testStatus(graph, test, {}, SOME_DAY)
    return status === 1 ? null : status === 3
  }
  switch (test.kind) {
    case 'compare':
      return isOrdered(test.relation, distance(test.left, test.right))
    case 'between':
      return both(isOrdered('>=', distance(test.value, test.low)), isOrdered('<=', distance(test.value, test.high)))
    case 'deadline':
      return both(test.from === null ? true : isOrdered('>=', distance(test.event, test.from)), isOrdered('<=', distance(test.event, test.due)))
  }
}

const SOME_DAY = '2026-06-15'

const both = (a: boolean | null, b: boolean | null): boolean | null => (a === false || b === false ? false : a === true && b === true ? true : null)

/** How far the second lies after the first, whatever the two are and however closely they are known. */
const isOrdered = (relation: Extract<Test, { kind: 'compare' }>['relation'], [least, most]: Reach): boolean | null => {
  const decided = (met: boolean, notMet: boolean): boolean | null => (met ? true : notMet ? false : null)
  const [isOne, isNever] = [least === 0 && most === 0, least > 0 || most < 0]
  switch (relation) {
    case '<':
      return decided(least > 0, most <= 0)
    case '<=':
      return decided(least >= 0, most < 0)
    case '=':
      return decided(isOne, isNever)
    case '!=':
      return decided(isNever, isOne)
    case '>=':
      return decided(most <= 0, least > 0)
    case '>':
      return decided(most < 0, least >= 0)
  }
}

type Reach = readonly [least: number, most: number]

const ANYWHERE: Reach = [-Infinity, Infinity]

export const distance = (first: Value, second: Value): Reach => {
  const [from, to] = [fromToday(first), fromToday(second)]
  if (from !== null && to !== null && from.leaf === to.leaf) return between(from.reach, to.reach)
  return between(spread(first), spread(second))
}

const between = (from: Reach, to: Reach): Reach => [to[0] - from[1], to[1] - from[0]]
const plus = (a: Reach, b: Reach): Reach => [a[0] + b[0], a[1] + b[1]]

/** Days or minutes from `as of`, which is known exactly; null of what depends on facts, and of clocks that are set forward and back. */
const fromToday = (value: Value): { readonly leaf: string; readonly reach: Reach } | null => {
  if (value.kind === 'asOf' || value.kind === 'now') return { leaf: value.kind, reach: [0, 0] }
  if (value.kind !== 'offset' && value.kind !== 'openDay') return null
  const { inner, by } = boundOf(value)
  const under = fromToday(inner)
  return under === null ? null : { leaf: under.leaf, reach: plus(under.reach, by.reach) }
}

const DAY = 1440
/** What is to come after the last day of the calendar begins on the day after it. */
const DAYS: Reach = [firstDay, lastDay + 1]
const MINUTES: Reach = [firstDay * DAY, (lastDay + 1) * DAY]

/** Where it lies, whatever is known of it: as stored. Of what may be none at all, nothing is said. */
const spread = (value: Value): Reach => {
  switch (value.kind) {
    case 'constant':
      return typeof value.value === 'number' ? [value.value, value.value] : ANYWHERE
    case 'fact':
    case 'field':
      return value.domain === 'day' ? DAYS : value.domain === 'minute' ? MINUTES : ANYWHERE
    case 'asOf':
      return DAYS
    case 'now':
      return MINUTES
    case 'count':
      return [0, Infinity]
    case 'sum':
      return value.signed ? ANYWHERE : [0, Infinity]
    case 'offset':
    case 'openDay': {
      const { inner, by } = boundOf(value)
      return plus(spread(inner), by.reach)
    }
    case 'dayOf': {
      const [least, most] = spread(value.moment)
      return [Math.floor(least / DAY), Math.floor(most / DAY)]
    }
    case 'minutesOf': {
      const [least, most] = spread(value.day)
      return [least * DAY, most * DAY + DAY - 1]
    }
    // No clock is a day off.
    case 'instant':
      return plus(spread(value.moment), [-DAY, DAY])
    case 'civil':
      return plus(spread(value.instant), [-DAY, DAY])
    case 'age':
    case 'movedDay':
    case 'openMinute':
    case 'nthDay':
    case 'pick':
      return ANYWHERE
  }
}

// ---- what recurs -------------------------------------------------------------------------------------------

/** Days. */
export const shortest = { days: 1, months: 28, week: 7, month: 28, quarter: 90, year: 365 } as const

/**
 * Its first period lies after all days that it can be asked about, or none ends by the last day for which it is asked. Where its start is not
 * certain, that only the first is so can be said.
 */
const nothingRecurs = ({ from, until, period }: Recurrence, graph: RuleGraph): boolean => {
  // A period that begins on the day itself has begun.
  if (distance({ kind: 'asOf', domain: 'day' }, from)[0] >= 1) return true
  const same: Test = { kind: 'compare', relation: '=', left: from, right: from }
  const isNamed = leafOf(from).kind === 'constant'
  const isExact = isNamed ? testStatus(graph, same, {}, SOME_DAY) === 3 : stepsOf(from).every(({ kind }) => kind === 'offset')
  const length = period.form === 'every' ? period.amount * shortest[period.unit] : shortest[period.unit]
  return isExact && until !== null && distance(from, until)[1] < length - 1
}
