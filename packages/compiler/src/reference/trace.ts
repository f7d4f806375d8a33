/** The trace of an evaluation: every criterion, clause by clause, with what was known of each condition's value. */
import type { ConditionResult, Shown, Status, Trace, TraceNode } from '@rubric/runtime'
import type { Condition, Domain, RuleGraph, Test, Value } from '../graph.ts'
import { toRange } from './known.ts'
import type { Known, Range } from './known.ts'
import { decide, UNKNOWN } from './logic.ts'
import type { Statuses } from './logic.ts'
import { deadlineOf, recurrenceOf } from './timed.ts'
import { decideTest, known } from './values.ts'
import type { Scope } from './values.ts'
import { unknownOf } from './unknown.ts'

/** `forced` gives conditions, by their index, a status whatever the facts. */
export function traceOf(graph: RuleGraph, scope: Scope, forced: ReadonlyMap<number, Status>): Trace {
  const statuses = statusesOf(graph, scope, forced)
  const result = (condition: number): ConditionResult => {
    const status = statuses.condition(condition)
    const value = shownOf(item(graph.conditions, condition), scope)
    return { condition, status, value, ...timeOf(item(graph.conditions, condition).test, status, scope) }
  }
  const node = (clause: number): TraceNode => ({
    clause,
    status: statuses.clause(clause),
    conditions: item(graph.clauses, clause).conditions.map(result),
    children: item(graph.clauses, clause).children.map(node),
  })
  return graph.criteria.map((criterion) => node(criterion.clause))
}

/** What every condition, clause and criterion comes to. */
export function statusesOf(graph: RuleGraph, scope: Scope, forced: ReadonlyMap<number, Status>): Statuses {
  const statuses: Statuses = {
    condition: once((index) => forced.get(index) ?? decideTest(item(graph.conditions, index).test, scope)),
    clause: once((index) => decide(item(graph.clauses, index).logic, statuses)),
    criterion: (index) => statuses.clause(item(graph.criteria, index).clause),
  }
  return statuses
}

/** Of deadlines and recurrences alone: what is due, and whether that is still to come. */
function timeOf(test: Test, status: Status, scope: Scope): Pick<ConditionResult, 'due' | 'pending'> {
  if (test.kind !== 'deadline' && test.kind !== 'recurrence') return {}
  const { due, open } = test.kind === 'deadline' ? deadlineOf(test, scope) : recurrenceOf(test, scope)
  const domain = test.kind === 'deadline' ? test.shown.domain : 'day'
  return { due: due === null ? null : shownAs(due, domain), pending: status === UNKNOWN && open }
}

/** The left-hand value of a comparison; a bare yes/no shows nothing, its status says it. */
function shownOf({ test, form }: Condition, scope: Scope): Shown {
  if (form.as === 'nothing') return null
  switch (test.kind) {
    case 'holds':
      return null
    case 'compare':
      return shown(test.left, scope)
    case 'between':
    case 'among':
    case 'coded':
    case 'during':
      return shown(test.value, scope)
    case 'deadline':
      return shown(test.event, scope)
    case 'recurrence':
      return null
  }
}

/** An instant shows what the clock showed. */
const shown = (value: Value, scope: Scope): Shown =>
  shownAs(known(value.kind === 'instant' ? value.moment : value, scope), value.domain)

function shownAs(is: Known, domain: Domain): Shown {
  switch (is.kind) {
    case 'none':
      return []
    case 'code':
      return is.text
    case 'range':
      return is.lo === is.hi ? is.lo : shownRange(is, toRange(unknownOf(domain)))
  }
}

/** An infinite end is open; what may be anything in its domain is not known. */
function shownRange({ lo, hi }: Range, whole: Range): Shown {
  if (lo <= whole.lo && hi >= whole.hi) return null
  return [Number.isFinite(lo) ? lo : null, Number.isFinite(hi) ? hi : null]
}

/** Criteria may speak of one another many times over; each status is worked out once. */
function once(statusOf: (index: number) => Status): (index: number) => Status {
  const found = new Map<number, Status>()
  return (index) => {
    const status = found.get(index) ?? statusOf(index)
    found.set(index, status)
    return status
  }
}

function item<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`the rule graph has no item ${index}`)
  return found
}
