/** Members to whom requests are given: one for every pair of statuses of a determination's clauses, and for every way in which limits bind. */
import type { Determination } from '@rubric/compiler'
import { type Pair, PAIRS } from '../answers.ts'
import { type Node, unlessTooLarge } from '../diagram/diagram.ts'
import { havingBoth } from '../diagram/kleene.ts'
import type { Sides } from '../version.ts'
import type { Context } from './context.ts'
import { closedGates, turnsOf } from './gates.ts'
import type { Item } from './items.ts'
import type { Seat } from './members.ts'

/** Of pairs that differ, and of those who may meet the clauses in both versions; where nothing is proved, whoever was drawn besides. */
export const basesOf = (item: Item, determinations: Sides<Determination>, context: Context): readonly Seat[] => {
  const bases = PAIRS.flatMap((pair): readonly Seat[] => {
    if (pair.old === 0 && pair.next === 0) return []
    if (pair.old === pair.next) return whoStays(item, pair, determinations, context)
    const met = context.members.met().find((seat) => shows(item, pair, seat))
    return met === undefined ? seek(item, pair, null, context) : [met]
  })
  return context.proving === null ? [...bases, ...context.drawn()] : bases
}

/** Best one whom all limits bind. */
const whoStays = (item: Item, pair: Pair, determinations: Sides<Determination>, context: Context): readonly Seat[] => {
  const { proving, versions } = context
  const bound = proving === null ? [] : seek(item, pair, closedGates(determinations, proving, versions), context)
  return bound.length > 0 ? bound : seek(item, pair, null, context)
}

/** Members for whom a limit binds in one version alone: who meet the clauses in both, or else may, where that can show. */
export const turnedBases = (item: Item, determinations: Sides<Determination>, context: Context): readonly Seat[] => {
  const { proving, versions } = context
  const turns = proving === null ? [] : unlessTooLarge(() => turnsOf(determinations, proving, versions), [])
  return turns.flatMap(({ among, isForMet }) => {
    const met = seek(item, { old: 3, next: 3 }, among, context)
    return met.length > 0 || isForMet ? met : seek(item, { old: 1, next: 1 }, among, context)
  })
}

const seek = (item: Item, pair: Pair, gate: (() => Node) | null, { proving, members }: Context): readonly Seat[] => {
  const { old, next } = item
  if (proving === null || old === null || next === null) return []
  const { diagrams, old: was, next: is } = proving.diagrams
  const among = (): Node => {
    const having = havingBoth(diagrams, was.clause(old.index), is.clause(next.index), pair)
    return gate === null ? having : diagrams.and(having, gate())
  }
  const found = proving.search.seek(among, (member) => shows(item, pair, members.meet(member)))
  const seat = found.is === 'found' ? members.meet(found.member) : null
  return seat === null ? [] : [seat]
}

const shows = ({ address }: Item, pair: Pair, seat: Seat | null): boolean =>
  seat?.evaluations.old.statuses.get(address) === pair.old && seat.evaluations.next.statuses.get(address) === pair.next
