/** Examples, generators, laws, coverage and mutants of policies. */

export type { Evaluated, LoadedPolicy, Refusal } from './loaded.ts'
export { type ExampleResult, type ExpectationResult, runExample, runExamples } from './examples.ts'
export { type Difference, differences, statusesOf, wordsOf } from './traces.ts'
