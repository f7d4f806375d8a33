/**
 * The smallest sets of conditions that meet a need: no condition of a set can be left out. There can be exponentially many, so
 * the search keeps the smallest at each step, works within a budget, and says where it cut.
 *
 * A condition with its status is one whole number, a *mark*: 2 x its place + 1 where it is met, 2 x its place where it is not.
 * A set is its marks in ascending order.
 */
import { anySet } from './any-set.ts'
import type { ConditionNeed, Need } from './need.ts'

export type MarkSet = readonly number[]

export interface Family {
  /** Smallest first, then by the marks in order; none holds another. */
  readonly sets: readonly MarkSet[]
  /** Others exist that were not followed. */
  readonly cut: boolean
}

/** At most so many sets are kept at each step. */
const WIDTH = 24
/** At most so many unions of two sets are made for one need. */
const BUDGET = 10_000

export function minimalSets(need: Need, markOf: (need: ConditionNeed) => number): Family {
  const families = new Map<Need, Family>()
  const budget = { left: BUDGET }
  const family = (of: Need): Family => {
    const known = families.get(of)
    if (known !== undefined) return known
    const made = make(of)
    families.set(of, made)
    return made
  }
  const make = (of: Need): Family => {
    if ('condition' in of) return { sets: [[markOf(of)]], cut: false }
    if ('all' in of) return of.all.reduce<Family>((sets, part) => product(sets, family(part), budget), EMPTY_SET)
    return chosen(of.atLeast, of.of.map(family), budget)
  }
  const found = family(need)
  if (found.sets.length > 0 || !found.cut) return found
  const one = anySet(need)
  return one === null ? found : { sets: [one.map(markOf).sort((x, y) => x - y)], cut: true }
}

/** The family that asks for nothing, and the one that cannot be met. */
const EMPTY_SET: Family = { sets: [[]], cut: false }
const NO_SET: Family = { sets: [], cut: false }

interface Budget {
  left: number
}

/** Beyond so many steps, `count` times parts, a choice is not followed. */
const CHOICES = 50_000

/** Any `count` of the parts: after each part, the families of 0, 1, 2 … of those so far. */
function chosen(count: number, parts: readonly Family[], budget: Budget): Family {
  if (count * parts.length > CHOICES) return { sets: [], cut: true }
  let byCount: readonly Family[] = [EMPTY_SET, ...Array.from({ length: count }, () => NO_SET)]
  for (const part of parts) {
    byCount = byCount.map((without, i) => {
      const before = i === 0 ? undefined : byCount[i - 1]
      return before === undefined || before.sets.length === 0 ? without : either(without, product(before, part, budget))
    })
  }
  return byCount[count] ?? NO_SET
}

const either = (a: Family, b: Family): Family => smallest([...a.sets, ...b.sets], a.cut || b.cut)

/** One set of each, together; sets that ask for a condition both met and not met fall away. */
function product(a: Family, b: Family, budget: Budget): Family {
  const within = a.sets.length * b.sets.length <= budget.left
  const [left, right] = within ? [a.sets, b.sets] : [a.sets.slice(0, 1), b.sets.slice(0, 1)]
  budget.left -= left.length * right.length
  const unions: MarkSet[] = []
  for (const x of left) {
    for (const y of right) {
      const both = x.length === 0 ? y : y.length === 0 ? x : union(x, y)
      if (both !== null) unions.push(both)
    }
  }
  return smallest(unions, a.cut || b.cut || !within)
}

/** Null where the two contradict each other: marks 2n and 2n + 1. */
function union(a: MarkSet, b: MarkSet): MarkSet | null {
  const marks: number[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity]
    const next = Math.min(x, y)
    if (next % 2 === 1 && marks.at(-1) === next - 1) return null
    marks.push(next)
    if (x === next) i += 1
    if (y === next) j += 1
  }
  return marks
}

/** In order, without those that hold another, at most WIDTH. */
export function smallest(sets: readonly MarkSet[], cut: boolean): Family {
  const kept: MarkSet[] = []
  for (const set of sets.toSorted(bySize)) {
    if (kept.some((smaller) => isWithin(smaller, set))) continue
    if (kept.length === WIDTH) return { sets: kept, cut: true }
    kept.push(set)
  }
  return { sets: kept, cut }
}

function bySize(a: MarkSet, b: MarkSet): number {
  if (a.length !== b.length) return a.length - b.length
  for (let i = 0; i < a.length; i += 1) {
    const order = (a[i] ?? 0) - (b[i] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

/** Both ascending. */
function isWithin(inner: MarkSet, outer: MarkSet): boolean {
  let at = 0
  for (const mark of inner) {
    while (at < outer.length && (outer[at] ?? mark) < mark) at += 1
    if (outer[at] !== mark) return false
  }
  return true
}
