/** Texts as they are read: without a byte order mark, and with line feeds alone for line breaks. As Prettier does it. */

/** `auto` is as in the first line of the text. */
export type EndOfLine = 'lf' | 'crlf' | 'cr' | 'auto'

export interface Plain {
  readonly text: string
  /** The byte order mark, where there was one. */
  readonly mark: string
  /** Where a place of the plain text stands in the text as it was. */
  readonly original: (at: number) => number
}

const MARK = '\ufeff'

export const plain = (whole: string): Plain => {
  const mark = whole.startsWith(MARK) ? MARK : ''
  const marked = whole.slice(mark.length)
  if (!marked.includes('\r')) return { text: marked, mark, original: (at) => at + mark.length }
  // A pair of two marks is one line feed less; what comes behind it stands one further on in the original.
  const pairs = [...marked.matchAll(/\r\n/g)].map(({ index }, before) => index - before)
  const original = (at: number): number => {
    let [low, high] = [0, pairs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return at + low + mark.length
  }
  return { text: marked.replace(/\r\n?/g, '\n'), mark, original }
}

const breaks = { lf: '\n', crlf: '\r\n', cr: '\r' } as const

export const breakOf = (kind: EndOfLine, text: string): string => {
  if (kind !== 'auto') return breaks[kind]
  return /\r\n?/.exec(text)?.[0] ?? breaks.lf
}

export const withBreaks = (text: string, lineBreak: string): string =>
  lineBreak === '\n' ? text : text.replaceAll('\n', lineBreak)
