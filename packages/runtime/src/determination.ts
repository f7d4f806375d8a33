/**
 * What a determination comes to: the outcome, the requested lines with what each limit leaves, and the days granted. All amounts are
 * millionths, days count from 1970-01-01, and a pair is the lowest and the highest that it can be, equal where it is known.
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
  /** Null where the determination grants no span, or the first day is not known. `days` is how many of those requested. */
  readonly span: SpanResult | null
}

export interface LineResult {
  /** Index into the requested lines. */
  readonly line: number
  readonly requested: Amount
  readonly granted: Amount
  /** Every limit that the determination is subject to and that covers the code. */
  readonly limits: readonly LimitResult[]
  /** Index into `limits` of the one that leaves least, where it leaves less than is requested; null where nothing binds. */
  readonly binding: number | null
}

export interface LimitResult {
  /** Index into the policy's limits. */
  readonly limit: number
  /** Whether it holds for this member: 0 lifted or not applicable, 3 holds, 1 unknown (Status). */
  readonly holds: number
  /** First and last day of the window that leaves least among those that the line touches; null for `request`, `authorization`, `episode`, `lifetime`. */
  readonly window: readonly [first: number, last: number] | null
  /** In that window, before this request. */
  readonly used: Amount
  readonly allowed: number
  readonly remaining: Amount
  /** What it leaves to grant to this line over all windows that the line touches, were it the only limit; at most what is requested. */
  readonly grantable: Amount
}

export interface SpanResult {
  readonly from: number
  /** Last day, included. */
  readonly to: Amount
  /** Days that were requested, where the request says until when; null where it does not. */
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
