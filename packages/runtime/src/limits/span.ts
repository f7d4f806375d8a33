/** The days that a determination grants, from the first day requested. */
import { addMonths, LAST_DAY } from '../calendar.ts'
import type { DeterminationInfo, GrantInfo } from '../clause.ts'
import type { Outcome, ServiceRecord, SpanResult } from '../determination.ts'
import { MET, NOT_MET } from '../status.ts'
import type { Status } from '../status.ts'
import { isExact, isGiven } from './days.ts'

/** What it comes to, were the lines all met: with as few days as it may be, and with as many. */
export interface SpanGrant {
  readonly span: SpanResult | null
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
  if (grants === null || (grants.span === null && grants.ceiling === null)) return { span: null, least: 'met', most: 'met' }
  const asksUntil = isGiven(service.to)
  if (!isExact(service.from)) {
    return { span: null, least: grants.ceiling === null && !asksUntil ? 'met' : 'not met', most: 'met' }
  }
  const [from] = service.from
  const end = grants.span === null ? LAST_DAY : lastDay(from, grants.span)
  const [first, last] = stage === 'initial' && !isGiven(service.began) ? service.from : service.began
  const { ceiling: most } = grants
  const atLeast = most === null || ceiling === NOT_MET ? end : Math.min(end, lastDay(first, most))
  const atMost = most === null || ceiling !== MET ? end : Math.min(end, lastDay(last, most))
  const to = [Math.max(from - 1, atLeast), Math.max(from - 1, atMost)] as const
  const outcome = (granted: number, requested: number): Outcome =>
    granted < from ? 'not met' : asksUntil && requested > granted ? 'met in part' : 'met'
  return {
    span: { from, to, requestedTo: isExact(service.to) ? service.to[0] : null },
    least: outcome(to[0], service.to[1]),
    most: outcome(to[1], service.to[0]),
  }
}

const lastDay = (from: number, { amount, unit }: Stretch): number =>
  (unit === 'days' ? from + amount : addMonths(from, amount)) - 1
