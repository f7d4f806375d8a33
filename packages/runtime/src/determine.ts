/**
 * What each determination comes to for a request, as `determination.ts` defines it. Linear in the history, which is gone through once for
 * all determinations.
 */
import type { Logic, PolicyInfo } from './clause.ts'
import type { DeterminationResult, LineResult, Outcome, ServiceRecord } from './determination.ts'
import { daysOf } from './limits/days.ts'
import { grantLines } from './limits/lines.ts'
import type { Binding } from './limits/lines.ts'
import { spanOf } from './limits/span.ts'
import type { SpanGrant } from './limits/span.ts'
import { usageOf } from './limits/usage.ts'
import type { Usage } from './limits/usage.ts'
import { windowsOf } from './limits/windows.ts'
import type { Days } from './limits/windows.ts'
import { and, MET, NOT_MET, not } from './status.ts'
import type { Status } from './status.ts'
import { itemOf } from './suppose.ts'

/** `statuses` are those of `info.criteria`, in order; `logicStatus` decides whom a limit binds. */
export function determine(
  info: PolicyInfo,
  logicStatus: (logic: Logic) => Status,
  statuses: readonly Status[],
  service: ServiceRecord,
  how: How = WHOLE,
): readonly DeterminationResult[] {
  const statusOf = (logic: Logic | null, otherwise: Status): Status => (logic === null ? otherwise : logicStatus(logic))
  const spans = info.determinations.map(({ stage, grants }) => {
    const ceiling = not(statusOf(grants?.ceiling?.unless ?? null, NOT_MET))
    return spanOf(grants, stage, ceiling, service)
  })
  const usages = historyOf(info, spans, service, how.windows)
  return info.determinations.map(({ criterion, limits }, determination) => {
    const bindings = limits.map(({ limit, onlyIf, unless }): Binding => {
      const applies = and(statusOf(itemOf(info.limits, limit).when, MET), statusOf(onlyIf, MET))
      return { limit, holds: and(applies, not(statusOf(unless, NOT_MET))), history: usages.get(limit) as Usage }
    })
    const { span, granted, least, most } = itemOf(spans, determination)
    const lines = bindings.length === 0 ? [] : grantLines(bindings, service, granted, how.isBrief)
    const [atLeast, atMost] = [worse(linesOutcome(lines, 0), least), worse(linesOutcome(lines, 1), most)]
    return { determination, outcome: outcomeOf(itemOf(statuses, criterion), atLeast, atMost), lines, span }
  })
}

/** For those who try requests by the thousand, of the same few days. */
export interface How {
  /** How windows are found: anew, or `keptWindows`. */
  readonly windows: typeof windowsOf
  /** What each limit by itself leaves of a line is not told. */
  readonly isBrief: boolean
}

const WHOLE: How = { windows: windowsOf, isBrief: false }

/** Where nothing is left, whether the criteria are met does not matter. */
function outcomeOf(root: Status, atLeast: Outcome, atMost: Outcome): Outcome {
  if (root === NOT_MET || atMost === 'not met') return 'not met'
  return root === MET && atLeast === atMost ? atMost : 'information needed'
}

/** The use by the history, of each limit that a determination is subject to, on all days that some determination's request has. */
function historyOf(
  { limits, determinations }: PolicyInfo,
  spans: readonly SpanGrant[],
  service: ServiceRecord,
  windows: typeof windowsOf,
): ReadonlyMap<number, Usage> {
  const inUse = [...new Set(determinations.flatMap((determination) => determination.limits.map(({ limit }) => limit)))]
  let all: Days | null = null
  for (const { granted } of inUse.length === 0 ? [] : spans) {
    for (const line of service.lines ?? []) {
      const { known } = daysOf(line, service, granted)
      if (known === null || known[1] < known[0]) continue
      all = all === null ? known : [Math.min(known[0], all[0]), Math.max(known[1], all[1])]
    }
  }
  const usages = usageOf(inUse.map((limit) => itemOf(limits, limit)), service, all, windows)
  return new Map(inUse.map((limit, i) => [limit, itemOf(usages, i)]))
}

/** `end` is 0 for the least that the lines may be granted, 1 for the most. */
function linesOutcome(lines: readonly LineResult[] | null, end: 0 | 1): Outcome {
  if (lines === null || lines.some(({ requested }) => requested[1] === Infinity)) return end === 0 ? 'not met' : 'met'
  if (lines.every(({ requested, granted }) => granted[end] === requested[end])) return 'met'
  return lines.every(({ granted }) => granted[end] === 0) ? 'not met' : 'met in part'
}

const worse = (a: Outcome, b: Outcome): Outcome => (a === 'not met' || b === 'not met' ? 'not met' : a === 'met' ? b : a)
