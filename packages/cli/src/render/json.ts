/** Findings as one JSON document, for programs. Offsets and columns count UTF-16 code units, lines and columns from 1. */
import type { Diagnostic, Span } from '@rubric/syntax'
import type { SourceTexts } from './finding.ts'
import type { Findings } from './findings.ts'
import { linesOf, positionAt } from './lines.ts'
import { tally } from './order.ts'

export const jsonFindings = ({ diagnostics, sources, files }: Findings): string => {
  const { error, warning, info } = tally(diagnostics)
  const summary = { errors: error, warnings: warning, notes: info, files }
  return `${JSON.stringify({ format: 'rubric-findings/1', summary, findings: findingsJson(diagnostics, sources) }, null, 2)}\n`
}

export const findingsJson = (diagnostics: readonly Diagnostic[], sources: SourceTexts) => {
  const range = rangesIn(sources)
  return diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    title: diagnostic.title,
    file: diagnostic.file,
    range: range(diagnostic.file, diagnostic.span),
    label: diagnostic.label,
    text: diagnostic.text,
    hint: diagnostic.hint,
    related: diagnostic.related.map(({ file, span, text }) => ({ file, range: range(file, span), text })),
    fixes: diagnostic.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span, text }) => ({ range: range(diagnostic.file, span), text })),
    })),
  }))
}

/** Start and end of a span, in every way of counting that readers want. */
export const rangesIn =
  (sources: SourceTexts) =>
  (file: string, { start, end }: Span) => {
    const lines = linesOf(sources.get(file) ?? '')
    return { start: { offset: start, ...positionAt(lines, start) }, end: { offset: end, ...positionAt(lines, end) } }
  }
