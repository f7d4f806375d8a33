/**
 * Whom the limits of a determination bind and its ceiling stops: matters of exceptions and of `when`, so of clauses. A *gate* is closed (met)
 * where a limit binds for certain, or the ceiling stands.
 */
import type { Determination, RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { type Directions, type Pair, PAIRS } from '../answers.ts'
import type { ClauseDiagrams } from '../diagram/clauses.ts'
import { type Diagrams, NO, type Node, unlessTooLarge, YES } from '../diagram/diagram.ts'
import { allOf, type Answered, havingBoth, isSame, MET, NOT_MET, notOf } from '../diagram/kleene.ts'
import { isCeilingIdle } from '../limits/order-of-days.ts'
import { pairsOf } from '../limits/together.ts'
import type { Sides } from '../version.ts'
import type { Context, Proving } from './context.ts'
import type { Item } from './items.ts'

/** Null in a version that has nothing of the kind. */
interface Gate extends Sides<Answered | null> {
  readonly of: 'limit' | 'ceiling'
}

const gatesOf = ({ old, next }: Sides<Determination>, { diagrams: versions }: Proving, graphs: Sides<RuleGraph>): readonly Gate[] => {
  const { diagrams } = versions
  const limits = pairsOf(limitsOf(graphs.old, old), limitsOf(graphs.next, next))
  const bindings = limits.map(([before, after]): Gate => ({
    of: 'limit',
    old: before === null ? null : binding(graphs.old, old, before.address, versions.old, diagrams),
    next: after === null ? null : binding(graphs.next, next, after.address, versions.next, diagrams),
  }))
  return [...bindings, { of: 'ceiling', old: ceiling(old, versions.old, diagrams), next: ceiling(next, versions.next, diagrams) }]
}

const limitsOf = (graph: RuleGraph, { limits }: Determination) => limits.flatMap(({ limit }) => graph.limits[limit] ?? [])

const binding = (graph: RuleGraph, { limits }: Determination, address: string, of: ClauseDiagrams, diagrams: Diagrams): Answered | null => {
  const found = limits.find(({ limit }) => graph.limits[limit]?.address === address)
  if (found === undefined) return null
  const met = (logic: Logic | null | undefined, without: Answered): Answered => (logic == null ? without : of.logic(logic))
  const binds = [met(graph.limits[found.limit]?.when, MET), met(found.onlyIf, MET), notOf(diagrams, met(found.unless, NOT_MET))]
  return binds.reduce((all, each) => allOf(diagrams, all, each), MET)
}

const ceiling = (determination: Determination, of: ClauseDiagrams, diagrams: Diagrams): Answered | null => {
  const { grants } = determination
  if (grants?.ceiling == null || isCeilingIdle(determination)) return null
  return grants.ceiling.unless === null ? MET : notOf(diagrams, of.logic(grants.ceiling.unless))
}

/** One way in which a gate turns. */
export interface Turn {
  readonly pair: Pair
  readonly among: () => Node
  /**
   * Whether it shows only where all clauses are met. Where they are open, what is left at the most decides, for which a limit that may bind is
   * none; a ceiling that may stand is not the same as none, for then days are in doubt.
   */
  readonly isForMet: boolean
}

/** For each gate that is not the same in both versions. */
export const turnsOf = (determinations: Sides<Determination>, proving: Proving, versions: Context['versions']): readonly Turn[] =>
  gatesOf(determinations, proving, graphsOf(versions)).flatMap(({ of, old, next }) => {
    if (old === null || next === null || isSame(old, next)) return []
    const isForMet = (pair: Pair): boolean => of === 'limit' && pair.old !== 3 && pair.next !== 3
    return TURNS.map((pair): Turn => ({ pair, isForMet: isForMet(pair), among: () => havingBoth(proving.diagrams.diagrams, old, next, pair) }))
  })

const TURNS = PAIRS.filter(({ old, next }) => old !== next)

const ANY_WAY: Directions = { up: true, down: true, other: false }

/**
 * Whether some members get more because a gate is open that was closed, and some less: of those who may meet the clauses in both versions, for
 * of others the clauses decide. Whoever was sought before and is excluded is none of them.
 */
export const turnedGates = ({ old, next }: Item, determinations: Sides<Determination>, { proving, versions }: Context): Directions => {
  if (proving === null || old === null || next === null) return ANY_WAY
  const { diagrams, ...of } = proving.diagrams
  const [was, is] = [of.old.clause(old.index), of.next.clause(next.index)]
  const whom = ({ among, isForMet }: Turn): Node => diagrams.and(among(), isForMet ? diagrams.and(was.is, is.is) : diagrams.and(was.may, is.may))
  // While it is in doubt which limit is in the place of which, more than the gates of whoever it is decides.
  const isInDoubt = [determinations.old, determinations.next].some(({ limits }) => limits.some(({ onlyIf }) => onlyIf !== null))
  const isPossible = (turn: Turn): boolean => (isInDoubt ? turn.among() !== NO : isSomebody(turn))
  const isSomebody = (turn: Turn): boolean => proving.search.seek(() => whom(turn), () => false, { tries: 0 }).is !== 'none'
  return unlessTooLarge(() => {
    const pairs = turnsOf(determinations, proving, versions).filter(isPossible).map(({ pair }) => pair)
    return { up: pairs.some((pair) => pair.next < pair.old), down: pairs.some((pair) => pair.next > pair.old), other: false }
  }, ANY_WAY)
}

const graphsOf = ({ old, next }: Context['versions']): Sides<RuleGraph> => ({ old: old.graph, next: next.graph })

/** Whoever every limit binds. */
export const closedGates = (determinations: Sides<Determination>, proving: Proving, versions: Context['versions']) => (): Node =>
  gatesOf(determinations, proving, graphsOf(versions))
    .flatMap(({ old, next }) => [old?.is ?? YES, next?.is ?? YES])
    .reduce(proving.diagrams.diagrams.and, YES)
