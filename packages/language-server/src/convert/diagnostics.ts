/** A finding, as editors list it: what is wrong and where; below that the facts, and what to do. */
import type { Diagnostic as Finding, SecondaryLabel, Severity } from '@rubric/syntax'
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver'
import { type Lines, rangeOf } from './positions.ts'

/** Where the files stand that a finding names; undefined where one is gone. */
export type FindFile = (path: string) => { readonly uri: string; readonly lines: Lines } | undefined

export const diagnosticOf = (finding: Finding, lines: Lines, find: FindFile): Diagnostic => {
  const related = finding.related.flatMap((label) => relatedOf(label, find))
  return {
    range: rangeOf(lines, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    source: 'rubric',
    message: messageOf(finding),
    ...(idle.has(finding.code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  }
}

/** The first line says it all in a list of problems; what follows is read where the text is marked. */
const messageOf = ({ title, label, text, hint, fixes }: Finding): string =>
  [`${title}: ${label}`, text, hint === '' ? (fixes[0]?.title ?? '') : hint].filter((part) => part !== '').join('\n')

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

/** Findings about what nothing asks for: editors print it paler. */
const idle: ReadonlySet<string> = new Set([
  'fact-never-read',
  'limit-never-asked',
  'exception-without-effect',
  'interpretation-without-effect',
])

const relatedOf = ({ file, span, text }: SecondaryLabel, find: FindFile) => {
  const found = find(file)
  return found === undefined ? [] : [{ location: { uri: found.uri, range: rangeOf(found.lines, span) }, message: text }]
}
