/**
 * Which edits a changed answer comes from: the fewest whose undoing gives the old answer back for this member. Nothing is evaluated anew: the
 * statuses of the conditions are those that both versions gave. After A. Zeller, Yesterday, my program worked (1999).
 */
import type { Logic, Status } from '@rubric/runtime'
import type { Evaluation } from '../evaluation.ts'
import type { Edit } from '../comparison.ts'
import { negated } from '../quantities/formulas.ts'
import { clauseAt, type Outline } from './edits.ts'
import type { Sides } from '../version.ts'

/**
 * Empty where the status is the same in both, and where undoing every edit does not give the old one: then what is asked of a fact has
 * changed, not the clauses.
 */
export const causeOf = (address: string, edits: readonly Edit[], outlines: Sides<Outline>, evaluations: Sides<Evaluation>): readonly Edit[] => {
  const before = evaluations.old.statuses.get(address)
  if (before === evaluations.next.statuses.get(address)) return []
  const restores = (undone: readonly Edit[]): boolean => hybrid(undone, outlines, evaluations)(address) === before
  /** Where the clause that it changes answers as it did, so does everything that asks for it. */
  const tells = (edit: Edit): boolean => {
    const place = placeOf(edit, outlines)
    return hybrid([edit], outlines, evaluations)(place) !== evaluations.next.statuses.get(place)
  }
  const bearing = editsUnder(address, edits, outlines)
  const deepestFirst = [...bearing].sort((a, b) => depth(b) - depth(a))
  const alone = deepestFirst.find((edit) => tells(edit) && restores([edit]))
  if (alone !== undefined) return [alone]
  if (!restores(bearing)) return []
  const needed = deepestFirst.reduceRight<readonly Edit[]>((kept, edit) => {
    const without = kept.filter((each) => each !== edit)
    return restores(without) ? without : kept
  }, deepestFirst)
  return edits.filter((edit) => needed.includes(edit))
}

/** Edits of clauses that the status may rest on, whichever of them are undone. */
const editsUnder = (address: string, edits: readonly Edit[], outlines: Sides<Outline>): readonly Edit[] => {
  const reached = new Set([address])
  for (const at of reached) for (const outline of [outlines.old, outlines.next]) for (const below of outline.asked.get(at) ?? []) reached.add(below)
  return edits.filter((edit) => reached.has(edit.address))
}

/** The clause whose own logic an edit changes: of what was added or removed, the one above. */
const placeOf = ({ address, did }: Edit, { old, next }: Sides<Outline>): string =>
  (did === 'changed' ? undefined : (did === 'added' ? next : old).parents.get(address)) ?? address

const depth = ({ address }: Edit): number => address.split('/').length

/** The next version with some edits undone, as the status of each clause. */
const hybrid = (undone: readonly Edit[], { old, next }: Sides<Outline>, evaluations: Sides<Evaluation>): ((address: string) => Status) => {
  const undoneAs = (did: Edit['did']): ReadonlySet<string> => new Set(undone.flatMap((edit) => (edit.did === did ? [edit.address] : [])))
  const [changed, added, removed] = [undoneAs('changed'), undoneAs('added'), undoneAs('removed')]
  const known = new Map<string, Status>()
  const statusAt = (address: string): Status => {
    const status = known.get(address) ?? worked(address)
    known.set(address, status)
    return status
  }
  const worked = (address: string): Status => {
    const [before, after] = [clauseAt(old, address), clauseAt(next, address)]
    const isOld = after === undefined || changed.has(address)
    const logic = isOld ? before?.logic : after.logic
    if (logic === undefined) return 1
    const [side, evaluation] = isOld ? [old, evaluations.old] : [next, evaluations.next]
    return decide(logic, address, side, evaluation, 0)
  }
  /** Clauses that the old version had here, joined as deep in the logic of the clause above. */
  const broughtBack = (address: string, depth: number): readonly string[] => {
    const before = clauseAt(old, address)
    return [...removed].filter(
      (gone) => before !== undefined && old.parents.get(gone) === address && depthOf(before.logic, old.clauses.get(gone) ?? -1) === depth,
    )
  }
  const decide = (logic: Logic, address: string, side: Outline, evaluation: Evaluation, depth: number): Status => {
    const isAway = (each: Logic): boolean => each.op === 'clause' && added.has(side.graph.clauses[each.clause]?.address ?? '')
    const parts = (of: readonly Logic[]): readonly Status[] => {
      const left = side === next && added.size > 0 ? of.filter((each) => !isAway(each)) : of
      const statuses = left.map((each) => decide(each, address, side, evaluation, depth + 1))
      return side === next && removed.size > 0 ? [...statuses, ...broughtBack(address, depth).map(statusAt)] : statuses
    }
    switch (logic.op) {
      case 'all':
        return parts(logic.of).reduce<Status>((all, each) => (all & each) as Status, 3)
      case 'any':
        return parts(logic.of).reduce<Status>((any, each) => (any | each) as Status, 0)
      case 'not':
        return negated(decide(logic.of, address, side, evaluation, depth + 1))
      case 'number':
        return numberOf(logic.least, logic.most >= logic.of.length ? Infinity : logic.most, parts(logic.of))
      case 'condition':
        return evaluation.conditions.get(logic.condition) ?? 1
      case 'clause':
        return statusAt(side.graph.clauses[logic.clause]?.address ?? '')
      case 'criterion':
        return statusAt(side.graph.clauses[side.graph.criteria[logic.criterion]?.clause ?? -1]?.address ?? '')
    }
  }
  return statusAt
}

/** How many joins stand above the clause that is joined there; below 0 where it is not. */
const depthOf = (logic: Logic, clause: number): number => {
  if (!('of' in logic)) return -1
  const parts: readonly Logic[] = logic.op === 'not' ? [logic.of] : logic.of
  if (parts.some((part) => part.op === 'clause' && part.clause === clause)) return 0
  const below = Math.max(...parts.map((part) => depthOf(part, clause)))
  return below < 0 ? -1 : below + 1
}

const numberOf = (least: number, most: number, of: readonly Status[]): Status => {
  const met = of.filter((each) => each === 3).length
  const possible = met + of.filter((each) => each === 1).length
  if (met >= least && possible <= most) return 3
  return possible < least || met > most ? 0 : 1
}
