/** A policy under test: compiled once, evaluated in both ways. */
import { createHash } from 'node:crypto'
import {
  type CompiledPolicy,
  compileWorkspace,
  determineReference,
  evaluateReference,
  type FactsInput,
  type RuleGraph,
} from '@rubric/compiler'
import { type LoadedPolicy, loadGraph } from '@rubric/harness'
import type { DeterminationResult, Trace } from '@rubric/runtime'
import type { Diagnostic } from '@rubric/syntax'

export interface SourceText {
  readonly path: string
  readonly text: string
}

/** What one evaluator says of a member. */
export interface Answered {
  readonly trace: Trace
  readonly determinations: readonly DeterminationResult[]
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
  /** Everything that each evaluator says, by its name. */
  readonly answers: (facts: FactsInput, asOf: string) => readonly (readonly [evaluator: string, answered: Answered])[]
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

export const isSource = ({ path }: SourceText): boolean => path.endsWith('.rubric')

/** Compiles files of which some are data; all are there from the start. */
export const compileAll = (files: readonly SourceText[]) =>
  compileWorkspace(files.filter(isSource), {
    data: files
      .filter((file) => !isSource(file))
      .map(({ path, text }) => ({ path, text, sha256: createHash('sha256').update(text).digest('hex') })),
  })

/** Compiles the files; the first is the policy's. Throws where it has errors. */
export const subjectOf = (files: readonly SourceText[]): Subject => {
  const { value, diagnostics } = compileAll(files)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const policy = value.policies.find(({ file }) => file === files[0]?.path)
  if (policy === undefined || errors.length > 0)
    throw new Error(errors.map((each) => describeDiagnostic(files, each)).join('\n') || 'no policy')
  return { ...subjectOfGraph(policy.graph), files, policy, diagnostics }
}

/** A graph alone, evaluated in both ways: for a policy that is changed in its graph. */
export const subjectOfGraph = (
  graph: RuleGraph,
): Pick<Subject, 'graph' | 'loaded' | 'reference' | 'compiled' | 'answers'> => {
  const loaded = once(() => loadGraph(graph))
  const compiled = (facts: FactsInput, asOf: string): Answered => {
    const outcome = loaded().evaluate(facts, asOf)
    if (!outcome.ok)
      throw new Error(`facts refused: ${outcome.problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`)
    graph.criteria.forEach(({ name }, index) => {
      if (outcome.decision[name] !== outcome.trace[index]?.status) throw new Error(`${name}: decided otherwise than traced`)
    })
    return outcome
  }
  const reference = (facts: FactsInput, asOf: string): Trace => evaluateReference(graph, facts, asOf)
  return {
    graph,
    loaded,
    reference,
    compiled: (facts, asOf) => compiled(facts, asOf).trace,
    answers: (facts, asOf) => [
      ['reference', { trace: reference(facts, asOf), determinations: determineReference(graph, facts, asOf) }],
      ['compiled', compiled(facts, asOf)],
    ],
  }
}

export const describeDiagnostic = (files: readonly SourceText[], { code, file, span, label }: Diagnostic): string => {
  const text = files.find(({ path }) => path === file)?.text ?? ''
  const line = text.slice(0, span.start).split('\n').length
  return `${code} ${file}:${line} \`${text.slice(span.start, span.end)}\` ${label}`
}
