/** What a compiled policy can do once its module runs. */
import type { FactsInput } from '@rubric/compiler'
import type { PolicyInfo, Trace } from '@rubric/runtime'

/** A fact that does not fit the policy's schema. */
export interface Refusal {
  /** JSON pointer into the facts: `/crisis_events/entries/0/on`. */
  readonly path: string
  readonly message: string
}

/** Facts that do not fit are refused as a whole: nothing is decided. */
export type Evaluated = { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly refused: readonly Refusal[] }

export interface LoadedPolicy {
  readonly info: PolicyInfo
  /** All criteria with their trace. `asOf` is `YYYY-MM-DD`. */
  readonly trace: (facts: FactsInput, asOf: string) => Evaluated
}
