/**
 * Codes in conditions. A code with modifiers, a range, and any code of a request or of the service history fit every value that has at least
 * as much; a plain code of an ordinary fact is compared as it stands.
 */
import type { CodePattern } from '@rubric/runtime'
import type { Test, Value } from '../graph.ts'
import { isMatched, isServiceCode, patternOf } from '../names/code-patterns.ts'

/** Whether these patterns are to be matched; otherwise they are texts. */
export const areMatched = (system: string, patterns: readonly CodePattern[]): boolean =>
  patterns.some(pattern => isMatched(pattern) || (system === '' && isServiceCode(pattern.first)))

const key = ({ system, first, last, modifiers }: CodePattern): string => [system, first, last, ...modifiers].join(' ')

/** Each once, in an order of their own. */
export const sortedPatterns = (patterns: readonly CodePattern[]): readonly CodePattern[] =>
  [...new Map(patterns.map(pattern => [key(pattern), pattern])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern)

/** `is H2022-HE`; undefined where a comparison of texts will do. */
export const codeTest = (system: string, value: Value, right: Value, negated: boolean): Test | undefined => {
  if (right.kind !== 'constant' || typeof right.value !== 'string') return undefined
  const patterns = [patternOf(system, right.value)]
  return areMatched(system, patterns) ? { kind: 'coded', negated, value, patterns } : undefined
}
