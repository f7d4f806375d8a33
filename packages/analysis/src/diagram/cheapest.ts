/** The member of whom least need be known, among all that a diagram holds. */
import { type Diagrams, type Node, NO, YES } from './diagram.ts'

/** Outcome chosen for each variable that matters, by its level; of all others nothing need be known. */
export type Choice = ReadonlyMap<number, number>

/** `costs`: for each level, the cost of each outcome. Null where the diagram is empty. */
export const cheapest = (diagrams: Diagrams, node: Node, costs: readonly (readonly number[])[]): Choice | null => {
  if (node === NO) return null
  const memo = new Map<Node, { readonly cost: number; readonly outcome: number }>()
  const least = (of: Node): { readonly cost: number; readonly outcome: number } => {
    if (of === YES) return { cost: 0, outcome: -1 }
    if (of === NO) return { cost: Infinity, outcome: -1 }
    const known = memo.get(of)
    if (known !== undefined) return known
    const prices = costs[diagrams.levelOf(of)] ?? []
    let best = { cost: Infinity, outcome: -1 }
    diagrams.childrenOf(of).forEach((child, outcome) => {
      const cost = (prices[outcome] ?? 0) + least(child).cost
      if (cost < best.cost) best = { cost, outcome }
    })
    memo.set(of, best)
    return best
  }
  const choice = new Map<number, number>()
  for (let at = node; at !== YES; ) {
    const { outcome } = least(at)
    choice.set(diagrams.levelOf(at), outcome)
    at = diagrams.childrenOf(at)[outcome] ?? YES
  }
  return choice
}
