/**
 * Where a comparison turns, found by asking: then months, open days, ages and clocks need not be reckoned backwards. With one of the two things
 * further and further on, what is known of a comparison changes once or twice, so halving finds the places.
 */
import { type RuleGraph, type Test, testStatus, type Value } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { firstDay, lastDay } from '../facts/civil.ts'
import { type Comparison, comparisonsIn } from '../facts/comparisons.ts'
import { lookUp } from '../facts/json.ts'
import { chosenAs, leafOf, stepsOf, withLeaf } from '../facts/leaves.ts'
import { costOfTest } from './cost.ts'
import type { Draft } from './draft.ts'
import { choiceOf, namesOf, type Task } from './task.ts'

/** A comparison, and the version whose calendars and zone it means. */
export interface Asked extends Comparison {
  readonly graph: RuleGraph
}

export const askedBy = (tasks: readonly Pick<Task, 'test' | 'graph'>[]): readonly Asked[] =>
  tasks.flatMap(({ test, graph }) => comparisonsIn(test, graph.facts).map((each) => ({ ...each, graph })))

/** One side is reckoned from a fact or field, the other from anything else. */
export interface Facing {
  readonly key: string
  readonly moved: Value
  readonly fixed: Value
  readonly graph: RuleGraph
}

export const facing = ({ left, right, list, graph }: Asked): readonly Facing[] => {
  const [keys, sides] = [[left, right].map((side) => keyIn(leafOf(side), list, graph)), [[left, right], [right, left]] as const]
  if (keys[0] === keys[1]) return []
  return sides.flatMap(([moved, fixed], at) => {
    const key = keys[at] ?? null
    return key === null ? [] : [{ key, moved, fixed, graph }]
  })
}

/** The third day of a list is one of its days. */
const keyIn = (leaf: Value, list: string, { facts }: RuleGraph): string | null => {
  if (leaf.kind !== 'nthDay') return chosenAs(leaf, list)
  const type = facts.find(({ name }) => name === leaf.over.list)?.type
  return type?.kind === 'list' && type.dateField !== null ? `${leaf.over.list}.${type.dateField}` : null
}

const facingOf = (key: string, tasks: readonly Task[]): readonly Facing[] => askedBy(tasks).flatMap(facing).filter((each) => each.key === key)

/** Minutes at which comparisons of a fact or field with what is known turn, but for those that follow from links. */
export const turnsFor = (key: string, tasks: readonly Task[], draft: Draft): readonly number[] =>
  nearby(key, rareFirst(askable(key, tasks, draft).flatMap((each) => turnsIn(each, draft))), tasks, draft)

const askable = (key: string, tasks: readonly Task[], draft: Draft): readonly Facing[] =>
  facingOf(key, tasks).filter((each) => !isLinked(each) && isChosen(leafOf(each.fixed), draft))

/** Where one comparison alone turns, two conditions may come to differ. */
const rareFirst = (minutes: readonly number[]): readonly number[] => {
  const often = new Map<number, number>()
  for (const minute of minutes) often.set(minute, (often.get(minute) ?? 0) + 1)
  return [...often].sort((a, b) => a[1] - b[1]).map(([minute]) => minute)
}

/** Against what is not chosen yet, comparisons turn at the ends of the calendar. */
const isChosen = (leaf: Value, { facts, lengths }: Draft): boolean => {
  if (leaf.kind === 'fact') return namesOf(choiceOf(leaf.fact)).some((name) => lookUp(facts, name) !== undefined)
  return !('over' in leaf) || lengths.has(leaf.over.list)
}

/** The periods of what recurs from it are counted one by one. */
const nearby = (key: string, minutes: readonly number[], tasks: readonly Task[], { asOf }: Draft): readonly number[] =>
  tasks.some(({ test }) => test.kind === 'recurrence' && chosenAs(leafOf(test.from), '') === key)
    ? minutes.filter((minute) => Math.abs(minute - asOf.minute) < 4_000 * DAY)
    : minutes

/** The same as if all that is not chosen had been at `as of`. */
export const turnsAtAsOf = (key: string, tasks: readonly Task[], draft: Draft): readonly number[] =>
  nearby(key, rareFirst(facingOf(key, tasks).flatMap((each) => {
    const leaf = leafOf(each.fixed)
    const today = leaf.domain === 'day' ? TODAY : leaf.domain === 'minute' ? NOW : null
    if (today === null || isGiven(leaf) || draft.placed.has(chosenAs(leaf, '') ?? '')) return []
    return turnsIn({ ...each, fixed: withLeaf(each.fixed, today) }, draft)
  })), tasks, draft)

const TODAY: Value = { kind: 'asOf', domain: 'day' }
const NOW: Value = { kind: 'now', domain: 'minute' }

/** Nobody chooses it. */
export const isGiven = ({ kind }: Value): boolean => kind === 'constant' || kind === 'asOf' || kind === 'now'

/** Spans of days and minutes are reckoned back as they are reckoned forth, and so is one such span from a date that is named. */
const isLinked = ({ moved, fixed }: Facing): boolean => {
  if ([moved, fixed].some((side) => leafOf(side).kind === 'nthDay')) return false
  const [back, forth] = [stepsOf(moved), stepsOf(fixed)]
  if ([moved, fixed].some((side) => leafOf(side).kind === 'nthDay')) return false
  if (!back.every((step) => isEven(step) && !isMonths(step)) || !forth.every(isEven)) return false
  return leafOf(fixed).kind !== 'constant' || [...back, ...forth].filter((step) => step.kind === 'offset').length <= 1
}

const isEven = ({ kind }: Value): boolean => kind === 'offset' || kind === 'dayOf' || kind === 'minutesOf'
const isMonths = (step: Value): boolean => step.kind === 'offset' && step.unit === 'months'

// ---- one thing moved ---------------------------------------------------------------------------------------

const DAY = 1440

/** Minutes, of a day its first: each the first at which the status is another than before. */
export const turnsIn = (each: Facing, draft: Draft, relation: '<=' | '<' = '<='): readonly number[] => {
  const leaf = leafOf(each.fixed)
  if (!isGiven(leaf) && leaf.kind !== 'fact') return asking(each, draft, relation)
  const given = leaf.kind === 'fact' ? lookUp(draft.facts, leaf.fact) : null
  const key = JSON.stringify([relation, each.moved, each.fixed, given, draft.asOf.text])
  const known = draft.memory.turns.get(each.graph)?.get(key)
  if (known !== undefined) return known
  const turns = asking(each, draft, relation)
  // What was given up is asked again.
  if (draft.effort.left() > 0) kept(draft.memory.turns, each.graph).set(key, turns)
  return turns
}

const asking = ({ moved, fixed, graph }: Facing, draft: Draft, relation: '<=' | '<'): readonly number[] => {
  const { domain } = leafOf(moved)
  if (domain !== 'day' && domain !== 'minute') return []
  const step = domain === 'day' ? DAY : 1
  const turns = turnsBetween(step, Math.floor(draft.asOf.minute / step), (value) => {
    if (draft.effort.left() <= 0) return 1
    const left = withLeaf(moved, { kind: 'constant', domain, value })
    const test: Test = { kind: 'compare', relation, left, right: fixed }
    draft.effort.spend(costOfTest(test)(draft))
    return statusOf(test, graph, draft.facts, draft.asOf.text)
  })
  return turns.map((at) => at * step)
}

export const statusOf = (test: Test, graph: RuleGraph, facts: Draft['facts'], asOf: string): Status => {
  try {
    return testStatus(graph, test, facts, asOf)
  } catch (error) {
    if (error instanceof TypeError) return 1
    throw error
  }
}

/** Counted in steps of days or minutes. Between two with one status, there is no other. It is likely to turn near `around`. */
export const turnsBetween = (step: number, around: number, statusAt: (value: number) => Status): readonly number[] => {
  const between = (from: number, atFrom: Status, to: number, atTo: Status): readonly number[] => {
    if (atFrom === atTo) return []
    if (to - from === 1) return [to]
    const middle = Math.floor((from + to) / 2)
    const atMiddle = statusAt(middle)
    return [...between(from, atFrom, middle, atMiddle), ...between(middle, atMiddle, to, atTo)]
  }
  const [low, high] = [(firstDay * DAY) / step, ((lastDay + 1) * DAY) / step - 1]
  const [atLow, atHigh] = [statusAt(low), statusAt(high)]
  if (atLow === atHigh) return []
  const reached = (end: number, atEnd: Status, by: number): number => {
    const at = around + by
    if (at <= low || at >= high) return end
    return statusAt(at) === atEnd ? at : reached(end, atEnd, 8 * by)
  }
  return between(reached(low, atLow, -NEAR / step), atLow, reached(high, atHigh, NEAR / step), atHigh)
}

/** Minutes. */
const NEAR = 4 * DAY

/** The same comparisons are asked for again and again, while other facts change. */
export const remembered = (graph: RuleGraph, key: string, find: () => readonly number[]): readonly number[] => {
  const all = kept(ever, graph)
  const turns = all.get(key) ?? find()
  if (all.size >= 5_000) all.clear()
  all.set(key, turns)
  return turns
}

type Turns = WeakMap<RuleGraph, Map<string, readonly number[]>>

const ever: Turns = new WeakMap()

const kept = (turns: Turns, graph: RuleGraph): Map<string, readonly number[]> => {
  const all = turns.get(graph) ?? new Map<string, readonly number[]>()
  turns.set(graph, all)
  return all
}
