/**
 * Why a criterion is met, not met or unknown, and what would settle it: drawn from the trace and the clauses' logic alone.
 * A condition that stands in several clauses is one condition, and has one status.
 */
import type { PolicyInfo, Trace } from './clause.ts'
import { minimalSets, smallest } from './minimal-sets.ts'
import type { MarkSet } from './minimal-sets.ts'
import { needOf, sizeOf } from './need.ts'
import type { Need, Standing } from './need.ts'
import { readsOf, resultsOf, walk } from './reads.ts'
import type { Reads } from './reads.ts'
import { MET, NOT_MET, UNKNOWN } from './status.ts'
import type { Status } from './status.ts'
import { itemOf, suppose } from './suppose.ts'

export type Explanation =
  /** `carriedBy`: conditions whose present statuses alone keep it met. */
  | { readonly status: 'met'; readonly carriedBy: Sets }
  /** `blockedBy`: conditions whose present statuses alone keep it not met. */
  | { readonly status: 'not met'; readonly blockedBy: Sets }
  | {
      readonly status: 'unknown'
      /** Names of the facts of open conditions that the answer still hangs on, in order of the clauses. */
      readonly matters: readonly string[]
      /** The other facts that the criterion reads: whatever they turn out to be, the answer does not hang on them. */
      readonly settled: readonly string[]
      /** Open conditions that, so decided, make it met (not met) whatever the rest turn out to be. */
      readonly toMeet: Sets
      readonly toFail: Sets
    }

export interface Sets {
  /** Smallest first, then by the order of the clauses. No condition of a set can be left out. At most MOST_SETS. */
  readonly sets: readonly (readonly SetMember[])[]
  /** There are others, or the search was cut short. Without sets and without more, nothing leads there. */
  readonly more: boolean
  /** All of them in one: what each clause needs of its parts. Null where that would name over MOST_NAMED conditions. */
  readonly need: Need | null
}

export interface SetMember {
  /** Index into the policy's conditions. */
  readonly condition: number
  readonly as: 'met' | 'not met'
  /** Addresses of the clauses in which it stands. */
  readonly clauses: readonly string[]
}

export const MOST_SETS = 12
export const MOST_NAMED = 500

/** Explains one criterion, by its index, of an evaluation. Bounded work on any policy. */
export function explain(info: PolicyInfo, trace: Trace, criterion: number): Explanation {
  const root = itemOf(info.criteria, criterion).clause
  const reads = readsOf(info, root)
  const results = resultsOf(trace)
  const now = (condition: number): Status => results.get(condition)?.status ?? UNKNOWN
  const status = itemOf(trace, criterion).status
  if (status !== UNKNOWN) {
    const held: Standing = (condition, as) => (now(condition) === statusOf(as) ? 'open' : 'never')
    const sets = setsOf(info, root, reads, status, held, () => UNKNOWN)
    return status === MET ? { status: 'met', carriedBy: sets } : { status: 'not met', blockedBy: sets }
  }
  const open: Standing = (condition, as) =>
    now(condition) === UNKNOWN ? 'open' : now(condition) === statusOf(as) ? 'done' : 'never'
  const matters = openFacts(info, root, now)
  const read = new Set([...reads.keys()].flatMap((condition) => itemOf(info.conditions, condition).facts))
  return {
    status: 'unknown',
    matters,
    settled: [...read].filter((fact) => !matters.includes(fact)),
    toMeet: setsOf(info, root, reads, MET, open, now),
    toFail: setsOf(info, root, reads, NOT_MET, open, now),
  }
}

const statusOf = (as: 'met' | 'not met'): Status => (as === 'met' ? MET : NOT_MET)

function setsOf(
  info: PolicyInfo,
  root: number,
  reads: Reads,
  wanted: Status,
  standing: Standing,
  otherwise: (condition: number) => Status,
): Sets {
  const need = needOf(info, root, wanted === MET, standing)
  const order = [...reads.keys()]
  const place = new Map(order.map((condition, i) => [condition, i]))
  const found = minimalSets(need, ({ condition, as }) => 2 * (place.get(condition) ?? 0) + (as === 'met' ? 1 : 0))
  const settles = (set: MarkSet): boolean => {
    const supposed = new Map(set.map((mark): [number, Status] => [itemOf(order, mark >> 1), mark % 2 === 1 ? MET : NOT_MET]))
    const decide = suppose(info, (condition) => supposed.get(condition) ?? otherwise(condition))
    return decide({ op: 'clause', clause: root }) === wanted
  }
  // Only a search that was cut may keep a set with a condition too many.
  const tries = { left: Math.ceil(MOST_TRIED / (reads.size + 1)) }
  const trimmed = (set: MarkSet): MarkSet => (found.cut ? withoutSpare(set, settles, tries) : set)
  const shown = smallest(found.sets.slice(0, MOST_SETS).map(trimmed), false)
  const member = (mark: number): SetMember => {
    const condition = itemOf(order, mark >> 1)
    return { condition, as: mark % 2 === 1 ? 'met' : 'not met', clauses: reads.get(condition) ?? [] }
  }
  return {
    sets: shown.sets.map((set) => set.map(member)),
    more: found.cut || found.sets.length > MOST_SETS,
    need: sizeOf(need) > MOST_NAMED ? null : need,
  }
}

/** Conditions looked at to find those that a set can do without. */
const MOST_TRIED = 5_000_000

const withoutSpare = (set: MarkSet, settles: (set: MarkSet) => boolean, tries: { left: number }): MarkSet =>
  set.reduce<MarkSet>((rest, mark) => {
    tries.left -= 1
    if (tries.left < 0) return rest
    const without = rest.filter((other) => other !== mark)
    return settles(without) ? without : rest
  }, set)

/** Facts of open conditions that an unbroken path of open parts joins to the root. */
function openFacts(info: PolicyInfo, root: number, now: (condition: number) => Status): readonly string[] {
  const decide = suppose(info, now)
  const facts = new Set<string>()
  walk(info, root, (logic) => {
    if (decide(logic) !== UNKNOWN) return 'past'
    if (logic.op === 'condition') for (const fact of itemOf(info.conditions, logic.condition).facts) facts.add(fact)
    return 'into'
  })
  return [...facts]
}
