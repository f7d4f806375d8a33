/**
 * When the days that one determination grants surely reach no further than those of another. The last day is the earliest of what the span and
 * the ceiling allow; so the strict one reaches no further where each bound of the loose one lies behind a bound of the strict one that starts
 * on the same day. A bound that the loose one does not have is none. What lifts a ceiling is compared as clauses are; here it does the same in
 * both versions.
 */
import { covering } from '@rubric/compiler'
import type { DeterminationInfo, GrantInfo } from '@rubric/runtime'

export type Granting = Pick<DeterminationInfo, 'stage' | 'grants'>

interface Bound {
  readonly is: 'span' | 'ceiling'
  readonly lasts: NonNullable<GrantInfo['span']>
  /** An initial stage begins the course. */
  readonly from: 'request' | 'course'
  readonly mayBeLifted: boolean
}

const boundsOf = ({ stage, grants }: Granting): readonly Bound[] => {
  const { span = null, ceiling = null } = grants ?? {}
  const course = stage === 'initial' ? 'request' : 'course'
  return [
    ...(span === null ? [] : [{ is: 'span', lasts: span, from: 'request', mayBeLifted: false } as const]),
    ...(ceiling === null ? [] : [{ is: 'ceiling', lasts: ceiling, from: course, mayBeLifted: ceiling.unless !== null } as const]),
  ]
}

/** A stretch that is never longer ends no later; months are taken at their shortest and at their longest. */
const endsNoLater = (strict: Bound, loose: Bound): boolean =>
  strict.from === loose.from &&
  (strict.is === loose.is || !strict.mayBeLifted) &&
  covering({ kind: 'any', ...strict.lasts }, { kind: 'any', ...loose.lasts }) === 1

/** The span is always over before the ceiling is reached. */
export const isCeilingIdle = (granting: Granting): boolean => {
  const bounds = boundsOf(granting)
  return bounds.some((span) => span.is === 'span' && bounds.some((other) => other.is === 'ceiling' && endsNoLater(span, other)))
}

export const reachesNoFurther = (strict: Granting, loose: Granting): boolean => {
  const bounds = boundsOf(strict)
  // With a ceiling nothing is granted for certain before the first day is known, which a span alone may do.
  const asksForDays = (strict.grants?.ceiling ?? null) !== null || (loose.grants?.ceiling ?? null) === null
  return asksForDays && boundsOf(loose).every((bound) => bounds.some((other) => endsNoLater(other, bound)))
}
