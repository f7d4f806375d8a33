/** What a layout must not change: the tree, the comments and their neighbours. */
import { parse, tokenize, weekdays } from '@rubric/syntax'

const places: ReadonlySet<string> = new Set(['start', 'end', 'headSpan', 'comments'])

/** The tree without places and comments. */
export const treeOf = (text: string): string => {
  const { value, diagnostics } = parse('p.rubric', text)
  if (diagnostics.length > 0) throw new Error(`${diagnostics[0]?.title}: ${text.slice(diagnostics[0]?.span.start, diagnostics[0]?.span.end)}`)
  return JSON.stringify(value, (key, part: unknown) => (places.has(key) ? undefined : part), 1)
}

/** These a layout may add and leave out: `:` before a condition on its own line, `;` and `,` between what then stands on two lines. */
const punctuation: ReadonlySet<string> = new Set([',', ';', ':'])

/** `§"II.A"` is `§II.A`, and all days from monday to sunday are `daily`. */
const spelled = (image: string): string => {
  if (image.startsWith('§"')) return image.replaceAll('"', '')
  return weekdays.some((day) => day === image) ? 'daily' : image
}

/** Each comment, and the word it stands by: before which, where it has its own line, else after which. */
export const commentsOf = (text: string): readonly string[] => {
  const pieces = tokenize(text).filter(({ kind }) => kind !== 'gap')
  const image = (piece: { readonly start: number; readonly end: number }): string => spelled(text.slice(piece.start, piece.end))
  const isWord = (piece: (typeof pieces)[number]): boolean => piece.kind === 'token' && !punctuation.has(image(piece))
  return pieces.flatMap((piece, index) => {
    if (piece.kind !== 'comment') return []
    const alone = /(?:^|[\r\n])\s*$/.test(text.slice(0, piece.start).slice(-200))
    const neighbour = alone ? pieces.slice(index).find(isWord) : pieces.slice(0, index).findLast(isWord)
    return [`${text.slice(piece.start, piece.end).trimEnd()} ${alone ? 'before' : 'after'} ${neighbour === undefined ? 'nothing' : image(neighbour)}`]
  })
}
