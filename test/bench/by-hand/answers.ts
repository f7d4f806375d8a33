/**
 * Three answers, as one would write them by hand for speed: two bits, so that `and` is `&` and `or` is `|`.
 * Amounts are whole numbers (rates in millionths), null where unknown.
 */
export type Answer = 0 | 1 | 3

export const NO = 0
export const UNSURE = 1
export const YES = 3

export const not = (answer: number): Answer => (answer === UNSURE ? UNSURE : answer === YES ? NO : YES)

export const atLeast = (amount: number | null, bound: number): Answer =>
  amount === null ? UNSURE : amount >= bound ? YES : NO

export const atMost = (amount: number | null, bound: number): Answer =>
  amount === null ? UNSURE : amount <= bound ? YES : NO

export const moreThan = (amount: number | null, bound: number): Answer =>
  amount === null ? UNSURE : amount > bound ? YES : NO

export const lessThan = (amount: number | null, bound: number): Answer =>
  amount === null ? UNSURE : amount < bound ? YES : NO

export const equals = (amount: number | null, value: number): Answer =>
  amount === null ? UNSURE : amount === value ? YES : NO

// ---- from JSON ---------------------------------------------------------------------------------------------

export const answerOf = (value: unknown): Answer => (value === true ? YES : value === false ? NO : UNSURE)

export const amountOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export const millionthsOf = (value: unknown): number | null =>
  typeof value === 'number' ? Math.round(value * 1_000_000) : null

export const placeIn = (value: unknown, words: readonly string[]): number | null =>
  typeof value === 'string' ? words.indexOf(value) : null

export const objectOf = (value: unknown): { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {}

export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
