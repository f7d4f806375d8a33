/** What holds of every tree, of broken files too. */
import { childrenOf, type Diagnostic, type File, lineStarts, type Node, positionAt } from '@rubric/syntax'

/** Children lie inside their parent, and one after the other. Answers the first fault. */
export const spanFault = (node: Node, text: string): string | undefined => {
  if (!(node.start >= 0 && node.start <= node.end && node.end <= text.length)) return `${node.kind} ${node.start}-${node.end} of ${text.length}`
  let end = node.start
  for (const child of childrenOf(node)) {
    // Comments stand between all else.
    if (child.kind === 'Comment') continue
    if (child.kind === 'Missing' && child.start === child.end) {
      if (child.start < node.start || child.start > node.end) return `${node.kind} ${node.start}-${node.end} misses ${child.start}`
      continue
    }
    if (child.start < end) return `${child.kind} ${child.start}-${child.end} in ${node.kind} ${node.start}-${node.end} begins before ${end}`
    if (child.end > node.end) return `${child.kind} ${child.start}-${child.end} outside ${node.kind} ${node.start}-${node.end}`
    const fault = spanFault(child, text)
    if (fault !== undefined) return fault
    end = child.end
  }
  return undefined
}

export const lineOf = (text: string, diagnostic: Diagnostic): number => positionAt(lineStarts(text), diagnostic.span.start).line

/** A diagnostic out of the text, or two on one line. */
export const diagnosticFault = (diagnostics: readonly Diagnostic[], text: string): string | undefined => {
  const seen = new Set<number>()
  for (const diagnostic of diagnostics) {
    const { code, span } = diagnostic
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) return `${code} at ${span.start}-${span.end} of ${text.length}`
    const line = lineOf(text, diagnostic)
    if (seen.has(line)) return `two on line ${line}, one of them ${code}`
    seen.add(line)
  }
  return undefined
}

const withoutOffsets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutOffsets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'start' && key !== 'end' && key !== 'headSpan')
      .map(([key, slot]) => [key, withoutOffsets(slot)]),
  )
}

/** The tree as plain data, wherever it stands. */
export const shape = (file: File): unknown => withoutOffsets(file)
