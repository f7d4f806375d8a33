/** What limits grant to each requested line, in two runs: with as little used as may be, and with as much. */
import { codedAs } from '../code-pattern.ts'
import { DECIMAL_SCALE } from '../reading.ts'
import type { Amount, LimitResult, LineResult, RequestedLine, ServiceRecord } from '../determination.ts'
import { and, MET, NOT_MET } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf } from '../suppose.ts'
import { daysOf } from './days.ts'
import type { Granted, LineDays } from './days.ts'
import { place, totalOf } from './placement.ts'
import type { Placement, Room } from './placement.ts'
import { copied, count, mostUsed } from './usage.ts'
import type { Usage } from './usage.ts'

/** A limit of the determination. */
export interface Binding {
  /** Index into the policy's limits. */
  readonly limit: number
  /** For this member, whatever the code. */
  readonly holds: Status
  readonly history: Usage
}

/** A limit as it meets one line. */
interface Bound {
  readonly limit: number
  readonly holds: Status
  readonly usage: Usage
}

/** The two ends of a pair: at the pessimistic one little is granted, at the optimistic one much. */
type Run = 0 | 1

export function grantLines(
  bindings: readonly Binding[],
  service: ServiceRecord,
  inDays: Granted | null,
  isBrief: boolean,
): readonly LineResult[] | null {
  if (service.lines === null) return null
  const last = service.lines.length - 1
  // A line counts for the lines after it.
  const usages = bindings.map(({ history }) => (last > 0 ? copied(history) : history))
  return service.lines.map((line, index): LineResult => {
    const fits = usages.map(({ limit }) => codedAs(line.code, limit.codes))
    const bounds = bindings.flatMap(({ limit, holds }, i): Bound[] => {
      const fit = itemOf(fits, i)
      return fit === NOT_MET ? [] : [{ limit, holds: and(holds, fit), usage: itemOf(usages, i) }]
    })
    const days = daysOf(line, service, inDays)
    const requested: Amount = line.units === line.units ? [line.units, line.units] : [0, Infinity]
    const runs = [placed(line, requested, days, bounds, 0), placed(line, requested, days, bounds, 1)] as const
    const granted: Amount = [totalOf(runs[0]), totalOf(runs[1])]
    const alone = (bound: Bound, run: Run): number => {
      if (!binds(bound, run)) return requested[run]
      const isOnly = bounds.every((other) => other === bound || !binds(other, run))
      return isOnly ? granted[run] : totalOf(placed(line, requested, days, [bound], run))
    }
    const limits = isBrief ? [] : bounds.map((bound) => limitResult(days, bound, [alone(bound, 0), alone(bound, 1)]))
    usages.forEach((usage, i) => {
      if (index < last && itemOf(fits, i) !== NOT_MET) remember(usage, itemOf(fits, i), days, granted, runs)
    })
    return { line: index, requested, granted, limits, binding: bindingOf(limits, requested, granted) }
  })
}

const binds = ({ holds }: Bound, run: Run): boolean => (run === 1 ? holds === MET : holds !== NOT_MET)

function placed(line: RequestedLine, requested: Amount, days: LineDays, bounds: readonly Bound[], run: Run): Placement {
  const binding = bounds.filter((bound) => binds(bound, run))
  const units = binding.reduce((least, { usage }) => Math.min(least, hoursAllow(line, usage, run)), requested[run])
  if (days.known !== null) return place(units, days.known, binding.map(({ usage }) => roomOf(usage, run)))
  const whatever = binding.filter(({ usage }) => usage.windows.bounds === null)
  const mayFail = whatever.length < binding.length || (binding.length > 0 && days.maybeNone)
  if (run === 0 && mayFail) return []
  return place(units, [0, 0], whatever.map(({ usage }) => roomOf(usage, run)))
}

/** Whole units that have the hours which the limit asks for. */
function hoursAllow({ hours }: RequestedLine, { limit: { unitHours } }: Usage, run: Run): number {
  if (unitHours === null) return Infinity
  if (hours !== hours) return run === 0 ? 0 : Infinity
  return Math.floor(hours / unitHours) * DECIMAL_SCALE
}

const roomOf = (usage: Usage, run: Run): Room => ({
  windows: usage.windows,
  most: usage.limit.most,
  used: (window) => (run === 0 ? mostUsed(usage, window) : (usage.least[window] ?? 0)),
})

/** For the lines after it. Placed alike in both runs, it is placed so whatever turns out in between. */
function remember(
  usage: Usage,
  sure: Status,
  { known, possible: [low, high] }: LineDays,
  [least, most]: Amount,
  [little, much]: readonly [Placement, Placement],
): void {
  const alike = little.length === much.length && little.every(([day, units], i) => day === much[i]?.[0] && units === much[i]?.[1])
  if (alike && known !== null) for (const [day, units] of much) count(usage, { low: day, high: day, least: units, most: units, sure })
  else if (low <= high) count(usage, { low, high, least, most, sure })
}

// ---- what each limit leaves ------------------------------------------------------------------------------

function limitResult(days: LineDays, { usage, limit, holds }: Bound, grantable: Amount): LimitResult {
  const allowed = usage.limit.most
  const at = tightest(usage, days)
  const used: Amount = at === null ? [0, days.known === null ? allowed : 0] : [usage.least[at] ?? 0, mostUsed(usage, at)]
  return {
    limit,
    holds,
    window: at === null || usage.windows.bounds === null ? null : usage.windows.bounds(at),
    used,
    allowed,
    remaining: left(allowed, used),
    grantable,
  }
}

const left = (allowed: number, [least, most]: Amount): Amount => [Math.max(0, allowed - most), Math.max(0, allowed - least)]

/** The window that leaves least among those that hold a day of the line. */
function tightest(usage: Usage, { known }: LineDays): number | null {
  const { windows, limit } = usage
  if (windows.bounds === null) return 0
  if (known === null || known[1] < known[0]) return null
  const last = windows.lastWith(known[1])
  let best = windows.firstWith(known[0])
  let [least, most] = [Infinity, Infinity]
  for (let window = best; window <= last; window += 1) {
    const atLeast = Math.max(0, limit.most - mostUsed(usage, window))
    if (atLeast > least) continue
    const atMost = Math.max(0, limit.most - (usage.least[window] ?? 0))
    if (atLeast === least && atMost >= most) continue
    best = window
    least = atLeast
    most = atMost
  }
  return best
}

const isLess = (a: Amount, b: Amount): boolean => (a[0] === b[0] ? a[1] < b[1] : a[0] < b[0])

/**
 * The limit that leaves least to grant, of those that do not leave all. Where each by itself leaves all and they do not together, the one that
 * leaves least in its window.
 */
export function bindingOf(limits: readonly LimitResult[], requested: Amount, granted: Amount): number | null {
  const short = leastOf(limits, ({ grantable }) => (isSame(grantable, requested) ? null : grantable))
  return short !== null || isSame(granted, requested) ? short : leastOf(limits, ({ holds, remaining }) => (holds === NOT_MET ? null : remaining))
}

const isSame = (a: Amount, b: Amount): boolean => a[0] === b[0] && a[1] === b[1]

/** The first of those with the least amount; null where none has one. */
function leastOf(limits: readonly LimitResult[], amountOf: (limit: LimitResult) => Amount | null): number | null {
  let found: number | null = null
  let least: Amount | null = null
  limits.forEach((limit, i) => {
    const amount = amountOf(limit)
    if (amount === null || (least !== null && !isLess(amount, least))) return
    found = i
    least = amount
  })
  return found
}
