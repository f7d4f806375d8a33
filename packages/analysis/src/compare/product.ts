/** Two diagrams walked side by side: which pairs of answers there are, and the least that must be known of a member for each. */
import type { Status } from '@rubric/runtime'
import { type Diagrams, type Node, NOT_MET } from '../diagram/diagram.ts'

/** Outcome chosen for each variable that matters, by its level; of all others nothing need be known. */
export type Choice = ReadonlyMap<number, number>

/** The answers of the old version and of the next. */
export interface Pair {
  readonly old: Status
  readonly next: Status
}

export interface Walk {
  /** The cheapest choice for the pair; null where no member has these answers. */
  readonly choiceFor: (pair: Pair) => Choice | null
}

const WIDTH = 9
const place = ({ old, next }: Pair): number => rank(old) * 3 + rank(next)
const rank = (status: Status): number => (status === 3 ? 2 : status)

/**
 * `costs`: for each level, the cost of each outcome. `allowed` is met where an assignment may be looked at: what no member has is ruled out
 * in it.
 */
export const walkProduct = (diagrams: Diagrams, old: Node, next: Node, allowed: Node, costs: readonly (readonly number[])[]): Walk => {
  const memo = new Map<string, Float64Array>()
  const childAt = (node: Node, level: number, outcome: number): Node =>
    diagrams.levelOf(node) === level ? (diagrams.childrenOf(node)[outcome] ?? node) : node

  const least = (a: Node, b: Node, c: Node): Float64Array => {
    const key = `${a},${b},${c}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const result = new Float64Array(WIDTH).fill(Infinity)
    memo.set(key, result)
    if (c === NOT_MET) return result
    const level = levelOf(a, b, c)
    if (level === Infinity) {
      result[place({ old: a as Status, next: b as Status })] = 0
      return result
    }
    for (const [outcome, cost] of (costs[level] ?? []).entries()) {
      const below = least(childAt(a, level, outcome), childAt(b, level, outcome), childAt(c, level, outcome))
      for (let at = 0; at < WIDTH; at += 1) result[at] = Math.min(result[at] ?? Infinity, cost + (below[at] ?? Infinity))
    }
    return result
  }
  const levelOf = (a: Node, b: Node, c: Node): number => Math.min(diagrams.levelOf(a), diagrams.levelOf(b), diagrams.levelOf(c))

  const choiceFor = (pair: Pair): Choice | null => {
    const at = place(pair)
    if (least(old, next, allowed)[at] === Infinity) return null
    const choice = new Map<number, number>()
    let [a, b, c] = [old, next, allowed]
    for (let level = levelOf(a, b, c); level !== Infinity; level = levelOf(a, b, c)) {
      const wanted = least(a, b, c)[at] ?? Infinity
      const here: readonly [Node, Node, Node] = [a, b, c]
      const outcome = (costs[level] ?? []).findIndex((cost, each) => {
        const [x, y, z] = here.map((node) => childAt(node, level, each))
        return cost + (least(x ?? 0, y ?? 0, z ?? 0)[at] ?? Infinity) === wanted
      })
      choice.set(level, outcome)
      ;[a, b, c] = [childAt(a, level, outcome), childAt(b, level, outcome), childAt(c, level, outcome)]
    }
    return choice
  }
  return { choiceFor }
}
