/** From trees to names, types and the rule graph; from the rule graph to every output. */

export type * from './graph.ts'
export { evaluateReference, evaluateWith } from './reference/index.ts'
export type { FactsInput } from './reference/index.ts'
