/**
 * How many entries of a list count: how many surely do, and how many may. Where all that is asked is whether there are any,
 * their statuses are joined instead of counted. Several such questions about one list are answered in one loop.
 */
import type { Selection, Test, Value } from '../graph.ts'
import { tested } from './conditions.ts'
import { bound } from './scope.ts'
import type { Scope } from './scope.ts'
import { loop, loopForAll, readied } from './selection.ts'
import type { Body, Ready } from './selection.ts'
import type { Form } from './values.ts'

type Count = Value & { readonly kind: 'count' }

/** A tally in the making: what the loop does for an entry, and what comes out after it. */
interface Tally<Result> {
  readonly body: Body
  readonly result: () => Result
}

const counting = (ready: Ready): Tally<Form> => {
  const { scope } = ready
  const sure = scope.fresh('sure')
  const possible = scope.fresh('possible')
  scope.lines.push(`let ${sure} = 0`, `let ${possible} = 0`)
  return {
    body: (entry, expression) => {
      const counts = bound(entry, 'counts', expression)
      return [`${sure} += ${counts} >> 1`, `${possible} += ${counts} & 1`]
    },
    result: () => {
      const most = scope.fresh('most')
      scope.lines.push(`const ${most} = ${ready.lacking} ? Infinity : ${possible}`)
      return { form: 'range', low: sure, high: most, maybeNone: false }
    },
  }
}

/** Every entry counts. */
const plainCount = (ready: Ready): Form => {
  const length = `${ready.entries}.length`
  const most = ready.scope.fresh('most')
  ready.scope.lines.push(`const ${most} = ${ready.lacking} ? Infinity : ${length}`)
  return { form: 'range', low: length, high: most, maybeNone: false }
}

export const count = (ready: Ready): Form => {
  if (!ready.over.dated && ready.over.where === null) return plainCount(ready)
  const { body, result } = counting(ready)
  loop(ready, body)
  return result()
}

// ---- are there any? ----------------------------------------------------------------------------------------

/** A test that asks only whether a selection has an entry; `negated` where it asks for none. */
interface Existence {
  readonly over: Selection
  readonly negated: boolean
}

const existenceOf = (test: Test): Existence | null => {
  if (test.kind !== 'compare' || test.left.kind !== 'count' || test.right.kind !== 'constant') return null
  const { over } = test.left
  switch (`${test.relation} ${test.right.value}`) {
    case '>= 1':
    case '> 0':
    case '!= 0':
      return { over, negated: false }
    case '< 1':
    case '<= 0':
    case '= 0':
      return { over, negated: true }
    default:
      return null
  }
}

const existing = (ready: Ready, negated: boolean): Tally<string> => {
  const { scope } = ready
  const { model } = scope
  const some = scope.fresh('some')
  scope.lines.push(`let ${some}: number = ${model.use('NOT_MET')}`)
  return {
    body: (_entry, counts) => [`${some} |= ${counts}`],
    result: () => {
      const lacking = bound(scope, 'lacking', `${ready.lacking} ? ${model.use('UNKNOWN')} : ${model.use('NOT_MET')}`)
      const status = `(${some} | ${lacking}) as ${model.useType('Status')}`
      return negated ? `${model.use('not')}(${status})` : status
    },
  }
}

/** The status of a test on its own, where nobody asks for its value. */
export const decidedTest = (test: Test, scope: Scope): string => {
  const existence = existenceOf(test)
  if (existence === null) return tested(test, scope).status
  const ready = readied(existence.over, scope)
  const { body, result } = existing(ready, existence.negated)
  loop(ready, body)
  return result()
}

// ---- several at once ---------------------------------------------------------------------------------------

/** The list whose entries decide a test and that it can share a loop over; null for tests of other kinds. */
export const talliedList = (test: Test): string | null => {
  if (test.kind !== 'compare' || test.right.kind !== 'constant') return null
  const count = countIn(test.left)
  return count === null || isPlain(count.over) ? null : count.over.list
}

const countIn = (value: Value): Count | null => (value.kind === 'count' ? value : null)
const isPlain = ({ dated, where }: Selection): boolean => !dated && where === null

/** The statuses of tests that all count entries of one list, from one loop. */
export const decidedTogether = (tests: readonly Test[], scope: Scope): readonly string[] => {
  const parts = tests.map((test) => {
    const existence = existenceOf(test)
    const count = test.kind === 'compare' ? countIn(test.left) : null
    if (count === null) throw new Error('only counts share a loop')
    const ready = readied(count.over, scope)
    const tally = existence === null ? countTally(ready, test, count) : existing(ready, existence.negated)
    return { ready, tally }
  })
  loopForAll(
    parts.map(({ ready, tally }) => [ready, tally.body] as const),
    scope,
  )
  return parts.map(({ tally }) => tally.result())
}

const countTally = (ready: Ready, test: Test, count: Count): Tally<string> => {
  const { body, result } = counting(ready)
  return {
    body,
    result: () => {
      ready.scope.known.set(count, result())
      return tested(test, ready.scope).status
    },
  }
}
