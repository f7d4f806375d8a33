/** The statuses of everything that both versions have: criteria and determinations first, then clauses from the inside out. */
import type { Context } from './context.ts'
import type { Item, Items } from './items.ts'
import { type Asked, compareStatuses, type StatusComparison } from './statuses.ts'

export interface Found {
  readonly item: Item
  /** Null for what stands in one version only. */
  readonly found: StatusComparison | null
}

interface AllFound {
  readonly roots: readonly Found[]
  readonly clauses: readonly Found[]
}

export function* allStatuses({ roots, clauses }: Items, context: Context): Generator<undefined, AllFound> {
  const found: Found[] = []
  // Inside, a change is easiest to see; and whoever shows it there may show it further out.
  const inOrder = [...roots.map((item) => ({ item, isSmallest: true })), ...clauses.toReversed().map((item) => ({ item, isSmallest: false }))]
  for (const { item, isSmallest } of inOrder) {
    found.push(foundFor(item, { isSmallest, isAgain: false }, context))
    yield
  }
  // Where nobody shows any difference, and it is not proved that there is none, what is left is spent on it.
  const places = [...found.keys()]
  for (const at of [...places.slice(roots.length), ...places.slice(0, roots.length)]) {
    const { item, found: before } = found[at] ?? {}
    if (item === undefined || before?.proof.by !== 'sample' || found.some(isShown)) continue
    found[at] = foundFor(item, { isSmallest: false, isAgain: true }, context)
    yield
  }
  return { roots: found.slice(0, roots.length), clauses: found.slice(roots.length).toReversed() }
}

const foundFor = (item: Item, how: Pick<Asked, 'isSmallest' | 'isAgain'>, context: Context): Found => {
  const { address, old, next } = item
  if (old === null || next === null) return { item, found: null }
  const diagramsOf: Asked['diagramsOf'] = ({ diagrams }) => ({ old: diagrams.old.clause(old.index), next: diagrams.next.clause(next.index) })
  return { item, found: compareStatuses({ address, ...how, diagramsOf }, context) }
}

const isShown = ({ found }: Found): boolean => found?.flips.some(({ witness }) => witness !== null) ?? false
