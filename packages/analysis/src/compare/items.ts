/** What is compared: roots of clauses, limits and clauses, matched by address. */
import type { RuleGraph, SourceSpan } from '@rubric/compiler'
import type { Role } from '@rubric/runtime'
import type { Kind, Presence } from '../comparison.ts'
import type { Joint } from '../pair/joint.ts'

export interface Item {
  readonly address: string
  readonly kind: Kind
  readonly title: string
  readonly cite: string
  readonly presence: Presence
  /** Indices into the clauses (limits) of the versions; null where it is not. */
  readonly old: Place | null
  readonly next: Place | null
}

export interface Place {
  readonly index: number
  readonly span: SourceSpan
}

type Own = Omit<Item, 'presence' | 'old' | 'next'> & { readonly place: Place }

/** In the order of the next version, then what was removed. */
const matched = (old: readonly Own[], next: readonly Own[]): readonly Item[] => {
  const before = new Map(old.map((own) => [own.address, own]))
  const after = new Set(next.map(({ address }) => address))
  const stays = next.map(({ place, ...own }): Item => {
    const was = before.get(own.address)
    return { ...own, presence: was === undefined ? 'added' : 'both', old: was?.place ?? null, next: place }
  })
  const gone = old.filter(({ address }) => !after.has(address))
  return [...stays, ...gone.map(({ place, ...own }): Item => ({ ...own, presence: 'removed', old: place, next: null }))]
}

const KINDS = { criteria: 'criteria', requirement: 'requirement', exception: 'exception', determination: 'determination' } as const satisfies Record<Role, Kind>

const roots = (graph: RuleGraph): readonly Own[] =>
  graph.criteria.map(({ role, title, name, cite, clause, span }) => ({
    address: graph.clauses[clause]?.address ?? '',
    kind: KINDS[role],
    title: title === '' ? name : title,
    cite,
    place: { index: clause, span },
  }))

const clauses = (graph: RuleGraph): readonly Own[] => {
  const tops = new Set(graph.criteria.map(({ clause }) => clause))
  return graph.clauses.flatMap(({ address, text, cite, span }, index) =>
    tops.has(index) ? [] : [{ address, kind: 'clause', title: text, cite, place: { index, span } }],
  )
}

const limits = (graph: RuleGraph): readonly Own[] =>
  graph.limits.map(({ address, text, name, cite, span }, index) => ({ address, kind: 'limit', title: text === '' ? name : text, cite, place: { index, span } }))

export interface Items {
  readonly roots: readonly Item[]
  readonly limits: readonly Item[]
  readonly clauses: readonly Item[]
}

export const itemsOf = ({ old, next }: Joint): Items => ({
  roots: matched(roots(old), roots(next)),
  limits: matched(limits(old), limits(next)),
  clauses: matched(clauses(old), clauses(next)),
})
