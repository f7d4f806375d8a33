/** What `rubric fmt` says about files, for people and for programs. */
import { renderFinding, type SourceTexts } from '../render/finding.ts'
import { findingsJson } from '../render/json.ts'
import { plural } from '../render/order.ts'
import { tame } from '../render/width.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Laid } from './files.ts'

/** A file that was to be written and could not be has the system's reason. */
export type Reported = Laid | (Omit<Laid, 'outcome'> & { readonly outcome: 'unwritten'; readonly reason: string })

export interface Report {
  readonly check: boolean
  readonly files: readonly Reported[]
  readonly sources: SourceTexts
}

const countsOf = ({ files }: Report): Readonly<Record<Reported['outcome'], number>> => {
  const counts = { changed: 0, unchanged: 0, unreadable: 0, unwritten: 0 }
  for (const { outcome } of files) counts[outcome] += 1
  return counts
}

/** Ends with a line break. */
export const reportJson = (report: Report): string => {
  const files = report.files.map((file) => ({
    path: file.path,
    outcome: file.outcome,
    ...(file.line !== undefined && { line: file.line }),
    ...(file.outcome === 'unwritten' && { reason: file.reason }),
  }))
  const findings = findingsJson(
    report.files.flatMap(({ diagnostics }) => diagnostics),
    report.sources,
  )
  const summary = { files: files.length, ...countsOf(report) }
  return `${JSON.stringify({ format: 'rubric-layout/1', check: report.check, summary, files, findings }, null, 2)}\n`
}

export const reportPretty = (report: Report, style: Pick<Terminal, 'paint' | 'width'>): string => {
  const { check, files, sources } = report
  const { paint } = style
  const faults = files.flatMap(({ diagnostics }) => diagnostics).map((each) => `${renderFinding(each, sources, style)}\n\n`)
  const named = files.flatMap((file) => {
    if (file.outcome === 'unwritten') return [`  ${paint.place(tame(file.path))}  ${paint.error(`not written: ${file.reason}`)}\n`]
    if (file.outcome !== 'changed') return []
    return [`  ${paint.place(tame(check ? `${file.path}:${file.line ?? 1}` : file.path))}\n`]
  })
  return [...faults, ...named, ...(named.length > 0 ? ['\n'] : []), `${summaryOf(report, paint)}\n`].join('')
}

const summaryOf = (report: Report, paint: Terminal['paint']): string => {
  const { check, files } = report
  const { changed, unreadable, unwritten } = countsOf(report)
  const share = changed === files.length ? plural(changed, 'file') : `${changed} of ${plural(files.length, 'file')}`
  const parts = [
    ...(changed > 0 ? [check ? paint.warning(`${share} not in the canonical layout`) : `${share} laid out anew`] : []),
    ...(unwritten > 0 ? [paint.error(`${plural(unwritten, 'file')} could not be written`)] : []),
    ...(unreadable > 0 ? [paint.error(unreadable === 1 ? '1 file has errors and stays as it is' : `${unreadable} files have errors and stay as they are`)] : []),
  ]
  if (parts.length === 0) return `${paint.met('✓')} ${plural(files.length, 'file')}, nothing to change`
  const help = check && changed > 0 ? `\n${paint.met('help:')} rubric fmt lays ${changed === 1 ? 'it' : 'them'} out` : ''
  return parts.join('; ') + help
}
