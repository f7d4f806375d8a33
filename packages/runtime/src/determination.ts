/**
 * What a determination comes to: the outcome, the requested lines with what each limit leaves, and the days granted. All amounts are
 * millionths, days count from 1970-01-01, and a pair is the lowest and the highest that it can be, equal where it is known.
 *
 * How it is worked out, the same for `determine` and for the reference evaluator.
 *
 * *Entries.* A history entry has a range of days [on$low, on$high] and units [u, u]; unknown units are [0, all] and *exhaust* a window.
 * Codes are compared without system; a code that is null may fit every limit.
 *
 * *Two runs.* Every window has a use in each. In the *optimistic* run an entry counts its least units on a window that holds all of its
 * days, if its code surely fits and (for authorization, episode) both ids are known and equal. In the *pessimistic* run it counts its most
 * units on every window that holds one of its days, if its code may fit and its id may be equal; and a window of days with a day after
 * `through` up to `asOf` is exhausted, as are authorization, episode and lifetime where through < asOf. Days do not matter for
 * authorization, episode and lifetime; `request` has no history. The use of an exhausted window is the larger of `most` and what is counted.
 * A limit binds in the optimistic run where it holds and the code surely fits, in the pessimistic one where it may and it may.
 *
 * *Days of a line.* from: its own, else that of the request; to: its own, else that of the request, else the last day of the span that is
 * granted, else from. Where a determination grants days, no line goes on after the last of them. A date that is [FIRST_DAY, LAST_DAY] is
 * not given. The days are known where both dates are exact; none where to < from. Where they are not known,
 * limits with windows of days leave everything (optimistic) or nothing (pessimistic), the others as ever, but nothing (pessimistic)
 * where the last day may lie before the first.
 *
 * *Grant of a line*, in each run: day by day, as many units as every window of every binding limit still leaves, up to what is requested and
 * to whole units of `hours` where the limit asks for hours (unknown: no cap; 0). Requested units that are unknown are [0, Infinity].
 * A line that no limit may cover gets what it requests; so does one in a run where no limit binds, all on its first day.
 *
 * *Lines before it.* Where both runs place the same units on the same days, they count on these days, like entries. Else the line counts like
 * an entry of all its days [from low, to high] and of the units [least, most] that it was granted; of no days, it counts nowhere.
 *
 * *Exceptions in doubt.* Where up to four exceptions named by `onlyIf` of a determination's limits are unknown, it is worked out once for each way in
 * which they may turn out: granted is from the least to the most of all ways, as far as the two runs leave it open, and the outcome is theirs where it
 * is one and the same. What is said of single limits stays as it is in the two runs.
 *
 * *Outcome.* Root not met: not met. Else the worse of lines and span, at the least and at the most: not met where that is not met at the most;
 * where the two differ, or the root is unknown, information needed. Lines: all get what they request: met; none gets anything (and something is requested): not met; else
 * in part; units or lines unknown: anything from not met to met. Span: `to` before `from`: not met; before the day requested: in part.
 */

/**
 * No outcome is a denial: only a clinician may deny. *met in part*: fewer units or days than requested. *not met*: refer to a clinician.
 */
export type Outcome = 'met' | 'met in part' | 'not met' | 'information needed'

export type Amount = readonly [least: number, most: number]

export interface DeterminationResult {
  /** Index into the policy's determinations. */
  readonly determination: number
  readonly outcome: Outcome
  /** One for each requested line, in order; empty where the determination has no limits. Null: the lines are not known. */
  readonly lines: readonly LineResult[] | null
  /** Null where the determination grants no span and has no ceiling, or the first day of the request is not exact. */
  readonly span: SpanResult | null
}

export interface LineResult {
  /** Index into the requested lines. */
  readonly line: number
  readonly requested: Amount
  readonly granted: Amount
  /** Every limit that the determination is subject to and that may cover the code, in the determination's order. */
  readonly limits: readonly LimitResult[]
  /**
   * Index into `limits` of the one whose `grantable` is least (its least first, then its most, then the first of equals), among those whose
   * `grantable` is not all that is requested. Where each by itself leaves all, but they do not together, the one whose `remaining` is least
   * (likewise), of those that may hold; null where all is granted.
   */
  readonly binding: number | null
}

export interface LimitResult {
  /** Index into the policy's limits. */
  readonly limit: number
  /** Whether it holds for this member (when, only if, not unless) and covers the code: 0 lifted or not applicable, 3 holds, 1 unknown (Status). */
  readonly holds: number
  /**
   * First and last day of the window that leaves least (in `remaining`: its least first, then its most, then the earliest) among those that
   * hold a day of the line; null for `request`, `authorization`, `episode`, `lifetime`, and where the line's days are not known or none.
   */
  readonly window: readonly [first: number, last: number] | null
  /** In that window, by the history and by earlier lines. Days not known: [0, allowed]; none: [0, 0]. */
  readonly used: Amount
  readonly allowed: number
  /** `allowed` less `used`, never below 0. */
  readonly remaining: Amount
  /** What it leaves to grant to this line over all windows that the line touches, were it the only limit; at most what is requested. */
  readonly grantable: Amount
}

export interface SpanResult {
  readonly from: number
  /**
   * Last day, included: of the span (without span: LAST_DAY) and of the ceiling the earlier; the day before `from` where nothing is left.
   * The ceiling runs from `began`; at stage initial from `from`, as the request begins the course. Lifted, it is none; where it may be
   * lifted, it counts at the least and not at the most.
   */
  readonly to: Amount
  /** Last day requested; null where it is not exact. A last day that is not given leaves the outcome alone. */
  readonly requestedTo: number | null
}

/** The requested lines and the service history, as they are read: built-in lists `request.lines` and `service.history`. */
export interface RequestedLine {
  readonly code: string | null
  /** NaN where unknown. */
  readonly units: number
  readonly hours: number
  readonly from$low: number
  readonly from$high: number
  readonly to$low: number
  readonly to$high: number
}

export interface ServiceEntry {
  readonly on$low: number
  readonly on$high: number
  readonly code: string | null
  readonly units: number
  readonly authorization: string | null
  readonly episode: string | null
}

/** What `determine` reads of a member besides the statuses of clauses. */
export interface ServiceRecord {
  readonly asOf: number
  readonly lines: readonly RequestedLine[] | null
  readonly history: readonly ServiceEntry[]
  /** Day through which the history is complete. */
  readonly through: number
  readonly from: Amount
  readonly to: Amount
  /** First day of the course, for the ceiling of a renewal. */
  readonly began: Amount
  readonly authorization: string | null
  readonly episode: string | null
}
