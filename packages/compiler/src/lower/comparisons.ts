/**
 * Comparisons: one value and the tests of it. The kind on the left decides which tests fit and how the right side is read; nothing is
 * compared across kinds. Dates, ages and choices have rules of their own, in `times.ts`, `ages.ts` and `among.ts`.
 */
import type { Logic } from '@rubric/runtime'
import type { BetweenTest, Comparison, Fix, RecurrenceTest, Span, Test, TextEdit, ValueRelation, ValueTest } from '@rubric/syntax'
import type { Relation, ScalarType, Value } from '../graph.ts'
import { ageTest } from './ages.ts'
import { amongTest } from './among.ts'
import { duringTest } from './calendars.ts'
import { codeTest } from './codes.ts'
import type { Against } from './constants.ts'
import { condition, type Context, nothing, site, type Typed, written } from './context.ts'
import { reportCondition } from './diagnostics.ts'
import { operandOf } from './operands.ts'
import { recurrence } from './recurrences.ts'
import { dateBetween, dateTest, timeTest } from './times.ts'
import { valueOf } from './values.ts'
import { formOf, inWords } from './words.ts'

export const relations: Readonly<Record<ValueRelation, Relation>> = {
  'is': '=', 'is not': '!=', 'at least': '>=', 'at most': '<=', 'more than': '>', 'less than': '<',
}

/** Which of a fact's kinds can be put in an order. */
const isOrdered = (type: ScalarType): boolean => {
  switch (type.kind) {
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'age': return true
    case 'enum': return type.ordered
    case 'yes/no':
    case 'date':
    case 'moment':
    case 'code': return false
  }
}

/** One test of a comparison at work. */
export interface Tested {
  readonly left: Typed
  readonly against: Against
  /** The whole condition as the author would say it: the left side and this test. */
  readonly text: string
}

export const comparison = (context: Context, expression: Comparison): Logic => {
  // What recurs is a list: it has no value of its own.
  const isValue = expression.tests.some(({ kind }) => kind !== 'RecurrenceTest')
  const left = isValue ? valueOf(context, expression.left) : undefined
  const leftText = written(context, expression.left)
  const of = expression.tests.map((test): Logic => {
    if (test.kind === 'RecurrenceTest') return recurrence(context, expression.left, test)
    if (left === undefined) return nothing
    return testOf(context, test, { left, against: { type: left.type, text: leftText }, text: `${leftText} ${written(context, test)}` })
  })
  return of.length === 1 && of[0] !== undefined ? of[0] : { op: 'all', of }
}

const testOf = (context: Context, test: Exclude<Test, RecurrenceTest>, tested: Tested): Logic => {
  const { type } = tested.left
  switch (test.kind) {
    case 'DateTest': return dateTest(context, test, tested)
    case 'TimeTest': return timeTest(context, test, tested)
    case 'DuringTest': return duringTest(context, test, tested)
    case 'ValueTest':
      if (type.kind === 'age') return ageTest(context, test, tested)
      if (type.kind === 'yes/no') return yesNoTest(context, test, tested)
      return valueTest(context, test, tested)
    case 'BetweenTest': {
      const whole = withSharedUnit(test)
      return type.kind === 'age' ? ageTest(context, whole, tested) : betweenTest(context, whole, tested)
    }
    case 'AmongTest': return amongTest(context, test, tested)
    default: {
      const forgotten: never = test
      throw new Error(`no test for ${JSON.stringify(forgotten)}`)
    }
  }
}

/** `between 3 and 21 years`: a unit that stands once, at the end, counts for both ends. */
const withSharedUnit = (test: BetweenTest): BetweenTest => {
  const { low, high } = test
  if (low.kind !== 'Quantity' || high.kind !== 'Quantity' || low.unit !== undefined || low.per !== undefined) return test
  return {
    ...test,
    low: { ...low, ...(high.unit === undefined ? {} : { unit: high.unit }), ...(high.per === undefined ? {} : { per: high.per }) },
  }
}

/** Reports that a comparison word does not go with the kind on the left, and says what does. */
export const wrongComparison = (context: Context, test: Test, tested: Tested, relation: string): Logic => {
  const { type } = tested.left
  const holes = { relation, left: tested.against.text, type: inWords(type), hint: hintFor(type) }
  context.lowering.diagnostics.push(reportCondition('wrong-comparison', site(context, test), holes))
  return nothing
}

const hintFor = (type: ScalarType): string => {
  switch (type.kind) {
    case 'yes/no': return 'Write the fact alone, or `not` before it.'
    case 'date':
    case 'moment': return 'Write `before`, `after`, `on or before`, `on or after`, `on`, or a time phrase such as `within 7 days after …`.'
    case 'enum': return type.ordered
      ? 'Write `is`, `is not`, `in (…)`, or an order such as `at least`.'
      : 'Write `is`, `is not` or `in (…)`. Its values have no order; declare them with `<` if they do.'
    case 'code': return 'Write `is`, `is not`, `in (…)` or `in` and the name of a code set.'
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'age': return 'Write `at least`, `at most`, `more than`, `less than`, `is` or `between`.'
  }
}

const yesNoTest = (context: Context, test: ValueTest, tested: Tested): Logic => {
  const word = test.right.kind === 'NameReference' ? test.right.text : ''
  if (test.relation !== 'is' && test.relation !== 'is not') return wrongComparison(context, test, tested, test.relation)
  if (word !== 'yes' && word !== 'no') return notYesOrNo(context, test, tested)
  const { value } = tested.left
  const holds = condition(context, { kind: 'holds', value }, tested.against.text, { as: 'nothing' })
  if ((test.relation === 'is') === (word === 'yes')) return holds
  const fails: Logic = { op: 'not', of: holds }
  return value.kind === 'pick' ? { op: 'all', of: [fails, isThere(context, value, tested)] } : fails
}

/** Of a list without an entry that fits, `latest … is no` is not met either. */
const isThere = (context: Context, { over }: Value & { kind: 'pick' }, tested: Tested): Logic => {
  const left: Value = { kind: 'count', domain: 'integer', over }
  const right: Value = { kind: 'constant', domain: 'integer', value: 1 }
  const text = tested.against.text.replace(/^(?:latest|earliest) (\S+)\.\w+/, 'any $1')
  return condition(context, { kind: 'compare', relation: '>=', left, right }, text, { as: 'count' })
}

const yesses: ReadonlySet<string> = new Set(['true', 'y', 'met', 'present', 'positive'])
const noes: ReadonlySet<string> = new Set(['false', 'n', 'absent', 'negative'])

const notYesOrNo = (context: Context, test: ValueTest, { against }: Tested): Logic => {
  const value = written(context, test.right)
  const small = value.toLowerCase()
  const meant = small === 'yes' || yesses.has(small) ? 'yes' : small === 'no' || noes.has(small) ? 'no' : undefined
  const near = meant === undefined ? '' : `Did you mean \`${meant}\`?`
  if (test.right.kind !== 'Missing') {
    const holes = { value, left: against.text, values: 'yes, no', near }
    context.lowering.diagnostics.push(reportCondition('unknown-value', site(context, test.right), holes))
  }
  return nothing
}

const valueTest = (context: Context, test: ValueTest, tested: Tested): Logic => {
  const { type, value } = tested.left
  const equality = test.relation === 'is' || test.relation === 'is not'
  if (!equality && !isOrdered(type)) return wrongComparison(context, test, tested, test.relation)
  const right = operandOf(context, test.right, tested.against)
  if (right === undefined) return nothing
  const graphTest = type.kind === 'code' ? codeTest(type.system, value, right, test.relation === 'is not') : undefined
  return condition(
    context, graphTest ?? { kind: 'compare', relation: relations[test.relation], left: value, right }, tested.text, formOf(type))
}

const betweenTest = (context: Context, test: BetweenTest, tested: Tested): Logic => {
  const { type, value } = tested.left
  if (type.kind === 'date' || type.kind === 'moment') return dateBetween(context, test, tested)
  if (!isOrdered(type)) return wrongComparison(context, test, tested, 'between')
  const low = operandOf(context, test.low, tested.against)
  const high = operandOf(context, test.high, tested.against)
  if (low === undefined || high === undefined) return nothing
  if (low.kind === 'constant' && high.kind === 'constant' && low.value > high.value) return emptyRange(context, test)
  return condition(context, { kind: 'between', value, low, high }, tested.text, formOf(type))
}

export const emptyRange = (context: Context, test: BetweenTest): Logic => {
  const holes = { low: written(context, test.low), high: written(context, test.high) }
  context.lowering.diagnostics.push(reportCondition('empty-range', { ...site(context, test), fixes: swapped(context, test) }, holes))
  return nothing
}

/** Not inside a definition that is used elsewhere: the edit would go to the wrong file. A unit of both ends stays at the end. */
const swapped = (context: Context, { low, high }: BetweenTest): readonly Fix[] => {
  if (context.usedAt !== undefined || low.kind !== high.kind || low.start >= low.end) return []
  const numbers = [low, high].map(end => (end.kind === 'Quantity' ? end.number : end))
  const [first, second] = numbers
  if (first === undefined || second === undefined) return []
  const edit = (at: Span, from: Span): TextEdit => ({ span: { start: at.start, end: at.end }, text: written(context, from) })
  return [{ title: 'Swap the two ends', edits: [edit(first, second), edit(second, first)], safe: false }]
}
