/**
 * Decision diagrams: a node branches on a variable, one child for each of its outcomes; a leaf is no or yes. Equal diagrams are one node, so
 * two clauses that answer alike for every member are seen to be the same by their numbers. After R. E. Bryant, Graph-Based Algorithms for
 * Boolean Function Manipulation (1986), with as many children as a variable has outcomes.
 */

import { createIndex, createResults, hashOf } from './tables.ts'

/** Number of a node; leaves are 0 and 1. */
export type Node = number

export const NO: Node = 0
export const YES: Node = 1

export class TooLarge extends Error {}

/** What is worked out, or what is said where the diagrams would outgrow their budget for it. */
export const unlessTooLarge = <T>(work: () => T, otherwise: T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof TooLarge) return otherwise
    throw error
  }
}

export interface Diagrams {
  /** A branch on the variable at a level, 0 uppermost, with a child for each outcome. */
  readonly branch: (level: number, children: readonly Node[]) => Node
  readonly and: (a: Node, b: Node) => Node
  readonly or: (a: Node, b: Node) => Node
  readonly not: (a: Node) => Node
  /** The first and not the second: empty as soon as both are one. */
  readonly butNot: (a: Node, b: Node) => Node
  /** Infinity for a leaf. */
  readonly levelOf: (node: Node) => number
  readonly childrenOf: (node: Node) => readonly Node[]
  readonly size: () => number
}

const LEAVES = 2
const NONE: readonly Node[] = []

/** Throws `TooLarge` rather than grow beyond so many nodes, or go through many times as many; `tick` is called now and then, and may throw too. */
export const createDiagrams = (most: number, tick: () => void = () => undefined): Diagrams => {
  const levels: number[] = [Infinity, Infinity]
  const children: (readonly Node[])[] = [NONE, NONE]
  const unique = createIndex()
  let steps = 0

  const branch = (level: number, of: readonly Node[]): Node => {
    const [first] = of
    if (first !== undefined && isEach(of, first)) return first
    const hash = hashOf(level, of)
    const known = unique.find(hash, (node) => levels[node] === level && areSame(children[node] ?? NONE, of))
    if (known !== NO) return known
    if (levels.length >= most) throw new TooLarge()
    levels.push(level)
    children.push(of)
    unique.add(hash, levels.length - 1)
    return levels.length - 1
  }
  const step = (): void => {
    steps += 1
    if (steps % TICK !== 0) return
    if (steps > most * STEPS) throw new TooLarge()
    tick()
  }
  const shape: Shape = { branch, step, levelOf: (node) => levels[node] ?? Infinity, childrenOf: (node) => children[node] ?? NONE }
  const not = negation(shape)
  return {
    ...shape,
    not,
    and: combination(shape, (a, b) => (a === NO || b === NO ? NO : a === YES || a === b ? b : b === YES ? a : undefined)),
    or: combination(shape, (a, b) => (a === YES || b === YES ? YES : a === NO || a === b ? b : b === NO ? a : undefined)),
    butNot: combination(shape, (a, b) => (a === NO || b === YES || a === b ? NO : b === NO ? a : a === YES ? not(b) : undefined)),
    size: () => levels.length,
  }
}

const TICK = 4096
/** Pairs of nodes that are gone through, for each node that there may be. */
const STEPS = 5

const isEach = (of: readonly Node[], node: Node): boolean => {
  for (let at = 1; at < of.length; at += 1) if (of[at] !== node) return false
  return true
}

const areSame = (a: readonly Node[], b: readonly Node[]): boolean => {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return a.length === b.length
}

type Shape = Pick<Diagrams, 'branch' | 'levelOf' | 'childrenOf'> & { readonly step: () => void }

/** `known`: what the two come to where that can be seen without going further. */
const combination = ({ branch, step, levelOf, childrenOf }: Shape, known: (a: Node, b: Node) => Node | undefined) => {
  const memo = createResults()
  const apply = (a: Node, b: Node): Node => {
    const seen = known(a, b)
    if (seen !== undefined) return seen
    const before = memo.get(a, b)
    if (before >= 0) return before
    step()
    const [levelA, levelB] = [levelOf(a), levelOf(b)]
    const [ofA, ofB] = [childrenOf(a), childrenOf(b)]
    const level = Math.min(levelA, levelB)
    const width = levelA === level ? ofA.length : ofB.length
    const of = new Array<Node>(width)
    for (let outcome = 0; outcome < width; outcome += 1) {
      of[outcome] = apply(levelA === level ? (ofA[outcome] ?? a) : a, levelB === level ? (ofB[outcome] ?? b) : b)
    }
    const result = branch(level, of)
    memo.set(a, b, result)
    return result
  }
  return apply
}

const negation = ({ branch, step, levelOf, childrenOf }: Shape): Diagrams['not'] => {
  const memo = new Map<Node, Node>()
  const not = (a: Node): Node => {
    if (a < LEAVES) return a === YES ? NO : YES
    const known = memo.get(a)
    if (known !== undefined) return known
    step()
    const result = branch(levelOf(a), childrenOf(a).map(not))
    memo.set(a, result)
    memo.set(result, a)
    return result
  }
  return not
}
