/**
 * Conditions that look at lists in other words, but at the same entries: a filter without what changes nothing in it, a window that is wider
 * where no entry belongs. Whatever an entry is, it belongs to both, or to neither, or nobody knows of either: so they are one condition.
 */
import type { RuleGraph, Selection } from '@rubric/compiler'
import { belonging } from '../quantities/membership.ts'
import { mayBeNone } from '../quantities/parts.ts'
import type { Joint, JointTest } from './joint.ts'
import { marker } from './marked.ts'

/** The same with such conditions once. */
export const once = (joint: Joint): Joint => {
  const [ofOld, ofNext] = [new Set(joint.ofOld), new Set(joint.ofNext)]
  const only = (these: ReadonlySet<number>, those: ReadonlySet<number>): readonly number[] => [...these].filter((test) => !those.has(test))
  const lookOf = looking(joint)
  const before = only(ofOld, ofNext).flatMap((test) => lookOf(test) ?? [])
  if (before.length === 0) return joint
  const instead = new Map<number, number>()
  for (const look of only(ofNext, ofOld).flatMap((test) => lookOf(test) ?? [])) {
    const same = before.find((other) => other.frame === look.frame && isAlike(other, look))
    if (same !== undefined) instead.set(look.test, same.test)
  }
  return instead.size === 0 ? joint : without(joint, instead)
}

const without = (joint: Joint, instead: ReadonlyMap<number, number>): Joint => {
  const left = joint.tests.flatMap((_, test) => (instead.has(test) ? [] : [test]))
  const renumbered = new Map(left.map((test, at) => [test, at]))
  const moved = (of: readonly number[]): readonly number[] => of.map((test) => renumbered.get(instead.get(test) ?? test) ?? -1)
  return { ...joint, tests: joint.tests.filter((_, test) => !instead.has(test)), ofOld: moved(joint.ofOld), ofNext: moved(joint.ofNext) }
}

// ---- two conditions side by side ---------------------------------------------------------------------------

interface Look {
  readonly test: number
  /** The condition but for which entries it looks at. */
  readonly frame: string
  readonly selections: readonly Seen[]
  readonly graph: RuleGraph
}

interface Seen {
  readonly kind: string
  readonly over: Selection
}

/** Null of what looks at no list, or at something that is not the same in both versions. */
const looking = (joint: Joint): ((test: number) => Look | null) => {
  const marked = marker(joint)
  return (index) => {
    const of = joint.tests[index]
    if (of === undefined || of.facts.some((fact) => joint.retyped.has(fact))) return null
    return lookAt(index, { ...of, test: marked(of.test, of.graph) })
  }
}

const lookAt = (index: number, { test, graph }: JointTest): Look | null => {
  const selections: Seen[] = []
  const frame = JSON.stringify(test, (_, value: unknown) => {
    if (!isSeen(value)) return value
    selections.push(value)
    return { ...value, over: { ...value.over, where: null, from: null } }
  })
  return selections.length === 0 ? null : { test: index, frame, selections, graph }
}

const isSeen = (value: unknown): value is Seen => typeof value === 'object' && value !== null && 'kind' in value && 'over' in value

const isAlike = (a: Look, b: Look): boolean =>
  a.selections.every((seen, at) => {
    const other = b.selections[at]
    return other !== undefined && looksAlike(seen, other, [a.graph, b.graph])
  })

const looksAlike = (a: Seen, b: Seen, [old, next]: readonly [RuleGraph, RuleGraph]): boolean => {
  if (JSON.stringify(a) === JSON.stringify(b)) return true
  if (!beginsAlike(a, b)) return false
  // The periods of what recurs are windows that it does not name.
  const dated = a.over.dated && a.kind !== 'recurrence'
  const together = belonging([{ over: { ...a.over, dated }, graph: old }, { over: { ...b.over, dated }, graph: next }])
  return together?.every(([first, second]) => first === second) === true
}

/** From the first day on, entries that are missing may take place on the n-th different day; and what begins on no day holds nothing. */
const beginsAlike = ({ kind, over: a }: Seen, { over: b }: Seen): boolean => {
  if (JSON.stringify(a.from) === JSON.stringify(b.from)) return true
  return kind !== 'nthDay' && [a.from, b.from].every((from) => from === null || !mayBeNone(from))
}
