/** The order in which findings are shown, and how many there are of each kind. */
import type { Diagnostic, Severity } from '@rubric/syntax'

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }
const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By file, then by place; at one place the worst first. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted(
    (a, b) =>
      text(a.file, b.file) ||
      a.span.start - b.span.start ||
      rank[a.severity] - rank[b.severity] ||
      a.span.end - b.span.end ||
      text(a.code, b.code),
  )

export const tally = (diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> => {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity] += 1
  return counts
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
