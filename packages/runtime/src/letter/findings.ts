/** Which parts of a policy keep a determination from being met: read off the clauses, as far down as it helps a reader. */
import type { Logic, PolicyInfo, Trace } from '../clause.ts'
import { resultsOf, statusesOf } from '../reads.ts'
import { not, UNKNOWN } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf, suppose } from '../suppose.ts'

export interface Finding {
  /** The criterion that it belongs to, by index. */
  readonly criterion: number
  /** Clauses from that criterion's own down to the one meant, by index. */
  readonly path: readonly number[]
  /**
   * `lacks`: it would have to be met. `choice`: so many of its items would, `least` to `most`. `against`: it must not be met.
   */
  readonly form: 'lacks' | 'choice' | 'against'
  readonly least: number
  readonly most: number
  /** Its own: not met, but `against` met; or unknown. */
  readonly status: Status
  /** Items of the clause by index, each as it stands. */
  readonly items: readonly { readonly clause: number; readonly status: Status }[]
}

interface Place {
  readonly criterion: number
  readonly path: readonly number[]
}

/** Parts that stand at `target` (not met, or unknown) and so hold the criterion there. */
export function findingsOf(info: PolicyInfo, trace: Trace, criterion: number, target: Status): readonly Finding[] {
  const clauses = statusesOf(trace)
  const results = resultsOf(trace)
  const decide = suppose(info, (condition) => results.get(condition)?.status ?? UNKNOWN)
  const isAgainst = (status: Status, wanted: boolean): boolean => (wanted ? status : not(status)) === target
  const found = (place: Place, form: Finding['form'], least = 0, most = 0): readonly Finding[] => {
    const own = itemOf(place.path, place.path.length - 1)
    const items = itemsOf(info, own)
    return [{ ...place, form, least, most, status: clauses.get(own) ?? UNKNOWN, items: items.map((clause) => ({ clause, status: clauses.get(clause) ?? UNKNOWN })) }]
  }
  const ofLogic = (logic: Logic, wanted: boolean, place: Place): readonly Finding[] => {
    if (!isAgainst(decide(logic), wanted)) return []
    switch (logic.op) {
      case 'all':
        return wanted ? logic.of.flatMap((part) => ofLogic(part, true, place)) : nearest(logic.of, false, place)
      case 'any':
        return wanted ? nearest(logic.of, true, place) : logic.of.flatMap((part) => ofLogic(part, false, place))
      case 'not':
        return ofLogic(logic.of, !wanted, place)
      case 'clause':
        return ofClause(logic.clause, wanted, { ...place, path: [...place.path, logic.clause] })
      case 'criterion':
        return ofClause(itemOf(info.criteria, logic.criterion).clause, wanted, {
          criterion: logic.criterion,
          path: [itemOf(info.criteria, logic.criterion).clause],
        })
      case 'number':
      case 'condition':
        return found(place, wanted ? 'lacks' : 'against')
    }
  }
  const ofClause = (index: number, wanted: boolean, place: Place): readonly Finding[] => {
    const { logic, head, conditions } = itemOf(info.clauses, index)
    if (head === '') return conditions.length === 0 ? ofLogic(logic, wanted, place) : found(place, wanted ? 'lacks' : 'against')
    const block = blockOf(logic)
    if (!wanted) return found(place, 'against')
    if (block.op === 'number') return found(place, 'choice', block.least, block.most)
    if (block.op === 'any' && block.of.length > 1) return found(place, 'choice', 1, block.of.length)
    return ofLogic(block, true, place)
  }
  /** Of several ways the one that lacks least; an exception that does not apply is none, unless there is no other. */
  const nearest = (parts: readonly Logic[], wanted: boolean, place: Place): readonly Finding[] => {
    const ways = parts.map((part) => ofLogic(part, wanted, place)).filter((way) => way.length > 0)
    const usual = ways.filter((way) => way.every((finding) => itemOf(info.criteria, finding.criterion).role !== 'exception'))
    const [first = [], ...others] = usual.length > 0 ? usual : ways
    return others.reduce((best, way) => (way.length < best.length ? way : best), first)
  }
  return ofClause(itemOf(info.criteria, criterion).clause, true, { criterion, path: [itemOf(info.criteria, criterion).clause] })
}

/** What the head of a block says, without the clauses beside it that waive it: those stand among its parts as they are. */
function blockOf(logic: Logic): Logic {
  if (logic.op !== 'any') return logic
  return logic.of.find((part) => part.op !== 'clause' && (part.op !== 'not' || part.of.op !== 'clause')) ?? logic
}

/** The clauses that a block joins. */
export function itemsOf(info: PolicyInfo, clause: number): readonly number[] {
  const block = blockOf(itemOf(info.clauses, clause).logic)
  const parts = 'of' in block && Array.isArray(block.of) ? (block.of as readonly Logic[]) : [block]
  return parts.flatMap((part) => (part.op === 'clause' ? [part.clause] : []))
}
