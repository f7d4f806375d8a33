/** The place of the cursor: what is being typed, the words left of it, and what the line stands under. */
import { outline, outlineLines, positionAt, type LineKind, type OutlineLine, type OutlineWord, type Span } from '@rubric/syntax'
import type { Program, ProgramFile } from '@rubric/compiler'

/** One reading of the place: a line that goes on, or a new one. */
export interface Way {
  /** Words of the line left of what is being typed. */
  readonly words: readonly OutlineWord[]
  /** What the line may be. */
  readonly kinds: readonly LineKind[]
  /** The lines that it stands under, the nearest first. */
  readonly above: readonly OutlineLine[]
  /** The lines before it under the same line. */
  readonly before: readonly OutlineLine[]
  /** The lines above and this one up to what is being typed, and nothing else: to be read by itself. */
  readonly text: string
  /** The line before ends here unless it goes on with a word that joins. */
  readonly carriesOn: boolean
}

export interface Place {
  readonly program: Program
  readonly path: string
  readonly file: ProgramFile
  /** The word under the cursor, empty between words; of an open text all of it. */
  readonly span: Span
  /** A text in quotes that the cursor is in. */
  readonly inText: boolean
  /** Of the line at hand. */
  readonly column: number
  readonly ways: readonly Way[]
}

const all = Object.keys(outline) as LineKind[]
const nested = new Set(all.flatMap((kind) => outline[kind].under))
const topKinds = all.filter((kind) => !nested.has(kind))

/** The last line at the left margin; what stands under it depends on nothing before it. */
const sectionStart = ({ text, starts }: ProgramFile, line: number): number => {
  for (let at = line; at > 0; at--) {
    const start = starts[at] ?? 0
    if (/[^\s#]/.test(text.charAt(start))) return start
  }
  return 0
}

const isText = ({ fits }: OutlineWord): boolean => fits.includes('a text in quotes')
const isOpenText = ({ text, ...word }: OutlineWord): boolean => isText({ text, ...word }) && !/^"(?:[^"\\]|\\.)*"$/.test(text)
const isMark = ({ text }: OutlineWord): boolean => /^[^\p{L}\p{N}_%[{]+$/u.test(text)
const joins = /^[./-]$/

/** How many of the last words are what is being typed: `admission/` is two of the grammar's words. */
const typedOf = (words: readonly OutlineWord[], end: number): number => {
  const last = words.at(-1)
  if (last === undefined || last.end !== end || last.fits.includes('a clause such as `§II.A`')) return 0
  if (isText(last)) return isOpenText(last) ? 1 : 0
  if (!isMark(last)) return 1
  const joined = words.at(-2)
  return joins.test(last.text) && joined?.end === last.start && !isMark(joined) && !isText(joined) ? 2 : 0
}

const restOfWord = /(?:[A-Za-z0-9_%\]}]|[./-](?=[A-Za-z0-9_]))*/y

const endOfWord = (text: string, offset: number, inText: boolean): number => {
  const rest = inText ? /[^"\r\n]*"?/y : restOfWord
  rest.lastIndex = offset
  return offset + (rest.exec(text)?.[0].length ?? 0)
}

/** Undefined in a comment, and where a file is not known. */
export const placeAt = (program: Program, path: string, offset: number): Place | undefined => {
  const file = program.file(path)
  if (file === undefined) return undefined
  const at = positionAt(file.starts, offset).line - 1
  const base = sectionStart(file, at)
  const head = file.text.slice(base, offset)
  const { lines, comments } = outlineLines(head)
  const comment = comments.at(-1)
  if (comment !== undefined && comment.end === head.length) return undefined
  const current = lines.at(-1)
  const typed = typedOf(current?.words ?? [], head.length)
  const words = typed === 0 ? (current?.words ?? []) : (current?.words.slice(0, -typed) ?? [])
  const start = typed === 0 ? head.length : (current?.words.at(-typed)?.start ?? head.length)
  const inText = typed > 0 && current !== undefined && isText(current.words.at(-1) as OutlineWord)
  const span = { start: base + start, end: endOfWord(file.text, offset, inText) }
  const begin = (file.starts[at] ?? 0) - base + (at === 0 && file.text.startsWith('\ufeff') ? 1 : 0)
  const isNew = words.length === 0 || ((words.at(-1)?.end ?? 0) <= begin && !carriedOver(words.at(-1)))
  if (current !== undefined && !isNew) {
    return { program, path, file, span, inText, column: current.column, ways: [onLine(head, lines, current, words, start)] }
  }
  const earlier = typed > 0 && words.length === 0 ? lines.slice(0, -1) : lines
  const column = head.slice(begin, start).replaceAll('\t', '  ').length
  return { program, path, file, span, inText, column, ways: onNewLine(head, earlier, column) }
}

/** A line that ends in a comma or an opening parenthesis goes on in the next. */
const carriedOver = (last: OutlineWord | undefined): boolean => last?.text === ',' || last?.text === '('

const onLine = (
  head: string,
  lines: readonly OutlineLine[],
  current: OutlineLine,
  words: readonly OutlineWord[],
  start: number,
): Way => {
  const above = ancestors(lines, current.parent)
  const kinds = new Set(kindsUnder(above[0]))
  if (current.kind !== 'stray') kinds.add(current.kind)
  const before = lines.filter((line) => line !== current && line.parent === current.parent)
  return {
    words,
    kinds: [...kinds],
    above,
    before,
    carriesOn: false,
    // An `unless` waives the line that stands first.
    text:
      standing(head, [...before.slice(0, 1), ...above]) +
      ' '.repeat(current.column) +
      head.slice(words[0]?.start ?? start, start),
  }
}

/** Lines beside it that may say that it cannot stand a second time. */
const FEW_BESIDE = 20

const onNewLine = (head: string, lines: readonly OutlineLine[], column: number): readonly Way[] => {
  const last = lines.at(-1)
  const above = ancestors(lines, lines.length - 1).filter((line) => line.column < column)
  const parent = above[0] === undefined ? -1 : lines.indexOf(above[0])
  const before = lines.filter((line) => line.parent === parent)
  const fresh: Way = {
    words: [],
    kinds: kindsUnder(above[0]),
    above,
    before,
    carriesOn: false,
    text: standing(head, [...before.slice(0, FEW_BESIDE).toReversed(), ...above]) + ' '.repeat(column),
  }
  if (last === undefined || last.column >= column) return [fresh]
  const carried = onLine(head, lines, last, last.words, last.words.at(-1)?.end ?? 0)
  return [fresh, { ...carried, carriesOn: true, text: `${carried.text}\n${' '.repeat(column)}` }]
}

const kindsUnder = (line: OutlineLine | undefined): readonly LineKind[] =>
  line === undefined ? topKinds : line.kind === 'stray' ? [] : outline[line.kind].under

const ancestors = (lines: readonly OutlineLine[], from: number): readonly OutlineLine[] => {
  const line = lines[from]
  return line === undefined ? [] : [line, ...ancestors(lines, line.parent)]
}

/** The lines above, outermost first, each on a line of its own. */
const standing = (head: string, above: readonly OutlineLine[]): string =>
  above
    .toReversed()
    .map(({ column, words }) => `${' '.repeat(column)}${head.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0)}\n`)
    .join('')
