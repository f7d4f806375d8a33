/** Slips: what an author probably meant where a line breaks off. Tried in order; the first that fits is told. */
import { conditionSlips, missingWord } from './conditions.ts'
import { declarationSlips } from './declarations.ts'
import { exampleSlips } from './examples.ts'
import type { Slip, SlipRule, Spot } from './spot.ts'

export type { Slip, Spot } from './spot.ts'

const conditional: ReadonlySet<Spot['line']> = new Set<Spot['line']>(['condition', 'item', 'unless', 'block'])

const rulesFor = (spot: Spot): readonly SlipRule[] => {
  const isCondition = conditional.has(spot.line) || (spot.line === 'define' && spot.expected !== 'the end of the line')
  return [...exampleSlips, ...(isCondition ? [...conditionSlips, ...declarationSlips] : declarationSlips), missingWord]
}

export const slipAt = (spot: Spot): Slip | undefined => {
  for (const rule of rulesFor(spot)) {
    const found = rule(spot)
    if (found !== undefined) return found
  }
  return undefined
}
