/** What a compiled evaluator needs when it runs. Imports nothing. */

export * from './status.ts'
export * from './clause.ts'
export * from './calendar.ts'
export * from './comparison.ts'
export * from './reading.ts'
export * from './input.ts'
export type { ConditionNeed, Need } from './need.ts'
export * from './explain.ts'
export * from './phrases.ts'
export * from './answer.ts'
export type * from './determination.ts'
export { answerSchema } from './answer-schema.ts'
