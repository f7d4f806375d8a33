/** What a comparison is given: two versions, how each is evaluated, and how much may be spent. */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import type { DeterminationResult, Trace } from '@rubric/runtime'
import type { VersionRef } from './comparison.ts'

export interface Version {
  readonly graph: RuleGraph
  readonly ref: VersionRef
  readonly evaluate: Evaluate
}

/** `asOf` is `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. Facts that do not fit the version are refused. */
export type Evaluate = (facts: FactsInput, asOf: string) => Evaluated

export type Evaluated =
  | { readonly ok: true; readonly trace: Trace; readonly determinations: readonly DeterminationResult[] }
  | { readonly ok: false }

export interface Member {
  readonly facts: FactsInput
  readonly asOf: string
}

/** What may be spent. Past it a verdict is not proved but sampled, and says so. */
export interface Budget {
  /** Nodes of diagrams. */
  readonly nodes: number
  /** Attempts to find a real member for one cell of a matrix. */
  readonly tries: number
  /** Looks at records on the way to members, for all cells together: about a microsecond each. */
  readonly looks: number
  /** Members drawn where proof gives up. */
  readonly samples: number
  readonly seed: number
  /** Once a verdict is certain, nobody more is looked for: who else there may be stays open. For those who want the verdict soon. */
  readonly isBrief?: boolean
  /** Asked about once in 2,000 looks with how many were spent, and no later than after 50,000; a comparison that is cancelled throws `Cancelled`. */
  readonly isCancelled?: (looks: number) => boolean
}

export const defaultBudget: Budget = { nodes: 1_000_000, tries: 8, looks: 2_500_000, samples: 400, seed: 1 }

export class Cancelled extends Error {}

/** One of each version. */
export interface Sides<T> {
  readonly old: T
  readonly next: T
}
