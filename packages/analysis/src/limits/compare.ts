/** Limits and grants of two versions: who gets more, who gets less, and small records that show it. */
import type { LimitInfo } from '@rubric/runtime'
import { compared, defaultEffort, type Effort, type TermsComparison } from './compared.ts'
import { leavesNoMore } from './order.ts'
import { type Granting, reachesNoFurther } from './order-of-days.ts'
import { see, type Terms, termsOfLimit } from './terms.ts'
import { openTogether } from './together.ts'
import { lineInWords, spanInWords } from './words.ts'

export type { Effort, Shown, TermsComparison } from './compared.ts'
export type { Terms } from './terms.ts'

/**
 * What two limits leave of one requested line, whatever was given before, while both bind; null where a version has no such limit. *Broader*:
 * nobody is left less, at the least or at the most, and somebody is left more. Whom a limit binds is compared as clauses are.
 */
export const compareLimit = (old: LimitInfo | null, next: LimitInfo | null, effort: Effort = defaultEffort): TermsComparison => {
  const known = remembered.get(next ?? old ?? nothing) ?? new Map<string, TermsComparison>()
  remembered.set(next ?? old ?? nothing, known)
  const key = JSON.stringify([old, next, effort])
  const before = known.get(key) ?? compareTwo(old, next, effort)
  known.set(key, before)
  return before
}

/** Several determinations are subject to one limit. */
const remembered = new WeakMap<object, Map<string, TermsComparison>>()
const nothing = {}

const compareTwo = (old: LimitInfo | null, next: LimitInfo | null, effort: Effort): TermsComparison =>
  compared({
    old: termsOfLimit(old),
    next: termsOfLimit(next),
    see: see.line,
    open: { more: !leavesNoMore(next, old), less: !leavesNoMore(old, next) },
    words: ({ lines }, { line }) => lineInWords([next, old].flatMap((limit) => limit ?? []), line?.code ?? null, lines?.[0] ?? null),
    effort,
  })

/** The days that two determinations grant, their limits aside. What lifts a ceiling is compared as clauses are. */
export const compareGrants = (old: Granting, next: Granting, effort: Effort = defaultEffort): TermsComparison =>
  compared({
    old: { ...old, limits: [] },
    next: { ...next, limits: [] },
    see: see.days,
    open: { more: !reachesNoFurther(next, old), less: !reachesNoFurther(old, next) },
    words: spanInWords,
    effort,
  })

/** All limits of a determination and its days, of one requested line; limits are matched by their address. */
export const compareTerms = (old: Terms, next: Terms, effort: Effort = defaultEffort): TermsComparison =>
  compared({ old, next, see: see.all, open: openTogether(old, next), words: spanInWords, effort })
