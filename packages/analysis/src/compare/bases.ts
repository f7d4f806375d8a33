/** Members to whom requests are given: one for every pair of statuses of a determination's clauses, and for every way in which limits bind. */
import type { Determination } from '@rubric/compiler'
import { STATUSES } from '../answers.ts'
import type { Node } from '../diagram/diagram.ts'
import { havingBoth } from '../diagram/kleene.ts'
import type { Sides } from '../version.ts'
import type { Context } from './context.ts'
import { tellingGates } from './gates.ts'
import type { Item } from './items.ts'
import type { Seat } from './members.ts'
import type { Pair } from './statuses.ts'

export const PAIRS: readonly Pair[] = STATUSES.flatMap((old) => STATUSES.map((next) => ({ old, next })))

/** Of pairs that differ, and of those who meet the clauses in both versions; where nothing is proved, whoever was drawn besides. */
export const basesOf = (item: Item, determinations: Sides<Determination>, context: Context): readonly Seat[] => {
  const bases = PAIRS.flatMap((pair): readonly Seat[] => {
    if (pair.old === pair.next) return pair.old === 3 ? whoMeetsIt(item, determinations, context) : []
    const met = context.members.met().find((seat) => shows(item, pair, seat))
    return met === undefined ? seek(item, pair, null, context) : [met]
  })
  return context.proving === null ? [...bases, ...context.drawn()] : bases
}

const MET_IN_BOTH: Pair = { old: 3, next: 3 }

const whoMeetsIt = (item: Item, determinations: Sides<Determination>, context: Context): readonly Seat[] => {
  const telling = context.proving === null ? [] : tellingGates(determinations, context.proving, context.versions)
  const found = telling.flatMap((gate) => seek(item, MET_IN_BOTH, gate, context))
  return found.length > 0 ? found : seek(item, MET_IN_BOTH, null, context)
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
