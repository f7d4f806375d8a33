/** What a compiled evaluator needs when it runs. Imports nothing. */

export * from './clause.ts'
export * from './status.ts'
