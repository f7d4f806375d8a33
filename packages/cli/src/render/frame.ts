/**
 * The piece of source that a finding is about, with what is marked in it: `^^^` under the fault, `---` under what takes
 * part in it, each with its words.
 */
import type { Paint } from '../terminal/color.ts'
import { type Lines, lineText, positionAt } from './lines.ts'
import { showLine } from './source-line.ts'
import { padStart, tame, wrap, widthOf } from './width.ts'

export interface Mark {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly primary: boolean
}

export interface FrameStyle {
  readonly paint: Paint
  /** Colour of the fault itself. */
  readonly accent: (text: string) => string
  readonly width: number
}

/** A mark on one line, in columns of the screen. */
interface Placed {
  readonly from: number
  readonly to: number
  readonly words: string
  readonly primary: boolean
}

interface Row {
  readonly number: number
  readonly text: string
  readonly under: readonly string[]
}

/** The lines of a frame; `gutter` is how wide its line numbers are. */
export const frame = (lines: Lines, marks: readonly Mark[], style: FrameStyle, gutter: number): readonly string[] => {
  const byLine = Map.groupBy(marks, ({ start }) => positionAt(lines, start).line)
  const rows = [...byLine.keys()].sort((a, b) => a - b).map((line) => rowOf(lines, line, byLine.get(line) ?? [], style, gutter))
  const bar = style.paint.place('│')
  const blank = `${' '.repeat(gutter)}${bar}`
  return rows.flatMap((row, index) => [
    ...between(lines, rows[index - 1]?.number, row.number, style, gutter),
    `${style.paint.place(padStart(String(row.number), gutter))}${bar}${row.text === '' ? '' : ` ${row.text}`}`,
    ...row.under.map((text) => `${blank} ${text}`),
  ])
}

/** Columns that the largest line number of the marks takes. */
export const gutterOf = (lines: Lines, marks: readonly Mark[]): number =>
  Math.max(2, ...marks.map(({ start }) => String(positionAt(lines, start).line).length))

/** One line left out is as short as the sign for it, so it is shown. */
const between = (
  lines: Lines,
  above: number | undefined,
  below: number,
  { paint, width }: FrameStyle,
  gutter: number,
): readonly string[] => {
  if (above === undefined || below - above <= 1) return []
  if (below - above > 2) return [`${' '.repeat(gutter)}${paint.place('┆')}`]
  const { text } = showLine(lineText(lines, above + 1), [0, 0], width - gutter - 2)
  return [`${paint.place(`${padStart(String(above + 1), gutter)}│`)} ${text}`.trimEnd()]
}

const rowOf = (lines: Lines, number: number, marks: readonly Mark[], style: FrameStyle, gutter: number): Row => {
  const text = lineText(lines, number)
  const base = (lines.starts[number - 1] ?? 0) + (number === 1 && lines.text.startsWith('\ufeff') ? 1 : 0)
  const spans = marks.map((mark) => {
    const start = Math.min(Math.max(0, mark.start - base), text.length)
    return { mark, start, end: Math.min(Math.max(mark.end - base, start), text.trimEnd().length) }
  })
  const focus = spans.find(({ mark }) => mark.primary) ?? spans[0]
  const room = style.width - gutter - 2
  const shown = showLine(text, focus === undefined ? [0, 0] : [focus.start, focus.end], room)
  const placed = spans.map(({ mark, start, end }): Placed => {
    const from = shown.columnAt(start)
    return { from, to: Math.max(from + 1, shown.columnAt(end)), words: tame(mark.text), primary: mark.primary }
  })
  return { number, text: shown.text.trimEnd(), under: underline(placed, room, style) }
}

/** Marks that do not touch share a row; the words of the rightmost stand beside it, those of the others below, right to left. */
const underline = (placed: readonly Placed[], room: number, style: FrameStyle): readonly string[] => {
  const groups: Placed[][] = []
  for (const mark of placed.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const group = groups.find((held) => (held.at(-1)?.to ?? 0) < mark.from)
    if (group === undefined) groups.push([mark])
    else group.push(mark)
  }
  return groups
    .toSorted((a, b) => Number(b.some((m) => m.primary)) - Number(a.some((m) => m.primary)))
    .flatMap((group) => markRows(group, room, style))
}

const markRows = (group: readonly Placed[], room: number, style: FrameStyle): readonly string[] => {
  const color = ({ primary }: Placed): ((text: string) => string) => (primary ? style.accent : style.paint.place)
  const last = group.at(-1)
  if (last === undefined) return []
  const signs = place(group.map((mark) => [mark.from, (mark.primary ? '^' : '-').repeat(mark.to - mark.from), color(mark)]))
  const beside = last.words !== '' && last.to + 1 + widthOf(last.words) <= room
  const rows = [beside ? `${signs} ${color(last)(last.words)}` : signs]
  const waiting = beside ? group.slice(0, -1) : [...group]
  for (let mark = waiting.pop(); mark !== undefined; mark = waiting.pop()) {
    if (mark.words === '') continue
    const bars = waiting.filter(({ words }) => words !== '').map((it): Piece => [it.from, '|', color(it)])
    const column = Math.max(0, Math.min(mark.from, room - shortestLabel))
    const free = bars.filter(([at]) => at < column)
    for (const line of wrap(mark.words, room - column)) rows.push(place([...free, [column, line, color(mark)]]))
  }
  return rows
}

/** Words under a mark at the right edge start further left, so that they keep this much room. */
const shortestLabel = 40

type Piece = readonly [column: number, text: string, paint: (text: string) => string]

/** Texts at their columns, left to right. */
const place = (pieces: readonly Piece[]): string => {
  let line = ''
  let column = 0
  for (const [at, text, paint] of pieces) {
    line += ' '.repeat(Math.max(0, at - column)) + paint(text)
    column = Math.max(column, at) + widthOf(text)
  }
  return line
}
