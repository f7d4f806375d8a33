/**
 * Facts with which one condition decides about its criteria: beside it, what must be met is met, and what would do instead is
 * not. What a plain fact cannot settle (a list, a deadline) stays unknown, and a fact is given once, for the first condition that
 * asks for it.
 */
import type { Condition, RuleGraph, ScalarType } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { isWithin, stepOf, type Stored } from './stored-values.ts'

export type Facts = ReadonlyMap<string, Stored>

/** A fact that an author would give alone; what is requested and what is on record hang together. */
export const plainType = ({ facts }: RuleGraph, name: string): ScalarType | undefined => {
  const type = facts.find((fact) => fact.name === name)?.type
  return type === undefined || type.kind === 'list' || /^(?:request|service|course|member\.birth_date)\b/.test(name)
    ? undefined
    : type
}

/** The facts beside the condition, which itself is left open. */
export const decidingFacts = (graph: RuleGraph, criterion: number, target: number): Facts => {
  const { facts, settle } = settler(graph, new Set(graph.conditions[target]?.facts))
  const holding = holdsCondition(graph, target)
  /**
   * From the criteria down to the condition: at each step, what stands beside the way is settled so that only the way decides.
   */
  const open = (logic: Logic): void => {
    const parts = partsOf(graph, logic)
    const way = parts.find(holding)
    const beside = parts.filter((part) => part !== way)
    if (logic.op === 'all') beside.forEach((part) => settle(part, true))
    if (logic.op === 'any') beside.forEach((part) => settle(part, false))
    if (logic.op === 'number') beside.forEach((part, at) => settle(part, at < (logic.least > 0 ? logic.least - 1 : logic.most)))
    if (way !== undefined) open(way)
  }
  open({ op: 'criterion', criterion })
  return facts
}

/** The facts with which criteria, or whatever else has clauses, are met. */
export const meetingFacts = (graph: RuleGraph, criterion: number): Facts => {
  const { facts, settle } = settler(graph, new Set())
  settle({ op: 'criterion', criterion }, true)
  return facts
}

/** Gives facts, one after the other, so that logic is met or not; `open` are those that are not to be given. */
const settler = (
  graph: RuleGraph,
  open: ReadonlySet<string>,
): { readonly facts: Facts; readonly settle: (logic: Logic, met: boolean) => void } => {
  const facts = new Map<string, Stored>()
  const settle = (logic: Logic, met: boolean): void => {
    const [first, ...rest] = partsOf(graph, logic)
    switch (logic.op) {
      case 'condition':
        return settleCondition(logic.condition, met)
      case 'not':
        return settle(logic.of, !met)
      case 'clause':
      case 'criterion':
        return first === undefined ? undefined : settle(first, met)
      case 'all':
        return met ? logic.of.forEach((part) => settle(part, true)) : first && settle(first, false)
      case 'any':
        return met ? first && settle(first, true) : [first, ...rest].forEach((part) => part && settle(part, false))
      case 'number':
        return logic.of.forEach((part, at) => settle(part, met ? at < logic.least : at < logic.least - 1))
    }
  }
  const settleCondition = (index: number, met: boolean): void => {
    const condition = graph.conditions[index]
    const [name = '', ...others] = condition?.facts ?? []
    const type = plainType(graph, name)
    if (condition === undefined || type === undefined || others.length > 0 || open.has(name) || facts.has(name)) return
    const value = valueFor(condition, type, met)
    if (value !== undefined && isWithin(type, value)) facts.set(name, value)
  }
  return { facts, settle }
}

const partsOf = ({ clauses, criteria }: RuleGraph, logic: Logic): readonly Logic[] => {
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      return logic.of
    case 'not':
      return [logic.of]
    case 'clause':
      return [clauses[logic.clause]?.logic].filter((each) => each !== undefined)
    case 'criterion':
      return [clauses[criteria[logic.criterion]?.clause ?? -1]?.logic].filter((each) => each !== undefined)
    case 'condition':
      return []
  }
}

/** The criteria that one asks for, straight or through others; itself first. */
export const criteriaBehind = (graph: RuleGraph, criterion: number): ReadonlySet<number> => {
  const found = new Set([criterion])
  const visit = (logic: Logic): void => {
    if (logic.op === 'criterion') found.add(logic.criterion)
    else partsOf(graph, logic).forEach(visit)
  }
  for (const each of found) partsOf(graph, { op: 'criterion', criterion: each }).forEach(visit)
  return found
}

/** Criteria may speak of one another many times over; each is looked into once. */
const holdsCondition = (graph: RuleGraph, target: number): ((logic: Logic) => boolean) => {
  const known = new Map<string, boolean>()
  const holds = (logic: Logic): boolean => {
    if (logic.op === 'condition') return logic.condition === target
    if (logic.op !== 'clause' && logic.op !== 'criterion') return partsOf(graph, logic).some(holds)
    const key = JSON.stringify(logic)
    const found = known.get(key) ?? partsOf(graph, logic).some(holds)
    known.set(key, found)
    return found
  }
  return holds
}

/** Of the one fact that a condition reads. */
const valueFor = ({ test }: Condition, type: ScalarType, met: boolean): Stored | undefined => {
  switch (test.kind) {
    case 'holds':
      return test.value.kind === 'fact' ? Number(met) : undefined
    case 'compare': {
      if (test.left.kind !== 'fact' || test.right.kind !== 'constant') return undefined
      const at = test.right.value
      if (typeof at === 'string') return (test.relation === '=') === met ? at : undefined
      const [low, high] = [at - stepOf(type, at), at + stepOf(type, at)]
      const values = {
        '<': [low, at],
        '<=': [at, high],
        '=': [at, high],
        '!=': [high, at],
        '>=': [at, low],
        '>': [high, at],
      } as const
      return values[test.relation][met ? 0 : 1]
    }
    case 'between':
      if (test.value.kind !== 'fact' || test.low.kind !== 'constant' || test.high.kind !== 'constant') return undefined
      if (met) return test.low.value
      return typeof test.high.value === 'number' ? test.high.value + stepOf(type, test.high.value) : undefined
    case 'among': {
      if (test.value.kind !== 'fact') return undefined
      const choices: readonly Stored[] = test.choices
      if (test.negated !== met) return choices[0]
      return type.kind === 'enum' ? type.values.map((_, index) => index).find((index) => !choices.includes(index)) : undefined
    }
    case 'coded':
      return test.value.kind === 'fact' && test.negated !== met ? test.patterns[0]?.first : undefined
    case 'deadline':
    case 'recurrence':
    case 'during':
      return undefined
  }
}
