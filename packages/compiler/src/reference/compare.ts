/** Comparisons of what is known of two values: met or not met only where that holds whatever the values turn out to be. */
import type { CodePattern, Status } from '@rubric/runtime'
import type { Relation } from '../graph.ts'
import { toRange } from './known.ts'
import type { Known, Range } from './known.ts'
import { allOf, decided, MET, negate, NOT_MET, UNKNOWN } from './logic.ts'

export function compare(relation: Relation, a: Known, b: Known): Status {
  if (a.kind === 'none' || b.kind === 'none') return NOT_MET
  if (a.kind === 'code' && b.kind === 'code') return compareTexts(relation, a.text, b.text)
  return compareRanges(relation, toRange(a), toRange(b))
}

function compareRanges(relation: Relation, a: Range, b: Range): Status {
  switch (relation) {
    case '>=':
      return decided(a.lo >= b.hi, a.hi < b.lo)
    case '>':
      return decided(a.lo > b.hi, a.hi <= b.lo)
    case '<=':
      return decided(a.hi <= b.lo, a.lo > b.hi)
    case '<':
      return decided(a.hi < b.lo, a.lo >= b.hi)
    case '=':
      return decided(a.lo === a.hi && b.lo === b.hi && a.lo === b.lo, a.hi < b.lo || b.hi < a.lo)
    case '!=':
      return negate(compareRanges('=', a, b))
  }
}

function compareTexts(relation: Relation, a: string | null, b: string | null): Status {
  if (a === null || b === null) return UNKNOWN
  if (relation === '=') return decided(a === b, a !== b)
  if (relation === '!=') return decided(a !== b, a === b)
  throw new TypeError('codes have no order')
}

export const between = (value: Known, low: Known, high: Known): Status =>
  allOf([compare('>=', value, low), compare('<=', value, high)])

/** Of a range: met where each whole number in it is a choice, not met where none is. */
export function among(value: Known, choices: readonly (number | string)[]): Status {
  if (value.kind === 'none') return NOT_MET
  if (value.kind === 'code') {
    if (value.text === null) return choices.length === 0 ? NOT_MET : UNKNOWN
    return decided(choices.includes(value.text), !choices.includes(value.text))
  }
  const { lo, hi } = value
  const inside = new Set(choices.filter((choice) => typeof choice === 'number' && choice >= lo && choice <= hi))
  return decided(inside.size === hi - lo + 1, inside.size === 0)
}

/** A code that fits one of the patterns; of one that is not known, nobody can say. */
export function coded(value: Known, patterns: readonly CodePattern[]): Status {
  if (value.kind !== 'code' || patterns.length === 0) return NOT_MET
  const { text } = value
  if (text === null) return UNKNOWN
  return patterns.some((pattern) => fitsPattern(text, pattern)) ? MET : NOT_MET
}

/** Its first part lies in the range, compared as text of equal length, and it has all the modifiers. */
function fitsPattern(text: string, { first, last, modifiers }: CodePattern): boolean {
  const [code = '', ...has] = text.split('-')
  const inRange = code.length === first.length && code.length === last.length && code >= first && code <= last
  return inRange && modifiers.every((modifier) => has.includes(modifier))
}
