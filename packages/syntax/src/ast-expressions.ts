/** Conditions and values of the tree. */
import type { CodeLiteral, DateLiteral, Missing, MomentLiteral, Name, NumberLiteral, Quantity, Spanned } from './ast.ts'

export type Expression =
  | Missing
  | NameReference
  | Quantity
  | DateLiteral
  | MomentLiteral
  | CodeLiteral
  | AsOf
  | OffsetDate
  | AgeOf
  | DayOf
  | Not
  | Chain
  | Unless
  | Group
  | NumberOf
  | Comparison
  | Aggregate

/** A fact, define, criteria, enumeration value, code set or field; the binder finds out which. */
export interface NameReference extends Spanned {
  readonly kind: 'NameReference'
  readonly text: string
}

export interface AsOf extends Spanned {
  readonly kind: 'AsOf'
}

/** `30 days after first_contact_on`. */
export interface OffsetDate extends Spanned {
  readonly kind: 'OffsetDate'
  readonly amount: Quantity
  readonly direction: 'before' | 'after'
  readonly anchor: Expression
}

/** `age of birth_date`. */
export interface AgeOf extends Spanned {
  readonly kind: 'AgeOf'
  readonly date: Expression
}

/** `day 3 of attendance`: the third different day on which the list has an entry. */
export interface DayOf extends Spanned {
  readonly kind: 'DayOf'
  readonly number: NumberLiteral
  readonly list: Name
}

export interface Not extends Spanned {
  readonly kind: 'Not'
  readonly operand: Expression
}

/** `a and b and c`. Connectives that differ are the author's fault, reported by the compiler with both readings. */
export interface Chain extends Spanned {
  readonly kind: 'Chain'
  readonly operands: readonly Expression[]
  /** One fewer than the operands. */
  readonly connectives: readonly Connective[]
}

export interface Connective extends Spanned {
  readonly kind: 'Connective'
  readonly word: 'and' | 'or'
}

/** `X unless Y`: met where Y is met. */
export interface Unless extends Spanned {
  readonly kind: 'Unless'
  readonly operand: Expression
  readonly waiver: Expression
}

/** Parentheses. */
export interface Group extends Spanned {
  readonly kind: 'Group'
  readonly inner: Expression
}

/** Inline block: `at least 2 of (a, b, c)`. */
export interface NumberOf extends Spanned {
  readonly kind: 'NumberOf'
  readonly head: 'all' | 'any' | 'none' | 'at least' | 'at most' | 'exactly'
  readonly count?: NumberLiteral
  readonly operands: readonly Expression[]
}

/** One value, one or more tests that must all hold: `x more than 1 per week and less than 1 per day`. */
export interface Comparison extends Spanned {
  readonly kind: 'Comparison'
  readonly left: Expression
  readonly tests: readonly Test[]
}

export type Test = ValueTest | BetweenTest | AmongTest | DateTest | TimeTest | RecurrenceTest | DuringTest

export type ValueRelation = 'is' | 'is not' | 'at least' | 'at most' | 'more than' | 'less than'
export interface ValueTest extends Spanned {
  readonly kind: 'ValueTest'
  readonly relation: ValueRelation
  readonly right: Expression
}

/** Both ends included. */
export interface BetweenTest extends Spanned {
  readonly kind: 'BetweenTest'
  readonly low: Expression
  readonly high: Expression
}

/** `in (a, b)` or `in code_set`; `not in`. */
export interface AmongTest extends Spanned {
  readonly kind: 'AmongTest'
  readonly negated: boolean
  readonly choices: readonly Expression[]
}

export type DateRelation = 'before' | 'after' | 'on or before' | 'on or after' | 'on'
export interface DateTest extends Spanned {
  readonly kind: 'DateTest'
  readonly relation: DateRelation
  readonly right: Expression
}

export type TimeRelation = 'within' | 'at least' | 'more than' | 'less than' | 'exactly'
/** `within 7 days after first_contact_on`. */
export interface TimeTest extends Spanned {
  readonly kind: 'TimeTest'
  readonly relation: TimeRelation
  readonly amount: Quantity
  readonly direction: 'before' | 'after' | 'of'
  readonly anchor: Expression
  /** `moved to next business day of state_days`: where the last day is closed. */
  readonly moved?: Moved
}

export interface Moved extends Spanned {
  readonly kind: 'Moved'
  readonly to: 'next' | 'previous'
  readonly calendar?: Name
}

/**
 * `at least every 4 weeks from admission_on`, `at least 2 every 4 weeks from …`, `at least 3 per calendar week from … until … while not
 * tapering`. What stands left of it is a list (its entries are counted), or a count or sum without a window.
 */
export interface RecurrenceTest extends Spanned {
  readonly kind: 'RecurrenceTest'
  /** Left out: one. */
  readonly least?: Quantity
  readonly period: RecurrencePeriod
  readonly from: Expression
  readonly until?: Expression
  readonly during?: WhileState
}

/** `while tapering`, `while not tapering`; a fact of type `periods`. */
export interface WhileState extends Spanned {
  readonly kind: 'WhileState'
  readonly negated: boolean
  readonly state: Name
}

/** `every 4 weeks` counts from the anchor; `per calendar week` follows the calendar. */
export interface RecurrencePeriod extends Spanned {
  readonly kind: 'RecurrencePeriod'
  readonly form: 'every' | 'calendar'
  /** For `every`. */
  readonly amount?: Quantity
  /** For `calendar`: week, month, quarter, year. */
  readonly unit?: Name
}

/** `referral_at during daytime`: while that calendar is open. */
export interface DuringTest extends Spanned {
  readonly kind: 'DuringTest'
  readonly negated: boolean
  readonly calendar: Name
}

export type AggregateFunction = 'count' | 'sum' | 'latest' | 'earliest' | 'any' | 'no' | 'every'
/** `count of crisis_events where setting is inpatient in the past 6 months`. */
export interface Aggregate extends Spanned {
  readonly kind: 'Aggregate'
  readonly function: AggregateFunction
  /** `crisis_events`, or `trainings.hours` for sum, latest and earliest. */
  readonly target: Name
  readonly where?: Expression
  readonly window?: Window
  /** The condition after `has`, for `every` only. */
  readonly has?: Expression
}

export interface Window extends Spanned {
  readonly kind: 'Window'
  /** `in the past n …`, `in the n … before E`, `in the n … after E`, `since E`. */
  readonly form: 'past' | 'before' | 'after' | 'since'
  readonly amount?: Quantity
  readonly anchor?: Expression
}
