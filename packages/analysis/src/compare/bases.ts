/** Members to whom requests are given: one for every pair of statuses of a determination's clauses, and for every way in which limits bind. */
import type { Determination } from '@rubric/compiler'
import { type Pair, PAIRS } from '../answers.ts'
import type { Node } from '../diagram/diagram.ts'
import { havingBoth } from '../diagram/kleene.ts'
import type { Sides } from '../version.ts'
import type { Context } from './context.ts'
import { closedGates, turningGates } from './gates.ts'
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

/** Of those who meet the clauses in both versions, members for whom a limit binds in one alone. */
export const turnedBases = (item: Item, determinations: Sides<Determination>, context: Context): readonly Seat[] => {
  const { proving, versions } = context
  const gates = proving === null ? [] : turningGates(determinations, proving, versions)
  return gates.flatMap((gate) => seek(item, { old: 3, next: 3 }, gate, context))
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
