/** Runs the examples of one policy on both evaluators; what does not come out as its author expects becomes a finding. */
import type { CheckedExample, CompiledPolicy } from '@rubric/compiler'
import { type ExampleResult, type ExpectationResult, runExamples } from '@rubric/harness'
import type { Diagnostic } from '@rubric/syntax'
import type { Evaluator } from '../artifact/load.ts'
import { report } from './diagnostics.ts'
import { partOf } from './part.ts'

export interface PolicyRun {
  readonly policy: CompiledPolicy
  readonly examples: number
  readonly passed: number
  readonly diagnostics: readonly Diagnostic[]
}

/** Narrow enough to stand, indented, in the text of a finding. */
const usualWidth = 92

/** `width` is for the parts of answers that findings show. */
export const runPolicy = (policy: CompiledPolicy, module: Evaluator, width = usualWidth): PolicyRun => {
  const results = runExamples(policy, { info: module.policy, evaluate: module.evaluate })
  return {
    policy,
    examples: results.length,
    passed: results.filter(({ passed }) => passed).length,
    diagnostics: results.flatMap((result, index) => findingsOf(result, { example: policy.examples[index], module, width })),
  }
}

interface Setting {
  readonly example: CheckedExample | undefined
  readonly module: Evaluator
  readonly width: number
}

const findingsOf = (
  result: ExampleResult,
  setting: Setting,
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
    ...expectations.filter(({ actual, expected }) => actual !== expected).map((line) => failure(line, setting)),
  ]
}

/** `this is met`, `it grants 10`, `it leaves 2`. */
const labelOf = (actual: string | null): string =>
  actual === null ? 'nothing has this address' : /^(grants|leaves) /.test(actual) ? `it ${actual}` : `this is ${actual}`

const failure = (
  { address, expected, actual, span }: ExpectationResult,
  { example, module, width }: Setting,
): Diagnostic => {
  const holes = {
    label: labelOf(actual),
    purpose: example?.purpose ?? '',
    asOf: example?.asOf.replace('T', ' ') ?? '',
    expected,
    actual: actual ?? 'nothing',
    trace: example === undefined ? '' : partOf(address, example, module, width),
  }
  return report('example-fails', { file: span.file, span }, holes)
}
