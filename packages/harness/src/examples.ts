/** Runs the examples of a policy on both evaluators and says what is not as the author expects. */
import { type CheckedExample, type CompiledPolicy, type SourceSpan, evaluateReference } from '@rubric/compiler'
import type { Problem, StatusWord } from '@rubric/runtime'
import type { LoadedPolicy } from './loaded.ts'
import { type Difference, differences, wordsOf } from './traces.ts'

/** One line under `expect`, and what came out. */
export interface ExpectationResult {
  /** Full address. */
  readonly address: string
  readonly expected: StatusWord
  /** What the evaluators say; null where the facts were refused or nothing has this address. */
  readonly actual: StatusWord | null
  readonly span: SourceSpan
}

export interface ExampleResult {
  readonly purpose: string
  readonly span: SourceSpan
  /** Every expectation holds, the facts fit, and both evaluators agree in every detail. */
  readonly passed: boolean
  readonly expectations: readonly ExpectationResult[]
  /** Facts that do not fit the policy's schema; then nothing was decided. */
  readonly refused: readonly Problem[]
  /** Where the two evaluators part: a fault of Rubric, never of the author. */
  readonly differences: readonly Difference[]
}

/** Runs one example on the reference evaluator and on the compiled policy. */
export const runExample = (policy: CompiledPolicy, compiled: LoadedPolicy, example: CheckedExample): ExampleResult => {
  const outcome = compiled.evaluate(example.facts, example.asOf)
  const { purpose, span } = example
  if (!outcome.ok) {
    const expectations = example.expect.map((line) => ({
      address: line.address,
      expected: line.status,
      actual: null,
      span: line.span,
    }))
    return { purpose, span, passed: false, expectations, refused: outcome.problems, differences: [] }
  }
  const reference = evaluateReference(policy.graph, example.facts, example.asOf)
  const words = wordsOf(policy.graph, outcome.trace)
  const expectations = example.expect.map((line): ExpectationResult => ({
    address: line.address,
    expected: line.status,
    actual: words.get(line.address) ?? null,
    span: line.span,
  }))
  const parted = differences(policy.graph, reference, outcome.trace)
  const passed = parted.length === 0 && expectations.every((line) => line.actual === line.expected)
  return { purpose, span, passed, expectations, refused: [], differences: parted }
}

/** Every example of a policy, in the order of the file. */
export const runExamples = (policy: CompiledPolicy, compiled: LoadedPolicy): readonly ExampleResult[] =>
  policy.examples.map((example) => runExample(policy, compiled, example))
