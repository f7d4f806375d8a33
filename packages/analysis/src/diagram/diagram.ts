/**
 * Decision diagrams: a node branches on a variable, one child for each of its outcomes; a leaf is a status. Equal diagrams are one node, so
 * two clauses that answer alike for every member are seen to be the same by their numbers. After R. E. Bryant, Graph-Based Algorithms for
 * Boolean Function Manipulation (1986), with more than two children and three leaves.
 */
import type { Status } from '@rubric/runtime'

/** Number of a node; leaves are their status. */
export type Node = number

export const NOT_MET: Node = 0
export const UNKNOWN: Node = 1
export const MET: Node = 3

export class TooLarge extends Error {}

export interface Diagrams {
  /** A branch on the variable at a level, 0 uppermost, with a child for each outcome. */
  readonly branch: (level: number, children: readonly Node[]) => Node
  readonly all: (a: Node, b: Node) => Node
  readonly any: (a: Node, b: Node) => Node
  readonly not: (a: Node) => Node
  /** Infinity for a leaf. */
  readonly levelOf: (node: Node) => number
  readonly childrenOf: (node: Node) => readonly Node[]
  readonly size: () => number
}

const LEAVES = 4
const NONE: readonly Node[] = []

/** Throws `TooLarge` rather than grow beyond so many nodes; `tick` is called now and then, and may throw too. */
export const createDiagrams = (most: number, tick: () => void = () => undefined): Diagrams => {
  const levels: number[] = Array.from({ length: LEAVES }, () => Infinity)
  const children: (readonly Node[])[] = Array.from({ length: LEAVES }, () => NONE)
  const unique = new Map<string, Node>()

  const branch = (level: number, of: readonly Node[]): Node => {
    const [first] = of
    if (first !== undefined && of.every((child) => child === first)) return first
    const key = `${level}:${of.join()}`
    const known = unique.get(key)
    if (known !== undefined) return known
    if (levels.length >= most) throw new TooLarge()
    if (levels.length % 4096 === 0) tick()
    levels.push(level)
    children.push(of)
    unique.set(key, levels.length - 1)
    return levels.length - 1
  }

  const levelOf = (node: Node): number => levels[node] ?? Infinity
  const childAt = (node: Node, level: number, outcome: number): Node => (levelOf(node) === level ? (children[node]?.[outcome] ?? node) : node)

  const combine = (memo: Map<number, Node>, onLeaves: (a: Status, b: Status) => Node, strong: Node, neutral: Node) => {
    const apply = (a: Node, b: Node): Node => {
      if (a === strong || b === strong) return strong
      if (a === neutral || a === b) return b
      if (b === neutral) return a
      if (a < LEAVES && b < LEAVES) return onLeaves(a as Status, b as Status)
      // Both sums stay exact: a node's number is far below 2^26.
      const key = a < b ? a * 0x4000000 + b : b * 0x4000000 + a
      const known = memo.get(key)
      if (known !== undefined) return known
      const level = Math.min(levelOf(a), levelOf(b))
      const width = children[levelOf(a) === level ? a : b]?.length ?? 0
      const of = Array.from({ length: width }, (_, outcome) => apply(childAt(a, level, outcome), childAt(b, level, outcome)))
      const result = branch(level, of)
      memo.set(key, result)
      return result
    }
    return apply
  }

  const childrenOf = (node: Node): readonly Node[] => children[node] ?? NONE
  return {
    branch,
    all: combine(new Map(), (a, b) => a & b, NOT_MET, MET),
    any: combine(new Map(), (a, b) => a | b, MET, NOT_MET),
    not: negation({ branch, levelOf, childrenOf }),
    levelOf,
    childrenOf,
    size: () => levels.length,
  }
}

const negation = ({ branch, levelOf, childrenOf }: Pick<Diagrams, 'branch' | 'levelOf' | 'childrenOf'>): Diagrams['not'] => {
  const memo = new Map<Node, Node>()
  const not = (a: Node): Node => {
    if (a < LEAVES) return a === MET ? NOT_MET : a === NOT_MET ? MET : UNKNOWN
    const known = memo.get(a)
    if (known !== undefined) return known
    const result = branch(levelOf(a), childrenOf(a).map(not))
    memo.set(a, result)
    return result
  }
  return not
}
