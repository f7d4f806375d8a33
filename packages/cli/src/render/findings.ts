/** Findings in each of the formats in which they are printed. */
import type { Diagnostic } from '@rubric/syntax'
import type { Terminal } from '../terminal/terminal.ts'
import { type SourceTexts, renderFinding } from './finding.ts'
import type { Format } from './format.ts'
import { githubFindings } from './github.ts'
import { jsonFindings } from './json.ts'
import { inOrder, plural, tally } from './order.ts'
import { sarifFindings } from './sarif.ts'

export interface Findings {
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: SourceTexts
  /** How many files were looked at. */
  readonly files: number
}

/** The text for standard output; ends with a line break. */
export const renderFindings = (findings: Findings, format: Format, style: Pick<Terminal, 'paint' | 'width'>): string => {
  const ordered = { ...findings, diagnostics: inOrder(findings.diagnostics) }
  const renderers: Readonly<Record<Format, () => string>> = {
    pretty: () => prettyFindings(ordered, style),
    json: () => jsonFindings(ordered),
    github: () => githubFindings(ordered),
    sarif: () => sarifFindings(ordered),
  }
  return renderers[format]()
}

/** Nobody reads more at once, and the first errors often explain the others. */
const mostShown = 200

/** Where there are too many, errors come before what is doubtful. */
const chosen = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  if (diagnostics.length <= mostShown) return diagnostics
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const others = diagnostics.filter(({ severity }) => severity !== 'error')
  return inOrder([...errors, ...others].slice(0, mostShown))
}

const prettyFindings = (findings: Findings, style: Pick<Terminal, 'paint' | 'width'>): string => {
  const shown = chosen(findings.diagnostics)
  const blocks = shown.map((diagnostic) => `${renderFinding(diagnostic, findings.sources, style)}\n\n`)
  const left = findings.diagnostics.length - shown.length
  const more = left === 0 ? '' : `${style.paint.quiet(`${left} more are not shown; --format json lists all.`)}\n\n`
  return `${blocks.join('')}${more}${summaryLine(findings, style)}\n`
}

/** `3 errors, 2 warnings in 2 of 5 files`. */
export const summaryLine = ({ diagnostics, files }: Findings, { paint }: Pick<Terminal, 'paint'>): string => {
  const { error, warning, info } = tally(diagnostics)
  const parts = [
    ...(error > 0 ? [paint.error(plural(error, 'error'))] : []),
    ...(warning > 0 ? [paint.warning(plural(warning, 'warning'))] : []),
    ...(info > 0 ? [paint.info(plural(info, 'note'))] : []),
  ]
  const touched = new Set(diagnostics.map(({ file }) => file)).size
  if (parts.length === 0) return `${paint.met('✓')} ${plural(files, 'file')} checked, nothing to report`
  return `${parts.join(', ')} in ${touched === files ? plural(files, 'file') : `${touched} of ${plural(files, 'file')}`}`
}
