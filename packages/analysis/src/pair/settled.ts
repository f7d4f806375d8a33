/**
 * Conditions written as what they come to. What is the same for every member on every day (`2026-01-05 before 2026-03-01`) is met or not met, and
 * a filter is without what changes nothing in it. So two ways to say one thing are one condition.
 */
import type { Filter, RuleGraph, Selection, Test, Value } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { belonging } from '../quantities/membership.ts'
import { mayBeNone } from '../quantities/parts.ts'
import { isAlways } from './always.ts'
import { isReckoned, named } from './named.ts'

/** The same object where there is nothing to settle. */
export const settled = (test: Test, graph: RuleGraph): Test => {
  const inside = oneSided(inARow(rewritten(rewritten(test, (name, value) => {
    if (name === 'where' && isFilter(value)) return settledFilter(value, graph)
    return isReckoned(value) ? (named(value, graph) ?? value) : value
  }), (_, value) => (isLooking(value) ? settledLook(value, graph) : value))), graph)
  const always = isAlways(inside, graph)
  return always === null ? inside : always ? MET : NOT_MET
}

/** Whatever is in it, from without to within, as it is written anew. */
const rewritten = (test: Test, anew: (name: string, value: unknown) => unknown): Test => {
  const before = JSON.stringify(test)
  const after = JSON.stringify(test, anew)
  return before === after ? test : (JSON.parse(after) as Test)
}

const given = (met: boolean): Test => {
  const number = (value: number): Value => ({ kind: 'constant', domain: 'integer', value })
  return { kind: 'compare', relation: '=', left: number(0), right: number(met ? 0 : 1) }
}

export const MET = given(true)
export const NOT_MET = given(false)

/** That no entry fits. */
export const NO_ENTRY: Filter = { logic: { op: 'condition', condition: 0 }, conditions: [NOT_MET] }

/** One of several numbers in a row lies between the first and the last; a count is none of those from nothing on where it is above them. */
const inARow = (test: Test): Test => {
  if (test.kind !== 'among' || (test.value.kind !== 'count' && test.value.kind !== 'sum')) return test
  const numbers = [...new Set<number | string>(test.choices)].filter((choice) => typeof choice === 'number').sort((a, b) => a - b)
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined || last - first !== numbers.length - 1) return test
  const constant = (value: number): Value => ({ kind: 'constant', domain: 'integer', value })
  if (!test.negated) return { kind: 'between', value: test.value, low: constant(first), high: constant(last) }
  const isFromNothing = first === 0 && !(test.value.kind === 'sum' && test.value.signed)
  return isFromNothing ? { kind: 'compare', relation: '>', left: test.value, right: constant(last) } : test
}

/** Of what lies between two ends, without an end that it always keeps. */
const oneSided = (test: Test, graph: RuleGraph): Test => {
  const keeps = (relation: '<=' | '>=', left: Value, right: Value): boolean => isAlways({ kind: 'compare', relation, left, right }, graph) === true
  if (test.kind === 'deadline') return test.from !== null && keeps('>=', test.event, test.from) ? { ...test, from: null } : test
  if (test.kind !== 'between') return test
  const { value, low, high } = test
  if (keeps('>=', value, low)) return { kind: 'compare', relation: '<=', left: value, right: high }
  return keeps('<=', value, high) ? { kind: 'compare', relation: '>=', left: value, right: low } : test
}

// ---- what no entry belongs to ------------------------------------------------------------------------------

const isSelection = (value: unknown): value is Selection => typeof value === 'object' && value !== null && 'where' in value && 'list' in value

/** What looks at a list. */
interface Looking {
  readonly kind: string
  readonly over: Selection
}

const isLooking = (value: unknown): value is Looking => typeof value === 'object' && value !== null && 'over' in value && isSelection(value.over)

/**
 * What no entry belongs to, whoever its member is, has no other filter, and no first day that matters. But from the first day on, entries that
 * are missing may take place on the n-th different day.
 */
const settledLook = (look: Looking, graph: RuleGraph): Looking => {
  const { kind, over } = look
  const recurs = kind === 'recurrence'
  if (over.where === null && (over.from === null || recurs)) return look
  // The periods of what recurs are windows that it does not name.
  const asked = recurs ? { ...over, dated: false } : over
  if (belonging([{ over: asked, graph }])?.every(([status]) => status === 0) !== true) return look
  const from = kind === 'nthDay' || (over.from !== null && mayBeNone(over.from)) ? over.from : null
  return { ...look, over: { ...over, where: NO_ENTRY, from } }
}

// ---- filters -----------------------------------------------------------------------------------------------

const isFilter = (value: unknown): value is Filter => typeof value === 'object' && value !== null && 'conditions' in value

const settledFilter = (filter: Filter, graph: RuleGraph): Filter | null => simplerFilter(filter, (test) => settled(test, graph))

/** With what is known of its conditions. Null where every entry fits. */
export const simplerFilter = ({ logic, conditions }: Filter, known: (test: Test) => Test): Filter | null => {
  const tests = conditions.map(known)
  const simple = simplified(logic, tests)
  if (simple === true) return null
  if (simple === false) return NO_ENTRY
  const used = [...new Set(conditionsOf(simple).map((index) => JSON.stringify(tests[index])))]
  const indexOf = (index: number): number => used.indexOf(JSON.stringify(tests[index]))
  const renumbered = JSON.stringify(simple, (name, value: unknown) => (name === 'condition' && typeof value === 'number' ? indexOf(value) : value))
  return { logic: distinct(JSON.parse(renumbered) as Logic), conditions: used.map((text) => JSON.parse(text) as Test) }
}

const conditionsOf = (logic: Logic): readonly number[] => {
  if (logic.op === 'condition') return [logic.condition]
  if (logic.op === 'not') return conditionsOf(logic.of)
  return 'of' in logic ? logic.of.flatMap(conditionsOf) : []
}

/** True or false where no entry, and nothing else, matters. */
const simplified = (logic: Logic, tests: readonly Test[]): Logic | boolean => {
  switch (logic.op) {
    case 'condition':
      return tests[logic.condition] === MET ? true : tests[logic.condition] === NOT_MET ? false : logic
    case 'not': {
      const of = simplified(logic.of, tests)
      return typeof of === 'boolean' ? !of : { op: 'not', of }
    }
    case 'all':
    case 'any': {
      const ends = logic.op === 'any'
      const all = logic.of.map((each) => simplified(each, tests))
      const of = all.filter((each) => typeof each !== 'boolean')
      return all.includes(ends) ? ends : of.length === 0 ? !ends : { op: logic.op, of }
    }
    case 'number':
    case 'clause':
    case 'criterion':
      return logic
  }
}

/** Of what is said twice, once; and one of one is that one. */
const distinct = (logic: Logic): Logic => {
  if (logic.op === 'not') return { op: 'not', of: distinct(logic.of) }
  if (logic.op !== 'all' && logic.op !== 'any') return logic
  const of = [...new Map(logic.of.map((each) => [JSON.stringify(distinct(each)), distinct(each)])).values()]
  return of.length === 1 && of[0] !== undefined ? of[0] : { op: logic.op, of }
}
