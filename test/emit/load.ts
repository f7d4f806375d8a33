/** Runs emitted modules without writing them to disk: types stripped, imports handed in, and the inside in reach of tests. */
import { createHash } from 'node:crypto'
import { stripTypeScriptTypes } from 'node:module'
import { type RuleGraph, emitPolicy } from '@rubric/compiler'
import * as runtime from '@rubric/runtime'
import type { DeterminationResult, Member, PolicyInfo, Problem, Reading, Status, Trace, Validator } from '@rubric/runtime'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

type Evaluation =
  | {
      readonly ok: true
      readonly decision: Readonly<Record<string, Status>>
      readonly trace: Trace
      readonly determinations: readonly DeterminationResult[]
      readonly ignored: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface Loaded {
  readonly policy: PolicyInfo
  readonly read: (facts: unknown, asOf: string) => Reading<object>
  readonly decide: (record: object) => Readonly<Record<string, Status>>
  readonly trace: (record: object) => Trace
  readonly determine: (record: object) => readonly DeterminationResult[]
  readonly evaluate: (facts: unknown, asOf: string) => Evaluation
  readonly validate: Validator
  /** What the input may hold; the module keeps it to itself. */
  readonly inputs: readonly Member[]
  /** Every exported constant, by its name. */
  readonly exported: Readonly<Record<string, unknown>>
}

/** A module as a function body that returns its exports, and `inputs` where there is such a constant. */
const body = (text: string): string => {
  const names = [...text.matchAll(/^export const ([\w$]+)/gm)].map(([, name]) => name)
  const inputs = /^const inputs\b/m.test(text) ? ['inputs'] : []
  const inside = text
    .replace(/^import (\{[^}]*\}) from '@rubric\/runtime'$/gm, (_all, imported: string) => `const ${imported} = runtime`)
    .replace(/^import .*$/gm, '')
    .replace(/^export default .*$/gm, '')
    .replace(/^export /gm, '')
  return `'use strict'\n${inside}\nreturn { ${[...names, ...inputs].join(', ')} }`
}

const run = (text: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  new Function(...Object.keys(values), body(text))(...Object.values(values)) as Record<string, unknown>

/** The emitted files by what follows the policy's id in their names: `ts`, `validate.js`. */
export const filesOf = (graph: RuleGraph): ReadonlyMap<string, string> =>
  new Map(emitPolicy(graph, { sha256, sources: [] }).map(({ path, text }) => [path.slice(graph.policy.id.length + 1), text]))

export const load = (graph: RuleGraph): Loaded => {
  const files = filesOf(graph)
  const { validate } = run(files.get('validate.js') ?? '', {})
  const exported = run(stripTypeScriptTypes(files.get('ts') ?? ''), { runtime, validate })
  return { ...exported, validate, exported } as unknown as Loaded
}
