/** How the statuses of one thing differ between two versions: cell by cell, a member who shows it, or the proof that there is none. */
import type { Answer, Flip, Proof, Verdict } from '../comparison.ts'
import type { Node } from '../diagram/diagram.ts'
import { type Answered, havingBoth, isSame } from '../diagram/kleene.ts'
import { answerOf, type Directions, joined, type Pair, PAIRS, rise, verdictOf } from '../answers.ts'
import type { Sides } from '../version.ts'
import { checkCancelled, type Context, type Proving } from './context.ts'
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

/** One thing of both versions. */
export interface Asked {
  /** Where its statuses are found. */
  readonly address: string
  readonly diagramsOf: (proving: Proving) => Sides<Answered>
  /** A member is looked for anew; else one that was met before will do. */
  readonly isSmallest: boolean
}

const openEnds = ({ old, next }: Pair): number => Number(old === 1) + Number(next === 1)

/** Those who are decided in both versions first: they show most. */
const TURNS: readonly Pair[] = PAIRS.filter(({ old, next }) => old !== next).sort((a, b) => openEnds(a) - openEnds(b))

export const compareStatuses = (asked: Asked, context: Context): StatusComparison => {
  checkCancelled(context.budget)
  const sides = context.proving === null ? null : asked.diagramsOf(context.proving)
  if (sides !== null && isSame(sides.old, sides.next)) return UNCHANGED
  const cells: Cell[] = []
  for (const pair of TURNS) cells.push({ pair, found: soughtFor({ ...asked, pair, sides, tries: triesFor(pair, cells, context) }, context) })
  const found = summary(flipsOf(asked.address, cells, context))
  if (found.isProved) return found.comparison
  const drawn = cells.map((cell): Cell => (cell.found === 'open' ? { ...cell, found: amongDrawn(cell.pair, asked.address, context) } : cell))
  return sampled(flipsOf(asked.address, drawn, context), context)
}

/** Where somebody else goes the same way already, the verdict does not wait for this cell. */
const triesFor = ({ old, next }: Pair, cells: readonly Cell[], { budget }: Context): number => {
  const isTold = cells.some(({ pair, found }) => typeof found !== 'string' && pair.next > pair.old === next > old)
  if (!isTold) return budget.tries
  return budget.isBrief === true ? 0 : Math.min(FEW, budget.tries)
}

const FEW = 2

/** A change is best seen in the clause that it was made in; criteria, which are asked about first, leave something for it. */
const FOR_CLAUSES = 0.3

interface Cell {
  readonly pair: Pair
  readonly found: Seat | 'none' | 'open'
}

/** In the order of the answers. */
const flipsOf = (address: string, cells: readonly Cell[], context: Context): readonly Flip[] =>
  [...cells].sort((a, b) => b.pair.old - a.pair.old || b.pair.next - a.pair.next).flatMap(({ pair, found }): readonly Flip[] => {
    if (found === 'none') return []
    const [from, to] = [answerOf(pair.old), answerOf(pair.next)]
    return [{ from, to, witness: found === 'open' ? null : context.members.witness(address, found, seen(from), seen(to)) }]
  })

const amongDrawn = (pair: Pair, address: string, context: Context): Seat | 'open' =>
  [...context.drawn(), ...context.members.met()].find((seat) => hasPair(seat, address, pair)) ?? 'open'

const seen = (answer: Answer) => ({ answer, grants: '' })

interface Wanted extends Pick<Asked, 'address' | 'isSmallest'> {
  readonly pair: Pair
  /** Null where the diagrams are too large. */
  readonly sides: Sides<Answered> | null
  readonly tries: number
}

const soughtFor = ({ address, isSmallest, pair, sides, tries }: Wanted, { members, proving }: Context): Cell['found'] => {
  const shows = (seat: Seat | null): boolean => seat !== null && hasPair(seat, address, pair)
  const before = isSmallest ? undefined : members.met().find(shows)
  if (before !== undefined) return before
  if (tries === 0) return 'open'
  if (sides !== null && proving !== null) {
    const among = (): Node => havingBoth(proving.diagrams.diagrams, sides.old, sides.next, pair)
    const found = proving.search.seek(among, (member) => shows(members.meet(member)), { tries, leaving: isSmallest ? FOR_CLAUSES : 0 })
    if (found.is === 'none') return 'none'
    if (found.is === 'found') return members.meet(found.member) ?? 'open'
  }
  return members.met().find(shows) ?? 'open'
}

const hasPair = ({ evaluations }: Seat, address: string, { old, next }: Pair): boolean =>
  evaluations.old.statuses.get(address) === old && evaluations.next.statuses.get(address) === next

const directionOf = ({ from, to, grants }: Flip): Directions => ({
  up: rise(from, to) > 0,
  down: rise(from, to) < 0,
  other: from === to && grants !== undefined,
})

/** Proved where every member that could not be excluded would only go where others are known to go. */
const summary = (flips: readonly Flip[]): { readonly isProved: boolean; readonly comparison: StatusComparison } => {
  const shown = joined(flips.filter(({ witness }) => witness !== null).map(directionOf))
  const open = joined(flips.filter(({ witness }) => witness === null).map(directionOf))
  const isProved = (!open.up || shown.up) && (!open.down || shown.down)
  return { isProved, comparison: { verdict: verdictOf(shown), proof: { by: 'proof' }, flips, open } }
}

/** The same, where members were drawn for what is not proved. Without any, and nobody shown, nothing can be said. */
export const sampled = (flips: readonly Flip[], context: Context): StatusComparison => {
  const { isProved, comparison } = summary(flips)
  if (isProved) return comparison
  const proof = context.sampled()
  const isSaid = comparison.verdict !== 'unchanged' || (proof.by === 'sample' && proof.members > 0)
  return { ...comparison, verdict: isSaid ? comparison.verdict : null, proof }
}
