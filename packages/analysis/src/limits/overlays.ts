/** Small service records to lay over a member who meets a determination in both versions, so that what is granted differs if it can. */
import type { RuleGraph } from '@rubric/compiler'
import { firstDayOf } from '@rubric/runtime'
import { laidOver } from '../sampling/lay-over.ts'
import { afterUse, askingFor, choicesOf, oneUnit } from './choices.ts'
import { compareGrants, compareLimit, compareTerms } from './compare.ts'
import type { Effort, TermsComparison } from './compared.ts'
import { type Request, requestOf, type Service } from './service.ts'
import { type AddressedTerms, lookAt, see, type Terms, termsOf } from './terms.ts'
import { pairsOf } from './together.ts'

/**
 * In stages, each worked out when it is asked for, and in each the smallest first. Requests that tell who meets the clauses, and whom a limit
 * binds; for each limit that either version has, records for which it leaves another amount than in the other version, and for which it matters
 * at all (members for whom an exception lifts it, or whom it does not bind, get more); for the days. Then for all together; and such as leave
 * nothing, or less, because of one limit or of the ceiling. None where a version does not have the determination.
 */
export function* serviceOverlays(old: RuleGraph, next: RuleGraph, address: string, effort: Effort): Iterable<readonly Request[]> {
  const [before, after] = [termsAt(old, address), termsAt(next, address)]
  if (before === null || after === null) return
  yield plainRequests(before, after, effort).map(requestOf)
  yield smallestFirst([
    ...pairsOf(before.limits, after.limits).flatMap(([was, is]) => [compareLimit(was, is, effort), compareLimit(null, is ?? was, effort)].flatMap(requestsIn)),
    ...requestsIn(compareGrants(before, after, effort)).flatMap((request) => [request, withoutLines(request)]),
  ])
  yield smallestFirst(requestsIn(compareTerms(usually(before), usually(after), effort)))
  const capped = [before, after].flatMap((terms) => requestsIn(compareGrants(withoutCeiling(terms), terms, effort)))
  yield smallestFirst([...usedUp(before, after, effort).map(requestOf), ...capped.flatMap((request) => [request, withoutLines(request)])])
}

const withoutCeiling = (terms: Terms): Terms => (terms.grants === null ? terms : { ...terms, grants: { ...terms.grants, ceiling: null } })

const withoutHistory = (service: Service): Service => ({ ...service, history: [], through: -Infinity })

/** Then the days alone decide. */
const withoutLines = ({ facts, record }: Request): Request => ({
  facts: laidOver(facts, { request: { lines: { entries: [] } } }),
  record: { ...record, lines: [] },
})

const requestsIn = ({ services }: TermsComparison): readonly Request[] => services.map(requestOf)

const smallestFirst = (requests: readonly Request[]): readonly Request[] => {
  const byText = new Map(requests.map((request) => [JSON.stringify(request.facts), request]))
  return [...byText].sort(([a], [b]) => a.length - b.length).map(([, request]) => request)
}

/**
 * A small request of which both versions leave all, the same without a history, and one for as much as either leaves; then for each version
 * such of which it leaves nothing. So far as there are any.
 */
const plainRequests = (before: AddressedTerms, after: AddressedTerms, { asOf }: Effort): readonly Service[] => {
  const looks = [before, after].map((terms) => lookAt(usually(terms), see.all))
  const choices = choicesOf([before, after], firstDayOf(asOf.slice(0, 10)))
  const granted = oneUnit(choices).find((service) => looks.every((look) => look(service).result.outcome === 'met'))
  const used = afterUse(choices)
  const refused = looks.flatMap((look) => used.find((service) => look(service).result.outcome === 'not met') ?? [])
  if (granted === undefined) return [...new Set(refused)]
  const most = Math.max(...looks.map((look) => look(askingFor(choices.units, granted, choices)).sight.amounts[0] ?? 0))
  const large = most > 0 ? [askingFor(most, granted, choices)] : []
  return [granted, withoutHistory(granted), ...large, ...new Set(refused)]
}

/** For each limit a use after which it leaves nothing; if there is one, such that all others still leave something. */
const usedUp = (before: AddressedTerms, after: AddressedTerms, { asOf }: Effort): readonly Service[] => {
  const used = afterUse(choicesOf([before, after], firstDayOf(asOf.slice(0, 10))))
  const found = [before, after].flatMap((terms) =>
    terms.limits.flatMap((limit) => {
      const isRefused = (limits: Terms['limits']): ((service: Service) => boolean) => {
        const look = lookAt({ ...terms, limits }, see.all)
        return (service) => look(service).result.outcome === 'not met'
      }
      const [byOne, byOthers] = [isRefused([limit]), isRefused(terms.limits.filter((other) => other !== limit))]
      const refused = used.filter(byOne)
      return refused.find((service) => !byOthers(service)) ?? refused[0] ?? []
    }),
  )
  return [...new Set(found)]
}

const termsAt = (graph: RuleGraph, address: string): AddressedTerms | null => {
  const found = graph.determinations.find(({ criterion }) => graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address === address)
  return found === undefined ? null : termsOf(graph, found)
}

/** No exception applies. */
const usually = ({ exceptional, ...terms }: AddressedTerms): Terms => ({
  ...terms,
  limits: terms.limits.filter(({ address }) => !exceptional.has(address)),
})
