/**
 * Conditions that look at lists in other words, but at the same entries: a filter without what changes nothing in it, a window that is wider
 * where no entry belongs. Whatever an entry is, it belongs to both, or to neither, or nobody knows of either: so they are one condition. Where it
 * always belongs to one at least as surely as to the other, what counts more entries is never met less.
 */
import type { RuleGraph, Selection, Test } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { belonging } from '../quantities/membership.ts'
import { mayBeNone } from '../quantities/parts.ts'
import type { InOrder, Joint, JointTest } from './joint.ts'
import { marker } from './marked.ts'

/** The same with such conditions once, and with those that are in order. */
export const once = (joint: Joint): Joint => {
  const [ofOld, ofNext] = [new Set(joint.ofOld), new Set(joint.ofNext)]
  const only = (these: ReadonlySet<number>, those: ReadonlySet<number>): readonly number[] => [...these].filter((test) => !those.has(test))
  const lookOf = looking(joint)
  const before = only(ofOld, ofNext).flatMap((test) => lookOf(test) ?? [])
  if (before.length === 0) return joint
  const instead = new Map<number, number>()
  const ordered: InOrder[] = []
  for (const look of only(ofNext, ofOld).flatMap((test) => lookOf(test) ?? [])) {
    const beside = before.filter(({ frame }) => frame === look.frame).map((other) => ({ other, order: orderOf(other, look) }))
    const same = beside.find(({ order }) => order === 'same')
    if (same !== undefined) instead.set(look.test, same.other.test)
    else for (const { other, order } of beside) if (order !== null) ordered.push(inOrder(order, other.test, look.test))
  }
  return instead.size === 0 ? { ...joint, ordered } : without({ ...joint, ordered }, instead)
}

const inOrder = (order: Order, old: number, next: number): InOrder => (order === 'more' ? { lower: next, higher: old } : { lower: old, higher: next })

const without = (joint: Joint, instead: ReadonlyMap<number, number>): Joint => {
  const left = joint.tests.flatMap((_, test) => (instead.has(test) ? [] : [test]))
  const renumbered = new Map(left.map((test, at) => [test, at]))
  const moved = (of: readonly number[]): readonly number[] => of.map((test) => renumbered.get(instead.get(test) ?? test) ?? -1)
  return {
    ...joint,
    tests: joint.tests.filter((_, test) => !instead.has(test)),
    ofOld: moved(joint.ofOld),
    ofNext: moved(joint.ofNext),
    ordered: joint.ordered.map(({ lower, higher }) => ({ lower: renumbered.get(lower) ?? -1, higher: renumbered.get(higher) ?? -1 })),
  }
}

// ---- two conditions side by side ---------------------------------------------------------------------------

interface Look {
  readonly test: number
  /** As both versions would write it. */
  readonly condition: Test
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
  return selections.length === 0 ? null : { test: index, condition: test, frame, selections, graph }
}

const isSeen = (value: unknown): value is Seen => typeof value === 'object' && value !== null && 'kind' in value && 'over' in value

/** How the first stands to the second: what it says of a member is always the same, never more, or never less. */
type Order = 'same' | 'fewer' | 'more'

const turned = (order: Order): Order => (order === 'fewer' ? 'more' : order === 'more' ? 'fewer' : 'same')

/** Null where it is now this, now that. */
const orderOf = (a: Look, b: Look): Order | null => {
  const orders = a.selections.map((seen, at) => {
    const other = b.selections[at]
    return other === undefined ? null : entriesIn(seen, other, [a.graph, b.graph])
  })
  const others = orders.flatMap((order, at) => (order === 'same' ? [] : [{ order, at }]))
  const [first] = others
  if (first === undefined) return 'same'
  const rises = first.order === null || others.length > 1 ? null : risesWith(a.condition, a.selections[first.at])
  return rises === null || first.order === null ? null : rises ? first.order : turned(first.order)
}

/** Whether a condition is met the better the more entries belong; null where it is neither that nor the opposite, as with sums that may fall. */
const risesWith = (test: Test, seen: Seen | undefined): boolean | null => {
  if (test.kind === 'recurrence') return seen?.kind === 'recurrence' && test.field === null ? true : null
  if (test.kind !== 'compare' || test.relation === '=' || test.relation === '!=') return null
  const isUpwards = test.relation === '>' || test.relation === '>='
  for (const [side, rises] of [[test.left, isUpwards], [test.right, !isUpwards]] as const) {
    if (side === seen && (side.kind === 'count' || (side.kind === 'sum' && !side.signed))) return rises
  }
  return null
}

/** Of what they select. */
const entriesIn = (a: Seen, b: Seen, [old, next]: readonly [RuleGraph, RuleGraph]): Order | null => {
  if (JSON.stringify(a) === JSON.stringify(b)) return 'same'
  if (!beginsAlike(a, b)) return null
  // The periods of what recurs are windows that it does not name.
  const dated = a.over.dated && a.kind !== 'recurrence'
  const together = belonging([{ over: { ...a.over, dated }, graph: old }, { over: { ...b.over, dated }, graph: next }])
  if (together === null) return null
  const are = (hold: (first: Status, second: Status) => boolean): boolean => together.every(([first = 1, second = 1]) => hold(first, second))
  if (are((first, second) => first === second)) return 'same'
  return are((first, second) => first <= second) ? 'fewer' : are((first, second) => first >= second) ? 'more' : null
}

/** From the first day on, entries that are missing may take place on the n-th different day; and what begins on no day holds nothing. */
const beginsAlike = ({ kind, over: a }: Seen, { over: b }: Seen): boolean => {
  if (JSON.stringify(a.from) === JSON.stringify(b.from)) return true
  return kind !== 'nthDay' && [a.from, b.from].every((from) => from === null || !mayBeNone(from))
}
