/** What was read of a text, for the same text further on. */
import type { Diagnostic, Span } from '../diagnostic.ts'
import { childKeys, type Node } from './child-keys.ts'

const shiftedSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

export const shifted = <N extends Node>(node: N, by: number): N => {
  const copy: Record<string, unknown> = { ...node, ...shiftedSpan(node, by) }
  if (node.kind === 'Block') copy['headSpan'] = shiftedSpan(node.headSpan, by)
  for (const key of childKeys[node.kind]) {
    const value = copy[key] as Node | readonly Node[] | undefined
    if (value !== undefined) copy[key] = isList(value) ? value.map(each => shifted(each, by)) : shifted(value, by)
  }
  return copy as unknown as N
}

const isList = (value: Node | readonly Node[]): value is readonly Node[] => Array.isArray(value)

export const shiftedDiagnostic = (diagnostic: Diagnostic, by: number): Diagnostic => ({
  ...diagnostic,
  span: shiftedSpan(diagnostic.span, by),
  related: diagnostic.related.map(each => ({ ...each, span: shiftedSpan(each.span, by) })),
  fixes: diagnostic.fixes.map(fix => ({ ...fix, edits: fix.edits.map(edit => ({ ...edit, span: shiftedSpan(edit.span, by) })) })),
})
