/**
 * Whom the limits of a determination bind and its ceiling stops: matters of exceptions and of `when`, so of clauses. A *gate* is closed (met)
 * where a limit binds for certain, or the ceiling stands.
 */
import type { Determination, RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { type Directions, joined, PAIRS } from '../answers.ts'
import type { ClauseDiagrams } from '../diagram/clauses.ts'
import { type Diagrams, type Node, unlessTooLarge, YES } from '../diagram/diagram.ts'
import { allOf, type Answered, havingBoth, isSame, MET, NOT_MET, notOf, turns } from '../diagram/kleene.ts'
import { isCeilingIdle } from '../limits/order-of-days.ts'
import { pairsOf } from '../limits/together.ts'
import type { Sides } from '../version.ts'
import type { Context, Proving } from './context.ts'

/** Null in a version that has nothing of the kind. */
type Gate = Sides<Answered | null>

const gatesOf = ({ old, next }: Sides<Determination>, { diagrams: versions }: Proving, graphs: Sides<RuleGraph>): readonly Gate[] => {
  const { diagrams } = versions
  const limits = pairsOf(limitsOf(graphs.old, old), limitsOf(graphs.next, next))
  const bindings = limits.map(([before, after]): Gate => ({
    old: before === null ? null : binding(graphs.old, old, before.address, versions.old, diagrams),
    next: after === null ? null : binding(graphs.next, next, after.address, versions.next, diagrams),
  }))
  return [...bindings, { old: ceiling(old, versions.old, diagrams), next: ceiling(next, versions.next, diagrams) }]
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

const ANY_WAY: Directions = { up: true, down: true, other: false }

/** Whether some members get more because a gate is open that was closed, and some less. */
export const turnedGates = (determinations: Sides<Determination>, { proving, versions }: Context): Directions => {
  if (proving === null) return ANY_WAY
  const { diagrams } = proving.diagrams
  const turned = (): readonly Directions[] =>
    gatesOf(determinations, proving, graphsOf(versions)).flatMap(({ old, next }) => {
      if (old === null || next === null) return []
      const { up, down } = turns(diagrams, old, next)
      return [{ up: down, down: up, other: false }]
    })
  return unlessTooLarge(() => joined(turned()), ANY_WAY)
}

const graphsOf = ({ old, next }: Context['versions']): Sides<RuleGraph> => ({ old: old.graph, next: next.graph })

/** Whoever every limit binds. */
export const closedGates = (determinations: Sides<Determination>, proving: Proving, versions: Context['versions']) => (): Node =>
  gatesOf(determinations, proving, graphsOf(versions))
    .flatMap(({ old, next }) => [old?.is ?? YES, next?.is ?? YES])
    .reduce(proving.diagrams.diagrams.and, YES)

/** For each gate that turns, and each way in which it does, whoever it turns for. */
export const turningGates = (determinations: Sides<Determination>, proving: Proving, versions: Context['versions']): readonly (() => Node)[] => {
  const { diagrams } = proving.diagrams
  return unlessTooLarge(() => gatesOf(determinations, proving, graphsOf(versions)), []).flatMap(({ old, next }) =>
    old === null || next === null || isSame(old, next) ? [] : TURNS.map((pair) => () => havingBoth(diagrams, old, next, pair)),
  )
}

const TURNS = PAIRS.filter(({ old, next }) => old !== next)
