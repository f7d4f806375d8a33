/** Slips: what an author probably meant where a line breaks off. Tried in order; the first that fits is told. */
import { calendarSlips } from './calendars.ts'
import { conditionSlips, missingWord } from './conditions.ts'
import { declarationSlips } from './declarations.ts'
import { exampleSlips } from './examples.ts'
import { recurrenceSlips } from './recurrences.ts'
import { revisionSlips } from './revisions.ts'
import { ruleSlips } from './rules.ts'
import { spokenSlips } from './spoken.ts'
import type { Slip, SlipRule, Spot } from './spot.ts'

export type { Slip, Spot } from './spot.ts'

const conditional: ReadonlySet<Spot['line']> = new Set<Spot['line']>(['condition', 'item', 'unless', 'when', 'block'])

const rulesFor = (spot: Spot): readonly SlipRule[] => {
  const isCondition = (conditional.has(spot.line) && spot.expected !== '`when`') || (spot.line === 'define' && spot.expected !== 'the end of the line')
  return isCondition
    ? [...spokenSlips, ...recurrenceSlips, ...conditionSlips, ...declarationSlips, missingWord]
    : [...revisionSlips, ...exampleSlips, ...ruleSlips, ...calendarSlips, ...declarationSlips, missingWord]
}

export const slipAt = (spot: Spot): Slip | undefined => {
  for (const rule of rulesFor(spot)) {
    const found = rule(spot)
    if (found !== undefined) return found
  }
  return undefined
}
