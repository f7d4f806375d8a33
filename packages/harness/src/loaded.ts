/** What a compiled policy can do once its module runs. */
import type { FactsInput } from '@rubric/compiler'
import type { DeterminationResult, PolicyInfo, Problem, Status, Trace } from '@rubric/runtime'

/** Facts that do not fit are refused as a whole: nothing is decided. */
export type Evaluated =
  | {
      readonly ok: true
      /** The status of each root of clauses, by its name, from the path without a trace. */
      readonly decision: Readonly<Record<string, Status>>
      readonly trace: Trace
      /** In the order of the policy's determinations. */
      readonly determinations: readonly DeterminationResult[]
      /** Paths of keys that no fact of the policy has. */
      readonly ignored: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface LoadedPolicy {
  readonly info: PolicyInfo
  /** Decides everything, with and without trace. `asOf` is `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
  readonly evaluate: (facts: FactsInput, asOf: string) => Evaluated
}
