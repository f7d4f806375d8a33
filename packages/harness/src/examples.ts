/** Runs the examples of a policy on both evaluators and says what is not as the author expects. */
import {
  type CheckedExample,
  type CompiledPolicy,
  determineReference,
  evaluateReference,
  type RuleGraph,
  type SourceSpan,
} from '@rubric/compiler'
import type { PolicyInfo, Problem } from '@rubric/runtime'
import { determinationDifferences } from './determinations.ts'
import { actualText, expectedText, requestedCodes } from './expectations.ts'
import type { Evaluated, LoadedPolicy } from './loaded.ts'
import { type Difference, differences } from './traces.ts'

export type { Evaluated, LoadedPolicy } from './loaded.ts'
export { referencePolicy } from './reference.ts'

/** One line under `expect`, and what came out. */
export interface ExpectationResult {
  /** Full address. */
  readonly address: string
  /** `met`, `pending until 2026-03-08`, `grants 10`. */
  readonly expected: string
  /** What the evaluators say; null where the facts were refused or nothing has this address. */
  readonly actual: string | null
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

/** What an example expects against one evaluation of its facts. */
export const exampleResult = (
  graph: RuleGraph,
  info: PolicyInfo,
  { purpose, span, facts, expect }: CheckedExample,
  evaluated: Evaluated,
): ExampleResult => {
  const line = (actual: (each: CheckedExample['expect'][number]) => string | null): readonly ExpectationResult[] =>
    expect.map((each) => ({ address: each.address, expected: expectedText(each), actual: actual(each), span: each.span }))
  if (!evaluated.ok) {
    return { purpose, span, passed: false, expectations: line(() => null), refused: evaluated.problems, differences: [] }
  }
  const { trace, determinations } = evaluated
  const outcome = { graph, info, trace, determinations, requestedCodes: requestedCodes(facts) }
  const expectations = line((each) => actualText(each, outcome))
  const passed = expectations.every(({ actual, expected }) => actual === expected)
  return { purpose, span, passed, expectations, refused: [], differences: [] }
}

/** Runs one example on the reference evaluator and on the compiled policy. */
export const runExample = ({ graph }: CompiledPolicy, compiled: LoadedPolicy, example: CheckedExample): ExampleResult => {
  const { facts, asOf } = example
  const evaluated = compiled.evaluate(facts, asOf)
  const result = exampleResult(graph, compiled.info, example, evaluated)
  if (!evaluated.ok) return result
  const parted = [
    ...differences(graph, evaluateReference(graph, facts, asOf), evaluated.trace),
    ...determinationDifferences(graph, determineReference(graph, facts, asOf), evaluated.determinations),
  ]
  return { ...result, passed: result.passed && parted.length === 0, differences: parted }
}

/** Every example of a policy, in the order of the file. */
export const runExamples = (policy: CompiledPolicy, compiled: LoadedPolicy): readonly ExampleResult[] =>
  policy.examples.map((example) => runExample(policy, compiled, example))
