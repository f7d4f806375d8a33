/**
 * What stands between a request and its grant once all clauses are met: the limits, each of them binding, and the days that are granted.
 * Evaluated by the runtime library, the same that compiled policies call.
 */
import type { Answer } from '../comparison.ts'
import type { DeterminationInfo, DeterminationResult, GrantInfo, LimitInfo, PolicyInfo } from '@rubric/runtime'
import { determine, MET } from '@rubric/runtime'
import { recordOf, type Service } from './service.ts'

export interface Terms {
  readonly stage: DeterminationInfo['stage']
  readonly limits: readonly LimitInfo[]
  readonly grants: GrantInfo | null
}

/** One limit by itself; null: none at all. */
export const termsOfLimit = (limit: LimitInfo | null): Terms => ({ stage: 'initial', limits: limit === null ? [] : [limit], grants: null })

/** Whom a limit binds and when a ceiling is lifted are matters of clauses: here they bind. */
const bound = ({ stage, limits, grants }: Terms): PolicyInfo => ({
  id: '', version: '', title: '', language: 1, hash: '', clauses: [], conditions: [], facts: [], interpretations: [], terms: [],
  criteria: [{ name: '', role: 'determination', clause: 0 }],
  limits: limits.map((limit) => ({ ...limit, when: null })),
  determinations: [
    {
      criterion: 0,
      stage,
      limits: limits.map((_, limit) => ({ limit, onlyIf: null, unless: null })),
      grants: grants === null || grants.ceiling === null ? grants : { ...grants, ceiling: { ...grants.ceiling, unless: null } },
    },
  ],
})

/** What one version gives a request: an answer, and amounts of which more is better, place by place the same in both versions. */
export interface Sight {
  readonly answer: Answer
  /** Of a place of which one version says nothing, null. */
  readonly amounts: readonly (number | null)[]
}

export type Look = (service: Service) => { readonly sight: Sight; readonly result: DeterminationResult }

export const lookAt = (terms: Terms, see: (result: DeterminationResult, service: Service) => Sight): Look => {
  const info = bound(terms)
  return (service) => {
    const [result] = determine(info, () => MET, [MET], recordOf(service))
    if (result === undefined) throw new RangeError('no determination')
    return { result, sight: see(result, service) }
  }
}

/** Of a limit: met where it leaves all that is asked. Without limits nothing is counted, and all is left. */
export const seeLine = ({ lines }: DeterminationResult, { line }: Service): Sight => {
  const asked = line?.units ?? 0
  const [least, most] = lines?.[0]?.granted ?? [asked, asked]
  return { answer: least >= asked ? 'met' : most < asked ? 'not met' : 'information needed', amounts: [least, most] }
}

/**
 * Of a determination: met where anything is granted. Of the days, as many as are asked for, if so many are granted; nothing where a version
 * does not speak of days, or the first is not known.
 */
export const seeDays = ({ outcome, span }: DeterminationResult, { to }: Service): Sight => {
  const asked = span?.requestedTo ?? Infinity
  const silent = span === null && outcome === 'met' ? to : null
  const amounts = span === null ? [silent, silent] : span.to.map((last) => Math.min(last, asked))
  return { answer: outcome === 'met in part' ? 'met' : outcome, amounts }
}

export const seeAll = (result: DeterminationResult, service: Service): Sight => {
  const days = seeDays(result, service)
  return { answer: days.answer, amounts: [...seeLine(result, service).amounts, ...days.amounts] }
}
