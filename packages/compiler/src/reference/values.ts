/** What is known of each value of the rule graph. */
import type { Status } from '@rubric/runtime'
import type { Calendar, FactsInput, Test, Value } from '../graph.ts'
import { among, between, coded, compare } from './compare.ts'
import { duringDay, duringMinute, movedDay, openDay, openMinute } from './calendars.ts'
import { daysOfMinutes, minutesOfDays, shiftDays, shiftMinutes } from './dates.ts'
import { ageIn, readFact, readField } from './facts.ts'
import type { Input, List } from './facts.ts'
import { code, exactly, NONE, toRange } from './known.ts'
import type { Known, Range } from './known.ts'
import { countOf, pickOf, sumOf } from './lists.ts'
import { negate, NOT_MET } from './logic.ts'
import { nthDayOf } from './nth-day.ts'
import { deadlineOf, recurrenceOf } from './timed.ts'
import { unknownOf } from './unknown.ts'
import { civils, instants } from './zones.ts'

/** What a value may speak of: the input and, inside a filter, the entry at hand. */
export interface Scope {
  readonly input: Input
  readonly entry: { readonly list: List; readonly fields: FactsInput } | null
}

export function known(value: Value, scope: Scope): Known {
  const calendar = (index: number): Calendar => calendarOf(scope, index)
  switch (value.kind) {
    case 'constant':
      return value.domain === 'code' ? code(value.value) : exactly(value.value)
    case 'fact':
      return readFact(scope.input, value.fact)
    case 'field':
      if (scope.entry === null) throw new TypeError(`the field ${value.field} stands outside a list`)
      return readField(scope.entry.list, scope.entry.fields, value.field)
    case 'asOf':
      return exactly(scope.input.asOf)
    case 'age':
      return through(known(value.date, scope), (birth) =>
        isAnyDay(birth) ? unknownOf('integer') : ageIn(birth, scope.input.asOf),
      )
    case 'offset':
      return through(known(value.date, scope), (date) => offset(date, value))
    case 'now':
      return exactly(scope.input.now)
    case 'instant':
      return through(known(value.moment, scope), (civil) => instants(zoneOf(scope), civil))
    case 'civil':
      return through(known(value.instant, scope), (instant) => civils(zoneOf(scope), instant))
    case 'openDay':
      return through(known(value.date, scope), (days) => openDay(calendar(value.calendar), days, value.amount))
    case 'movedDay':
      return through(known(value.date, scope), (days) => movedDay(calendar(value.calendar), days, value.to))
    case 'openMinute':
      return through(known(value.moment, scope), (minutes) => openMinute(calendar(value.calendar), minutes, value.amount))
    case 'nthDay':
      return nthDayOf(value, scope)
    case 'dayOf':
      return through(known(value.moment, scope), daysOfMinutes)
    case 'minutesOf':
      return through(known(value.day, scope), minutesOfDays)
    case 'count':
      return countOf(value.over, scope)
    case 'sum':
      return sumOf(value.over, value.field, value.signed, scope)
    case 'pick':
      return pickOf(value, scope)
  }
}

function calendarOf({ input }: Scope, index: number): Calendar {
  const calendar = input.graph.calendars[index]
  if (calendar === undefined) throw new RangeError(`the rule graph has no calendar ${index}`)
  return calendar
}

function zoneOf({ input }: Scope): string {
  if (input.graph.zone === null) throw new TypeError('the policy has no time zone')
  return input.graph.zone.name
}

/** What is made of no value is no value. */
const through = (of: Known, make: (range: Range) => Known): Known => (of.kind === 'none' ? NONE : make(toRange(of)))

function isAnyDay(days: Range): boolean {
  const whole = toRange(unknownOf('day'))
  return days.lo <= whole.lo && days.hi >= whole.hi
}

function offset(date: Range, by: Extract<Value, { kind: 'offset' }>): Range {
  return by.domain === 'day' && by.unit !== 'minutes' ? shiftDays(date, by.amount, by.unit) : shiftMinutes(date, by.amount, by.unit)
}

/** The status of one elementary condition. */
export function decideTest(test: Test, scope: Scope): Status {
  switch (test.kind) {
    case 'holds':
      return compare('=', known(test.value, scope), exactly(1))
    case 'compare':
      return compare(test.relation, known(test.left, scope), known(test.right, scope))
    case 'between':
      return between(known(test.value, scope), known(test.low, scope), known(test.high, scope))
    case 'among': {
      const value = known(test.value, scope)
      return ofValue(value, test.negated, among(value, test.choices))
    }
    case 'coded': {
      const value = known(test.value, scope)
      return ofValue(value, test.negated, coded(value, test.patterns))
    }
    case 'during': {
      const value = known(test.value, scope)
      return ofValue(value, test.negated, during(value, test, scope))
    }
    case 'deadline':
      return deadlineOf(test, scope).status
    case 'recurrence':
      return recurrenceOf(test, scope).status
  }
}

/** Of no value, nothing is met, whether negated or not. */
const ofValue = (value: Known, negated: boolean, status: Status): Status =>
  value.kind === 'none' ? NOT_MET : negated ? negate(status) : status

function during(value: Known, test: Extract<Test, { kind: 'during' }>, scope: Scope): Status {
  if (value.kind === 'none') return NOT_MET
  const calendar = calendarOf(scope, test.calendar)
  return test.value.domain === 'minute' ? duringMinute(calendar, toRange(value)) : duringDay(calendar, toRange(value))
}
