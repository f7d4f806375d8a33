/**
 * What all limits of a determination and its days together can do to one requested line, all of them binding: whoever is left no less by every
 * limit and by the days is left no less by all of them, for a placement that all allow, each allows. Where several lines are asked for, nothing
 * of the kind holds: what the first gains may be what the second loses.
 */
import type { LimitInfo } from '@rubric/runtime'
import { leavesNoMore } from './order.ts'
import { isCeilingIdle, reachesNoFurther } from './order-of-days.ts'
import type { Directions } from './search.ts'
import { isStretch } from './stretches.ts'
import type { Terms } from './terms.ts'

/** Limits of two versions by their address; null in a version that does not have it. */
export const pairsOf = (old: readonly LimitInfo[], next: readonly LimitInfo[]): readonly (readonly [LimitInfo | null, LimitInfo | null])[] => {
  const at = (limits: readonly LimitInfo[], address: string): LimitInfo | null => limits.find((limit) => limit.address === address) ?? null
  const addresses = new Set([...next, ...old].map(({ address }) => address))
  return [...addresses].map((address) => [at(old, address), at(next, address)])
}

/** What proof does not exclude. */
export const openTogether = (old: Terms, next: Terms): Directions => {
  const both = daysTurnLines(old, next)
  const pairs = pairsOf(old.limits, next.limits)
  return {
    more: both || !reachesNoFurther(next, old) || pairs.some(([before, after]) => !leavesNoMore(after, before)),
    less: both || !reachesNoFurther(old, next) || pairs.some(([before, after]) => !leavesNoMore(before, after)),
  }
}

/**
 * Other days can leave a line more as well as less: one without a last day lasts one day where no span is granted, and all of it where one is;
 * and days that a ceiling leaves in doubt are days on which windows of days leave nothing for certain, be they ever so many.
 */
const daysTurnLines = (old: Terms, next: Terms): boolean => {
  if (reachesNoFurther(old, next) && reachesNoFurther(next, old)) return false
  const [span, hasSpan] = [old.grants?.span ?? null, (next.grants?.span ?? null) !== null]
  const mayBeInDoubt = [old, next].some((terms) => (terms.grants?.ceiling ?? null) !== null && !isCeilingIdle(terms))
  const areDated = [...old.limits, ...next.limits].some(({ window }) => isStretch(window))
  return areDated && ((span !== null) !== hasSpan || mayBeInDoubt)
}
