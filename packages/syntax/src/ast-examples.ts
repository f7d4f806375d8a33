/** Examples in the tree. */
import type { Address, CodeGroup, CodeLiteral, DateLiteral, Missing, MomentLiteral, Name, Quantity, Spanned, Text } from './ast.ts'

export interface Example extends Spanned {
  readonly kind: 'Example'
  readonly purpose: Text | Missing
  /** A date means the end of that day. */
  readonly asOf: DateLiteral | MomentLiteral | Missing
  /** Purpose of the example whose facts this one starts from. */
  readonly like?: Text
  readonly given: readonly GivenFact[]
  readonly expect: readonly Expectation[]
}

export interface GivenFact extends Spanned {
  readonly kind: 'GivenFact'
  readonly name: Name
  readonly value?: GivenValue
  readonly completeThrough?: DateLiteral
  readonly entries: readonly GivenEntry[]
}

export interface GivenEntry extends Spanned {
  readonly kind: 'GivenEntry'
  readonly fields: readonly GivenField[]
}

export interface GivenField extends Spanned {
  readonly kind: 'GivenField'
  readonly name: Name
  readonly value: GivenValue
}

/** `yes`, `no`, `unknown`, enumeration values and undotted codes come as `Name`; their fact's type tells them apart. */
export type GivenValue = Name | Quantity | DateLiteral | MomentLiteral | CodeLiteral | NotYet | Missing

/** `not yet`: by the time that the example is as of, it had not happened. */
export interface NotYet extends Spanned {
  readonly kind: 'NotYet'
}

export interface Expectation extends Spanned {
  readonly kind: 'Expectation'
  readonly address: Address
  readonly expected: Expected
}

export type Expected = ExpectedStatus | ExpectedGrant | ExpectedRemainder | Missing

export const expectedWords = ['met', 'not met', 'unknown', 'met in part', 'information needed', 'violated', 'pending'] as const
export type ExpectedWord = (typeof expectedWords)[number]

/** `met`; of a requirement also `violated`, `pending until 2026-03-08 14:30`; of a determination `met in part`, `information needed`. */
export interface ExpectedStatus extends Spanned {
  readonly kind: 'ExpectedStatus'
  readonly word: ExpectedWord
  readonly until?: DateLiteral | MomentLiteral
}

/** Of a determination: `grants 10 units of HCPCS H2022`, `grants 2026-03-01 to 2026-04-29`. */
export interface ExpectedGrant extends Spanned {
  readonly kind: 'ExpectedGrant'
  readonly amount?: Quantity
  readonly of?: CodeGroup
  readonly from?: DateLiteral
  readonly to?: DateLiteral
}

/** Of a limit: `leaves 2 units` in the window that binds, before what is now requested. */
export interface ExpectedRemainder extends Spanned {
  readonly kind: 'ExpectedRemainder'
  readonly amount: Quantity
}
