/** What each determination comes to, as `determination.ts` of the runtime defines it: plain sums over every window and every day. */
import type { Amount, DeterminationResult, GrantInfo, LineResult, Logic, Outcome, SpanResult, Status } from '@rubric/runtime'
import type { Determination, FactsInput, RuleGraph } from '../graph.ts'
import { LAST_DAY, moved } from './dates.ts'
import { expectInOrder, readAsOf } from './facts.ts'
import type { Input } from './facts.ts'
import { range } from './known.ts'
import type { Range } from './known.ts'
import { linesOf } from './lines.ts'
import type { Granted, Subject } from './lines.ts'
import { inCommon, waysOut } from './doubts.ts'
import { allOf, decide, MET, negate, NOT_MET } from './logic.ts'
import type { Statuses } from './logic.ts'
import { isExact, isGiven, readService } from './service.ts'
import type { Service } from './service.ts'
import { statusesOf } from './trace.ts'

/**
 * In the order of the policy. Facts and `asOf` as for `evaluateReference`; the request and the history of service are read of the
 * built-in facts. Throws a TypeError that names the path where a fact does not fit its type, or its days
 * run backwards.
 */
export function determineReference(graph: RuleGraph, facts: FactsInput, asOf: string): readonly DeterminationResult[] {
  const input: Input = { graph, facts, ...readAsOf(asOf) }
  expectInOrder(input)
  const statuses = statusesOf(graph, { input, entry: null }, new Map())
  const service = readService(input)
  return graph.determinations.map((determination, index) => {
    const known = decided(graph, index, statuses, service)
    const ways = waysOut(determination, statuses).map((way) => decided(graph, index, way, service))
    return ways.length === 0 ? known : inCommon(known, ways)
  })
}

function decided(graph: RuleGraph, index: number, statuses: Statuses, service: Service): DeterminationResult {
  const determination = graph.determinations[index]
  if (determination === undefined) throw new RangeError(`the rule graph has no determination ${index}`)
  const met = (logic: Logic | null, without: Status): Status => (logic === null ? without : decide(logic, statuses))
  const subjects = determination.limits.map(({ limit, onlyIf, unless }): Subject => {
    const info = graph.limits[limit]
    if (info === undefined) throw new RangeError(`the rule graph has no limit ${limit}`)
    return { limit, info, holds: allOf([met(info.when, MET), met(onlyIf, MET), negate(met(unless, NOT_MET))]) }
  })
  const ceiling = negate(met(determination.grants?.ceiling?.unless ?? null, NOT_MET))
  const days = daysGranted(determination, ceiling, service)
  const lines = subjects.length === 0 ? [] : linesOf(subjects, service, days.granted)
  const outcome = outcomeOf(statuses.criterion(determination.criterion), [linesOutcomes(lines), days.outcomes])
  return { determination: index, outcome, lines, span: days.span }
}

// ---- outcomes ----------------------------------------------------------------------------------------------

/** At the least and at the most. */
type Outcomes = readonly [least: Outcome, most: Outcome]

const FROM_THE_WORST: readonly Outcome[] = ['not met', 'met in part', 'met']

const worst = (outcomes: readonly Outcome[]): Outcome => FROM_THE_WORST.find((outcome) => outcomes.includes(outcome)) ?? 'met'

function outcomeOf(root: Status, parts: readonly Outcomes[]): Outcome {
  if (root === NOT_MET) return 'not met'
  const [least, most] = [worst(parts.map((part) => part[0])), worst(parts.map((part) => part[1]))]
  if (most === 'not met') return 'not met'
  return root === MET && least === most ? least : 'information needed'
}

function linesOutcomes(lines: readonly LineResult[] | null): Outcomes {
  if (lines === null || lines.some(({ requested }) => requested[0] !== requested[1])) return ['not met', 'met']
  const outcome = (end: 0 | 1): Outcome => {
    if (lines.every(({ requested, granted }) => granted[end] === requested[end])) return 'met'
    return lines.some(({ granted }) => granted[end] > 0) ? 'met in part' : 'not met'
  }
  return [outcome(0), outcome(1)]
}

// ---- the days granted --------------------------------------------------------------------------------------

interface DaysGranted {
  readonly span: SpanResult | null
  /** Null where nothing is granted by days. */
  readonly granted: Granted | null
  readonly outcomes: Outcomes
}

const NO_SPAN: DaysGranted = { span: null, granted: null, outcomes: ['met', 'met'] }

function daysGranted({ grants, stage }: Determination, ceiling: Status, service: Service): DaysGranted {
  if (grants === null || (grants.span === null && grants.ceiling === null)) return NO_SPAN
  const asked = isGiven(service.to) ? service.to : null
  const open: Outcomes = grants.ceiling === null && asked === null ? ['met', 'met'] : ['not met', 'met']
  const until = lastDays(grants, ceiling, service.from, stage === 'initial' ? service.from : service.began)
  const granted = { until: range(until[0], until[1]), spans: grants.span !== null }
  if (!isExact(service.from)) return { span: null, granted, outcomes: open }
  const from = service.from.lo
  const outcome = (last: number, wanted: number): Outcome => (last < from ? 'not met' : last < wanted ? 'met in part' : 'met')
  return {
    span: { from, to: until, requestedTo: asked !== null && isExact(asked) ? asked.lo : null },
    granted,
    outcomes: [outcome(until[0], asked?.hi ?? -Infinity), outcome(until[1], asked?.lo ?? -Infinity)],
  }
}

type Stretch = NonNullable<GrantInfo['span']>
const lastDayOf = (first: number, { amount, unit }: Stretch): number => moved(first, amount, unit) - 1

/** At the least with a ceiling that may hold, from the first day that it may be; at the most with one that surely does, from the last. */
function lastDays({ span, ceiling }: GrantInfo, holds: Status, from: Range, began: Range): Amount {
  const last = (start: number, course: number, caps: boolean): number =>
    Math.max(
      start - 1,
      Math.min(
        span === null ? LAST_DAY : lastDayOf(start, span),
        ceiling !== null && caps ? lastDayOf(course, ceiling) : Infinity,
      ),
    )
  return [last(from.lo, began.lo, holds !== NOT_MET), last(from.hi, began.hi, holds === MET)]
}
