/** Findings as SARIF 2.1.0 (OASIS, 2020), for code scanning services. */
import manifest from '../../package.json' with { type: 'json' }
import type { Diagnostic, Severity, Span } from '@rubric/syntax'
import type { Findings } from './findings.ts'
import { message } from './github.ts'
import { rangesIn } from './json.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

export const sarifFindings = ({ diagnostics, sources }: Findings): string => {
  const range = rangesIn(sources)
  const region = (file: string, span: Span) => {
    const { start, end } = range(file, span)
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
  }
  const location = (file: string, span: Span) => ({
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: region(file, span) },
  })
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort()
  const titles = new Map(diagnostics.map(({ code, title }) => [code, title]))
  const result = (diagnostic: Diagnostic) => ({
    ruleId: diagnostic.code,
    ruleIndex: codes.indexOf(diagnostic.code),
    level: levels[diagnostic.severity],
    message: { text: `${diagnostic.title}: ${message(diagnostic)}` },
    locations: [location(diagnostic.file, diagnostic.span)],
    ...(diagnostic.related.length === 0
      ? {}
      : {
          relatedLocations: diagnostic.related.map(({ file, span, text }, id) => ({
            id,
            ...location(file, span),
            message: { text },
          })),
        }),
    ...fixesOf(diagnostic, region),
  })
  const driver = {
    name: 'rubric',
    version: manifest.version,
    rules: codes.map((code) => ({ id: code, shortDescription: { text: titles.get(code) ?? code } })),
  }
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results: diagnostics.map(result) }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, null, 2)}\n`
}

const fixesOf = ({ file, fixes }: Diagnostic, region: (file: string, span: Span) => object): object =>
  fixes.length === 0
    ? {}
    : {
        fixes: fixes.map(({ title, edits }) => ({
          description: { text: title },
          artifactChanges: [
            {
              artifactLocation: { uri: uriOf(file) },
              replacements: edits.map(({ span, text }) => ({ deletedRegion: region(file, span), insertedContent: { text } })),
            },
          ],
        })),
      }

const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
