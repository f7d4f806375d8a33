/** Examples, generators, laws, coverage and mutants of policies. */

export { loadGraph, loadPolicy } from './load.ts'
export type { Evaluated, LoadedPolicy } from './loaded.ts'
export { type ExampleResult, type ExpectationResult, runExample, runExamples } from './examples.ts'
export { type Difference, differences, statusesOf, wordsOf } from './traces.ts'
export { policy, policyModel } from './policies/policies.ts'
export { type PrintedFile, type PrintedPolicy, printPolicy } from './policies/print.ts'
export { memberCase, type MemberCase } from './facts/members.ts'
export { completionOf } from './facts/completions.ts'
export { cutPoints, type CutPoints } from './facts/cut-points.ts'
export { givenLines } from './facts/given.ts'
export { lookUp, nest } from './facts/json.ts'
export { respelled } from './policies/respell.ts'
