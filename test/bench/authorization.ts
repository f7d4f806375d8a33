/** The part of a determination that is worked out by hand: outcome, what each line is granted, first and last day. */
import type { DeterminationResult } from '@rubric/runtime'
import type { Authorization } from './by-hand/ihts-initial.ts'

export const authorizationOf = ({ outcome, lines, span }: DeterminationResult): Authorization => {
  if (span !== null && span.to[0] !== span.to[1]) throw new Error('by hand, the last day is known')
  return { outcome, granted: lines?.map(({ granted }) => granted) ?? null, span: span === null ? null : [span.from, span.to[0]] }
}
