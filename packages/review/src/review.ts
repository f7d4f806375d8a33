/** What is to be told: a comparison, the two texts and graphs that it speaks of, and who was counted. */
import type { Answer, Comparison, Witness } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import type { Redline } from './redline/redline.ts'

export interface Side {
  readonly text: string
  /** What facts and clauses are called. */
  readonly graph: RuleGraph
}

export interface Review {
  readonly comparison: Comparison
  readonly old: Side
  readonly next: Side
  readonly redline: Redline
  readonly population: Population | null
  /** The command that adds this member to the examples of the new version; empty where there is none to offer. */
  readonly commandFor: (witness: Witness) => string
}

/** Recorded (synthetic) members, each answered by both versions. */
export interface Population {
  /** What they come from, as the reader knows it: `members-2026.json`. */
  readonly source: string
  /** By the address of what was asked, that of `overall` among them: how many got which answers. */
  readonly counts: ReadonlyMap<string, Counts>
  /** Members whose record one of the versions refused; they are in no count. */
  readonly refused: number
  /** Numbers from 1 to 10 are not shown, nor what they could be worked out from. */
  readonly isSuppressed: boolean
}

/** The answer of the old version, then that of the new one. */
export type Counts = Readonly<Record<Answer, Readonly<Record<Answer, number>>>>
