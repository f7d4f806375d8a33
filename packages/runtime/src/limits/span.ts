/** The days that a determination grants, from the first day requested. */
import { addMonths, LAST_DAY } from '../calendar.ts'
import type { DeterminationInfo, GrantInfo } from '../clause.ts'
import type { Amount, Outcome, ServiceRecord, SpanResult } from '../determination.ts'
import { MET, NOT_MET } from '../status.ts'
import type { Status } from '../status.ts'
import { isExact, isGiven } from './days.ts'

/** What it comes to, were the lines all met: with as few days as it may be, and with as many. */
export interface SpanGrant {
  readonly span: SpanResult | null
  /** The last day granted, also where the first is not exact; null where nothing is granted by days. */
  readonly until: Amount | null
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
  if (grants === null || (grants.span === null && grants.ceiling === null)) return { span: null, until: null, least: 'met', most: 'met' }
  const asksUntil = isGiven(service.to)
  const until = lastGranted(grants, stage, ceiling, service)
  if (!isExact(service.from)) {
    return { span: null, until, least: grants.ceiling === null && !asksUntil ? 'met' : 'not met', most: 'met' }
  }
  const [from] = service.from
  const outcome = (granted: number, requested: number): Outcome =>
    granted < from ? 'not met' : asksUntil && requested > granted ? 'met in part' : 'met'
  return {
    span: { from, to: until, requestedTo: isExact(service.to) ? service.to[0] : null },
    until,
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

/**
 * The request as far as its days are granted: nothing is placed after the last of them, and what says no last day of its own lasts as long as
 * the span.
 */
export function withinSpan(grants: GrantInfo | null, until: Amount | null, service: ServiceRecord): ServiceRecord {
  if (grants === null || until === null) return service
  const cut = (low: number, high: number): Amount => [Math.min(low, until[0]), Math.min(high, until[1])]
  return {
    ...service,
    to: isGiven(service.to) ? cut(...service.to) : grants.span === null ? service.to : until,
    lines:
      service.lines?.map((line) => {
        if (!isGiven([line.to$low, line.to$high])) return line
        const [to$low, to$high] = cut(line.to$low, line.to$high)
        return { ...line, to$low, to$high }
      }) ?? null,
  }
}
