/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the changed lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Diagnostic, Severity } from '@rubric/syntax'
import type { Findings } from './findings.ts'
import { rangesIn } from './json.ts'

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

const escapeText = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

export const githubFindings = ({ diagnostics, sources }: Findings): string => {
  const range = rangesIn(sources)
  return diagnostics
    .map((diagnostic) => {
      const { start, end } = range(diagnostic.file, diagnostic.span)
      // A column is taken only where start and end share a line.
      const columns = start.line === end.line ? { col: start.column, endColumn: Math.max(end.column, start.column + 1) } : {}
      const properties = {
        file: diagnostic.file,
        line: start.line,
        endLine: end.line,
        ...columns,
        title: `${diagnostic.title} (${diagnostic.code})`,
      }
      const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
      return `::${words[diagnostic.severity]} ${list.join(',')}::${escapeText(message(diagnostic))}\n`
    })
    .join('')
}

/** The words of a finding in one piece: what is wrong here, the facts, the remedy. */
export const message = ({ title, label, text, hint }: Diagnostic): string =>
  [label === '' ? title : label, text, hint].filter((part) => part !== '').join('\n')
