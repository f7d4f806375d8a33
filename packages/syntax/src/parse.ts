/** Text to tree, in the order of the phases: words, outline, lines, tree. */
import type { File } from './ast.ts'
import type { Result } from './diagnostic.ts'
import { report } from './diagnostics.ts'
import { createFaults } from './faults.ts'
import { LineRules } from './grammar/lines.ts'
import { MAX_FILE_LENGTH } from './limits.ts'
import { causeOf, placeLines } from './outline/place.ts'
import { assemble, missing } from './tree/assemble.ts'
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
    const value: File = { kind: 'File', start: 0, end: text.length, header: missing(0), sections: [], comments: [] }
    return { value, diagnostics: [diagnostic] }
  }
  const faults = createFaults(file)
  const words = readWords(normalized(text), faults)
  const placed = placeLines(words.tokens, words.lines, faults)
  parser ??= new LineRules()
  const drafts = parser.parseLines(words.tokens, faults)
  const value = assemble(text, words.comments, drafts, placed, faults)
  return { value, diagnostics: faults.list((line) => causeOf(line, placed)) }
}
