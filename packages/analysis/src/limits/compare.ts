/** Limits and grants of two versions: who gets more, who gets less, and small records that show it. */
import { firstDayOf, formatDay, type LimitInfo } from '@rubric/runtime'
import type { Flip, Proof, Seen, Verdict, Witness } from '../comparison.ts'
import { choicesOf } from './choices.ts'
import { leavesNoMore } from './order.ts'
import { type Granting, reachesNoFurther } from './order-of-days.ts'
import { type Directions, type Findings, type Found, search } from './search.ts'
import { factsOf, type Service } from './service.ts'
import { type Look, lookAt, seeAll, seeDays, seeLine, type Terms, termsOfLimit } from './terms.ts'
import { lineInWords, spanInWords } from './words.ts'

/** A record for which the versions differ: a flip whose witness wants the causing edits, and the facts of whoever it is laid over. */
export interface Shown extends Omit<Flip, 'witness'> {
  readonly witness: Pick<Witness, 'facts' | 'asOf' | 'old' | 'next'>
}

export interface TermsComparison {
  readonly verdict: Verdict
  readonly proof: Proof
  /** At most one record a cell, the smallest found. */
  readonly shown: readonly Shown[]
}

export interface Effort {
  /** The day for which records are made, `YYYY-MM-DD`. */
  readonly asOf: string
  /** How many records with a history may be tried where proof leaves something open. */
  readonly samples: number
  readonly seed: number
}

export const defaultEffort: Effort = { asOf: '2026-03-01', samples: 2_000, seed: 1 }

/**
 * What two limits leave of one requested line, whatever was given before, while both bind; null where a version has no such limit. *Broader*:
 * nobody is left less, at the least or at the most, and somebody is left more. Whom a limit binds is compared as clauses are, see `withBinding`.
 */
export const compareLimit = (old: LimitInfo | null, next: LimitInfo | null, effort: Effort = defaultEffort): TermsComparison =>
  compared({
    old: termsOfLimit(old),
    next: termsOfLimit(next),
    see: seeLine,
    open: { more: !leavesNoMore(next, old), less: !leavesNoMore(old, next) },
    words: ({ lines }, { line }) => lineInWords([next, old].flatMap((limit) => limit ?? []), line?.code ?? null, lines?.[0] ?? null),
    effort,
  })

/** The days that two determinations grant, their limits aside. What lifts a ceiling is compared as clauses are. */
export const compareGrants = (old: Granting, next: Granting, effort: Effort = defaultEffort): TermsComparison =>
  compared({
    old: { ...old, limits: [] },
    next: { ...next, limits: [] },
    see: seeDays,
    open: { more: !reachesNoFurther(next, old), less: !reachesNoFurther(old, next) },
    words: spanInWords,
    effort,
  })

/** All limits together and the days. Nothing is proved: what a longer span adds, another limit may take. */
export const compareTerms = (old: Terms, next: Terms, effort: Effort = defaultEffort): TermsComparison =>
  compared({ old, next, see: seeAll, open: { more: true, less: true }, words: () => '', effort })

/**
 * With whom the limit binds taken in: `binding` is the verdict on that as on a clause. Where it binds more members, they get less.
 */
export const withBinding = ({ verdict, proof, shown }: TermsComparison, binding: Pick<TermsComparison, 'verdict' | 'proof'>): TermsComparison => {
  const [own, other] = [directionsOf(verdict), directionsOf(binding.verdict)]
  const found = { more: own.more || other.less, less: own.less || other.more }
  const isProved = found.more && found.less ? true : proof.by === 'proof' && binding.proof.by === 'proof'
  return { verdict: verdictOf(found), proof: isProved ? { by: 'proof' } : proof.by === 'sample' ? proof : binding.proof, shown }
}

// ---- verdicts ----------------------------------------------------------------------------------------------

interface Comparing {
  readonly old: Terms
  readonly next: Terms
  readonly see: Parameters<typeof lookAt>[1]
  /** What proof does not exclude. */
  readonly open: Directions
  readonly words: (result: ReturnType<Look>['result'], service: Service) => string
  readonly effort: Effort
}

const compared = (comparing: Comparing): TermsComparison => {
  const { open, effort } = comparing
  if (!open.more && !open.less) return { verdict: 'unchanged', proof: { by: 'proof' }, shown: [] }
  const old = lookAt(comparing.old, comparing.see)
  const next = lookAt(comparing.next, comparing.see)
  const choices = choicesOf([comparing.old, comparing.next], firstDayOf(effort.asOf.slice(0, 10)))
  const findings = search({ old, next, choices, open, samples: effort.samples, seed: effort.seed })
  const seen = (look: Look, service: Service): Seen => {
    const { sight, result } = look(service)
    return { answer: sight.answer, grants: comparing.words(result, service) }
  }
  const shown = findings.cells.map((cell) => shownOf(cell, seen(old, cell.service), seen(next, cell.service)))
  return { verdict: verdictOf(findings.found), proof: proofOf(open, findings, effort), shown }
}

const shownOf = ({ from, to, grants, service }: Found, old: Seen, next: Seen): Shown => ({
  from,
  to,
  ...(from === to ? { grants } : {}),
  witness: { facts: factsOf(service), asOf: formatDay(service.asOf), old, next },
})

/** Found is proved, by the record that was found. What was not found is proved only where an argument excludes it. */
const proofOf = (open: Directions, { found, tried }: Findings, { seed }: Effort): Proof =>
  (found.more || !open.more) && (found.less || !open.less) ? { by: 'proof' } : { by: 'sample', members: tried, seed }

const verdictOf = ({ more, less }: Directions): Verdict => (more && less ? 'mixed' : more ? 'broader' : less ? 'narrower' : 'unchanged')

const directionsOf = (verdict: Verdict): Directions => ({
  more: verdict === 'broader' || verdict === 'mixed',
  less: verdict === 'narrower' || verdict === 'mixed',
})
