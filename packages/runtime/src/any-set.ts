/** One set of conditions that meets a need, by trying in order and going back; for needs whose smallest sets are too many to list. */
import type { ConditionNeed, Need } from './need.ts'

/** At most so many attempts. */
const STEPS = 4_000

/** What is still to be met, in order. */
interface Agenda {
  readonly first: Need
  readonly rest: Agenda | null
}

/** Null where there is none, or none was found in time. The set may hold more than it must. */
export function anySet(need: Need): readonly ConditionNeed[] | null {
  const taken = new Map<number, ConditionNeed>()
  let steps = 0
  const meet = (agenda: Agenda | null): boolean => {
    if (agenda === null) return true
    steps += 1
    if (steps > STEPS) return false
    const { first, rest } = agenda
    if ('condition' in first) return take(first, rest)
    if ('all' in first) return meet(first.all.reduceRight<Agenda | null>((later, part) => ({ first: part, rest: later }), rest))
    const [part, ...others] = first.of
    if (first.atLeast <= 0) return meet(rest)
    if (part === undefined || first.of.length < first.atLeast) return false
    const without = { first: { atLeast: first.atLeast, of: others }, rest }
    const withIt = { first: part, rest: { first: { atLeast: first.atLeast - 1, of: others }, rest } }
    return meet(withIt) || meet(without)
  }
  const take = (need: ConditionNeed, rest: Agenda | null): boolean => {
    const already = taken.get(need.condition)
    if (already !== undefined) return already.as === need.as && meet(rest)
    taken.set(need.condition, need)
    if (meet(rest)) return true
    taken.delete(need.condition)
    return false
  }
  return meet({ first: need, rest: null }) ? [...taken.values()] : null
}
