/** Members that were met on the way, with what both versions say of them: found for one cell, they often show another. */
import type { Edit, Seen, Witness } from '../comparison.ts'
import { causeOf } from '../cause/cause.ts'
import { editsBetween, type Outline } from '../cause/edits.ts'
import { ruleEdits, rulesBehind } from '../cause/rules.ts'
import { lookUp } from '../facts/json.ts'
import type { Joint } from '../pair/joint.ts'
import type { Effort } from '../witness/effort.ts'
import { looksAt } from '../witness/looks.ts'
import type { Member, Sides, Version } from '../version.ts'
import { type Evaluation, evaluationOf } from '../evaluation.ts'

export interface Seat extends Member {
  readonly evaluations: Sides<Evaluation>
  /** Names of the facts that are known, as declared. */
  readonly known: readonly string[]
}

export interface Members {
  /** Null where the facts do not fit one of the versions, and where to look at them would take too much. */
  readonly meet: (member: Member) => Seat | null
  /** All that were met so far, the smallest first. */
  readonly met: () => readonly Seat[]
  /** Of clauses, then of limits and grants. */
  readonly edits: readonly Edit[]
  readonly witness: (address: string, seat: Seat, old: Seen, next: Seen) => Witness
}

/** Looks. Somebody for whom something recurs from the year 1 on takes more; nobody else does. */
const LONGEST = 100_000

export const createMembers = (versions: Sides<Version>, joint: Joint, outlines: Sides<Outline>, effort: Effort): Members => {
  const seats = new Map<string, Seat>()
  let sorted: readonly Seat[] = []
  const edits = editsBetween(outlines.old, outlines.next)
  const rules = ruleEdits(joint)
  const declared = [...joint.facts.values()].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1)).map(({ name }) => name)
  const knownOf = ({ facts }: Member): readonly string[] => declared.filter((name) => (lookUp(facts, name) ?? null) !== null)
  return {
    edits: [...edits, ...rules],
    meet: (member) => {
      const key = JSON.stringify(member)
      const before = seats.get(key)
      if (before !== undefined) return before
      const looks = looksAt(joint, member)
      if (looks > Math.min(LONGEST, effort.left())) return null
      effort.spend(looks)
      const [old, next] = [evaluationOf(versions.old, member), evaluationOf(versions.next, member)]
      if (old === null || next === null) return null
      const seat: Seat = { facts: member.facts, asOf: member.asOf, evaluations: { old, next }, known: knownOf(member) }
      seats.set(key, seat)
      return seat
    },
    met: () => {
      if (sorted.length < seats.size) sorted = [...seats.values()].sort((a, b) => a.known.length - b.known.length)
      return sorted
    },
    witness: (address, seat, old, next) => ({
      facts: seat.facts,
      asOf: seat.asOf,
      known: seat.known,
      old,
      next,
      cause: [...causeOf(address, edits, outlines, seat.evaluations), ...rulesBehind(address, [...edits, ...rules], versions, seat.evaluations)],
    }),
  }
}
