/** What a policy says of itself in the tree: how it differs from the version before, and what holds for every member. */
import type { Address, Citation, DateLiteral, Missing, Spanned, Text } from './ast.ts'

export const verdictWords = ['unchanged', 'broader', 'narrower', 'mixed', 'outcome only', 'added', 'removed'] as const
export type VerdictWord = (typeof verdictWords)[number]

/** `revises 2015-02-05 broader "criteria broadened"`, and what it says of single rules and clauses. */
export interface Revises extends Spanned {
  readonly kind: 'Revises'
  readonly version: DateLiteral | Missing
  /** Of the version as a whole. */
  readonly verdict?: Verdict
  readonly text?: Text
  readonly claims: readonly Claim[]
}

/** `eligibility/age broader "the upper age goes from 77 to 80"`. */
export interface Claim extends Spanned {
  readonly kind: 'Claim'
  readonly address: Address
  readonly verdict: Verdict | Missing
  readonly text?: Text
}

export interface Verdict extends Spanned {
  readonly kind: 'Verdict'
  readonly word: VerdictWord
}

/** `never admission, discharge together`, `always one of continued_stay, discharge`. */
export interface Statement extends Spanned {
  readonly kind: 'Statement'
  readonly says: 'never together' | 'always one'
  readonly of: readonly Address[]
  readonly text?: Text
  readonly cite?: Citation
}
