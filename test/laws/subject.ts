/** A policy under test: compiled once, evaluated in both ways. */
import { type CompiledPolicy, compileWorkspace, type FactsInput, type RuleGraph, evaluateReference } from '@rubric/compiler'
import { type LoadedPolicy, loadGraph } from '@rubric/harness'
import type { Trace } from '@rubric/runtime'
import type { Diagnostic } from '@rubric/syntax'

export interface SourceText {
  readonly path: string
  readonly text: string
}

export interface Subject {
  readonly files: readonly SourceText[]
  readonly policy: CompiledPolicy
  readonly graph: RuleGraph
  readonly diagnostics: readonly Diagnostic[]
  /** Emitted and loaded when first asked for. */
  readonly loaded: () => LoadedPolicy
  readonly reference: (facts: FactsInput, asOf: string) => Trace
  /** Throws where the facts are refused. */
  readonly compiled: (facts: FactsInput, asOf: string) => Trace
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Compiles the files; the first is the policy's. Throws where it has errors. */
export const subjectOf = (files: readonly SourceText[]): Subject => {
  const { value, diagnostics } = compileWorkspace(files)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const policy = value.policies.find(({ file }) => file === files[0]?.path)
  if (policy === undefined || errors.length > 0)
    throw new Error(errors.map((each) => describeDiagnostic(files, each)).join('\n') || 'no policy')
  const { graph } = policy
  const loaded = once(() => loadGraph(graph))
  return {
    files,
    policy,
    graph,
    diagnostics,
    loaded,
    reference: (facts, asOf) => evaluateReference(graph, facts, asOf),
    compiled: (facts, asOf) => {
      const outcome = loaded().evaluate(facts, asOf)
      if (!outcome.ok)
        throw new Error(`facts refused: ${outcome.problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`)
      graph.criteria.forEach(({ name }, index) => {
        if (outcome.decision[name] !== outcome.trace[index]?.status) throw new Error(`${name}: decided otherwise than traced`)
      })
      return outcome.trace
    },
  }
}

export const describeDiagnostic = (files: readonly SourceText[], { code, file, span, label }: Diagnostic): string => {
  const text = files.find(({ path }) => path === file)?.text ?? ''
  const line = text.slice(0, span.start).split('\n').length
  return `${code} ${file}:${line} \`${text.slice(span.start, span.end)}\` ${label}`
}
