/**
 * The reference evaluator: what a rule graph means, by the shortest way from the definition to the answer. It reads facts as
 * they stand, asks Temporal for every date, keeps nothing and shares no code with what compiled policies run on: where the
 * two differ, one of them is wrong.
 *
 *   known.ts    what is known of a value        facts.ts   the input, read
 *   dates.ts    civil dates                     values.ts  values and conditions
 *   compare.ts  comparisons                     lists.ts   counts, sums, latest and earliest
 *   logic.ts    three-valued logic              trace.ts   the answer, clause by clause
 *   zones.ts    the clock of a time zone        nth-day.ts different days of a list
 *   timed.ts    deadlines and recurrences       calendars.ts  open days and hours
 *   service.ts  request and history             windows.ts the windows of limits and their use
 *   lines.ts    what is granted                 determine.ts  outcomes
 *   doubts.ts   exceptions that may apply
 */
import type { Status, Trace } from '@rubric/runtime'
import type { FactsInput, RuleGraph, Test } from '../graph.ts'
import { expectInOrder, readAsOf } from './facts.ts'
import type { Input } from './facts.ts'
import { traceOf } from './trace.ts'
import { decideTest } from './values.ts'

export { determineReference } from './determine.ts'

/**
 * Evaluates every criterion. `facts` is JSON that fits the policy's schema, `asOf` a date such as `2026-03-01`, or a
 * minute of it, `2026-03-01T14:30`.
 * Throws a TypeError that names the path where a fact does not fit its type, or its days run backwards.
 */
export const evaluateReference = (graph: RuleGraph, facts: FactsInput, asOf: string): Trace =>
  evaluateWith(graph, facts, asOf, new Map())

/** The same with the statuses of some conditions, by their index, forced: what would be, if. */
export const evaluateWith = (
  graph: RuleGraph,
  facts: FactsInput,
  asOf: string,
  overrides: ReadonlyMap<number, Status>,
): Trace => {
  const input: Input = { graph, facts, ...readAsOf(asOf) }
  expectInOrder(input)
  return traceOf(graph, { input, entry: null }, overrides)
}

/**
 * The status of one elementary condition: of the graph's own, or any other that speaks of its facts, calendars and zone. Only the facts that
 * it reads are looked at; throws a TypeError where one of them does not fit its type.
 */
export const testStatus = (graph: RuleGraph, test: Test, facts: FactsInput, asOf: string): Status =>
  decideTest(test, { input: { graph, facts, ...readAsOf(asOf) }, entry: null })

/** Whether no days of a request, or of an entry of a list, run backwards: facts whose days do are refused. */
export const isInOrder = (graph: RuleGraph, facts: FactsInput, asOf: string): boolean => {
  try {
    expectInOrder({ graph, facts, ...readAsOf(asOf) })
    return true
  } catch {
    return false
  }
}
