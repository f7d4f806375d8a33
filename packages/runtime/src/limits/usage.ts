/**
 * What has been used of a limit, window by window, at the least and at the most. The history is gone through once: what an entry adds to
 * neighbouring windows is noted at the first of them and taken back after the last, and summed up at the end.
 */
import { codedAs } from '../code-pattern.ts'
import type { LimitInfo } from '../clause.ts'
import type { ServiceEntry, ServiceRecord } from '../determination.ts'
import { and, MET, NOT_MET, UNKNOWN } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf } from '../suppose.ts'
import type { Days, Windows, windowsOf } from './windows.ts'

/** Amounts are millionths. Arrays have a place for each window, and one more. */
export interface Usage {
  readonly limit: LimitInfo
  readonly windows: Windows
  readonly least: Float64Array
  readonly most: Float64Array
  /** Above 0 where nothing may be left, whatever is counted. */
  readonly exhausted: Float64Array
}

/** What is used at the most; all, where the window is exhausted. */
export const mostUsed = ({ limit, most, exhausted }: Usage, window: number): number => {
  const counted = most[window] ?? 0
  return (exhausted[window] ?? 0) > 0 ? Math.max(limit.most, counted) : counted
}

/** Units on one day of a range of days. `sure` says whether they are of this limit. */
interface Use {
  readonly low: number
  readonly high: number
  readonly least: number
  /** NaN or infinite where unknown. */
  readonly most: number
  readonly sure: Status
}

/** The use of each limit by the history, on windows that hold one of the days. */
export function usageOf(limits: readonly LimitInfo[], record: ServiceRecord, days: Days | null, windowsFor: typeof windowsOf): readonly Usage[] {
  const usages = limits.map((limit): Usage => {
    const windows = windowsFor(limit.window, days)
    const empty = (): Float64Array => new Float64Array(windows.count + 1)
    return { limit, windows, least: empty(), most: empty(), exhausted: empty() }
  })
  const fits = fitsByCode(limits)
  for (const entry of record.history) {
    const status = fits(entry.code)
    for (let i = 0; i < usages.length; i += 1) {
      const usage = itemOf(usages, i)
      const sure = and(itemOf(status, i), belongs(usage.limit.window.kind, entry, record))
      if (sure !== NOT_MET) note(usage, entry, sure)
    }
  }
  for (const usage of usages) {
    for (const amounts of [usage.least, usage.most, usage.exhausted]) sumUp(amounts)
    exhaustMissing(usage, record)
  }
  return usages
}

const note = (usage: Usage, { on$low, on$high, units }: ServiceEntry, sure: Status): void => {
  const { windows, least, most, exhausted } = usage
  const first = windows.firstWith(on$low)
  const last = windows.lastWith(on$high)
  if (first > last) return
  if (units !== units) {
    spread(exhausted, first, last, 1)
    return
  }
  spread(most, first, last, units)
  if (sure === MET) spread(least, windows.firstWith(on$high), windows.lastWith(on$low), units)
}

const spread = (amounts: Float64Array, first: number, last: number, amount: number): void => {
  if (first > last) return
  amounts[first] = (amounts[first] ?? 0) + amount
  amounts[last + 1] = (amounts[last + 1] ?? 0) - amount
}

const sumUp = (amounts: Float64Array): void => {
  for (let i = 1; i < amounts.length; i += 1) amounts[i] = (amounts[i] ?? 0) + (amounts[i - 1] ?? 0)
}

/** The codes of a history are few, so each is compared once. */
function fitsByCode(limits: readonly LimitInfo[]): (code: string | null) => readonly Status[] {
  const known = new Map<string | null, readonly Status[]>()
  return (code) => {
    const found = known.get(code)
    if (found !== undefined) return found
    const statuses = limits.map(({ codes }) => codedAs(code, codes))
    known.set(code, statuses)
    return statuses
  }
}

function belongs(kind: LimitInfo['window']['kind'], entry: ServiceEntry, record: ServiceRecord): Status {
  switch (kind) {
    case 'calendar':
    case 'any':
    case 'lifetime':
      return MET
    case 'request':
      return NOT_MET
    case 'authorization':
      return sameId(entry.authorization, record.authorization)
    case 'episode':
      return sameId(entry.episode, record.episode)
  }
}

const sameId = (a: string | null, b: string | null): Status => (a === null || b === null ? UNKNOWN : a === b ? MET : NOT_MET)

/** Between the last day of a complete history and `as of`, anything may be missing. */
function exhaustMissing({ limit, windows, exhausted }: Usage, { through, asOf }: ServiceRecord): void {
  if (through >= asOf || limit.window.kind === 'request') return
  const last = windows.lastWith(asOf)
  for (let window = windows.firstWith(through + 1); window <= last; window += 1) exhausted[window] = 1
}

export const copied = ({ limit, windows, least, most, exhausted }: Usage): Usage => ({
  limit,
  windows,
  least: least.slice(),
  most: most.slice(),
  exhausted: exhausted.slice(),
})

/** Counts what an earlier line was granted. */
export function count({ windows, least, most, exhausted }: Usage, use: Use): void {
  const [first, last] = [windows.firstWith(use.low), windows.lastWith(use.high)]
  for (let window = first; window <= last; window += 1) {
    if (use.most < Infinity) most[window] = (most[window] ?? 0) + use.most
    else exhausted[window] = 1
  }
  if (use.sure !== MET) return
  const [surely, through] = [windows.firstWith(use.high), windows.lastWith(use.low)]
  for (let window = surely; window <= through; window += 1) least[window] = (least[window] ?? 0) + use.least
}
