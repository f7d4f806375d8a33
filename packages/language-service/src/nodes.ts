/** Finding one's way in a tree by offsets. */
import { childrenOf, type Node, type NodeKind, type NodeOf } from '@rubric/syntax'
import { touches } from './spans.ts'

/** Of two that meet at the offset, the one that begins there. Comments stand anywhere, so they are passed over. */
const childAt = (node: Node, offset: number): Node | undefined =>
  childrenOf(node).findLast((child) => touches(child, offset) && child.kind !== 'Comment')

/** The nodes around an offset, the whole file first. */
export const nodesAt = (root: Node, offset: number): readonly Node[] => {
  const path: Node[] = []
  for (let node: Node | undefined = root; node !== undefined; node = childAt(node, offset)) path.push(node)
  return path
}

/** The innermost node of this kind around an offset. */
export const nodeAt = <K extends NodeKind>(root: Node, offset: number, ...kinds: readonly K[]): NodeOf<K> | undefined =>
  nodesAt(root, offset).findLast((node): node is NodeOf<K> => (kinds as readonly NodeKind[]).includes(node.kind))
