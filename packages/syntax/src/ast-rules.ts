/** Terms, calendars, limits, requirements, exceptions and determinations in the tree. */
import type { Address, Body, Citation, CodeGroup, Missing, Name, Quantity, Spanned, Text } from './ast.ts'
import type { Expression } from './ast-expressions.ts'

/** `from "codes.csv" sha256 "…"`: a file beside this one, by its path from here, and the hash that it must have. */
export interface DataFile extends Spanned {
  readonly kind: 'DataFile'
  readonly path: Text | Missing
  readonly sha256?: Text
}

/** What the policy's abbreviations stand for; they are the policy's own. */
export interface Terms extends Spanned {
  readonly kind: 'Terms'
  readonly terms: readonly Term[]
}

/** `PCP "Person-Centered Plan"`. */
export interface Term extends Spanned {
  readonly kind: 'Term'
  readonly name: Name
  readonly text: Text | Missing
}

// ---- calendars ---------------------------------------------------------------------------------------------

export interface Calendar extends Spanned {
  readonly kind: 'Calendar'
  readonly name: Name
  readonly text?: Text
  readonly cite?: Citation
  readonly open: readonly OpenHours[]
  readonly holidays?: DataFile
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** `open monday to friday 09:00 to 17:00`, `open daily 08:00 to 20:00`, `open monday, thursday`. Without times: the whole day. */
export interface OpenHours extends Spanned {
  readonly kind: 'OpenHours'
  readonly days: readonly Weekday[]
  /** `09:00` and `17:00`; `24:00` closes at midnight. */
  readonly opens?: string
  readonly closes?: string
}

// ---- limits, duties, determinations, exceptions ------------------------------------------------------------

export interface Limit extends Spanned {
  readonly kind: 'Limit'
  readonly name: Name
  readonly title?: Text
  readonly cite?: Citation
  readonly cap: LimitCap | Missing
  /** `when …`: it holds for nobody else. */
  readonly when?: Expression
  /** `each unit is 1 week`. */
  readonly unitIs?: Quantity
  /** `each unit needs at least 2 hours`. */
  readonly unitNeeds?: Quantity
}

/** `at most 5 units of HCPCS H2022 per calendar month`. */
export interface LimitCap extends Spanned {
  readonly kind: 'LimitCap'
  /** Its unit is the noun: `units`, `hours`, `visits`. */
  readonly amount: Quantity
  readonly of: CodeGroup | Name | Missing
  readonly window: LimitWindow | Missing
}

/**
 * `per calendar month` (`form` calendar, `unit` month), `in any 6 months` (`form` any, `amount`), `per authorization`, `per episode`,
 * `per lifetime`.
 */
export interface LimitWindow extends Spanned {
  readonly kind: 'LimitWindow'
  readonly form: 'calendar' | 'any' | 'authorization' | 'episode' | 'lifetime'
  readonly unit?: Name
  readonly amount?: Quantity
}

/** A duty of the provider. `when` says whom it binds; its body is an outline like that of criteria. */
export interface Requirement extends Spanned {
  readonly kind: 'Requirement'
  readonly name: Name
  readonly title?: Text
  readonly cite?: Citation
  readonly when?: Expression
  readonly body: Body
}

export interface Exception extends Spanned {
  readonly kind: 'Exception'
  readonly name: Name
  readonly title?: Text
  readonly cite?: Citation
  readonly when: Expression
  /** Limits, criteria, requirements that do not hold where it applies. */
  readonly lifts: readonly Address[]
  readonly replaces: readonly Replacement[]
  /** Determinations that it hands to a clinician. */
  readonly refers: readonly Address[]
  /** Exceptions that give way to this one. */
  readonly before: readonly Address[]
}

/** `replaces monthly_units with youth_monthly_units`. */
export interface Replacement extends Spanned {
  readonly kind: 'Replacement'
  readonly what: Address
  readonly by: Address | Missing
}

export const stages = ['initial', 'renewal', 'transition', 'discharge'] as const
export type Stage = (typeof stages)[number]

export interface Determination extends Spanned {
  readonly kind: 'Determination'
  readonly name: Name
  readonly title?: Text
  readonly cite?: Citation
  readonly stage?: Name
  readonly requires: readonly Address[]
  readonly excludes: readonly Address[]
  readonly subjectTo: readonly Address[]
  readonly grants?: Grant
}

/** `grants 24 units of HCPCS H2022 in 60 days, at most 6 months in all`; quantity and ceiling are optional. */
export interface Grant extends Spanned {
  readonly kind: 'Grant'
  readonly amount?: Quantity
  readonly of?: CodeGroup | Name
  readonly span?: Quantity
  readonly ceiling?: Quantity
}
