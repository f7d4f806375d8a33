/**
 * What the printers know besides the tree: the comments, and where blank lines stand. A comment can stand within a logical line
 * only where that line goes on in the next one, so the printers ask for the `gap` in exactly those places.
 */
import { builders, type Doc } from './doc.ts'
import type { Comment, NodeOf } from '@rubric/syntax'
import type { Entry, EntryKind, PhraseKind, Row, RowKind } from './row.ts'

export interface Page {
  /** Columns that a line may take. */
  readonly width: number
  /** Where the next word begins, from here. */
  readonly next: (from: number) => number
  /** Behind these words and marks, as far as they follow from here. */
  readonly after: (from: number, ...words: readonly string[]) => number
  /** The word, mark or quoted text that begins here. */
  readonly wordAt: (at: number) => string
  readonly comments: (from: number, to: number) => readonly Comment[]
  /** Whether a comment has its line for itself. */
  readonly alone: (comment: Comment) => boolean
  /** The comment at the end of the line that ends here. */
  readonly trailing: (end: number) => Comment | undefined
  /** How far in a place stands in its line. */
  readonly column: (at: number) => number
  /** Whether a blank line stands between the two. */
  readonly isBlank: (from: number, to: number) => boolean
  /** Whether a blank line, or a comment on its own line, stands between here and the next word. */
  readonly parted: (from: number) => boolean
  /** What stands between two words: `otherwise`, or the comments there, each with the line break that it needs. */
  readonly gap: (from: number, to: number, otherwise: Doc) => Doc
  /** Comments that a gap has printed. */
  readonly placed: ReadonlySet<Comment>
  readonly doc: (node: NodeOf<PhraseKind>) => Doc
  readonly entry: (node: NodeOf<EntryKind>) => Entry
  readonly rows: (node: NodeOf<RowKind>, level: number) => readonly Row[]
}

export type PageOfText = Omit<Page, 'doc' | 'entry' | 'rows'>

/** Comments keep their words; white space at the end is none of them. */
export const commentText = (comment: Comment): string => `#${comment.text.trimEnd()}`

/** A comment at the end of a line; it never makes the line too long. */
export const lineEnd = (comment: Comment): Doc => builders.lineSuffix(`  ${commentText(comment)}`)

const word = /"(?:[^"\\\n]|\\[^\n])*"|\w+|[^\w\s]/y

/** Of a text whose line breaks are line feeds. */
export const pageOf = (text: string, all: readonly Comment[], width: number): PageOfText => {
  const placed = new Set<Comment>()
  const comments = (from: number, to: number): readonly Comment[] => {
    const first = firstFrom(all, from)
    let end = first
    while (end < all.length && (all[end] as Comment).start < to) end++
    return first === end ? none : all.slice(first, end)
  }
  const { next, wordAt, after } = wordsOf(text, all)
  const lineStart = (at: number): number => text.lastIndexOf('\n', at - 1) + 1
  const column = (at: number): number => at - lineStart(at)
  const alone = ({ start }: Comment): boolean => text.slice(lineStart(start), start).trim() === ''
  const trailing = (end: number): Comment | undefined => {
    const comment = all[firstFrom(all, end)]
    return comment !== undefined && !/\S|\n/.test(text.slice(end, comment.start)) ? comment : undefined
  }
  const isBlank = (from: number, to: number): boolean => /\n[^\S\n]*\n/.test(text.slice(from, to))
  const parted = (from: number): boolean => {
    const to = next(from)
    return isBlank(from, to) || comments(from, to).some(alone)
  }
  const gap = (from: number, to: number, otherwise: Doc): Doc => {
    const inside = comments(from, to)
    if (inside.length === 0) return otherwise
    for (const comment of inside) placed.add(comment)
    return [
      ...inside.map((each): Doc => (alone(each) ? [builders.hardline, commentText(each)] : lineEnd(each))),
      builders.hardline,
    ]
  }
  return { width, next, after, wordAt, comments, alone, trailing, column, isBlank, parted, gap, placed }
}

/** The words of a text; comments are none. */
const wordsOf = (text: string, all: readonly Comment[]): Pick<Page, 'next' | 'wordAt' | 'after'> => {
  const next = (from: number): number => {
    let at = from
    for (let comment = firstFrom(all, from); ; comment++) {
      while (at < text.length && isSpace(text.charCodeAt(at))) at++
      if (all[comment]?.start !== at) return at
      at = (all[comment] as Comment).end
    }
  }
  const wordAt = (at: number): string => {
    word.lastIndex = at
    return word.exec(text)?.[0] ?? ''
  }
  const after = (from: number, ...words: readonly string[]): number => {
    let end = from
    for (const expected of words) {
      const at = next(end)
      if (wordAt(at) !== expected) break
      end = at + expected.length
    }
    return end
  }
  return { next, wordAt, after }
}

/** The index of the first comment from here. */
const firstFrom = (all: readonly Comment[], from: number): number => {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle] as Comment).start < from) low = middle + 1
    else high = middle
  }
  return low
}

const none: readonly Comment[] = []

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)
