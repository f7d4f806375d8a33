/** Codes that a policy names: one code, a range, or a code with its modifiers. */
import type { CodePattern } from './clause.ts'
import { MET, NOT_MET, UNKNOWN } from './status.ts'
import type { Status } from './status.ts'

/**
 * Whether a code such as `H2022-HE-U5` is the one that a pattern means: its first part lies in the range, compared as text of equal
 * length, and it has all modifiers of the pattern, in any order. `H2022` fits whatever the modifiers.
 */
export const fitsPattern = (code: string, { first, last, modifiers }: CodePattern): boolean => {
  const end = code.indexOf('-')
  const base = end < 0 ? code : code.slice(0, end)
  if (first === last ? base !== first : base.length !== first.length || base < first || base > last) return false
  if (modifiers.length === 0) return true
  const given = end < 0 ? [] : code.slice(end + 1).split('-')
  return modifiers.every((modifier) => given.includes(modifier))
}

/** A pattern of one code as it is written: `H2022-HE-U5`. Of a range, its first. */
export const codeText = ({ first, modifiers }: Pick<CodePattern, 'first' | 'modifiers'>): string => [first, ...modifiers].join('-')

/** Whether a code fits one of the patterns. `null` is a code that is not known. */
export const codedAs = (code: string | null, patterns: readonly CodePattern[]): Status => {
  if (code === null) return UNKNOWN
  for (const pattern of patterns) if (fitsPattern(code, pattern)) return MET
  return NOT_MET
}
