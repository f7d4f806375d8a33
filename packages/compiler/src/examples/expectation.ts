/** What an example expects, ready to be compared with what came out. Addresses are full. */
import type { CodePattern, Outcome, StatusWord } from '@rubric/runtime'
import type { SourceSpan } from '../graph.ts'

export type CheckedExpectation = ExpectedStatus | ExpectedRequirement | ExpectedOutcome | ExpectedGrant | ExpectedRemainder

interface Expected {
  readonly address: string
  readonly span: SourceSpan
}

/** Of criteria, exceptions and clauses. */
export interface ExpectedStatus extends Expected {
  readonly kind: 'status'
  readonly status: StatusWord
}

export type RequirementWord = 'met' | 'violated' | 'pending' | 'unknown'

/** `until` is `2026-03-08` or `2026-03-08T14:30`, null where the example does not say. */
export interface ExpectedRequirement extends Expected {
  readonly kind: 'requirement'
  readonly status: RequirementWord
  readonly until: string | null
}

/** Of a determination. */
export interface ExpectedOutcome extends Expected {
  readonly kind: 'outcome'
  readonly outcome: Outcome
}

/** Of a determination. Either an amount in millionths over all lines of these codes, or the days granted. */
export interface ExpectedGrant extends Expected {
  readonly kind: 'grant'
  readonly amount: number | null
  readonly codes: readonly CodePattern[]
  readonly from: string | null
  readonly to: string | null
}

/** Of a limit: millionths that remain in the binding window of the first requested line that it covers. */
export interface ExpectedRemainder extends Expected {
  readonly kind: 'remainder'
  readonly amount: number
}
