/** One part of a text, read in the order of the phases: words, lines, tree. */
import type { Comment, Header, Section } from './ast.ts'
import type { Diagnostic, Span } from './diagnostic.ts'
import { createFaults } from './faults.ts'
import { lineRules } from './grammar/line-rules.ts'
import { causeOf, placeLines } from './outline/place.ts'
import { assemble, makeSheet } from './tree/assemble.ts'
import { shifted, shiftedDiagnostic } from './tree/shift.ts'
import type { Part } from './words/parts.ts'
import { readWords } from './words/read.ts'

/** What a part has to know of those above it. */
export interface Above {
  readonly header: Header | undefined
  readonly hasSections: boolean
  /** How many faults may still be shown. */
  readonly room: number
}

export interface PartRead {
  readonly from: number
  readonly above: Above
  /** The header, if it stands in this part or above. */
  readonly header: Header | undefined
  readonly sections: readonly Section[]
  readonly comments: readonly Comment[]
  readonly shown: readonly Diagnostic[]
  /** Faults that are not shown. */
  readonly hidden: number
  /** The first line; undefined where there is none to speak of, because it is broken. */
  readonly first: Span | undefined
}

export const readPart = (file: string, source: string, part: Part, above: Above): PartRead => {
  const faults = createFaults(file, above.room)
  const words = readWords(source, part, faults)
  const placed = placeLines(words.tokens, words.lines, faults)
  const drafts = lineRules().parseLines(words.tokens, faults)
  const growing = { header: above.header, hasSections: above.hasSections, sections: [], comments: [] }
  assemble(makeSheet(drafts, placed, faults), words.comments, growing)
  const { header, sections, comments } = growing
  const first = faults.has(0) ? undefined : { start: drafts[0]?.start ?? 0, end: drafts[0]?.end ?? 0 }
  return { from: part.from, above, header, sections, comments, first, ...faults.list(line => causeOf(line, placed)) }
}

/** Whether a part with the same text reads the same below what is above now. */
const fits = ({ above, shown, hidden }: PartRead, now: Above): boolean =>
  above.header?.role === now.header?.role && above.hasSections === now.hasSections && (shown.length + hidden === 0 || above.room === now.room)

/** A part that was read before and has the same text, at the place where it stands now; undefined where it is to be read again. */
export const moved = (read: PartRead, from: number, above: Above): PartRead | undefined => {
  if (!fits(read, above)) return undefined
  const by = from - read.from
  const header = read.header === read.above.header ? above.header : read.header
  if (by === 0) return { ...read, above, header }
  return {
    from, above, hidden: read.hidden, header: header === above.header || header === undefined ? header : shifted(header, by),
    sections: read.sections.map(section => shifted(section, by)), comments: read.comments.map(comment => shifted(comment, by)),
    shown: read.shown.map(each => shiftedDiagnostic(each, by)),
    first: read.first === undefined ? undefined : { start: read.first.start + by, end: read.first.end + by },
  }
}
