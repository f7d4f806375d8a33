/**
 * Where it is certain that no member can have the statuses: the conditions speak of one fact that is no date, and compare it with constants.
 * Then a value from each stretch between the constants stands for all values, and all of them are tried.
 */
import type { ScalarType, Test } from '@rubric/compiler'
import type { CodePattern } from '@rubric/runtime'
import { addMonths, formatDay } from '../facts/civil.ts'
import { type Joint, valuesOf } from '../pair/joint.ts'
import { type Choice, type Draft, draftAt, put } from './draft.ts'
import type { Part } from './search.ts'
import { gathered, holds, person, type Task } from './task.ts'
import { numbersAt } from './scalars.ts'

export const isImpossible = (joint: Joint, { facts, tasks }: Part): boolean => {
  const [name, ...others] = facts
  const type = name === person ? ({ kind: 'age' } as const) : joint.facts.get(name ?? '')?.type
  if (name === undefined || others.length > 0 || type === undefined || type.kind === 'list') return false
  if (joint.retyped.has(name) || !tasks.every(({ test }) => isPlain(test, name))) return false
  // Ages may be known to a year or a month in many ways: what is to stay unknown is left aside.
  const certain = type.kind === 'age' ? tasks.filter(({ wanted }) => wanted !== 1) : tasks
  const draft = draftAt('2026-06-15', 0)
  const every = everyCase(name, type, tasks, draft)
  return every !== null && !every.some((choice) => {
    put(draft, choice)
    return certain.every((task) => holds(task, draft.facts, draft.asOf.text))
  })
}

/** It compares the fact, and nothing else, with constants. */
const isPlain = (test: Test, name: string): boolean =>
  test.kind !== 'recurrence' && test.kind !== 'deadline' && test.kind !== 'during' &&
  valuesOf(test).every((value) => value.kind === 'constant' || (value.kind === 'fact' && value.fact === name))

/** One value of each case, unknown too; null where they cannot be listed. */
const everyCase = (name: string, type: ScalarType, tasks: readonly Task[], { asOf }: Draft): readonly Choice[] | null => {
  const known = (values: readonly unknown[]): readonly Choice[] => [undefined, ...values].map((value) => ({ fact: name, value }))
  const cuts = gathered(tasks, ({ integers }) => integers.get(name))
  switch (type.kind) {
    case 'yes/no':
      return known([true, false])
    case 'enum':
      return known(type.values)
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
      return known(numbersAt(type, cuts))
    case 'age': {
      const months = [...new Set([0, ...cuts.flatMap((cut) => [cut - 1, cut, cut + 1])])]
      return [{ fact: person, value: undefined }, ...months.map((age) => ({ fact: 'member.birth_date', value: formatDay(addMonths(asOf.day, -age)) }))]
    }
    case 'code': {
      const codes = everyCode(gathered(tasks, ({ codes }) => codes.get(name)), tasks.flatMap(({ test }) => (test.kind === 'coded' ? test.patterns : [])))
      return codes === null ? null : known(codes)
    }
    case 'date':
    case 'moment':
      return null
  }
}

/** Of more modifiers, not every set is listed. */
const mostModifiers = 5

/** Each code that is named, each end of a range and what comes right after it, all with every set of modifiers, and a code of no kind. */
const everyCode = (named: readonly string[], patterns: readonly CodePattern[]): readonly string[] | null => {
  const modifiers = [...new Set(patterns.flatMap((pattern) => pattern.modifiers))]
  if (modifiers.length > mostModifiers) return null
  const sets = Array.from({ length: 2 ** modifiers.length }, (_, set) => modifiers.filter((_, at) => Math.floor(set / 2 ** at) % 2 === 1))
  const ends = [...named.map((code) => code.split('-')[0] ?? code), ...patterns.flatMap(({ first, last }) => [first, last])]
  const after = (code: string): string => code.slice(0, -1) + String.fromCharCode(code.charCodeAt(code.length - 1) + 1)
  const bases = [...new Set([...ends, ...ends.map(after), '?'])]
  return [...named, ...bases.flatMap((base) => sets.flatMap((set) => [[base, ...set], [base, ...set, '??']].map((parts) => parts.join('-'))))]
}
