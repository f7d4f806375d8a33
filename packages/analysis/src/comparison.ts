/**
 * What a revision does to members, as plain data: everything that a reviewer's page, a terminal or an editor shows of it.
 * Order of importance: claims, verdicts, matrices, members who show them, causes, facts. No text of either file is in it but the
 * author's own words of the clauses.
 */
import type { FactsInput, SourceSpan } from '@rubric/compiler'

/**
 * How the answers of two versions differ, over every member and every day. Answers are ordered: not met, information needed, met.
 * *Broader*: nobody's answer is lower and somebody's is higher; *narrower*: the reverse; *mixed*: some are higher and some are lower.
 * *Outcome only*: every answer is the same, but what is granted, or the clauses that it rests on, are not.
 */
export type Verdict = 'unchanged' | 'broader' | 'narrower' | 'mixed' | 'outcome only'

/** An item that stands in one of the versions only has no verdict. */
export type Presence = 'both' | 'added' | 'removed'

/**
 * Of criteria, clauses, requirements and exceptions: their status. Of a determination: `met` where something is granted for certain, `not met`
 * where the request is referred to a clinician. Of a limit: `met` where it grants all that is asked.
 */
export const answers = ['met', 'information needed', 'not met'] as const
export type Answer = (typeof answers)[number]

/**
 * *Proved* speaks of every member; of limits, of every request of one line, where `for` says so: of several lines, what the first gains may be
 * what the second loses. *Sampled* speaks of so many members that were tried, drawn with that seed.
 */
export type Proof = { readonly by: 'proof'; readonly for?: 'requests of one line' } | { readonly by: 'sample'; readonly members: number; readonly seed: number }

export type Kind = 'criteria' | 'requirement' | 'exception' | 'determination' | 'limit' | 'clause'

/** One cell of the matrix of answers. Cells on the diagonal are not listed, but for `met` to `met` where less or more is granted. */
export interface Flip {
  readonly from: Answer
  readonly to: Answer
  /** Set on the diagonal only: what is granted to the same member differs. */
  readonly grants?: 'more' | 'less' | 'other'
  /** The smallest member found. Null: members of this kind can be neither shown nor excluded. */
  readonly witness: Witness | null
}

/** One thing that both versions may have: a root of clauses, a clause or a limit. */
export interface Compared {
  /** `pehp.iop/admission`, the same in both. */
  readonly address: string
  readonly kind: Kind
  readonly title: string
  readonly cite: string
  readonly presence: Presence
  /** Null where it stands in one version only, and where neither proof nor sample could say. */
  readonly verdict: Verdict | null
  readonly proof: Proof
  /** Every cell in which members were found, or could not be excluded. Cells that are proved empty are left out. */
  readonly flips: readonly Flip[]
  /** Its own words or logic differ, or those of a clause under it. */
  readonly edited: boolean
  readonly old: SourceSpan | null
  readonly next: SourceSpan | null
}

/** A member for whom the versions differ; run through both before it is shown. Synthetic, always. */
export interface Witness {
  readonly facts: FactsInput
  /** `YYYY-MM-DD`, or with a minute. */
  readonly asOf: string
  /** Names of the facts that are known, in the order in which the policy declares them. */
  readonly known: readonly string[]
  readonly old: Seen
  readonly next: Seen
  /** The smallest set of edits whose undoing gives the old answer back. */
  readonly cause: readonly Edit[]
}

/** What one version says of a witness. */
export interface Seen {
  readonly answer: Answer
  /** Of determinations and limits, in plain words: `5 of 8 units of HCPCS H2022`, `60 days`; else empty. */
  readonly grants: string
}

/** One difference between the texts that bears on answers. The words are the author's own. */
export interface Edit {
  readonly address: string
  readonly did: 'changed' | 'added' | 'removed'
  /** Null where it was added (removed). */
  readonly old: EditedText | null
  readonly next: EditedText | null
}

export interface EditedText {
  /** `monitoring_needed more than 1 per week`; of a block its head, `ALL of` */
  readonly words: string
  readonly span: SourceSpan
}

/** A line of `revises`, held against what was found. */
export interface ClaimResult {
  /** Null: the version as a whole. */
  readonly address: string | null
  readonly stated: ClaimWord
  /** The author's words for it. */
  readonly text: string
  /** `undecided`: neither proof nor sample could say. */
  readonly holds: 'yes' | 'no' | 'undecided'
  /** What is true instead, or as well. */
  readonly found: ClaimWord | null
  readonly proof: Proof
  /** Somebody whom the claim forbids; null where it holds, or where it is false because nobody is touched. */
  readonly witness: Witness | null
  readonly span: SourceSpan
}

export type ClaimWord = Verdict | 'added' | 'removed'

export interface VersionRef {
  readonly id: string
  readonly title: string
  readonly version: string
  readonly effective: string
  readonly file: string
}

export interface FactChange {
  readonly name: string
  readonly text: string
  readonly did: 'added' | 'removed'
  /** Addresses of the roots that ask for it (asked). */
  readonly readBy: readonly string[]
}

export interface Comparison {
  readonly format: 'rubric-comparison/1'
  readonly old: VersionRef
  readonly next: VersionRef
  readonly claims: readonly ClaimResult[]
  /** The determinations together; without any, the criteria. */
  readonly overall: Compared
  /** Criteria, requirements, exceptions, determinations and limits: in the order of the new file, then those removed. */
  readonly roots: readonly Compared[]
  /** Their clauses, in the same order. */
  readonly clauses: readonly Compared[]
  readonly edits: readonly Edit[]
  readonly facts: readonly FactChange[]
  /** Facts read by either version, and conditions on them: the size of what was compared. */
  readonly size: { readonly facts: number; readonly conditions: number }
}
