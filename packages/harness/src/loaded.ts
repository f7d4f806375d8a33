/** What a compiled policy can do once its module runs. */
import type { FactsInput } from '@rubric/compiler'
import type { PolicyInfo, Problem, Status, Trace } from '@rubric/runtime'

/** Facts that do not fit are refused as a whole: nothing is decided. */
export type Evaluated =
  | {
      readonly ok: true
      /** The status of each criterion, by its name, from the path without a trace. */
      readonly decision: Readonly<Record<string, Status>>
      readonly trace: Trace
      /** Paths of keys that no fact of the policy has. */
      readonly ignored: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface LoadedPolicy {
  readonly info: PolicyInfo
  /** Decides all criteria, with and without trace. `asOf` is `YYYY-MM-DD`. */
  readonly evaluate: (facts: FactsInput, asOf: string) => Evaluated
}
