/** The model of a random policy's calendars, limits, requirements, exceptions and determinations. Names nothing, like the rest. */
import type { BodyModel, ConditionModel, Pick } from './model.ts'

// ---- time --------------------------------------------------------------------------------------------------

/** What the header says of time. */
export interface TimesModel {
  readonly zone: Pick | null
  /** `week starts …`: 0 Monday to 6 Sunday. */
  readonly weekStarts: number | null
  /** `months are 30 days`; then nothing is counted in years. */
  readonly monthsAre30Days: boolean
}

export interface CalendarModel {
  readonly name: Pick
  readonly text: string | null
  readonly cite: string | null
  /** At least one. */
  readonly open: readonly OpenModel[]
  readonly holidays: HolidaysModel | null
}

/** Days from a first to a last weekday, or daily, or some alone; within a day from one hour to another, in quarters of an hour. */
export interface OpenModel {
  readonly days: 'daily' | 'range' | 'some'
  readonly first: Pick
  readonly length: Pick
  readonly hours: readonly [opens: number, length: number] | null
}

export interface HolidaysModel {
  readonly firstYear: number
  readonly years: number
  /** Days of those years. */
  readonly days: readonly Pick[]
}

// ---- rules -------------------------------------------------------------------------------------------------

/** What may be said of any rule besides its name. */
export interface Titled {
  readonly name: Pick
  readonly title: string | null
  readonly cite: string | null
}

/** `HCPCS H2022-HE, H0015`, or one of the code sets. */
export interface CoveredModel {
  readonly set: Pick | null
  readonly system: Pick
  /** At least one. */
  readonly codes: readonly CodeModel[]
}

export interface CodeModel {
  readonly code: Pick
  readonly modifiers: Pick
  /** Also the codes after it, through another. */
  readonly range: boolean
}

export type LimitWindowModel =
  | { readonly kind: 'calendar'; readonly unit: 'week' | 'month' | 'quarter' | 'year' }
  | { readonly kind: 'any'; readonly amount: number; readonly unit: 'days' | 'weeks' | 'months' }
  | { readonly kind: 'authorization' | 'episode' | 'lifetime' }

export interface LimitModel extends Titled {
  readonly most: Pick
  readonly noun: Pick
  readonly of: CoveredModel
  readonly window: LimitWindowModel
  readonly when: ConditionModel | null
  readonly unitIs: Pick | null
  readonly unitNeeds: Pick | null
}

export interface RequirementModel extends Titled {
  readonly when: ConditionModel | null
  readonly body: BodyModel
}

/** Picks are of limits, criteria and requirements together; a replacement is of the same kind as what it replaces. */
export interface ExceptionModel extends Titled {
  readonly when: ConditionModel
  /** At least one effect of some kind. */
  readonly lifts: readonly Pick[]
  readonly replaces: readonly { readonly what: Pick; readonly by: Pick }[]
  readonly refers: readonly Pick[]
}

export interface GrantModel {
  readonly quantity: { readonly amount: number; readonly of: CoveredModel } | null
  readonly span: { readonly amount: number; readonly unit: 'days' | 'weeks' | 'months' } | null
  readonly ceiling: { readonly amount: number; readonly unit: 'days' | 'months' } | null
}

export interface DeterminationModel extends Titled {
  readonly stage: Pick | null
  /** At least one; of criteria and requirements. */
  readonly requires: readonly Pick[]
  readonly excludes: readonly Pick[]
  readonly subjectTo: readonly Pick[]
  readonly grants: GrantModel | null
}

export interface RulesModel {
  readonly terms: readonly Pick[]
  readonly limits: readonly LimitModel[]
  readonly requirements: readonly RequirementModel[]
  readonly exceptions: readonly ExceptionModel[]
  /** Of two exceptions that reach the same thing, the later in the list goes before. */
  readonly laterFirst: boolean
  readonly determinations: readonly DeterminationModel[]
}

// ---- statements and revisions ------------------------------------------------------------------------------

export interface StatementModel {
  readonly says: 'never together' | 'always one'
  /** What is named twice counts once; a statement about fewer than two things is left out. */
  readonly of: readonly Pick[]
  readonly text: string | null
  readonly cite: string | null
}

/** What is said of the change from an earlier version, be it true or not. */
export interface RevisionModel {
  readonly verdict: Pick | null
  readonly text: string | null
  readonly claims: readonly { readonly of: Pick; readonly verdict: Pick; readonly text: string | null }[]
  /** Addresses that only the earlier version had. */
  readonly removed: readonly Pick[]
}
