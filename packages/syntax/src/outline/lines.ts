/** The lines of a text with their words, however broken: for whoever helps while a text is being written. */
import { tokenLabel, type IToken } from 'chevrotain'
import type { Span } from '../diagnostic.ts'
import { createFaults } from '../faults.ts'
import { normalized } from '../words/normalized.ts'
import { readWords } from '../words/read.ts'
import type { LineKind } from './kinds.ts'
import { placeLines } from './place.ts'

export interface OutlineWord extends Span {
  readonly text: string
  /** What it can be in the grammar: the words as `` `at` ``, the tokens by their label, such as `a name`. */
  readonly fits: readonly string[]
}

export interface OutlineLine {
  readonly kind: LineKind | 'stray'
  /** Width of its indent. */
  readonly column: number
  /** Index of the line that it stands under on the page; -1 for the file. */
  readonly parent: number
  readonly words: readonly OutlineWord[]
}

export interface OutlineLines {
  readonly lines: readonly OutlineLine[]
  readonly comments: readonly Span[]
}

const spanOf = ({ startOffset, image }: IToken): Span => ({ start: startOffset, end: startOffset + image.length })

const wordOf = (token: IToken): OutlineWord => ({
  ...spanOf(token),
  text: token.image,
  fits: [...new Set([token.tokenType, ...(token.tokenType.CATEGORIES ?? [])].map(tokenLabel))],
})

/** Of a whole text, or of one that begins with a line at the left margin: what stands there depends on no line above it. */
export const outlineLines = (text: string): OutlineLines => {
  const source = normalized(text)
  const faults = createFaults('', 0)
  const { tokens, lines, comments } = readWords(source, { from: 0, to: source.length }, faults)
  const placed = placeLines(tokens, lines, faults)
  return {
    lines: lines.map(({ first, end, column }, index) => ({
      kind: placed[index]?.kind ?? 'stray',
      column,
      parent: placed[index]?.outline ?? -1,
      words: tokens.slice(first + 1, end).map(wordOf),
    })),
    comments: comments.map(spanOf),
  }
}
