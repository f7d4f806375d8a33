/** What a determination grants to each requested line, worked out twice: with as little used as may be, and with as much. */
import type { Amount, LimitInfo, LimitResult, LineResult, Status } from '@rubric/runtime'
import { exactly, range } from './known.ts'
import type { Range } from './known.ts'
import { allOf, MET, NOT_MET } from './logic.ts'
import { isExact, isGiven } from './service.ts'
import type { Line, Service } from './service.ts'
import { codeFits, historyOf, isDated, usedIn, windowsOf } from './windows.ts'
import type { Run, Use, Window } from './windows.ts'

/** A limit of a determination, and whether it holds for this member. */
export interface Subject {
  readonly limit: number
  readonly info: LimitInfo
  readonly holds: Status
}

/** A line when its turn comes. */
interface Turn {
  readonly service: Service
  readonly line: Line
  readonly days: Days
  readonly requested: Amount
  /** The history, and the lines before it. */
  readonly uses: readonly Use[]
}

export function linesOf(subjects: readonly Subject[], service: Service, granted: Granted | null): readonly LineResult[] | null {
  if (service.lines === null) return null
  const uses = [...historyOf(service)]
  return service.lines.map((line, index): LineResult => {
    const requested: Amount = line.units === null ? [0, Infinity] : [line.units, line.units]
    const turn: Turn = { service, line, days: daysOf(line, service, granted), requested, uses: [...uses] }
    const covering = subjects
      .map((subject): Subject => ({ ...subject, holds: allOf([subject.holds, codeFits(line.code, subject.info.codes)]) }))
      .filter((_, i) => codeFits(line.code, subjects[i]?.info.codes ?? []) !== NOT_MET)
    const little = grant(turn, covering, 'pessimistic')
    const much = grant(turn, covering, 'optimistic')
    uses.push(...usesOf(turn, little, much))
    const limits = covering.map((subject) => limitResult(turn, subject))
    const amounts: Amount = [total(little), total(much)]
    return { line: index, requested, granted: amounts, limits, binding: bindingOf(limits, requested, amounts) }
  })
}

// ---- days --------------------------------------------------------------------------------------------------

interface Days {
  readonly from: Range
  readonly to: Range
  /** A line that names no last day lasts one day, whichever that is. */
  readonly isOne: boolean
}

/** The last day that a determination grants. `spans`: it grants a span, which a line without a last day fills. */
export interface Granted {
  readonly until: Range
  readonly spans: boolean
}

/** No line goes on after the last day granted. */
function daysOf(line: Line, service: Service, granted: Granted | null): Days {
  const from = isGiven(line.from) ? line.from : service.from
  const named = [line.to, service.to].find(isGiven) ?? (granted?.spans === true ? granted.until : null)
  const to = named ?? from
  if (granted === null || to.hi <= granted.until.lo) return { from, to, isOne: named === null }
  return { from, to: range(Math.min(to.lo, granted.until.lo), Math.min(to.hi, granted.until.hi)), isOne: false }
}

const areKnown = ({ from, to }: Days): boolean => isExact(from) && isExact(to)
const mayBeNone = ({ from, to, isOne }: Days): boolean => !isOne && to.lo < from.hi
const eachOf = ({ from, to }: Days): readonly number[] => Array.from({ length: Math.max(0, to.lo - from.lo + 1) }, (_, i) => from.lo + i)
const windowsIn = ({ info }: Subject, { from, to }: Days): readonly Window[] => windowsOf(info.window, from.lo, to.lo)

// ---- grants ------------------------------------------------------------------------------------------------

interface Placed {
  /** Null where the days are not known. */
  readonly day: number | null
  readonly units: number
}

const total = (placed: readonly Placed[]): number => placed.reduce((sum, { units }) => sum + units, 0)

const bindsIn = ({ holds }: Subject, run: Run): boolean => (run === 'optimistic' ? holds === MET : holds !== NOT_MET)

function grant(turn: Turn, subjects: readonly Subject[], run: Run): readonly Placed[] {
  const { days, line, requested } = turn
  const binding = subjects.filter((subject) => bindsIn(subject, run))
  const wanted = Math.min(run === 'optimistic' ? requested[1] : requested[0], ...binding.map(({ info }) => hoursAllow(info, line.hours, run)))
  if (!areKnown(days)) return [{ day: null, units: grantAnyDay(turn, wanted, binding, run) }].filter(({ units }) => units > 0)
  if (binding.length === 0) return [{ day: days.from.lo, units: wanted }].filter(({ units }) => units > 0)
  return placeByDay(turn, wanted, binding, run)
}

/** Whole units that have the hours which a limit asks for. */
function hoursAllow({ unitHours }: LimitInfo, hours: number | null, run: Run): number {
  if (unitHours === null) return Infinity
  if (hours === null) return run === 'optimistic' ? Infinity : 0
  return Math.floor(hours / unitHours) * 1_000_000
}

/** On days that nobody knows, windows of days leave everything, or nothing; and there may be no such days. */
function grantAnyDay(turn: Turn, wanted: number, binding: readonly Subject[], run: Run): number {
  if (run === 'pessimistic' && binding.length > 0 && mayBeNone(turn.days)) return 0
  const leaves = binding.map(({ info }): number => {
    if (isDated(info.window)) return run === 'optimistic' ? Infinity : 0
    return Math.max(0, info.most - usedIn(info, [-Infinity, Infinity], turn.uses, turn.service, run))
  })
  return Math.min(wanted, ...leaves)
}

/** From the first day on, as much as each window of each limit that holds the day still leaves. */
function placeByDay(turn: Turn, wanted: number, binding: readonly Subject[], run: Run): readonly Placed[] {
  const windows = binding.flatMap((subject) =>
    windowsIn(subject, turn.days).map((window) => ({
      window,
      free: subject.info.most - usedIn(subject.info, window, turn.uses, turn.service, run),
    })),
  )
  const placed: { day: number; units: number }[] = []
  for (const day of eachOf(turn.days)) {
    const slacks = windows
      .filter(({ window: [first, last] }) => first <= day && day <= last)
      .map(({ window: [first, last], free }) => free - total(placed.filter((p) => p.day >= first && p.day <= last)))
    const units = Math.min(wanted - total(placed), ...slacks)
    if (units > 0) placed.push({ day, units })
  }
  return placed
}

/** For the lines after it. What both runs place alike is placed so whatever turns out; else it is somewhere on its days. */
function usesOf({ line, days }: Turn, little: readonly Placed[], much: readonly Placed[]): readonly Use[] {
  const alike = areKnown(days) && JSON.stringify(little) === JSON.stringify(much)
  if (!alike && days.to.hi < days.from.lo) return []
  if (!alike) return [{ days: range(days.from.lo, days.to.hi), least: total(little), most: total(much), code: line.code, entry: null }]
  return much.map(({ day, units }) => ({ days: exactly(day ?? NaN), least: units, most: units, code: line.code, entry: null }))
}

// ---- what each limit leaves --------------------------------------------------------------------------------

function limitResult(turn: Turn, subject: Subject): LimitResult {
  const { info, limit, holds } = subject
  const { window, used } = tightest(turn, subject)
  const alone = (run: Run): number =>
    bindsIn(subject, run) ? total(grant(turn, [subject], run)) : turn.requested[run === 'optimistic' ? 1 : 0]
  return {
    limit,
    holds,
    window: isDated(info.window) ? window : null,
    used,
    allowed: info.most,
    remaining: leftOf(info, used),
    grantable: [alone('pessimistic'), alone('optimistic')],
  }
}

interface Usage {
  readonly window: Window | null
  readonly used: Amount
}

const leftOf = ({ most }: LimitInfo, used: Amount): Amount => [Math.max(0, most - used[1]), Math.max(0, most - used[0])]

/** No difference: Infinity less Infinity is no number. */
const order = (a: number, b: number): number => (a === b ? 0 : a - b)
const byAmounts = (a: Amount, b: Amount): number => order(a[0], b[0]) || order(a[1], b[1])

/** The window that leaves least: at the least first, then at the most; of equals the earliest. */
function tightest(turn: Turn, subject: Subject): Usage {
  const { info } = subject
  if (isDated(info.window) && !areKnown(turn.days)) return { window: null, used: [0, info.most] }
  const windows = isDated(info.window) ? windowsIn(subject, turn.days) : windowsOf(info.window, 0, 0)
  const used = (window: Window, run: Run): number => usedIn(info, window, turn.uses, turn.service, run)
  const usages = windows.map((window) => ({ window, used: [used(window, 'optimistic'), used(window, 'pessimistic')] as const }))
  const [first] = usages.sort((a, b) => byAmounts(leftOf(info, a.used), leftOf(info, b.used)))
  return first ?? { window: null, used: [0, 0] }
}

/** The limit that leaves least to grant, of those that do not leave all; where all do, but not together, the one that leaves least in its window. */
export function bindingOf(limits: readonly LimitResult[], requested: Amount, granted: Amount): number | null {
  const all = limits.map((limit, index) => ({ ...limit, index }))
  const short = all.filter(({ grantable }) => byAmounts(grantable, requested) !== 0)
  if (short.length > 0) return short.sort((a, b) => byAmounts(a.grantable, b.grantable))[0]?.index ?? null
  if (byAmounts(granted, requested) === 0) return null
  return all.filter(({ holds }) => holds !== NOT_MET).sort((a, b) => byAmounts(a.remaining, b.remaining))[0]?.index ?? null
}
