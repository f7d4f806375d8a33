/** A comparison for a person at a terminal: blocks with headings, coloured by what their words say. */
import { type Block, type Line, type Review, type Style, comparisonText } from '@rubric/review'
import { tame, widthOf } from '../render/width.ts'
import type { Paint } from '../terminal/color.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type TextStyle = Pick<Terminal, 'paint' | 'width'>

/** Ends with a line break. */
export const prettyComparison = (review: Review, { paint, width }: TextStyle): string =>
  comparisonText(review, width).map((block) => blockText(block, paint, width)).join('\n')

const blockText = ({ heading, style, lines }: Block, paint: Paint, width: number): string => {
  const title = heading === '' ? [] : [ruled(heading, style, paint, width)]
  return [...title, ...linesText(lines, paint)].map((line) => `${line}\n`).join('')
}

/** Stretches in their colours, and nothing at the ends of lines. */
export const linesText = (lines: readonly Line[], paint: Paint): readonly string[] =>
  lines.map((line) => line.map(({ text, style }) => tints(paint)[style](tame(text))).join('').trimEnd())

const ruled = (heading: string, style: Style, paint: Paint, width: number): string => {
  const text = tame(heading)
  const rest = width - widthOf(text) - 1
  return `${paint.strong(tints(paint)[style](text))}${rest > 0 ? ` ${paint.quiet('─'.repeat(rest))}` : ''}`
}

const tints = (paint: Paint): Readonly<Record<Style, (text: string) => string>> => ({
  plain: (text) => text,
  good: paint.met,
  bad: paint.notMet,
  doubt: paint.unknown,
  quiet: paint.quiet,
  strong: paint.strong,
  added: paint.met,
  removed: paint.notMet,
})
