/** Going through a tree, whatever its nodes. */
import { childKeys, type Node } from './child-keys.ts'

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'kind' in value

/** The children of a node in the order of the text. (The operands of a chain alternate with its connectives.) */
export const childrenOf = (node: Node): readonly Node[] => {
  const slots = node as unknown as Readonly<Record<string, unknown>>
  const children = childKeys[node.kind].flatMap((key) => slots[key]).filter(isNode)
  return children.length > 1 && !inOrder(children) ? children.sort((a, b) => a.start - b.start || a.end - b.end) : children
}

const inOrder = (nodes: readonly Node[]): boolean => nodes.every((node, index) => index === 0 || (nodes[index - 1] as Node).start <= node.start)

/** Calls `enter` on the node and on all below it, in the order of the text; where it answers `false`, what is below is passed over. */
export const walk = (node: Node, enter: (node: Node) => boolean | void): void => {
  if (enter(node) === false) return
  for (const child of childrenOf(node)) walk(child, enter)
}
