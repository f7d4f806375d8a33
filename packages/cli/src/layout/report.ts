/** What `rubric fmt` says about files, for people and for programs. */
import { renderFinding, type SourceTexts } from '../render/finding.ts'
import { findingsJson } from '../render/json.ts'
import { plural } from '../render/order.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Laid } from './files.ts'

export interface Report {
  readonly check: boolean
  readonly files: readonly (Laid & { readonly unwritten?: string })[]
  readonly sources: SourceTexts
}

const count = ({ files }: Report, outcome: Laid['outcome']): number => files.filter((file) => file.outcome === outcome).length

/** Ends with a line break. */
export const reportJson = (report: Report): string => {
  const files = report.files.map(({ path, outcome, line, unwritten }) => ({ path, outcome, ...(line && { line }), ...(unwritten && { unwritten }) }))
  const summary = {
    files: files.length,
    changed: count(report, 'changed'),
    unchanged: count(report, 'unchanged'),
    unreadable: count(report, 'unreadable'),
  }
  const findings = findingsJson(
    report.files.flatMap(({ diagnostics }) => diagnostics),
    report.sources,
  )
  return `${JSON.stringify({ format: 'rubric-layout/1', check: report.check, summary, files, findings }, null, 2)}\n`
}

export const reportPretty = (report: Report, { paint, width }: Pick<Terminal, 'paint' | 'width'>): string => {
  const { check, files, sources } = report
  const faults = files.flatMap(({ diagnostics }) => diagnostics).map((each) => `${renderFinding(each, sources, { paint, width })}\n\n`)
  const named = files
    .filter(({ outcome }) => outcome === 'changed')
    .map(({ path, line, unwritten }) => `  ${paint.place(check ? `${path}:${line ?? 1}` : path)}${unwritten ? paint.error(`  not written: ${unwritten}`) : ''}\n`)
  return [...faults, ...named, ...(named.length > 0 ? ['\n'] : []), `${summaryOf(report, paint)}\n`].join('')
}

const summaryOf = (report: Report, paint: Terminal['paint']): string => {
  const { check, files } = report
  const [changed, unreadable] = [count(report, 'changed'), count(report, 'unreadable')]
  const errors = unreadable === 0 ? '' : paint.error(`${plural(unreadable, 'file has', 'files have')} errors and ${unreadable === 1 ? 'stays' : 'stay'} as ${unreadable === 1 ? 'it is' : 'they are'}`)
  const rest = errors === '' ? '' : `; ${errors}`
  if (changed === 0) return errors === '' ? `${paint.met('✓')} ${plural(files.length, 'file')}, nothing to change` : errors
  const share = changed === files.length ? plural(changed, 'file') : `${changed} of ${plural(files.length, 'file')}`
  if (!check) return `${share} laid out anew${rest}`
  return `${paint.warning(`${share} not in the canonical layout`)}${rest}\n${paint.met('help:')} rubric fmt lays ${changed === 1 ? 'it' : 'them'} out`
}
