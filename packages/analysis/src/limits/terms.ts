/**
 * What stands between a request and its grant once all clauses are met: the limits, each of them binding, and the days that are granted.
 * Evaluated by the runtime library, the same that compiled policies call.
 */
import type { Determination, RuleGraph } from '@rubric/compiler'
import type { DeterminationInfo, DeterminationResult, GrantInfo, LimitInfo, PolicyInfo, Status } from '@rubric/runtime'
import { determine, keptWindows, MET } from '@rubric/runtime'
import type { Answer } from '../comparison.ts'
import { recordOf, type Service } from './service.ts'

export interface Terms {
  readonly stage: DeterminationInfo['stage']
  readonly limits: readonly LimitInfo[]
  readonly grants: GrantInfo | null
}

export interface AddressedTerms extends Terms {
  /** Addresses of limits that hold only where an exception puts them in the place of others. */
  readonly exceptional: ReadonlySet<string>
}

export const termsOf = (graph: RuleGraph, { stage, grants, limits }: Determination): AddressedTerms => ({
  stage,
  grants,
  limits: limits.flatMap(({ limit }) => graph.limits[limit] ?? []),
  exceptional: new Set(limits.flatMap(({ limit, onlyIf }) => (onlyIf === null ? [] : (graph.limits[limit]?.address ?? [])))),
})

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

export type See = (result: DeterminationResult, service: Service, terms: Terms) => Sight

export const lookAt = (terms: Terms, see: See): Look => {
  const info = bound(terms)
  const how = { windows: keptWindows(), isBrief: true }
  return (service) => {
    const [result] = determine(info, () => MET, [MET], recordOf(service), how)
    if (result === undefined) throw new RangeError('no determination')
    return { result, sight: see(result, service, terms) }
  }
}

/** Of a limit: met where it leaves all that is asked. Without limits nothing is counted, and all is left. */
const seeLine: See = ({ lines }, { line }) => {
  const asked = line?.units ?? 0
  const [least, most] = lines?.[0]?.granted ?? [asked, asked]
  return { answer: least >= asked ? 'met' : most < asked ? 'not met' : 'information needed', amounts: [least, most] }
}

/**
 * Of a determination: met where something is granted for certain, be it open how much. So it is higher wherever more is granted, which the
 * outcome alone is not: `information needed` may stand for part or all, and `met in part` for less than either. `root`: its clauses.
 */
export const answerTo = ({ outcome, lines, span }: DeterminationResult, grants: GrantInfo | null, root: Status): Answer => {
  if (outcome !== 'information needed') return outcome === 'not met' ? 'not met' : 'met'
  if (root !== MET || lines === null) return 'information needed'
  const anyUnits = lines.every(({ requested }) => requested[1] === 0) || lines.some(({ granted }) => granted[0] > 0)
  // A span has a day at least, whichever is its first; a ceiling may leave none.
  const anyDays = span === null ? (grants?.ceiling ?? null) === null : span.to[0] >= span.from
  return anyUnits && anyDays ? 'met' : 'information needed'
}

/** Of the days, as many as are asked for, if so many are granted; nothing where a version does not speak of days, or the first is not known. */
const seeDays: See = (result, { to }, { grants }) => {
  const { span } = result
  const asked = span?.requestedTo ?? Infinity
  const isSilent = (grants?.span ?? null) === null && (grants?.ceiling ?? null) === null
  const amounts = span === null ? [isSilent ? to : null, isSilent ? to : null] : span.to.map((last) => Math.min(last, asked))
  return { answer: answerTo({ ...result, lines: [] }, grants, MET), amounts }
}

const seeAll: See = (result, service, terms) => ({
  answer: answerTo(result, terms.grants, MET),
  amounts: [...seeLine(result, service, terms).amounts, ...seeDays(result, service, terms).amounts],
})

export const see = { line: seeLine, days: seeDays, all: seeAll }
