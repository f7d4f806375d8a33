/** For engineers: what is true of every policy, as tests of Vitest. Apart from the rest, so that nobody else loads Vitest. */
import { type CompiledPolicy, type CompileOptions, compileWorkspace, type RuleGraph, type SourceFile } from '@rubric/compiler'
import { describe, it } from 'vitest'
import { describeFailure } from './verify/describe.ts'
import { byId, trialsOf } from './verify/trials.ts'
import { type Outcome, properties } from './verify/trial.ts'
import { nameOf, titleOf, versionOf } from './verify/version.ts'

export type PolicySource =
  /** Policies and their vocabularies; versions of a policy are held against each other. */
  | { readonly files: readonly SourceFile[]; readonly data?: NonNullable<CompileOptions['data']> }
  /** As compiled elsewhere. */
  | { readonly policies: readonly CompiledPolicy[] }
  /** Graphs alone have no examples. */
  | { readonly graphs: readonly RuleGraph[] }

export interface CheckOptions {
  /** Members for each property of each version: 100, where nothing is said. */
  readonly runs?: number
  /** The same seed tries the same members: 1, where nothing is said. */
  readonly seed?: number
  /** Of each property, in milliseconds. */
  readonly timeout?: number
}

/**
 * Defines a test for each property of each version, and of each version beside the one before. What there is nothing to
 * try of, as statements where none are made, has no test. Throws where the files have errors.
 */
export const checkPolicy = (source: PolicySource, { runs = 100, seed = 1, timeout = 60_000 }: CheckOptions = {}): void => {
  for (const [first, ...others] of byId(policiesOf(source))) {
    const trials = trialsOf([versionOf(first), ...others.map((each) => versionOf(each))])
    for (const [version, tried] of Map.groupBy(trials, (trial) => trial.version)) {
      describe(titleOf(version), () => {
        for (const { property, old, plan } of tried) {
          if (typeof plan !== 'function') continue
          const beside = old === null ? '' : ` (beside ${nameOf(old)})`
          it(`${property}: ${properties[property]}${beside}`, () => holds(plan({ runs, seed })), timeout)
        }
      })
    }
  }
}

const holds = (outcome: Outcome): void => {
  if (outcome.is === 'failed') throw new Error(describeFailure(outcome.failure).join('\n'))
}

const policiesOf = (source: PolicySource): readonly Pick<CompiledPolicy, 'id' | 'file' | 'graph' | 'examples'>[] => {
  if ('policies' in source) return source.policies
  if ('graphs' in source) return source.graphs.map((graph) => ({ id: graph.policy.id, file: '', graph, examples: [] }))
  const { value, diagnostics } = compileWorkspace(source.files, source.data === undefined ? {} : { data: source.data })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(({ file, title, label }) => `${file}: ${title}: ${label}`).join('\n'))
  return value.policies
}
