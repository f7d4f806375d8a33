/**
 * Conditions and values. A long one breaks before `and`, `or`, `unless` and `where`, each part on a line of its own, and after
 * commas.
 */
import type { Aggregate, Expression, NumberOf, Window } from '@rubric/syntax'
import { type Doc, builders, further, spaced } from '../doc.ts'
import type { Page } from '../page.ts'
import type { PhrasePrinters } from '../row.ts'
import { quantity } from './words.ts'

const { group, line, softline } = builders

const functions: Readonly<Record<Aggregate['function'], string>> = {
  count: 'count of',
  sum: 'sum of',
  latest: 'latest',
  earliest: 'earliest',
  any: 'any',
  no: 'no',
  every: 'every',
}

const aggregate = (node: Aggregate, page: Page): Doc => {
  const { target, where, window, has } = node
  const parts: Doc[] = [functions[node.function], ' ', target.text]
  if (where) parts.push(further(page.gap(target.end, where.start, line), 'where ', page.doc(where)))
  if (window) parts.push(' ', page.doc(window))
  if (has) parts.push(' has ', page.doc(has))
  return group(parts)
}

const windowDoc = ({ form, amount, anchor }: Window, page: Page): Doc => {
  const length = amount === undefined ? '' : quantity(amount)
  const date: Doc = anchor === undefined ? '' : page.doc(anchor)
  switch (form) {
    case 'past':
      return `in the past ${length}`
    case 'before':
    case 'after':
      return [`in the ${length} ${form} `, date]
    case 'since':
      return ['since ', date]
  }
}

const heads: Readonly<Record<NumberOf['head'], string>> = {
  all: 'all',
  any: 'any',
  none: 'none',
  'at least': 'at least',
  'at most': 'at most',
  exactly: 'exactly',
}

/** What closes a list stays with its last part: a line cannot begin with a parenthesis. */
const numberOf = ({ head, count, operands, start }: NumberOf, page: Page): Doc => {
  const parts = operands.map((operand, index): Doc => {
    const before = operands[index - 1]
    const gap =
      before === undefined ? page.gap(count?.end ?? start, operand.start, softline) : page.gap(before.end, operand.start, line)
    return [gap, page.doc(operand), index === operands.length - 1 ? ')' : ',']
  })
  return group([spaced(heads[head], count?.text, 'of ('), further(...parts)])
}

const joined = (first: Expression, rest: readonly Doc[], page: Page): Doc => group([page.doc(first), further(...rest)])

type Conditions =
  | 'NameReference'
  | 'AsOf'
  | 'OffsetDate'
  | 'AgeOf'
  | 'DayOf'
  | 'Not'
  | 'Chain'
  | 'Connective'
  | 'Unless'
  | 'Group'
  | 'NumberOf'
  | 'Comparison'
  | 'Aggregate'
  | 'Window'

export const conditions: PhrasePrinters<Conditions> = {
  NameReference: ({ text }) => text,
  AsOf: () => 'as of',
  OffsetDate: ({ amount, direction, anchor }, page) => [`${quantity(amount)} ${direction} `, page.doc(anchor)],
  AgeOf: ({ date }, page) => ['age of ', page.doc(date)],
  DayOf: ({ number, list }) => `day ${number.text} of ${list.text}`,
  Not: ({ operand }, page) => ['not ', page.doc(operand)],
  Chain: ({ operands: [first, ...others], connectives }, page) => {
    if (first === undefined) return ''
    const rest = others.map((operand, index): Doc => {
      const before = index === 0 ? first : (others[index - 1] as Expression)
      const word = connectives[index]
      return [page.gap(before.end, word?.start ?? operand.start, line), `${word?.word ?? 'and'} `, page.doc(operand)]
    })
    return joined(first, rest, page)
  },
  Connective: ({ word }) => word,
  Unless: ({ operand, waiver }, page) =>
    joined(operand, [page.gap(operand.end, waiver.start, line), 'unless ', page.doc(waiver)], page),
  Group: ({ start, inner }, page) => group(['(', further(page.gap(start, inner.start, '')), page.doc(inner), ')']),
  NumberOf: numberOf,
  Comparison: ({ left, tests: [first, ...others] }, page) => {
    if (first === undefined) return page.doc(left)
    const rest = others.map((test, index): Doc => {
      const before = index === 0 ? first : others[index - 1]
      return [page.gap(before?.end ?? test.start, test.start, line), 'and ', page.doc(test)]
    })
    return group([page.doc(left), ' ', page.doc(first), further(...rest)])
  },
  Aggregate: aggregate,
  Window: windowDoc,
}
