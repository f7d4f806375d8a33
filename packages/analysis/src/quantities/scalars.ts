/** A fact that is exactly known or not at all: a value for each stretch between the constants that it is compared with. */
import type { ScalarType, SpanUnit, Test, Value } from '@rubric/compiler'
import type { CodePattern, Status } from '@rubric/runtime'
import { neighbours } from './codes.ts'
import { distinct, KNOWN_COST, type Outcome, UNKNOWN_COST } from './variable.ts'

/** One question, and the type that the fact has where it is asked. */
export interface ScalarTest {
  readonly test: Test
  readonly type: ScalarType
}

type Given = number | string

export const scalarOutcomes = (tests: readonly ScalarTest[]): readonly Outcome[] => {
  const known = valuesOf(tests).map((value): Outcome => ({ statuses: tests.map((each) => statusOf(each, value)), cost: KNOWN_COST }))
  // Of a fact that is not known, every question is open.
  return distinct([{ statuses: tests.map((): Status => 1), cost: UNKNOWN_COST }, ...known])
}

/** A value from each class that the tests tell apart; an enumeration's by its words, which both versions must have. */
export const valuesOf = (tests: readonly ScalarTest[]): readonly Given[] => {
  const types = tests.map(({ type }) => type)
  const [first] = types
  if (first === undefined) return []
  if (first.kind === 'yes/no') return [0, 1]
  if (first.kind === 'enum') return first.values.filter((word) => types.every((type) => type.kind === 'enum' && type.values.includes(word)))
  const constants = tests.flatMap(({ test }) => constantsOf(test))
  if (first.kind === 'code') return neighbours(constants, tests.flatMap(({ test }) => (test.kind === 'coded' ? test.patterns : [])))
  const step = first.kind === 'span' ? STEP[first.unit] : 1
  const least = first.kind === 'number' ? (first.least ?? -Infinity) : 0
  const around = constants.flatMap((value) => {
    if (typeof value === 'string') return []
    const below = Math.floor(value / step) * step
    return [below - step, below, below + step]
  })
  return [...new Set([...around, Math.max(0, least)])].filter((value) => value >= least).sort((a, b) => a - b)
}

const STEP: Readonly<Record<SpanUnit, number>> = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 }

const constantsOf = (test: Test): readonly Given[] => {
  const constant = (value: Value): readonly Given[] => (value.kind === 'constant' ? [value.value] : [])
  switch (test.kind) {
    case 'compare':
      return [...constant(test.left), ...constant(test.right)]
    case 'between':
      return [...constant(test.low), ...constant(test.high)]
    case 'among':
      return test.choices
    case 'holds':
    case 'coded':
    case 'deadline':
    case 'recurrence':
    case 'during':
      return []
  }
}

const decided = (met: boolean): Status => (met ? 3 : 0)

/** Of an exact value nothing is open. */
const statusOf = ({ test, type }: ScalarTest, given: Given): Status => {
  const value = type.kind === 'enum' ? type.values.indexOf(String(given)) : given
  switch (test.kind) {
    case 'holds':
      return decided(value === 1)
    case 'compare': {
      const [left, right] = [test.left, test.right].map((side) => (side.kind === 'constant' ? side.value : value))
      return decided(left !== undefined && right !== undefined && compares(test.relation, left, right))
    }
    case 'between': {
      const [low] = constant(test.low)
      const [high] = constant(test.high)
      return decided(low !== undefined && high !== undefined && low <= value && value <= high)
    }
    case 'among':
      return decided(test.choices.some((choice) => choice === value) !== test.negated)
    case 'coded':
      return decided(test.patterns.some((pattern) => fits(String(value), pattern)) !== test.negated)
    case 'deadline':
    case 'recurrence':
    case 'during':
      throw new TypeError(`a ${test.kind} asks for more than one fact`)
  }
}

const constant = (value: Value): readonly Given[] => (value.kind === 'constant' ? [value.value] : [])

const compares = (relation: Extract<Test, { kind: 'compare' }>['relation'], a: Given, b: Given): boolean => {
  switch (relation) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '=':
      return a === b
    case '!=':
      return a !== b
    case '>=':
      return a >= b
    case '>':
      return a > b
  }
}

const fits = (text: string, { first, last, modifiers }: CodePattern): boolean => {
  const [code = '', ...has] = text.split('-')
  const inRange = code.length === first.length && code.length === last.length && code >= first && code <= last
  return inRange && modifiers.every((modifier) => has.includes(modifier))
}
