/** Text as Markdown in which no author's word is markup; and pieces that are left out when a comment is full. */

/** No name is told that it was mentioned, and no number becomes a link. */
const unlinked = (text: string): string => text.replace(/[@#]/g, (sign) => `${sign}\u2060`)

/** Where Markdown is read, punctuation could mean something. */
export const escaped = (text: string): string => unlinked(html(text).replace(/[\\`*_{}[\]|~]/g, (sign) => `\\${sign}`))

/** Within markup it is not read. */
export const escapedInMarkup = (text: string): string => unlinked(html(text))

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

const html = (text: string): string => text.replace(/[<>&]/g, (sign) => entities[sign] ?? sign)

/** In a code span everything is itself but its own mark, and in a table the bar. */
export const code = (text: string): string => `\`${text.replaceAll('`', "'").replaceAll('|', '\\|').replace(/\s+/g, ' ')}\``

/** What is shown whole or not at all. */
export interface Piece {
  readonly text: string
  /** What it is called where it is left out: `a part of the redline`. */
  readonly what: string
}

/** A stretch of the page: its head always, then as many of its pieces as there is room for. */
export interface Stretch {
  readonly head: string
  readonly pieces: readonly Piece[]
  readonly tail: string
}

/** Stretches come in the order of importance: what does not fit is left out from the end, and said. */
export const fitted = (stretches: readonly Stretch[], most: number): string => {
  let room = most - stretches.reduce((sum, { head, tail }) => sum + head.length + tail.length + longestNote, 0)
  return stretches
    .map(({ head, pieces, tail }) => {
      const shown: string[] = []
      let full = false
      for (const { text } of pieces) {
        full ||= text.length > room
        if (full) break
        room -= text.length
        shown.push(text)
      }
      const left = pieces.slice(shown.length)
      return `${head}${shown.join('')}${left.length === 0 ? '' : noteOf(left)}${tail}`
    })
    .join('')
}

const longestNote = 200

const noteOf = (left: readonly Piece[]): string => {
  const what = left[0]?.what ?? ''
  return `\n*Left out here, to fit a comment: ${left.length} × ${what}. The page and the other formats have all.*\n\n`
}
