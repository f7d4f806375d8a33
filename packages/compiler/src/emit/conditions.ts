/**
 * Elementary conditions as expressions of a status. Where one side is a range and the other exact, and where both are exact,
 * the comparison is written out; two ranges go through the runtime library.
 */
import type { Deadline, Recurrence, Relation, Test, Value } from '../graph.ts'
import { deadline, recurrence } from './duties.ts'
import { constant } from './model.ts'
import type { Model } from './model.ts'
import type { Scope } from './scope.ts'
import { flatData, literal } from './text.ts'
import { ends, lowered } from './values.ts'
import type { Form } from './values.ts'

export interface TestForm {
  readonly status: string
  /** The left-hand side; a recurrence has none. */
  readonly left: Form | null
  /** Of a deadline or a recurrence, what a trace shows besides, as expressions; `status` is that of the condition. */
  readonly duty: ((status: string) => Duty) | null
}

export interface Duty {
  readonly due: string
  readonly pending: string
}

const constantOf = (value: Value): number | string | null => (value.kind === 'constant' ? value.value : null)

/** Two constants are compared now: TypeScript refuses to compare literals that differ. */
const folded = (test: Test): boolean | null => {
  if (test.kind === 'among') {
    const value = constantOf(test.value)
    return value === null ? null : test.choices.some((choice) => choice === value) !== test.negated
  }
  if (test.kind !== 'compare') return null
  const left = constantOf(test.left)
  const right = constantOf(test.right)
  return left === null || right === null ? null : holds[test.relation](left, right)
}

const holds: Record<Relation, (a: number | string, b: number | string) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
}

type CodeForm = Form & { readonly form: 'code' }

export const word = (model: Model, name: 'MET' | 'NOT_MET' | 'UNKNOWN'): string => model.use(name)

/** `yes ? MET : no ? NOT_MET : UNKNOWN` */
const either = (model: Model, yes: string, no: string): string =>
  `${yes} ? ${word(model, 'MET')} : ${no} ? ${word(model, 'NOT_MET')} : ${word(model, 'UNKNOWN')}`

/** Not met where one of the values does not exist. */
export const guarded = (model: Model, forms: readonly Form[], status: string): string => {
  const none = forms.flatMap((form) => (form.form === 'range' && form.maybeNone ? [`${form.low} > ${form.high}`] : []))
  return none.length === 0 ? status : `${none.join(' || ')} ? ${word(model, 'NOT_MET')} : ${status}`
}

const mirrored = { '<': '>', '<=': '>=', '=': '=', '!=': '!=', '>=': '<=', '>': '<' } as const satisfies Record<
  Relation,
  Relation
>

const isExact = (form: Form): boolean => form.form === 'exact'

/** The relations of which one end of each range decides. */
const order = (model: Model, relation: '<' | '<=' | '>=' | '>', left: Form, right: Form): string => {
  const a = ends(left)
  const b = ends(right)
  if (!isExact(left) && !isExact(right)) {
    const args = (first: typeof a, second: typeof a): string => [first.low, first.high, second.low, second.high].join(', ')
    return relation === '>=' || relation === '>'
      ? `${model.use(relation === '>=' ? 'atLeast' : 'moreThan')}(${args(a, b)})`
      : `${model.use(relation === '<=' ? 'atLeast' : 'moreThan')}(${args(b, a)})`
  }
  switch (relation) {
    case '>=':
      return either(model, `${a.low} >= ${b.high}`, `${a.high} < ${b.low}`)
    case '>':
      return either(model, `${a.low} > ${b.high}`, `${a.high} <= ${b.low}`)
    case '<=':
      return either(model, `${a.high} <= ${b.low}`, `${a.low} > ${b.high}`)
    case '<':
      return either(model, `${a.high} < ${b.low}`, `${a.low} >= ${b.high}`)
  }
}

const isNumber = (expression: string): boolean => /^-?[0-9.]+$/.test(expression)

/** Whether a number is the given one; NaN, which is no number, is unknown. */
const sameNumber = (model: Model, value: string, given: string, negated: boolean): string => {
  const [yes, no] = negated ? (['NOT_MET', 'MET'] as const) : (['MET', 'NOT_MET'] as const)
  const other = `Number.isNaN(${value}) ? ${word(model, 'UNKNOWN')} : ${word(model, no)}`
  return `${value} === ${given} ? ${word(model, yes)} : ${other}`
}

const equality = (model: Model, left: Form, right: Form, negated: boolean): string => {
  if (left.form === 'code' && right.form === 'code') return codeEquality(model, left, right, negated)
  if (isExact(left) && isExact(right)) {
    const a = ends(left).low
    const b = ends(right).low
    if (isNumber(b)) return sameNumber(model, a, b, negated)
    const other = `${a} < ${b} || ${a} > ${b}`
    return negated ? either(model, other, `${a} === ${b}`) : either(model, `${a} === ${b}`, other)
  }
  const a = ends(left)
  const b = ends(right)
  const same = `${model.use('sameAs')}(${a.low}, ${a.high}, ${b.low}, ${b.high})`
  return negated ? `${model.use('not')}(${same})` : same
}

const withFound = (model: Model, forms: readonly CodeForm[], status: string): string => {
  const found = forms.flatMap((form) => (form.found === null ? [] : [`!${form.found}`]))
  return found.length === 0 ? status : `${found.join(' || ')} ? ${word(model, 'NOT_MET')} : ${status}`
}

const codeEquality = (model: Model, left: CodeForm, right: CodeForm, negated: boolean): string => {
  const same = `${model.use('sameCode')}(${left.expression}, ${right.expression})`
  return withFound(model, [left, right], negated ? `${model.use('not')}(${same})` : same)
}

/** Up to this many choices are compared one by one. */
const FEW = 6

const amongCodes = (model: Model, value: CodeForm, choices: readonly string[], negated: boolean): string => {
  if (choices.length === 0) return withFound(model, [value], word(model, negated ? 'MET' : 'NOT_MET'))
  const words = choices.map(literal)
  const isOne =
    words.length <= FEW
      ? words.map((choice) => `${value.expression} === ${choice}`).join(' || ')
      : `${constant(model, 'codes', `new Set<string>([${words.join(', ')}])`)}.has(${value.expression})`
  const [yes, no] = negated ? (['NOT_MET', 'MET'] as const) : (['MET', 'NOT_MET'] as const)
  const status = `${value.expression} === null ? ${word(model, 'UNKNOWN')} : ${isOne} ? ${word(model, yes)} : ${word(model, no)}`
  return withFound(model, [value], status)
}

const amongNumbers = (model: Model, value: Form, choices: readonly number[], negated: boolean): string => {
  if (value.form === 'exact' && choices.length <= FEW && choices.length > 0) {
    const x = value.expression
    const isOne = choices.map((choice) => `${x} === ${choice}`).join(' || ')
    const [yes, no] = negated ? (['NOT_MET', 'MET'] as const) : (['MET', 'NOT_MET'] as const)
    return `Number.isNaN(${x}) ? ${word(model, 'UNKNOWN')} : ${isOne} ? ${word(model, yes)} : ${word(model, no)}`
  }
  const { low, high } = ends(value)
  const list = constant(model, 'numbers', `[${choices.join(', ')}]`)
  const among = `${model.use('among')}(${low}, ${high}, ${list})`
  return guarded(model, [value], negated ? `${model.use('not')}(${among})` : among)
}

const isText = (choices: readonly number[] | readonly string[]): choices is readonly string[] => typeof choices[0] === 'string'

const amongChoices = (model: Model, left: Form, test: Test & { readonly kind: 'among' }): string => {
  if (left.form === 'code') {
    if (!isText(test.choices) && test.choices.length > 0) throw new Error('a code is compared with numbers')
    return amongCodes(model, left, [...new Set(test.choices.map(String))], test.negated)
  }
  if (isText(test.choices)) throw new Error('a number is compared with codes')
  return amongNumbers(model, left, [...new Set(test.choices)], test.negated)
}

const negatedIf = (negated: boolean, model: Model, status: string): string => (negated ? `${model.use('not')}(${status})` : status)

const coded = (model: Model, left: Form, { patterns, negated }: Test & { readonly kind: 'coded' }): string => {
  if (left.form !== 'code') throw new Error(`a ${left.form} is used as a code`)
  const list = constant(model, 'patterns', flatData(patterns))
  return withFound(model, [left], negatedIf(negated, model, `${model.use('codedAs')}(${left.expression}, ${list})`))
}

const during = (model: Model, left: Form, { value, calendar, negated }: Test & { readonly kind: 'during' }): string => {
  const { low, high } = ends(left)
  const isOpen = `${model.use(value.domain === 'day' ? 'openOnDays' : 'openAtMinutes')}(${model.useCalendar(calendar)}, ${low}, ${high})`
  return guarded(model, [left], negatedIf(negated, model, isOpen))
}

/** The status of a test, and its left-hand side. Statements that they need are added to the scope. */
export const tested = (test: Test, scope: Scope): TestForm => {
  if (test.kind === 'deadline') return deadline(test, scope)
  if (test.kind === 'recurrence') return recurrence(test, scope)
  const { model } = scope
  const left = lowered(test.kind === 'compare' ? test.left : test.value, scope)
  const known = test.kind === 'holds' ? null : folded(test)
  const status = known === null ? statusOfTest(test, left, scope) : model.use(known ? 'MET' : 'NOT_MET')
  return { status, left, duty: null }
}

const statusOfTest = (test: Exclude<Test, Deadline | Recurrence>, left: Form, scope: Scope): string => {
  const { model } = scope
  switch (test.kind) {
    case 'holds':
      if (left.form !== 'status') throw new Error(`a ${left.form} is used as a condition`)
      return left.expression
    case 'compare':
      return compared(model, test.relation, left, lowered(test.right, scope))
    case 'between':
      return inBetween(model, left, lowered(test.low, scope), lowered(test.high, scope))
    case 'among':
      return amongChoices(model, left, test)
    case 'coded':
      return coded(model, left, test)
    case 'during':
      return during(model, left, test)
  }
}

const compared = (model: Model, relation: Relation, left: Form, right: Form): string => {
  if (relation === '=' || relation === '!=') return guarded(model, [left, right], equality(model, left, right, relation === '!='))
  // The fact first, then what it is compared with, whichever way round the graph has them.
  return guarded(
    model,
    [left, right],
    isExact(left) && !isExact(right) ? order(model, mirrored[relation], right, left) : order(model, relation, left, right),
  )
}

const inBetween = (model: Model, value: Form, low: Form, high: Form): string => {
  if (isExact(value) && isExact(low) && isExact(high)) {
    const x = ends(value).low
    const [from, to] = [ends(low).low, ends(high).low]
    return either(model, `${x} >= ${from} && ${x} <= ${to}`, `${x} < ${from} || ${x} > ${to}`)
  }
  const [v, a, b] = [ends(value), ends(low), ends(high)]
  const args = [v.low, v.high, a.low, a.high, b.low, b.high].join(', ')
  return guarded(model, [value, low, high], `${model.use('between')}(${args})`)
}
