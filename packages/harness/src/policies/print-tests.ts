/** Writes constants and tests of a value so that they fit its type. */
import type { Constant, Relation, TestModel } from './model.ts'
import type { ValueType } from './scope.ts'
import { at, decimals, taking } from './words.ts'

/** A constant in the words of a type: its number (or name), the words after it, and where it stands among its like. */
interface Written {
  readonly number: string
  readonly unit: string
  readonly rank: number
}

const amountOf = (text: string, unit: string): Written => ({ number: text, unit, rank: Number(text) })

const write = (type: ValueType, { amount, form }: Constant): Written => {
  switch (type.kind) {
    case 'count':
      return amountOf(String(amount % 6), '')
    case 'decimal':
      return amountOf(at(decimals, amount), '')
    case 'age':
      return form % 3 === 2 ? amountOf(String(amount * 7), ' months') : amountOf(String(amount), ' years')
    case 'measure':
      return form % 3 === 2 && type.other !== type.unit
        ? amountOf(String(amount), ` ${type.other}`)
        : amountOf(at(decimals, amount), ` ${type.unit}`)
    case 'rate': {
      const [number, period] = form % 3 === 2 ? [(amount % 9) * type.step, type.other] : [amount % 9, type.period]
      return amountOf(String(number), form % 2 === 0 ? ` per ${period}` : ` ${type.noun} per ${period}`)
    }
    case 'span':
      return amountOf(String(amount), ` ${form % 3 === 2 ? type.other : type.unit}`)
    case 'enum': {
      const rank = amount % type.values.length
      return { number: at(type.values, rank), unit: '', rank }
    }
    case 'code':
      return { number: `${at(type.codes, amount)}${taking.has(type.system) && form % 3 === 2 ? '-HE' : ''}`, unit: '', rank: amount % type.codes.length }
  }
}

const hasOrder = (type: ValueType): boolean => type.kind !== 'code' && !(type.kind === 'enum' && !type.ordered)

const words: Readonly<Record<Relation, string>> = {
  'at least': 'at least',
  'at most': 'at most',
  'more than': 'more than',
  'less than': 'less than',
  is: 'is',
  'is not': 'is not',
}
const symbols: Readonly<Record<Relation, string>> = {
  'at least': '>=',
  'at most': '<=',
  'more than': '>',
  'less than': '<',
  is: '=',
  'is not': '!=',
}
const withoutOrder: Readonly<Record<Relation, Relation>> = {
  'at least': 'is',
  'at most': 'is',
  'more than': 'is not',
  'less than': 'is not',
  is: 'is',
  'is not': 'is not',
}

const relationText = (type: ValueType, relation: Relation, symbol: boolean): string => {
  const fitting = hasOrder(type) ? relation : withoutOrder[relation]
  return (symbol ? symbols : words)[fitting]
}

const among = (type: ValueType, negated: boolean, choices: readonly Constant[]): string => {
  const texts = new Set(choices.map((choice) => write(type, choice)).map(({ number, unit }) => number + unit))
  return `${negated ? 'not in' : 'in'} (${[...texts].join(', ')})`
}

const between = (type: ValueType, first: Constant, second: Constant, bothUnits: boolean): string => {
  // One unit for both ends, so that their order is that of their numbers.
  const ends = [write(type, first), write(type, { ...second, form: first.form })].sort((a, b) => a.rank - b.rank)
  const [low, high] = ends as [Written, Written]
  return `between ${low.number}${bothUnits ? low.unit : ''} and ${high.number}${high.unit}`
}

/** Ages lie in ranges, so none is one of several. */
const exactAge = (type: ValueType, negated: boolean, constant: Constant = { amount: 0, form: 0 }): string => {
  const { number, unit } = write(type, constant)
  return `${negated ? 'is not' : 'is'} ${number}${unit}`
}

const leastOf = (choices: readonly Constant[]): Constant | undefined =>
  choices.toSorted((a, b) => a.amount - b.amount || a.form - b.form)[0]

/** A constant alone, as a definition holds it. */
export const printConstant = (type: ValueType, constant: Constant): string => {
  const { number, unit } = write(type, constant)
  return number + unit
}

/** Names in scope that a test may put on its right-hand side. */
export interface Others {
  readonly sameType: readonly string[]
  readonly codeSets: readonly string[]
}

/** One test of a value of this type: `at least 3 days`, `in (a, b)`. */
export const printTest = (type: ValueType, test: TestModel, others: Others): string => {
  switch (test.kind) {
    case 'relation': {
      const right = write(type, test.right)
      return `${relationText(type, test.relation, test.symbol)} ${right.number}${right.unit}`
    }
    case 'same type': {
      const right = write(type, test.right)
      const text = others.sameType.length > 0 ? at(others.sameType, test.other) : `${right.number}${right.unit}`
      return `${relationText(type, test.relation, false)} ${text}`
    }
    case 'between':
      return hasOrder(type) ? between(type, test.low, test.high, test.bothUnits) : among(type, false, [test.low, test.high])
    case 'among':
      return type.kind === 'age' ? exactAge(type, test.negated, leastOf(test.choices)) : among(type, test.negated, test.choices)
    case 'code set':
      if (type.kind === 'age') return exactAge(type, test.negated, test.choice)
      return type.kind === 'code' && others.codeSets.length > 0
        ? `${test.negated ? 'not in' : 'in'} ${at(others.codeSets, test.set)}`
        : among(type, test.negated, [test.choice])
  }
}
