/** Two versions' terms compared: what was found, and how far it is proved. */
import { firstDayOf, formatDay } from '@rubric/runtime'
import type { Flip, Proof, Seen, Verdict, Witness } from '../comparison.ts'
import { choicesOf } from './choices.ts'
import { type Directions, type Findings, type Found, search } from './search.ts'
import { factsOf, type Service } from './service.ts'
import { type Look, lookAt, type See, type Terms } from './terms.ts'

/** A record for which the versions differ: a flip whose witness wants the causing edits, and the facts of whoever it is laid over. */
export interface Shown extends Omit<Flip, 'witness'> {
  readonly witness: Pick<Witness, 'facts' | 'asOf' | 'old' | 'next'>
}

export interface TermsComparison {
  readonly verdict: Verdict
  readonly proof: Proof
  /** What no argument excludes: somebody who gets more, somebody who gets less. */
  readonly possible: Directions
  /** At most one record a cell, the smallest found. */
  readonly shown: readonly Shown[]
  /** The records themselves. */
  readonly services: readonly Service[]
}

export interface Effort {
  /** The day for which records are made, `YYYY-MM-DD`. */
  readonly asOf: string
  /** How many records may be drawn where proof leaves something open. */
  readonly samples: number
  readonly seed: number
}

export const defaultEffort: Effort = { asOf: '2026-03-01', samples: 2_000, seed: 1 }

export interface Comparing {
  readonly old: Terms
  readonly next: Terms
  readonly see: See
  /** What proof does not exclude. */
  readonly open: Directions
  readonly words: (result: ReturnType<Look>['result'], service: Service) => string
  readonly effort: Effort
}

export const compared = (comparing: Comparing): TermsComparison => {
  const { open, effort } = comparing
  if (!open.more && !open.less) return { verdict: 'unchanged', proof: { by: 'proof' }, possible: open, shown: [], services: [] }
  const old = lookAt(comparing.old, comparing.see)
  const next = lookAt(comparing.next, comparing.see)
  const choices = choicesOf([comparing.old, comparing.next], firstDayOf(effort.asOf.slice(0, 10)))
  const findings = search({ old, next, choices, open, samples: effort.samples, seed: effort.seed })
  const seen = (look: Look, service: Service): Seen => {
    const { sight, result } = look(service)
    return { answer: sight.answer, grants: comparing.words(result, service) }
  }
  const shown = findings.cells.map((cell) => shownOf(cell, seen(old, cell.service), seen(next, cell.service)))
  return { verdict: verdictOf(findings.found), proof: proofOf(open, findings, effort), possible: open, shown, services: findings.cells.map(({ service }) => service) }
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
