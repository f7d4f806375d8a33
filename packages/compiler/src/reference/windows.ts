/** The windows of a limit, one by one, and what is used in each: at the least, the optimistic run, and at the most, the pessimistic one. */
import type { CodePattern, LimitInfo, LimitWindowInfo, Status } from '@rubric/runtime'
import { coded } from './compare.ts'
import { moved, periodAround } from './dates.ts'
import { code } from './known.ts'
import type { Range } from './known.ts'
import { allOf, decided, MET, NOT_MET, UNKNOWN } from './logic.ts'
import type { Service } from './service.ts'

export type Run = 'pessimistic' | 'optimistic'

/** First and last day. Those of limits that ask for no days hold all. */
export type Window = readonly [first: number, last: number]

const ALWAYS: Window = [-Infinity, Infinity]

/** Whether its windows are stretches of days. */
export const isDated = ({ kind }: LimitWindowInfo): boolean => kind === 'calendar' || kind === 'any'

/** All that hold a day from `first` to `last`, the earliest first. */
export function windowsOf(window: LimitWindowInfo, first: number, last: number): readonly Window[] {
  if (first > last) return []
  switch (window.kind) {
    case 'calendar': {
      const found = [periodAround(first, window.unit, window.weekStart)]
      for (let end = found[0]?.[1] ?? last; end < last; end = found.at(-1)?.[1] ?? last) {
        found.push(periodAround(end + 1, window.unit, window.weekStart))
      }
      return found
    }
    case 'any': {
      const longest = window.amount * (window.unit === 'days' ? 1 : 31)
      const starts = Array.from({ length: last - first + longest + 1 }, (_, i) => first - longest + i)
      return starts.map((start): Window => [start, moved(start, window.amount, window.unit) - 1]).filter(([, end]) => end >= first)
    }
    case 'request':
    case 'authorization':
    case 'episode':
    case 'lifetime':
      return [ALWAYS]
  }
}

/** Service that counts on the windows of a limit: of the history, or granted to an earlier line. */
export interface Use {
  /** The days on one of which it takes place. */
  readonly days: Range
  /** Infinity where nobody knows. */
  readonly least: number
  readonly most: number
  readonly code: string | null
  /** Null: the request itself. */
  readonly entry: { readonly authorization: string | null; readonly episode: string | null } | null
}

export const historyOf = ({ history }: Service): readonly Use[] =>
  history.map((entry) => ({ days: entry.on, least: entry.units ?? 0, most: entry.units ?? Infinity, code: entry.code, entry }))

export const codeFits = (text: string | null, patterns: readonly CodePattern[]): Status => coded(code(text), patterns)

/** What counts on a window, in a run. */
export function usedIn(limit: LimitInfo, window: Window, uses: readonly Use[], service: Service, run: Run): number {
  const counted = uses.map((use): number => {
    const belongs = allOf([codeFits(use.code, limit.codes), isOfFamily(limit.window, use, service), isWithin(use.days, window)])
    if (run === 'optimistic') return belongs === MET ? use.least : 0
    return belongs === NOT_MET ? 0 : use.most
  })
  const known = counted.filter((units) => units !== Infinity).reduce((sum, units) => sum + units, 0)
  const exhausted = run === 'pessimistic' && (counted.includes(Infinity) || mayLackEntries(limit.window, window, service))
  return exhausted ? Math.max(limit.most, known) : known
}

function isWithin({ lo, hi }: Range, [first, last]: Window): Status {
  return decided(lo >= first && hi <= last, hi < first || lo > last)
}

function isOfFamily(window: LimitWindowInfo, { entry }: Use, service: Service): Status {
  if (entry === null) return MET
  switch (window.kind) {
    case 'calendar':
    case 'any':
    case 'lifetime':
      return MET
    case 'request':
      return NOT_MET
    case 'authorization':
      return isSame(entry.authorization, service.authorization)
    case 'episode':
      return isSame(entry.episode, service.episode)
  }
}

const isSame = (a: string | null, b: string | null): Status => (a === null || b === null ? UNKNOWN : a === b ? MET : NOT_MET)

/** A day of the window, after the last one known, through `as of`. */
function mayLackEntries({ kind }: LimitWindowInfo, [first, last]: Window, { through, asOf }: Service): boolean {
  return kind !== 'request' && Math.max(first, through + 1) <= Math.min(last, asOf)
}
