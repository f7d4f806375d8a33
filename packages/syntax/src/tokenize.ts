/** The words of a file as plain data, for highlighting and for laws. */
import { createFaults } from './faults.ts'
import { MAX_FILE_LENGTH } from './limits.ts'
import { normalized } from './words/normalized.ts'
import { partsOf } from './words/parts.ts'
import { readWords } from './words/read.ts'

export interface Piece {
  /** `gap` is white space, or signs that no word is made of. */
  readonly kind: 'token' | 'comment' | 'gap'
  readonly start: number
  readonly end: number
}

/** Every offset of the text lies in exactly one piece; pieces are in order. Empty for a text beyond `MAX_FILE_LENGTH`. */
export const tokenize = (text: string): readonly Piece[] => {
  if (text.length > MAX_FILE_LENGTH) return []
  const source = normalized(text)
  const pieces: Piece[] = []
  let end = 0
  for (const part of partsOf(source)) {
    const { tokens, comments } = readWords(source, part, createFaults('', 0))
    const words = tokens.filter(({ image }) => image !== '').map(pieceOf('token'))
    for (const piece of [...words, ...comments.map(pieceOf('comment'))].sort((a, b) => a.start - b.start)) {
      if (piece.start > end) pieces.push({ kind: 'gap', start: end, end: piece.start })
      pieces.push(piece)
      end = piece.end
    }
  }
  if (end < text.length) pieces.push({ kind: 'gap', start: end, end: text.length })
  return pieces
}

const pieceOf = (kind: Piece['kind']) => ({ startOffset, image }: { readonly startOffset: number; readonly image: string }): Piece => ({
  kind,
  start: startOffset,
  end: startOffset + image.length,
})
