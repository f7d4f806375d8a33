/**
 * Ages count completed years or months: one is 21 years from the 21st birthday to the day before the 22nd. So `at most 21
 * years` includes all of that year, and every comparison becomes one of completed months with a constant.
 */
import type { Logic } from '@rubric/runtime'
import type { BetweenTest, Expression, ValueTest } from '@rubric/syntax'
import type { Test as GraphTest, Value } from '../graph.ts'
import { peek } from '../names/scope.ts'
import { spanUnit, spanUnits } from '../names/units.ts'
import { emptyRange, type Tested } from './comparisons.ts'
import { condition, type Context, contextIn, nothing, site } from './context.ts'
import { toWhole } from './decimal.ts'
import { reportCondition } from './diagnostics.ts'
import { exampleOf } from './words.ts'

interface AgeRange {
  /** First month of life that counts as this age. */
  readonly first: number
  /** First month that no longer does. */
  readonly next: number
}

/** The months of life during which one is `21 years`, or `18 months`, old. */
const ageRange = (context: Context, right: Expression, tested: Tested): AgeRange | undefined => {
  if (right.kind === 'Group') return ageRange(context, right.inner, tested)
  if (right.kind === 'NameReference') {
    const declared = peek(context.scope, right.text)
    if (declared?.kind === 'define') {
      return context.lowering.isUsable(declared)
        ? ageRange(contextIn(context, declared.module, right), declared.declaration.expression, tested)
        : undefined
    }
  }
  if (right.kind === 'Missing') return undefined
  const unit = right.kind === 'Quantity' && right.per === undefined && right.unit !== undefined ? spanUnit(right.unit.text) : undefined
  const whole = right.kind === 'Quantity' ? toWhole(right.number.text) : undefined
  if (right.kind === 'Quantity' && right.unit === undefined) {
    const holes = { left: tested.against.text, type: 'an age', example: `${right.number.text} years` }
    context.lowering.diagnostics.push(reportCondition('unit-missing', site(context, right), holes))
    return undefined
  }
  if (unit === undefined || whole === undefined || spanUnits[unit].base !== 'months' || whole > 1000) {
    const holes = { right: 'no age in years or months', left: tested.against.text, type: 'an age', expected: exampleOf({ kind: 'age' }) }
    context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, right), holes))
    return undefined
  }
  const { factor } = spanUnits[unit]
  return { first: whole * factor, next: (whole + 1) * factor }
}

const months = (value: number): Value => ({ kind: 'constant', domain: 'integer', value })

export const ageTest = (context: Context, test: ValueTest | BetweenTest, tested: Tested): Logic => {
  const { value } = tested.left
  const add = (graphTest: GraphTest): Logic => condition(context, graphTest, tested.text, { as: 'age' })
  if (test.kind === 'BetweenTest') {
    const low = ageRange(context, test.low, tested)
    const high = ageRange(context, test.high, tested)
    if (low === undefined || high === undefined) return nothing
    if (low.first >= high.next) return emptyRange(context, test)
    return add({ kind: 'between', value, low: months(low.first), high: months(high.next - 1) })
  }
  const age = ageRange(context, test.right, tested)
  if (age === undefined) return nothing
  switch (test.relation) {
    case 'at least': return add({ kind: 'compare', relation: '>=', left: value, right: months(age.first) })
    case 'more than': return add({ kind: 'compare', relation: '>=', left: value, right: months(age.next) })
    case 'at most': return add({ kind: 'compare', relation: '<', left: value, right: months(age.next) })
    case 'less than': return add({ kind: 'compare', relation: '<', left: value, right: months(age.first) })
    case 'is': return add({ kind: 'between', value, low: months(age.first), high: months(age.next - 1) })
    // Not the `not` of `is`: where there is no date to be so old, neither is met.
    case 'is not': {
      const choices = Array.from({ length: age.next - age.first }, (_, month) => age.first + month)
      return add({ kind: 'among', negated: true, value, choices })
    }
  }
}
