/** The two versions that are compared: of each its policy, its text, and where it stands. */
import type { CompiledPolicy } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'
import type { Compiled } from '../workspace/compile.ts'

export interface Side {
  readonly policy: CompiledPolicy
  readonly compiled: Compiled
  /** As the caller knows it. */
  readonly path: string
  readonly text: string
}

export interface Pair {
  readonly old: Side
  readonly next: Side
  /** What to write after `rubric diff` to ask for this pair alone; null where the newer text is not a file that can be written. */
  readonly words: readonly string[] | null
}

export interface Pairs {
  /** `one` where the question names two texts; else a list, however long. */
  readonly form: 'one' | 'many'
  readonly pairs: readonly Pair[]
  /** What was looked at and cannot be compared, and why. */
  readonly remarks: readonly string[]
}

export const sideOf = (policy: CompiledPolicy, compiled: Compiled): Side => {
  const { path = policy.file, text = '' } = compiled.files.get(policy.file) ?? {}
  return { policy, compiled, path, text }
}

/** As `rubric history` shows it. */
export const versionName = ({ graph }: CompiledPolicy): string => graph.policy.version || 'undated'

/** The errors for which a policy cannot be compared, its vocabularies' among them. */
export const errorsOf = ({ policy, compiled, path }: Side): readonly Diagnostic[] => {
  const places = new Set([path, ...policy.sources.map((place) => compiled.files.get(place)?.path ?? place)])
  return compiled.diagnostics.filter(({ severity, file }) => severity === 'error' && places.has(file))
}

/** Whether two sides mean the same, wherever their lines stand. */
export const sameRules = (a: Side, b: Side): boolean =>
  a.policy.ok && b.policy.ok ? meaningOf(a) === meaningOf(b) : a.text === b.text

const places = new Set(['span', 'saysSpan'])

const meaningOf = ({ policy }: Side): string =>
  JSON.stringify(policy.graph, (key, value: unknown) => (places.has(key) ? undefined : value))
