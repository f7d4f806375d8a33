/** Lines of plain text whose stretches say what they stand for, so that who prints them may colour them. */

export type Style = 'plain' | 'good' | 'bad' | 'doubt' | 'quiet' | 'strong' | 'added' | 'removed'

export interface Stretch {
  readonly text: string
  readonly style: Style
}

export type Line = readonly Stretch[]

/** A heading, and what stands under it. */
export interface Block {
  readonly heading: string
  readonly style: Style
  readonly lines: readonly Line[]
}

export const stretch = (text: string, style: Style = 'plain'): Stretch => ({ text, style })

/** Of a line: its text without what the stretches stand for. */
export const plainText = (line: Line): string => line.map(({ text }) => text).join('')

const columnsOf = (line: Line): number => plainText(line).length

/** Breaks between words; what goes on stands `hanging` columns in. A word that is longer than a line has its own. */
export const wrapped = (stretches: Line, width: number, indent: number, hanging = indent): readonly Line[] => {
  const lines: Stretch[][] = [[stretch(' '.repeat(indent))]]
  for (const { text, style } of stretches) {
    for (const word of text.split(/(?<=\s)/)) {
      const last = lines.at(-1) as Stretch[]
      if (columnsOf(last) + word.trimEnd().length > width && columnsOf(last) > hanging)
        lines.push([stretch(' '.repeat(hanging)), stretch(word, style)])
      else last.push(stretch(word, style))
    }
  }
  return lines.map(trimmed)
}

/** Neighbours of one style as one, and no white space at the end. */
export const trimmed = (line: Line): Line => {
  const found: Stretch[] = []
  for (const { text, style } of line) {
    const last = found.at(-1)
    if (last?.style === style) found[found.length - 1] = stretch(last.text + text, style)
    else if (text !== '') found.push(stretch(text, style))
  }
  const last = found.pop()
  return last === undefined ? [] : [...found, stretch(last.text.trimEnd(), last.style)].filter(({ text }) => text !== '')
}
