/** The words of a file as plain data, for highlighting and for laws. */
import { createFaults } from './faults.ts'
import { MAX_FILE_LENGTH } from './limits.ts'
import { normalized } from './parse.ts'
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
  const { tokens, comments } = readWords(normalized(text), createFaults(''))
  const words = tokens
    .filter(({ image }) => image !== '')
    .map(({ startOffset, image }): Piece => ({ kind: 'token', start: startOffset, end: startOffset + image.length }))
  const notes = comments.map(({ startOffset, image }): Piece => ({ kind: 'comment', start: startOffset, end: startOffset + image.length }))
  const pieces: Piece[] = []
  let end = 0
  for (const piece of [...words, ...notes].sort((a, b) => a.start - b.start)) {
    if (piece.start > end) pieces.push({ kind: 'gap', start: end, end: piece.start })
    pieces.push(piece)
    end = piece.end
  }
  if (end < text.length) pieces.push({ kind: 'gap', start: end, end: text.length })
  return pieces
}
