/** The days that a determination grants, from the first day requested. */
import { addMonths, LAST_DAY } from '../calendar.ts'
import type { DeterminationInfo, GrantInfo } from '../clause.ts'
import type { Amount, Outcome, ServiceRecord, SpanResult } from '../determination.ts'
import { MET, NOT_MET } from '../status.ts'
import type { Status } from '../status.ts'
import { isExact, isGiven } from './days.ts'
import type { Granted } from './days.ts'

/** What it comes to, were the lines all met: with as few days as it may be, and with as many. */
export interface SpanGrant {
  readonly span: SpanResult | null
  /** Also where the first day is not exact; null where nothing is granted by days. */
  readonly granted: Granted | null
  readonly least: Outcome
  readonly most: Outcome
}

type Stretch = NonNullable<GrantInfo['span']>

/** `ceiling` says whether the ceiling holds. */
export function spanOf(
  grants: GrantInfo | null,
  stage: DeterminationInfo['stage'],
  ceiling: Status,
  service: ServiceRecord,
): SpanGrant {
  if (grants === null || (grants.span === null && grants.ceiling === null)) return { span: null, granted: null, least: 'met', most: 'met' }
  const asksUntil = isGiven(service.to)
  const until = lastGranted(grants, stage, ceiling, service)
  const granted = { until, spans: grants.span !== null }
  if (!isExact(service.from)) {
    return { span: null, granted, least: grants.ceiling === null && !asksUntil ? 'met' : 'not met', most: 'met' }
  }
  const [from] = service.from
  const outcome = (last: number, requested: number): Outcome =>
    last < from ? 'not met' : asksUntil && requested > last ? 'met in part' : 'met'
  return {
    span: { from, to: until, requestedTo: isExact(service.to) ? service.to[0] : null },
    granted,
    least: outcome(until[0], service.to[1]),
    most: outcome(until[1], service.to[0]),
  }
}

function lastGranted(grants: GrantInfo, stage: DeterminationInfo['stage'], ceiling: Status, { from, began }: ServiceRecord): Amount {
  const [first, last] = stage === 'initial' ? from : began
  const end = (start: number): number => (grants.span === null ? LAST_DAY : lastDay(start, grants.span))
  const capped = (start: number, course: number, caps: boolean): number =>
    Math.max(start - 1, grants.ceiling === null || !caps ? end(start) : Math.min(end(start), lastDay(course, grants.ceiling)))
  return [capped(from[0], first, ceiling !== NOT_MET), capped(from[1], last, ceiling === MET)]
}

const lastDay = (from: number, { amount, unit }: Stretch): number =>
  (unit === 'days' ? from + amount : addMonths(from, amount)) - 1
