/**
 * A condition as three-valued logic over *parts*: questions about one thing each. Two parts about one thing depend on each other (at least 3,
 * at least 5); parts about different things do not, or are taken not to: then combinations are considered that no member has, never fewer.
 */
import type { RuleGraph, Test, Value } from '@rubric/compiler'
import { leafOf } from '../facts/leaves.ts'
import { type Bound, boundOf, type Shift } from '../facts/shifts.ts'

export type Part =
  /** Asks for one fact that is exactly known or not known at all; the test compares it with constants. */
  | { readonly kind: 'scalar'; readonly of: string; readonly test: Test; readonly value: ScalarValue }
  /** `x <= y + shift`, or `<` where not inclusive: how far one thing lies after another. No `y`: after zero. */
  | { readonly kind: 'cut'; readonly of: string; readonly x: Value; readonly y: Value | null; readonly shift: Shift; readonly inclusive: boolean }
  /** Whether there is a value at all: `latest of …` of an empty list has none. */
  | { readonly kind: 'exists'; readonly of: string }
  /** At least so many in each period: the more are asked for, the harder it is to meet. */
  | { readonly kind: 'rate'; readonly of: string; readonly least: number }
  /** Nothing is known of it but that it is met, not met or unknown. */
  | { readonly kind: 'opaque'; readonly of: string }

/** The same for parts that ask the same. */
export const keyOf = (part: Part): string => {
  const before = keys.get(part)
  if (before !== undefined) return before
  const key = JSON.stringify(part)
  keys.set(part, key)
  return key
}

const keys = new WeakMap<Part, string>()

export type ScalarValue = Extract<Value, { kind: 'fact' | 'field' }>

export type Formula =
  | { readonly op: 'part'; readonly part: Part }
  | { readonly op: 'not'; readonly of: Formula }
  | { readonly op: 'all'; readonly of: readonly Formula[] }
  /** Whatever the facts are. */
  | { readonly op: 'always' }
  /** Never known. */
  | { readonly op: 'open' }

export const partsOf = (test: Test, graph: RuleGraph): Formula => scalarPart(test, graph) ?? comparisonParts(test) ?? ratePart(test) ?? opaque(test)

const ratePart = (test: Test): Formula | null => {
  if (test.kind !== 'recurrence') return null
  const { least, ...rest } = test
  return { op: 'part', part: { kind: 'rate', of: JSON.stringify(rest), least } }
}

const opaque = (test: Test): Formula => ({ op: 'part', part: { kind: 'opaque', of: JSON.stringify(test) } })

// ---- one fact against constants ----------------------------------------------------------------------------

const scalarPart = (test: Test, graph: RuleGraph): Formula | null => {
  const value = scalarOf(test)
  if (value === null || !isExact(value, graph)) return null
  return { op: 'part', part: { kind: 'scalar', of: nameOf(value), test, value } }
}

const scalarOf = (test: Test): ScalarValue | null => {
  switch (test.kind) {
    case 'holds':
    case 'among':
    case 'coded':
      return isScalar(test.value) ? test.value : null
    case 'compare':
      if (isScalar(test.left) && test.right.kind === 'constant') return test.left
      return isScalar(test.right) && test.left.kind === 'constant' ? test.right : null
    case 'between':
      return isScalar(test.value) && test.low.kind === 'constant' && test.high.kind === 'constant' ? test.value : null
    case 'deadline':
    case 'recurrence':
    case 'during':
      return null
  }
}

const isScalar = (value: Value): value is ScalarValue => value.kind === 'fact' || value.kind === 'field'

/** Dates, moments and ages can be known in part; a fact of another type is known or not. */
const isExact = (value: ScalarValue, graph: RuleGraph): boolean => {
  if (value.domain === 'day' || value.domain === 'minute') return false
  return value.kind === 'field' || graph.facts.find(({ name }) => name === value.fact)?.type.kind !== 'age'
}

export const nameOf = (value: ScalarValue): string => (value.kind === 'fact' ? value.fact : value.field)

// ---- comparisons of two things -----------------------------------------------------------------------------

const comparisonParts = (test: Test): Formula | null => {
  switch (test.kind) {
    case 'compare':
      return isOrdered(test.left) ? related(test) : null
    case 'between':
      return isOrdered(test.value) ? both(notBelow(test.value, test.low), atMost(test.value, test.high)) : null
    case 'deadline': {
      const values = [test.event, test.due, ...(test.from === null ? [] : [test.from])]
      // A deadline that hangs on what has not come to be has rules of its own.
      if (values.some(mayBeNone)) return null
      const inTime = atMost(test.event, test.due)
      return test.from === null ? inTime : both(notBelow(test.event, test.from), inTime)
    }
    case 'among':
      return test.value.domain === 'integer' ? oneOf(test) : null
    case 'holds':
    case 'coded':
    case 'recurrence':
    case 'during':
      return null
  }
}

/** Between the first and the last of some numbers in a row. */
const oneOf = ({ value, choices, negated }: Extract<Test, { kind: 'among' }>): Formula | null => {
  const numbers = [...new Set<number | string>(choices)].filter((choice) => typeof choice === 'number').sort((a, b) => a - b)
  if (numbers.length === 0) return null
  const constant = (at: number): Value => ({ kind: 'constant', domain: 'integer', value: at })
  const [firsts, lasts] = [numbers.filter((at) => !numbers.includes(at - 1)), numbers.filter((at) => !numbers.includes(at + 1))]
  const rows = firsts.map((first, row) => both(notBelow(value, constant(first)), atMost(value, constant(lasts[row] ?? first))))
  const isNone = both(...rows.map(not))
  return ifAny([value], negated ? isNone : not(isNone))
}

const isOrdered = (value: Value): boolean => value.domain === 'integer' || value.domain === 'day' || value.domain === 'minute'

const related = ({ relation, left, right }: Extract<Test, { kind: 'compare' }>): Formula => {
  switch (relation) {
    case '<=':
      return ifAny([left, right], atMost(left, right))
    case '<':
      return ifAny([left, right], below(left, right))
    case '>=':
      return ifAny([left, right], notBelow(left, right))
    case '>':
      return ifAny([left, right], not(atMost(left, right)))
    case '=':
      return ifAny([left, right], same(left, right))
    case '!=':
      return ifAny([left, right], not(same(left, right)))
  }
}

/** All minutes of a day are no minute. */
const same = (left: Value, right: Value): Formula => {
  const equal = [notBelow(left, right), atMost(left, right)]
  return isWholeDay(left) || isWholeDay(right) ? both(...equal, { op: 'open' }) : both(...equal)
}

const isWholeDay = (value: Value): boolean => {
  switch (value.kind) {
    case 'minutesOf':
      return true
    case 'instant':
      return isWholeDay(value.moment)
    case 'civil':
      return isWholeDay(value.instant)
    case 'offset':
      return value.unit !== 'months' && isWholeDay(value.date)
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'age':
    case 'now':
    case 'openDay':
    case 'movedDay':
    case 'openMinute':
    case 'nthDay':
    case 'dayOf':
    case 'count':
    case 'sum':
    case 'pick':
      return false
  }
}

const not = (of: Formula): Formula => (of.op === 'not' ? of.of : { op: 'not', of })
const both = (...of: readonly Formula[]): Formula => ({ op: 'all', of })
const atMost = (left: Value, right: Value): Formula => cut(left, right, true)
const below = (left: Value, right: Value): Formula => cut(left, right, false)
const notBelow = (left: Value, right: Value): Formula => not(below(left, right))

/** Of no value, no comparison is met, whatever it asks. */
const ifAny = (values: readonly Value[], formula: Formula): Formula => {
  const there = values.filter(mayBeNone).map((value): Formula => ({ op: 'part', part: { kind: 'exists', of: JSON.stringify(leafOf(value)) } }))
  return there.length === 0 ? formula : both(...there, formula)
}

/** However far it is reckoned from. */
export const mayBeNone = (value: Value): boolean => ['pick', 'nthDay'].includes(leafOf(value).kind)

/** Both sides written as something and a shift; one order of the two for every condition about them. */
const cut = (left: Value, right: Value, inclusive: boolean): Formula => {
  if (left.kind === 'constant' && right.kind === 'constant') {
    const isSo = left.value < right.value || (inclusive && left.value === right.value)
    return isSo ? ALWAYS : not(ALWAYS)
  }
  const [a, b] = [boundOf(left), boundOf(right)]
  if (isConstant(a) && !isConstant(b)) return not(cutOf(b, a, !inclusive))
  const isSwapped = !isConstant(b) && JSON.stringify(a.inner) > JSON.stringify(b.inner)
  return isSwapped ? not(cutOf(b, a, !inclusive)) : cutOf(a, b, inclusive)
}

const ALWAYS: Formula = { op: 'always' }

const isConstant = ({ inner }: Bound): boolean => inner.kind === 'constant'

/** a + its shift <= b + its shift, as: a <= b + what is left of the shifts. */
const cutOf = (a: Bound, b: Bound, inclusive: boolean): Formula => {
  const y = b.inner.kind === 'constant' ? null : b.inner
  const at = b.inner.kind === 'constant' && typeof b.inner.value === 'number' ? b.inner.value : 0
  const of = JSON.stringify([a.inner, y])
  return { op: 'part', part: { kind: 'cut', of, x: a.inner, y, shift: { left: a.by, right: b.by, at }, inclusive } }
}
