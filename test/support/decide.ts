/** One condition decided by the reference evaluator, without the policy around it. */
import type { FactType, Test, Value } from '@rubric/compiler'
import { evaluateReference } from '@rubric/compiler'
import type { FactsInput } from '@rubric/compiler'
import { statusWord } from '@rubric/runtime'
import type { Shown, StatusWord } from '@rubric/runtime'
import { constant, date, moment, ruleGraph, text } from './graph.ts'

export interface Decided {
  readonly status: StatusWord
  readonly value: Shown
}

export function decide(types: Readonly<Record<string, FactType>>, test: Test, facts: FactsInput, asOf = '2026-03-01'): Decided {
  const graph = ruleGraph({ facts: types, criteria: { only: test } })
  const [root] = evaluateReference(graph, facts, asOf)
  const [result] = root?.conditions ?? []
  if (result === undefined) throw new Error('no condition was decided')
  return { status: statusWord(result.status), value: result.value }
}

/** Something to compare a value with. */
const other: Readonly<Record<Value['domain'], Value>> = {
  status: constant(1),
  integer: constant(0),
  day: date('2026-01-01'),
  minute: moment('2026-01-01T00:00'),
  code: text('0905'),
}

/** What is known of a value: an exact one, a range, or null. */
export function valueOf(types: Readonly<Record<string, FactType>>, value: Value, facts: FactsInput, asOf = '2026-03-01'): Shown {
  return decide(types, { kind: 'compare', relation: '=', left: value, right: other[value.domain] }, facts, asOf).value
}

/** A day, or a range of days, in words: `2026-03-01`, `2026-03-01..2026-03-31`. */
export function inDates(shown: Shown): string {
  if (typeof shown === 'number') return new Date(shown * 86_400_000).toISOString().slice(0, 10)
  if (Array.isArray(shown) && shown.length === 2) return shown.map((end: Shown) => inDates(end)).join('..')
  return JSON.stringify(shown)
}
