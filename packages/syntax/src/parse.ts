/** Text to tree: part by part, and put together. */
import type { File } from './ast.ts'
import type { Diagnostic, Result } from './diagnostic.ts'
import { report } from './diagnostics.ts'
import { MAX_DIAGNOSTICS, MAX_FILE_LENGTH } from './limits.ts'
import { type Above, moved, type PartRead, readPart } from './read-part.ts'
import { missing } from './tree/assemble.ts'
import { normalized } from './words/normalized.ts'
import { partsOf } from './words/parts.ts'

/**
 * Reads one file. Never throws and always ends, on any text; every broken line gives one diagnostic, and everything else is in the tree.
 * Offsets are UTF-16 code units of `text`.
 */
export const parse = (file: string, text: string): Result<File> => createParser(file)(text)

/** Reads the texts of one file, one after another. Answers what `parse` does; what stood in the last text already is not read again. */
export const createParser = (file: string): ((text: string) => Result<File>) => {
  let known: ReadonlyMap<string, PartRead> = new Map()
  return text => {
    if (text.length > MAX_FILE_LENGTH) return tooLarge(file, text)
    const source = normalized(text)
    const reads = new Map<string, PartRead>()
    const parts: PartRead[] = []
    let above: Above = { header: undefined, hasSections: false, room: MAX_DIAGNOSTICS }
    for (const part of partsOf(source)) {
      const own = source.slice(part.from, part.to)
      const before = known.get(own)
      const read = (before && moved(before, part.from, above)) ?? readPart(file, source, part, above)
      reads.set(own, read)
      parts.push(read)
      above = { header: read.header, hasSections: above.hasSections || read.sections.length > 0, room: above.room - read.shown.length }
    }
    known = reads
    return together(file, text, parts)
  }
}

const together = (file: string, text: string, parts: readonly PartRead[]): Result<File> => {
  const header = parts.at(-1)?.header
  const diagnostics: Diagnostic[] = parts.flatMap(({ shown }) => shown)
  const hidden = parts.reduce((sum, part) => sum + part.hidden, 0)
  // Where the first line is broken, that the header is missing follows from it.
  const first = parts[0]?.first
  if (header === undefined && first !== undefined) diagnostics.unshift(report('missing-header', { file, span: first }))
  if (hidden > 0) {
    const end = diagnostics.at(-1)?.span.end ?? 0
    diagnostics.push(report('too-many-errors', { file, span: { start: end, end } }, { limit: MAX_DIAGNOSTICS }))
  }
  const value: File = {
    kind: 'File', start: 0, end: text.length, header: header ?? missing(0),
    sections: parts.flatMap(({ sections }) => sections), comments: parts.flatMap(({ comments }) => comments),
  }
  return { value, diagnostics }
}

const tooLarge = (file: string, text: string): Result<File> => ({
  value: { kind: 'File', start: 0, end: text.length, header: missing(0), sections: [], comments: [] },
  diagnostics: [report('file-too-large', { file, span: { start: 0, end: 0 } }, { length: text.length, limit: MAX_FILE_LENGTH })],
})
