/** How the statuses of one thing differ between two versions: cell by cell, a member who shows it, or the proof that there is none. */
import type { Status } from '@rubric/runtime'
import type { Answer, Flip, Proof, Verdict } from '../comparison.ts'
import type { Node } from '../diagram/diagram.ts'
import { type Answered, havingBoth, isSame } from '../diagram/kleene.ts'
import { answerOf, type Directions, joined, rise, STATUSES, verdictOf } from '../answers.ts'
import { checkCancelled, type Context } from './context.ts'
import type { Seat } from './members.ts'

export interface StatusComparison {
  readonly verdict: Verdict | null
  readonly proof: Proof
  readonly flips: readonly Flip[]
  /** What neither a member shows nor proof excludes. */
  readonly open: Directions
}

export const UNCHANGED: StatusComparison = {
  verdict: 'unchanged',
  proof: { by: 'proof' },
  flips: [],
  open: { up: false, down: false, other: false },
}

/** Two things of the versions, as diagrams; the statuses of a member are those at the address. */
export interface Compare {
  readonly address: string
  readonly old: Answered
  readonly next: Answered
}

/** The answers of the old version and of the next. */
export interface Pair {
  readonly old: Status
  readonly next: Status
}

const PAIRS: readonly Pair[] = STATUSES.flatMap((old) => STATUSES.flatMap((next) => (old === next ? [] : [{ old, next }])))

/** `isSmallest`: a member is looked for anew; else one that was met before will do. */
export const compareStatuses = (compare: (context: NonNullable<Context['proving']>) => Compare | null, address: string, isSmallest: boolean, context: Context): StatusComparison => {
  checkCancelled(context.budget)
  const nodes = context.proving === null ? null : compare(context.proving)
  if (nodes !== null && isSame(nodes.old, nodes.next)) return UNCHANGED
  const cells = PAIRS.map((pair) => ({ pair, found: soughtFor(pair, nodes, address, isSmallest, context) }))
  const flips = cells.flatMap(({ pair, found }): readonly Flip[] => {
    if (found === 'none') return []
    const [from, to] = [answerOf(pair.old), answerOf(pair.next)]
    return [{ from, to, witness: found === 'open' ? null : context.members.witness(address, found, seen(from), seen(to)) }]
  })
  return summary(flips, context)
}

const seen = (answer: Answer) => ({ answer, grants: '' })

const soughtFor = (pair: Pair, nodes: Compare | null, address: string, isSmallest: boolean, context: Context): Seat | 'none' | 'open' => {
  const shows = (seat: Seat | null): boolean => seat !== null && hasPair(seat, address, pair)
  const before = isSmallest ? undefined : context.members.met().find(shows)
  if (before !== undefined) return before
  const { proving } = context
  if (nodes !== null && proving !== null) {
    const among = (): Node => havingBoth(proving.diagrams.diagrams, nodes.old, nodes.next, pair)
    const found = proving.search.seek(among, (member) => shows(context.members.meet(member)))
    if (found.is === 'none') return 'none'
    if (found.is === 'found') return context.members.meet(found.member) ?? 'open'
  }
  return context.drawn().find(shows) ?? context.members.met().find(shows) ?? 'open'
}

const hasPair = ({ evaluations }: Seat, address: string, { old, next }: Pair): boolean =>
  evaluations.old.statuses.get(address) === old && evaluations.next.statuses.get(address) === next

const directionOf = ({ from, to, grants }: Flip): Directions => ({
  up: rise(from, to) > 0,
  down: rise(from, to) < 0,
  other: from === to && grants !== undefined,
})

/** Proved where every member that could not be excluded would only go where others are known to go. */
export const summary = (flips: readonly Flip[], context: Context): StatusComparison => {
  const shown = joined(flips.filter(({ witness }) => witness !== null).map(directionOf))
  const open = joined(flips.filter(({ witness }) => witness === null).map(directionOf))
  const isProved = (!open.up || shown.up) && (!open.down || shown.down)
  if (isProved) return { verdict: verdictOf(shown), proof: { by: 'proof' }, flips, open }
  const proof = context.sampled()
  const isSaid = shown.up || shown.down || (proof.by === 'sample' && proof.members > 0)
  return { verdict: isSaid ? verdictOf(shown) : null, proof, flips, open }
}
