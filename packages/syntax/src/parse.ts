/** Text to tree, in the order of the phases: words, outline, lines, tree. */
import type { File } from './ast.ts'
import type { Diagnostic, Result, Span } from './diagnostic.ts'
import { report } from './diagnostics.ts'
import { createFaults, type Faults } from './faults.ts'
import { LineRules } from './grammar/lines.ts'
import { MAX_DIAGNOSTICS, MAX_FILE_LENGTH } from './limits.ts'
import { causeOf, placeLines, type Placed } from './outline/place.ts'
import { assemble, makeSheet, missing, type Growing, type Sheet } from './tree/assemble.ts'
import { partsOf, type Part } from './words/parts.ts'
import { readWords } from './words/read.ts'

let parser: LineRules | undefined

const BYTE_ORDER_MARK = 0xfeff

/**
 * The text as the words are read: a line feed in place of a byte order mark and of a lone carriage return, so that every line break
 * holds a line feed, and every offset stays.
 */
export const normalized = (text: string): string => {
  const marked = text.charCodeAt(0) === BYTE_ORDER_MARK ? `\n${text.slice(1)}` : text
  return marked.includes('\r') ? marked.replace(/\r(?!\n)/g, '\n') : marked
}

/**
 * Reads one file. Never throws and always ends, on any text; every broken line gives one diagnostic, and everything else is in the tree.
 * Offsets are UTF-16 code units of `text`.
 */
export const parse = (file: string, text: string): Result<File> => {
  if (text.length > MAX_FILE_LENGTH) {
    const diagnostic = report('file-too-large', { file, span: { start: 0, end: 0 } }, { length: text.length, limit: MAX_FILE_LENGTH })
    return { value: fileOf(text, { header: undefined, sections: [], comments: [] }), diagnostics: [diagnostic] }
  }
  const source = normalized(text)
  const growing: Growing = { header: undefined, sections: [], comments: [] }
  const diagnostics: Diagnostic[] = []
  let hidden = 0
  let first: Span | undefined
  for (const part of partsOf(source)) {
    const faults = createFaults(file, MAX_DIAGNOSTICS - diagnostics.length)
    const sheet = readPart(source, part, faults, growing)
    first ??= faults.has(0) ? NOWHERE : { start: sheet.drafts[0]?.start ?? 0, end: sheet.drafts[0]?.end ?? 0 }
    const found = faults.list((line) => causeOf(line, sheet.placed))
    for (const diagnostic of found.shown) diagnostics.push(diagnostic)
    hidden += found.hidden
  }
  if (growing.header === undefined && first !== undefined && first !== NOWHERE) diagnostics.unshift(report('missing-header', { file, span: first }))
  if (hidden > 0) {
    const end = diagnostics.at(-1)?.span.end ?? 0
    diagnostics.push(report('too-many-errors', { file, span: { start: end, end } }, { limit: MAX_DIAGNOSTICS }))
  }
  return { value: fileOf(text, growing), diagnostics }
}

/** The first line is broken: that the header is missing follows from it. */
const NOWHERE: Span = { start: 0, end: 0 }

const fileOf = (text: string, { header, sections, comments }: Growing): File => ({
  kind: 'File',
  start: 0,
  end: text.length,
  header: header ?? missing(0),
  sections,
  comments,
})

const readPart = (source: string, part: Part, faults: Faults, growing: Growing): { readonly drafts: Sheet['drafts']; readonly placed: readonly Placed[] } => {
  const words = readWords(source, part, faults)
  const placed = placeLines(words.tokens, words.lines, faults)
  parser ??= new LineRules()
  const drafts = parser.parseLines(words.tokens, faults)
  assemble(makeSheet(drafts, placed, faults), words.comments, growing)
  return { drafts, placed }
}
