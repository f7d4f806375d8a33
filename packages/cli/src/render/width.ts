/**
 * How wide a text stands on a terminal, in columns, and the cutting, padding and wrapping that follow from it.
 * Wide are the East Asian wide and fullwidth characters and emoji; marks that combine take no column of their own.
 */

/** Made when the first text beyond ASCII comes: it takes longer to make than most answers take to print. */
let segmenter: Intl.Segmenter | undefined

const segments = (text: string): Iterable<Intl.SegmentData> => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** First and last code point of the ranges that Unicode (East Asian Width W and F) gives two columns. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

/** One column a character: ASCII, Latin letters, and the signs of this package's own frames and trees. */
const plain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f·§–—…•→─│┌└├┆✓✗●○◇◐▸]*$/
const noColumn = /^[\p{Mn}\p{Me}\p{Cf}]+$/u
const emoji = /\p{Emoji_Presentation}|\ufe0f/u

/** Columns of one grapheme. */
const graphemeWidth = (grapheme: string): number => {
  if (noColumn.test(grapheme)) return 0
  const point = grapheme.codePointAt(0) ?? 0
  return emoji.test(grapheme) || wideRanges.some(([first, last]) => point >= first && point <= last) ? 2 : 1
}

/** The graphemes of a text with their columns. */
export const graphemes = (text: string): readonly { readonly text: string; readonly start: number; readonly width: number }[] =>
  plain.test(text)
    ? Array.from(text, (char, start) => ({ text: char, start, width: 1 }))
    : Array.from(segments(text), ({ segment, index }) => ({ text: segment, start: index, width: graphemeWidth(segment) }))

/** Columns of a text without escape sequences. */
export const widthOf = (text: string): number =>
  plain.test(text) ? text.length : graphemes(text).reduce((sum, { width }) => sum + width, 0)

/** Fills up with spaces on the right. */
export const padEnd = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - widthOf(text)))

/** Fills up with spaces on the left. */
export const padStart = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - widthOf(text))) + text

/** Cuts to at most `columns`, with `…` where something was cut. */
export const cut = (text: string, columns: number): string => {
  if (widthOf(text) <= columns) return text
  let kept = ''
  let used = 0
  for (const { text: part, width } of graphemes(text)) {
    if (used + width > columns - 1) break
    kept += part
    used += width
  }
  return `${kept.trimEnd()}…`
}

/** Breaks between words into lines of at most `columns`. Lines that fit stay as they are; a word too long stands alone. */
export const wrap = (text: string, columns: number): readonly string[] =>
  text.split('\n').flatMap((paragraph) => {
    if (widthOf(paragraph) <= columns) return [paragraph]
    const indent = /^ */.exec(paragraph)?.[0] ?? ''
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.trim().split(/ +/)) {
      if (line !== '' && indent.length + widthOf(line) + 1 + widthOf(word) > columns) {
        lines.push(indent + line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    return [...lines, indent + line]
  })

const control = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** Takes the power from characters that would steer the terminal or turn the reading order: each becomes a visible sign. */
export const tame = (text: string): string =>
  text.replace(control, (char) => {
    const code = char.charCodeAt(0)
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '␡' : '\ufffd'
  })
