/**
 * Where it is certain that no member can have the statuses: some of the conditions speak of one fact, and compare it with constants. Then a value
 * from each stretch between the constants stands for all values, and all of them are tried.
 */
import type { ScalarType, Test } from '@rubric/compiler'
import type { CodePattern } from '@rubric/runtime'
import { addMonths, formatDay } from '../facts/civil.ts'
import { valuesOf } from '../facts/leaves.ts'
import type { Joint } from '../pair/joint.ts'
import { type Choice, type Draft, draftAt, put } from './draft.ts'
import { unlimited } from './effort.ts'
import { everyDate, isOfDateAlone } from './every-date.ts'
import { numbersAt } from './scalars.ts'
import type { Part } from './search.ts'
import { holds, person, type Task } from './task.ts'

export const isImpossible = (joint: Joint, { facts, tasks }: Part): boolean =>
  facts.some((fact) => isNever(joint, fact, tasks.filter(({ reads }) => reads.length === 1 && reads[0] === fact)))

const isNever = (joint: Joint, name: string, tasks: readonly Task[]): boolean => {
  const type = name === person ? ({ kind: 'age' } as const) : joint.facts.get(name)?.type
  if (tasks.length === 0 || type === undefined || type.kind === 'list' || joint.retyped.has(name)) return false
  if (type.kind === 'date' || type.kind === 'moment') return isNoDate(name, type, tasks)
  // Ages may be known to a year or a month in many ways: what is to stay unknown is left aside.
  const certain = tasks.filter(({ test, wanted }) => isPlain(test, name) && !(type.kind === 'age' && wanted === 1))
  const draft = draftAt('2026-06-15', unlimited)
  const every = certain.length === 0 ? null : everyCase(name, type, certain.map(({ test }) => test), draft)
  return every !== null && !every.some((choice) => suits(choice, certain, draft))
}

const suits = (choice: Choice, tasks: readonly Task[], draft: Draft): boolean => {
  put(draft, choice)
  return tasks.every((task) => holds(task, draft))
}

/** Dates may be known in part, or be to come: then the day that it is asked about is theirs. */
const isNoDate = (fact: string, type: ScalarType, tasks: readonly Task[]): boolean => {
  const certain = tasks.filter((task) => isOfDateAlone(task, fact))
  if (certain.length === 0) return false
  return !everyDate(fact, type, certain).some(({ value, asOf }) => suits({ fact, value }, certain, draftAt(asOf, unlimited)))
}

/** It compares the fact, and nothing else, with constants. */
const isPlain = (test: Test, name: string): boolean =>
  test.kind !== 'recurrence' && test.kind !== 'deadline' && test.kind !== 'during' &&
  valuesOf(test).every((value) => value.kind === 'constant' || (value.kind === 'fact' && value.fact === name))

const constantsOf = (test: Test): readonly (number | string)[] => [
  ...valuesOf(test).flatMap((value) => (value.kind === 'constant' ? [value.value] : [])),
  ...(test.kind === 'among' ? test.choices : []),
]

/** One value of each case, unknown too; null where they cannot be listed. */
const everyCase = (name: string, type: ScalarType, tests: readonly Test[], { asOf }: Draft): readonly Choice[] | null => {
  const known = (values: readonly unknown[]): readonly Choice[] => [undefined, ...values].map((value) => ({ fact: name, value }))
  const constants = tests.flatMap(constantsOf)
  const cuts = constants.filter((constant) => typeof constant === 'number')
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
      const born = months.map((age) => ({ fact: 'member.birth_date', value: formatDay(addMonths(asOf.day, -age)) }))
      return [{ fact: person, value: undefined }, ...born]
    }
    case 'code': {
      const named = constants.filter((constant) => typeof constant === 'string')
      const codes = everyCode(named, tests.flatMap((test) => (test.kind === 'coded' ? test.patterns : [])))
      return codes === null ? null : known(codes)
    }
    case 'date':
    case 'moment':
      return null
  }
}

/** Of more modifiers, not every set is listed. */
const mostModifiers = 5

/** Each code that is named, each end of a range and what comes right after it, and another, with every set of modifiers. */
const everyCode = (named: readonly string[], patterns: readonly CodePattern[]): readonly string[] | null => {
  const modifiers = [...new Set(patterns.flatMap((pattern) => pattern.modifiers))]
  if (modifiers.length > mostModifiers) return null
  const sets = modifiers.reduce<readonly string[][]>((all, each) => [...all, ...all.map((set) => [...set, each])], [[]])
  const ends = [...named.map((code) => code.split('-')[0] ?? code), ...patterns.flatMap(({ first, last }) => [first, last])]
  const after = (code: string): string => code.slice(0, -1) + String.fromCharCode(code.charCodeAt(code.length - 1) + 1)
  const bases = [...new Set([...ends, ...ends.map(after), '?'])]
  const modified = bases.flatMap((base) => sets.flatMap((set) => [[base, ...set], [base, ...set, '??']]))
  return [...named, ...modified.map((parts) => parts.join('-'))]
}
