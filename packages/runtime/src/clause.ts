/**
 * What an evaluator knows of its policy besides how to decide it: clauses with their addresses, and the logic that joins
 * them. Static data, one object a clause, shared by every trace.
 */
import type { Status } from './status.ts'

/** How statuses combine. `condition` is an index into the policy's conditions, `clause` into its clauses. */
export type Logic =
  | { readonly op: 'all'; readonly of: readonly Logic[] }
  | { readonly op: 'any'; readonly of: readonly Logic[] }
  | { readonly op: 'not'; readonly of: Logic }
  /** At least `least` and at most `most` of them are met. */
  | { readonly op: 'number'; readonly least: number; readonly most: number; readonly of: readonly Logic[] }
  | { readonly op: 'condition'; readonly condition: number }
  | { readonly op: 'clause'; readonly clause: number }
  /** Another criteria block of the same policy, by its index. */
  | { readonly op: 'criterion'; readonly criterion: number }

/** How a condition's left-hand value is to be shown. */
export type ValueForm =
  | { readonly as: 'nothing' }
  | { readonly as: 'count' }
  /** Stored times 1,000,000. */
  | { readonly as: 'decimal'; readonly unit: string }
  /** Whole days, months or minutes; `unit` is the author's own. */
  | { readonly as: 'span'; readonly unit: string }
  /** Completed months. */
  | { readonly as: 'age' }
  /** Days since 1970-01-01. */
  | { readonly as: 'day' }
  /** Minutes since 1970-01-01T00:00. */
  | { readonly as: 'minute' }
  /** Index into the values. */
  | { readonly as: 'choice'; readonly values: readonly string[] }
  | { readonly as: 'code' }

/** One elementary condition, as the author wrote it, with the facts it reads. */
export interface ConditionInfo {
  readonly text: string
  /** Names of facts as they stand in the input: `symptom_severity`, `crisis_events`, `member.age`. */
  readonly facts: readonly string[]
  readonly form: ValueForm
}

/**
 * A clause is a *block*, whose logic joins its child clauses, or a *leaf*, whose logic joins conditions and other criteria.
 * (Of an `unless` under a block, the waiver is a child clause of its own, addressed `…/unless`.)
 */
export interface ClauseInfo {
  /** `pehp.iop/continued_stay/needs/4` */
  readonly address: string
  readonly text: string
  /** Clause of the source document, `II.C`; empty where the file gives none. */
  readonly cite: string
  /** `ALL of`, `AT LEAST 2 of`; empty for a leaf. */
  readonly head: string
  readonly logic: Logic
  /** Indices of the child clauses, in order. */
  readonly children: readonly number[]
  /** Indices of the conditions in this clause's own logic, in order of first mention. */
  readonly conditions: readonly number[]
  /** Names of interpretations that bear on this clause. */
  readonly interpretations: readonly string[]
}

/**
 * The left-hand value of a condition as it stood when it was decided: exact, a code, a range (infinite end null), none `[]`, or
 * unknown `null`. Unknown is the whole domain: no number at all, any day or minute of 0001-01-01 to 9999-12-31, no code. So an
 * age is null where the birth date may be any day. A condition whose form is `nothing` shows null.
 */
export type Shown = number | string | null | readonly [] | readonly [number | null, number | null]

export interface ConditionResult {
  /** Index into the policy's conditions. */
  readonly condition: number
  readonly status: Status
  readonly value: Shown
  /**
   * Of a deadline or a recurrence only: the last day or civil minute (as its form says) for doing what it asks, as far as that
   * is known; of a recurrence, in the period that runs.
   */
  readonly due?: Shown
  /** Of a deadline or a recurrence only: unknown, and the time for it has certainly not run out. */
  readonly pending?: boolean
}

export interface TraceNode {
  /** Index into the policy's clauses. */
  readonly clause: number
  readonly status: Status
  readonly conditions: readonly ConditionResult[]
  readonly children: readonly TraceNode[]
}

/** One evaluation with its trace: the trees of all criteria, in the order of `PolicyInfo.criteria`. */
export type Trace = readonly TraceNode[]

/** The static side of a compiled policy: what `explain`, `determine` and the printers need. */
export interface PolicyInfo {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly language: number
  /** SHA-256 of the rule graph, hexadecimal. */
  readonly hash: string
  /** Everything that has clauses: criteria, requirements, exceptions and determinations, in the order of the file. */
  readonly criteria: readonly CriterionInfo[]
  readonly clauses: readonly ClauseInfo[]
  readonly conditions: readonly ConditionInfo[]
  /** Those that the policy reads. */
  readonly facts: readonly FactInfo[]
  readonly limits: readonly LimitInfo[]
  readonly determinations: readonly DeterminationInfo[]
  readonly interpretations: readonly InterpretationInfo[]
  /** Abbreviations of this policy and what they stand for. */
  readonly terms: readonly (readonly [string, string])[]
}

/**
 * What a root of clauses is for. *Criteria* decide about a member. A *requirement* is a duty of the provider. An *exception* is met
 * where it applies. A *determination* is met where all that it requires is met, with the exceptions that reach it.
 */
export type Role = 'criteria' | 'requirement' | 'exception' | 'determination'

export interface CriterionInfo {
  readonly name: string
  readonly role: Role
  /** Index of its clause. */
  readonly clause: number
}

export interface FactInfo {
  /** As in `ConditionInfo.facts`. */
  readonly name: string
  /** What it is, in the author's words. */
  readonly text: string
  /** A clinician judges it. */
  readonly byClinician: boolean
}

export interface InterpretationInfo {
  readonly name: string
  readonly text: string
  readonly decidedBy: string
  readonly decidedOn: string
}

// ---- limits and determinations -----------------------------------------------------------------------------

/** A code with modifiers, such as `H2022-HE-U5`, fits where its first part lies in the range and it has all these modifiers. */
export interface CodePattern {
  readonly system: string
  readonly first: string
  /** Equal to `first` but for a range. Compared as text, of equal length. */
  readonly last: string
  readonly modifiers: readonly string[]
}

/**
 * `calendar`: each week, month, quarter or year (a week starts on day 1, Monday, to 7, Sunday). `any`: every stretch of that length; one of
 * 6 months that starts on 10 March ends on 9 September. `request`: what is requested now, and no history. The others take in all entries
 * of the same authorization or episode as the request, or all entries.
 */
export type LimitWindowInfo =
  | { readonly kind: 'calendar'; readonly unit: 'week' | 'month' | 'quarter' | 'year'; readonly weekStart: number }
  | { readonly kind: 'any'; readonly unit: 'days' | 'months'; readonly amount: number }
  | { readonly kind: 'request' | 'authorization' | 'episode' | 'lifetime' }

export interface LimitInfo {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly cite: string
  /** Millionths. */
  readonly most: number
  /** `units` */
  readonly noun: string
  readonly codes: readonly CodePattern[]
  readonly window: LimitWindowInfo
  /** Whom it binds; null for everybody. */
  readonly when: Logic | null
  /** Least hours of service in a unit, in millionths; null where nothing is said. */
  readonly unitHours: number | null
  readonly interpretations: readonly string[]
}

export interface DeterminationInfo {
  /** Index into `criteria`; its clause decides all but the limits. */
  readonly criterion: number
  readonly stage: 'initial' | 'renewal' | 'transition' | 'discharge'
  readonly limits: readonly DeterminationLimit[]
  readonly grants: GrantInfo | null
}

/** A limit that a determination is subject to, while `unless` is not met: exceptions that lift or replace it. */
export interface DeterminationLimit {
  readonly limit: number
  /** It holds only where this is met: an exception that puts it in the place of another. Null: always. */
  readonly onlyIf: Logic | null
  /** It does not hold where this is met. Null: no exception reaches it. */
  readonly unless: Logic | null
}

/** Spans in days or in months. The ceiling runs from the first day of the course. */
export interface GrantInfo {
  readonly span: { readonly amount: number; readonly unit: 'days' | 'months' } | null
  /** It does not hold where `unless` is met: exceptions may lift it by its address, `initial/ceiling`. */
  readonly ceiling: { readonly amount: number; readonly unit: 'days' | 'months'; readonly unless: Logic | null } | null
}
