/** What is known of each value of the rule graph. */
import type { Status } from '@rubric/runtime'
import type { FactsInput, Test, Value } from '../graph.ts'
import { among, between, compare } from './compare.ts'
import { daysOfMinutes, minutesOfDays, shiftDays, shiftMinutes } from './dates.ts'
import { ageIn, readFact, readField } from './facts.ts'
import type { Input, List } from './facts.ts'
import { code, exactly, NONE, toRange } from './known.ts'
import type { Known, Range } from './known.ts'
import { countOf, pickOf, sumOf } from './lists.ts'
import { negate, NOT_MET } from './logic.ts'
import { unknownOf } from './unknown.ts'

/** What a value may speak of: the input and, inside a filter, the entry at hand. */
export interface Scope {
  readonly input: Input
  readonly entry: { readonly list: List; readonly fields: FactsInput } | null
}

export function known(value: Value, scope: Scope): Known {
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

/** What is made of no value is no value. */
const through = (of: Known, make: (range: Range) => Known): Known => (of.kind === 'none' ? NONE : make(toRange(of)))

function isAnyDay(days: Range): boolean {
  const whole = toRange(unknownOf('day'))
  return days.lo <= whole.lo && days.hi >= whole.hi
}

function offset(date: Range, by: Extract<Value, { kind: 'offset' }>): Range {
  if (by.domain === 'day' && by.unit !== 'minutes') {
    return shiftDays(date, by.unit === 'days' ? { days: by.amount } : { months: by.amount })
  }
  switch (by.unit) {
    case 'days':
      return shiftMinutes(date, { days: by.amount })
    case 'months':
      return shiftMinutes(date, { months: by.amount })
    case 'minutes':
      return shiftMinutes(date, { minutes: by.amount })
  }
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
      if (value.kind === 'none') return NOT_MET
      return test.negated ? negate(among(value, test.choices)) : among(value, test.choices)
    }
  }
}
