/** The header: who issued the text, from when it holds, which codes it speaks of. */
import type { CodeLiteral, Diagnostic, Header, HeaderEntry, HeaderKey } from '@rubric/syntax'
import type { PolicyMeta } from '../graph.ts'
import { dateFault, dayNumber } from '../calendars/dates.ts'
import { checkCodes, patternsOf } from '../names/code-patterns.ts'
import { allOf } from '../names/suggest.ts'
import { reportPolicy } from './diagnostics.ts'
import { reportRule } from './rule-diagnostics.ts'

/** Lines that may stand more than once. */
export const repeatableLines: ReadonlySet<HeaderKey> = new Set(['approved', 'source', 'history', 'accessed', 'codes'])

/** Lines by which a policy reckons time. */
const linesOfTime: ReadonlySet<HeaderKey> = new Set(['time zone', 'week starts', 'months are'])

export const headerStatuses: readonly string[] = ['draft', 'active', 'archived']

/** Days after which a review date counts as far away. */
const YEARLY = 372

const written = ({ text: first, last }: CodeLiteral): string => (last === undefined ? first : `${first} to ${last}`)

const valueOf = ({ text, date, word, number, groups }: HeaderEntry): string => {
  const codes = (groups ?? []).map(group => `${group.system.text} ${group.codes.map(written).join(', ')}`).join('; ')
  return [date?.text, word?.text, number?.text, text?.value, codes].filter(part => part !== undefined && part !== '').join(' ')
}

const text = (header: Header, key: HeaderKey): string => {
  const entry = header.entries.find(each => each.key === key)
  return entry === undefined ? '' : valueOf(entry)
}

const datesOf = (header: Header, key: HeaderKey): readonly string[] =>
  header.entries.filter(each => each.key === key).flatMap(({ date }) => (date === undefined || dateFault(date.text, false) !== undefined ? [] : [date.text]))

const dateOf = (header: Header, key: HeaderKey): string => datesOf(header, key)[0] ?? ''

/**
 * The day on which a text became known: when it was issued or last approved, whichever is later (some documents print when the policy was
 * first issued), else its version.
 */
const knownOn = (header: Header): string =>
  [...datesOf(header, 'issued'), ...datesOf(header, 'approved')].sort().at(-1) ?? dateOf(header, 'version')

/** The header as data. Incomplete lines are left out; they were reported when read. */
export const metaOf = (header: Header): PolicyMeta => ({
  id: header.id.text,
  title: header.title.kind === 'Text' ? header.title.value : '',
  version: text(header, 'version'),
  header: header.entries.map(entry => [entry.key, valueOf(entry)] as const),
  codes: patternsOf(header.entries.flatMap(entry => entry.groups ?? [])),
  effective: dateOf(header, 'effective'),
  ends: dateOf(header, 'ends'),
  known: knownOn(header),
  status: text(header, 'status'),
})

/** What is wrong with the lines of a header, policy or vocabulary. */
export const checkHeader = (header: Header, file: string, diagnostics: Diagnostic[]): void => {
  const seen = new Map<HeaderKey, HeaderEntry>()
  for (const entry of header.entries) {
    const first = seen.get(entry.key)
    if (first !== undefined && !repeatableLines.has(entry.key)) {
      const related = [{ file, span: first, text: 'here' }]
      diagnostics.push(reportPolicy('repeated-header-line', { file, span: entry, related }, { key: entry.key }))
    }
    seen.set(entry.key, entry)
    if (header.role === 'vocabulary' && linesOfTime.has(entry.key)) {
      diagnostics.push(reportPolicy('idle-header-line', { file, span: entry }, { key: entry.key }))
    }
    checkCodes(entry.groups ?? [], file, diagnostics)
    const why = entry.date === undefined ? undefined : dateFault(entry.date.text, false)
    if (entry.date !== undefined && why !== undefined) diagnostics.push(reportPolicy('bad-header-date', { file, span: entry.date }, { why }))
    if (entry.key === 'language' && entry.number !== undefined && entry.number.text !== '1') {
      diagnostics.push(reportPolicy('unknown-language', { file, span: entry.number }))
    }
    if (entry.key === 'status' && entry.word !== undefined && !headerStatuses.includes(entry.word.text)) {
      diagnostics.push(reportPolicy('unknown-status', { file, span: entry.word }, { word: entry.word.text }))
    }
  }
}

const expected: readonly (readonly [HeaderKey, string, string])[] = [
  ['issuer', 'An answer names whose policy it applied.', 'issuer "…"'],
  ['version', 'Answers and reviews cite the version of the text.', 'version 2026-01-01'],
  ['effective', 'Without it nobody can say on which days the text was in force.', 'effective 2026-01-01'],
  ['language', 'It keeps the meaning of the file fixed as Rubric grows.', 'language 1'],
]

/** Lines that every header should have. */
export const missingHeaderLines = (header: Header, file: string, diagnostics: Diagnostic[]): void => {
  const missing = expected.filter(([key]) => !header.entries.some(entry => entry.key === key))
  if (missing.length > 0) {
    diagnostics.push(reportPolicy('missing-header-line', { file, span: header.id }, {
      keys: missing.map(([key]) => `\`${key}\``).join(', '),
      why: missing.map(([, why]) => why).join('\n'),
      examples: allOf(missing.map(([, , example]) => example)),
    }))
  }
}

/** What a reviewer should know of the date of review. `today` is `YYYY-MM-DD`, or undefined to say nothing of due dates. */
export const reviewFindings = (header: Header, file: string, today: string | undefined, diagnostics: Diagnostic[]): void => {
  const review = header.entries.find(entry => entry.key === 'review by')
  if (review?.date === undefined || dateFault(review.date.text, false) !== undefined) return
  if (today !== undefined && review.date.text < today) {
    diagnostics.push(reportPolicy('review-overdue', { file, span: review }, { due: review.date.text, today }))
  }
  const since = text(header, 'effective')
  const days = dateFault(since, false) === undefined ? dayNumber(review.date.text) - dayNumber(since) : 0
  if (days > YEARLY) diagnostics.push(reportPolicy('review-not-yearly', { file, span: review }, { days, since }))
}

/** Years after which a source may have a newer edition. */
const OLD = 5

/** What a header says of its sources that cannot be, or may be out of date. */
export const sourceFindings = (header: Header, file: string, diagnostics: Diagnostic[]): void => {
  const [accessed, ...others] = header.entries.filter(({ key }) => key === 'accessed')
  const sources = header.entries.filter(({ key }) => key === 'source')
  const stated = dateOf(header, 'issued') || [...datesOf(header, 'approved')].sort().at(-1)
  // Of several sources, nobody knows which was read when.
  if (accessed?.date !== undefined && stated !== undefined && others.length === 0 && sources.length <= 1 && accessed.date.text < stated) {
    diagnostics.push(reportRule('accessed-too-early', { file, span: accessed }, { accessed: accessed.date.text, known: stated }))
  }
  const version = Number(dateOf(header, 'version').slice(0, 4))
  for (const source of sources) {
    const years = [...(source.text?.value ?? '').matchAll(/(?<![\w.-])(?:19|20)\d\d(?![\w.])/g)].map(([year]) => Number(year))
    const year = Math.max(...years)
    if (years.length === 0 || version === 0 || version - year <= OLD) continue
    diagnostics.push(reportRule('source-years-old', { file, span: source }, { year, years: version - year }))
  }
}
