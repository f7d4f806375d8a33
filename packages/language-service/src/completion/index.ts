/** Completion that knows its place. */
export { completionsAt, type Completion } from './completions.ts'
export type { CompletionKind } from './offer.ts'
