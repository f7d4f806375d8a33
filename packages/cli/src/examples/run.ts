/** Runs the examples of one policy on both evaluators; what does not come out as its author expects becomes a finding. */
import type { CompiledPolicy } from '@rubric/compiler'
import { type ExampleResult, type ExpectationResult, runExamples } from '@rubric/harness'
import type { ClauseAnswer } from '@rubric/runtime'
import type { Diagnostic } from '@rubric/syntax'
import { treeLines } from '../answer/trace.ts'
import type { PolicyModule } from '../artifact/load.ts'
import { paintWith } from '../terminal/color.ts'
import { report } from './diagnostics.ts'

export interface PolicyRun {
  readonly id: string
  readonly examples: number
  readonly passed: number
  readonly diagnostics: readonly Diagnostic[]
}

export const runPolicy = (policy: CompiledPolicy, module: PolicyModule): PolicyRun => {
  const results = runExamples(policy, { info: module.policy, evaluate: module.evaluate })
  return {
    id: policy.id,
    examples: results.length,
    passed: results.filter(({ passed }) => passed).length,
    diagnostics: results.flatMap((result, index) => findingsOf(result, policy, module, index)),
  }
}

const findingsOf = (
  result: ExampleResult,
  policy: CompiledPolicy,
  module: PolicyModule,
  index: number,
): readonly Diagnostic[] => {
  const { span, refused, differences, expectations } = result
  const site = { file: span.file, span }
  if (refused.length > 0) {
    return [
      report('example-facts-refused', site, { problems: refused.map(({ path, message }) => `${path}: ${message}`).join('\n') }),
    ]
  }
  const parted = differences.map(
    ({ address, where, reference, compiled }) => `${address}, ${where}: reference ${reference}, compiled ${compiled}`,
  )
  return [
    ...(parted.length > 0 ? [report('evaluators-disagree', site, { differences: parted.join('\n') })] : []),
    ...expectations.filter(({ actual, expected }) => actual !== expected).map((line) => failure(line, policy, module, index)),
  ]
}

const failure = (
  { address, expected, actual, span }: ExpectationResult,
  policy: CompiledPolicy,
  module: PolicyModule,
  index: number,
): Diagnostic => {
  const example = policy.examples[index]
  const holes = {
    label: actual === null ? 'no clause has this address' : `this is ${actual}`,
    purpose: example?.purpose ?? '',
    asOf: example?.asOf ?? '',
    expected,
    actual: actual ?? 'nothing',
    trace: example === undefined ? '' : traceOf(address, example.facts, example.asOf, module),
  }
  return report('example-fails', { file: span.file, span }, holes)
}

/** Narrow enough to stand, indented, in the text of a finding. */
const width = 92

/** The tree of the clause that came out differently. */
const traceOf = (
  address: string,
  facts: Readonly<Record<string, unknown>>,
  asOf: string,
  { policy, evaluate, buildAnswer }: PolicyModule,
): string => {
  const evaluation = evaluate(facts, asOf)
  if (!evaluation.ok) return ''
  const clauses = buildAnswer(policy, evaluation.trace, facts, asOf).criteria.map(({ clause }) => clause)
  const clause = findClause(clauses, address)
  return clause === undefined ? '' : treeLines(clause, { paint: paintWith(false), width, full: false }).join('\n')
}

const findClause = (clauses: readonly ClauseAnswer[], address: string): ClauseAnswer | undefined => {
  for (const clause of clauses) {
    const found = clause.address === address ? clause : findClause(clause.items, address)
    if (found !== undefined) return found
  }
  return undefined
}
