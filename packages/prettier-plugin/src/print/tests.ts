/** What a value is held against. */
import type { RecurrenceTest } from '@rubric/syntax'
import { type Doc, further, spaced } from '../doc.ts'
import type { Page } from '../page.ts'
import type { PhrasePrinters } from '../row.ts'
import { listed, quantity } from './words.ts'

const recurrence = ({ least, period, from, until, during }: RecurrenceTest, page: Page): Doc => [
  'at least ',
  least ? `${quantity(least)} ` : '',
  page.doc(period),
  ' from ',
  page.doc(from),
  until ? [' until ', page.doc(until)] : '',
  during ? [' ', page.doc(during)] : '',
]

type Tests =
  | 'ValueTest'
  | 'BetweenTest'
  | 'AmongTest'
  | 'DateTest'
  | 'TimeTest'
  | 'Moved'
  | 'RecurrenceTest'
  | 'RecurrencePeriod'
  | 'WhileState'
  | 'DuringTest'

export const tests: PhrasePrinters<Tests> = {
  ValueTest: ({ relation, right }, page) => [relation, ' ', page.doc(right)],
  BetweenTest: ({ low, high }, page) => [
    'between ',
    page.doc(low),
    further(page.gap(low.end, high.start, ' '), 'and '),
    page.doc(high),
  ],
  AmongTest: ({ negated, choices, start }, page) => {
    const first = choices[0]
    if (first === undefined) return ''
    const head = negated ? 'not in ' : 'in '
    // `in (home)` lists a value, `in program_codes` names a set: the tree does not tell them apart.
    const open = page.after(page.after(start, 'not'), 'in')
    if (choices.length === 1 && page.after(open, '(') === open) return [head, page.doc(first)]
    return [head, '(', further(page.gap(start, first.start, '')), listed(choices, page), ')']
  },
  DateTest: ({ relation, right, start }, page) => {
    const [on, ...orElse] = relation.split(' or ')
    const gap: Doc = orElse.length === 0 ? '' : further(page.gap(start, right.start, ' '), `or ${orElse.join(' or ')}`)
    return [on ?? '', gap, ' ', page.doc(right)]
  },
  TimeTest: ({ relation, amount, direction, anchor, moved }, page) => [
    `${relation} ${quantity(amount)} ${direction} `,
    page.doc(anchor),
    moved ? [' ', page.doc(moved)] : '',
  ],
  Moved: ({ to, calendar }) => spaced(`moved to ${to} business day`, calendar && `of ${calendar.text}`),
  RecurrenceTest: recurrence,
  RecurrencePeriod: ({ form, amount, unit }) =>
    form === 'every' ? spaced('every', amount && quantity(amount)) : spaced('per calendar', unit?.text),
  WhileState: ({ negated, state }) => spaced('while', negated ? 'not' : undefined, state.text),
  DuringTest: ({ negated, calendar }) => spaced(negated ? 'not' : undefined, 'during', calendar.text),
}
