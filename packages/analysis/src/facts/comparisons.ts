/** What a condition holds against what: by itself, in its filters, and at the ends of its windows. */
import type { RuleGraph, Selection, Test, Value } from '@rubric/compiler'

import { leafOf, valuesOf } from './leaves.ts'

/** Two dates, moments or ages that are in one order or the other. */
export interface Comparison {
  readonly left: Value
  readonly right: Value
  /** The list whose entries its fields are of; empty outside of filters. */
  readonly list: string
}

type Facts = RuleGraph['facts']

export const comparisonsIn = (test: Test, facts: Facts): readonly Comparison[] => {
  const before = known.get(test)
  if (before !== undefined) return before
  const found = inTest(test, '', facts)
  known.set(test, found)
  return found
}

const known = new WeakMap<Test, readonly Comparison[]>()

const inTest = (test: Test, list: string, facts: Facts): readonly Comparison[] => [
  ...pairsOf(test).map(([left, right]) => ({ left, right, list })),
  ...valuesOf(test).flatMap((value) => inValue(value, facts)),
  ...(test.kind === 'recurrence' ? inSelection(test.over, facts) : []),
]

const inValue = (value: Value, facts: Facts): readonly Comparison[] => {
  const leaf = leafOf(value)
  return 'over' in leaf ? inSelection(leaf.over, facts) : []
}

const inSelection = ({ list, dated, from, to, where }: Selection, facts: Facts): readonly Comparison[] => {
  const date = dated ? dateIn(list, facts) : null
  const ends = [from, to ?? TODAY].filter((end) => end !== null)
  return [
    ...(date === null ? [] : ends.map((end): Comparison => ({ left: date, right: end, list }))),
    ...ends.flatMap((end) => inValue(end, facts)),
    ...(where?.conditions ?? []).flatMap((test) => inTest(test, list, facts)),
  ]
}

const TODAY: Value = { kind: 'asOf', domain: 'day' }

/** The civil day of an entry. */
const dateIn = (list: string, facts: Facts): Value | null => {
  const type = facts.find(({ name }) => name === list)?.type
  if (type?.kind !== 'list' || type.dateField === null) return null
  const isMoment = type.fields.find(({ name }) => name === type.dateField)?.type.kind === 'moment'
  const field: Value = { kind: 'field', domain: isMoment ? 'minute' : 'day', field: type.dateField }
  return isMoment ? { kind: 'dayOf', domain: 'day', moment: field } : field
}

/** What it compares by itself. */
export const pairsOf = (test: Test): readonly (readonly [Value, Value])[] => {
  switch (test.kind) {
    case 'compare':
      return [[test.left, test.right]]
    case 'between':
      return [[test.value, test.low], [test.value, test.high]]
    case 'deadline':
      return [[test.event, test.due], ...(test.from === null ? [] : [[test.event, test.from] as const])]
    case 'among':
      return endsOf(test.choices).map((value) => [test.value, { kind: 'constant', domain: 'integer', value }] as const)
    case 'holds':
    case 'coded':
    case 'during':
    case 'recurrence':
      return []
  }
}

/** Of numbers in a row, the first and the last. */
const endsOf = (choices: readonly (number | string)[]): readonly number[] => {
  const numbers = choices.filter((choice) => typeof choice === 'number')
  const all = new Set(numbers)
  return numbers.filter((number) => !all.has(number - 1) || !all.has(number + 1))
}
