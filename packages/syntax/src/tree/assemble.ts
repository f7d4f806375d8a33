/**
 * Lines to tree: one pass over the drafts, now that it is known what stands under what. What cannot be told of a single line is
 * reported here: blocks without items, items without a condition, a second condition in one place.
 */
import type { IToken } from 'chevrotain'
import type { Citation, Comment, Header, HeaderEntry, Missing, Name, Section, Text } from '../ast.ts'
import type { DiagnosticSite } from '../diagnostic.ts'
import { report } from '../diagnostics.ts'
import type { Faults } from '../faults.ts'
import type { HeaderDraft, LineDraft } from '../grammar/drafts.ts'
import type { Placed } from '../outline/place.ts'
import { buildSection } from './sections.ts'

/** The drafts with their outline, as the builders need them. */
export interface Sheet {
  readonly faults: Faults
  readonly drafts: readonly (LineDraft | undefined)[]
  /** Lines under a line, in the tree. */
  under(line: number): readonly LineDraft[]
  /** Something stands under the line on the page, be it readable or not. */
  hasLinesUnder(line: number): boolean
  /** Some line under it could not be read, or is taken in elsewhere. */
  hasLostLine(line: number): boolean
}

export const missing = (at: number): Missing => ({ kind: 'Missing', start: at, end: at })

export const lineSite = (sheet: Sheet, { start, end }: { readonly start: number; readonly end: number }): DiagnosticSite => ({
  file: sheet.faults.file,
  span: { start, end },
})

/** A name that could not be read is empty; that has been reported. */
export const nameOr = (name: Name | undefined, at: number): Name => name ?? { kind: 'Name', start: at, end: at, text: '' }

export const textAndCite = ({ text, cite }: { readonly text?: Text; readonly cite?: Citation }): { text?: Text; cite?: Citation } => ({
  ...(text && { text }),
  ...(cite && { cite }),
})

interface Ended {
  readonly end: number
}

export const endAfter = (draft: Ended, parts: readonly Ended[]): number => Math.max(draft.end, parts.at(-1)?.end ?? 0)

/** The last line that stands under each line, on the page or in the tree. */
const lastLines = (placed: readonly Placed[]): Int32Array => {
  const last = Int32Array.from(placed.keys())
  const reach = (above: number, line: number): void => {
    if (above >= 0) last[above] = Math.max(last[above] ?? 0, last[line] ?? 0)
  }
  for (let line = placed.length - 1; line >= 0; line--) {
    const { outline, parent } = placed[line] as Placed
    reach(outline, line)
    reach(parent, line)
  }
  return last
}

/** A line taken in by a line further out, in the midst of the lines of another: in the tree the two would overlap. */
const overlaps = (line: number, placed: readonly Placed[], last: Int32Array): boolean => {
  const { parent, outline } = placed[line] as Placed
  let sibling = outline
  while (sibling >= 0) {
    const above = (placed[sibling] as Placed).outline
    if (above === parent) return (last[sibling] ?? 0) > (last[line] ?? 0)
    sibling = above
  }
  return false
}

const hasLost = (line: number, placed: readonly Placed[]): boolean => {
  for (let below = line + 1; (placed[below]?.outline ?? -1) >= line; below++) {
    const { outline, parent } = placed[below] as Placed
    if (outline === line && parent !== line) return true
  }
  return false
}

const nothing: readonly LineDraft[] = []

export const makeSheet = (
  drafts: readonly (LineDraft | undefined)[], placed: readonly Placed[], faults: Faults,
): Sheet & { readonly top: readonly LineDraft[] } => {
  const under: (LineDraft[] | undefined)[] = []
  const top: LineDraft[] = []
  let last: Int32Array | undefined
  for (let line = 0; line < drafts.length; line++) {
    const draft = drafts[line]
    const { parent, outline } = placed[line] as Placed
    if (draft === undefined || parent < -1 || (parent !== outline && overlaps(line, placed, (last ??= lastLines(placed))))) continue
    if (parent < 0) top.push(draft)
    else (under[parent] ??= []).push(draft)
  }
  return {
    faults,
    drafts,
    under: (line) => under[line] ?? nothing,
    hasLinesUnder: (line) => placed[line + 1]?.outline === line,
    hasLostLine: (line) => hasLost(line, placed),
    top,
  }
}

const commentOf = ({ image, startOffset }: IToken): Comment => ({
  kind: 'Comment',
  start: startOffset,
  end: startOffset + image.length,
  text: image.slice(1),
})

/** A part of a file as it grows. */
export interface Growing {
  /** Found in this part, or above it. */
  header: Header | undefined
  /** Sections stand above this part. */
  readonly hasSections: boolean
  readonly sections: Section[]
  readonly comments: Comment[]
}

export const assemble = (sheet: Sheet & { readonly top: readonly LineDraft[] }, comments: readonly IToken[], file: Growing): void => {
  for (const draft of sheet.top) {
    if (draft.kind === 'header') {
      if (file.header === undefined) file.header = buildHeader(draft, sheet, !file.hasSections && file.sections.length === 0)
      else sheet.faults.add(draft.line, () => report('second-header', lineSite(sheet, draft)))
      continue
    }
    const section = buildSection(draft, sheet)
    if (section === undefined) continue
    if (file.header?.role === 'vocabulary') checkVocabulary(section, draft, sheet)
    file.sections.push(section)
  }
  for (const comment of comments) file.comments.push(commentOf(comment))
}

const buildHeader = (draft: HeaderDraft, sheet: Sheet, first: boolean): Header => {
  const entries = sheet.under(draft.line).flatMap((line): HeaderEntry[] => {
    if (line.kind !== 'headerEntry' || line.key === undefined) return []
    const { start, end, key, text, date, word, number, groups } = line
    return [
      {
        kind: 'HeaderEntry', start, end, key,
        ...(text && { text }), ...(date && { date }), ...(word && { word }), ...(number && { number }), ...(groups && { groups }),
      },
    ]
  })
  if (!first) {
    const holes = { what: `a \`${draft.role ?? 'policy'}\` line`, place: 'below other lines', places: 'on the first line of the file', hint: 'Move it to the first line.' }
    sheet.faults.add(draft.line, () => report('misplaced-line', lineSite(sheet, draft), holes))
  }
  return {
    kind: 'Header',
    start: draft.start,
    end: Math.max(draft.end, entries.at(-1)?.end ?? 0),
    role: draft.role ?? 'policy',
    id: draft.id ?? { kind: 'Name', start: draft.end, end: draft.end, text: '' },
    title: draft.title ?? missing(draft.end),
    entries,
  }
}

const shared: ReadonlySet<Section['kind']> = new Set<Section['kind']>(['Use', 'Facts', 'CodeSet', 'Calendar', 'Define', 'Guidance'])

const checkVocabulary = (section: Section, draft: LineDraft, sheet: Sheet): void => {
  if (shared.has(section.kind)) return
  const what = draft.kind === 'statement' ? 'a statement' : `\`${draft.kind}\``
  const holes = { what, place: 'in a vocabulary', places: 'in a policy; a vocabulary holds facts, codes, calendars, definitions and guidance', hint: 'Move it to a policy.' }
  sheet.faults.add(draft.line, () => report('misplaced-line', lineSite(sheet, draft), holes))
}
