/** One line of source as it is shown: tabs made visible, control characters tamed, cropped around what is marked. */
import { graphemes, tame } from './width.ts'

const tabWidth = 4

interface Cell {
  readonly text: string
  readonly width: number
  /** Offset in the line at which this cell's source starts. */
  readonly start: number
}

export interface ShownLine {
  readonly text: string
  /** Column (0-based) on screen of an offset in the line. */
  readonly columnAt: (offset: number) => number
}

const cellsOf = (line: string): readonly Cell[] => {
  let column = 0
  return graphemes(line).map(({ text, start, width }) => {
    const isTab = text === '\t'
    const tamed = isTab ? text : tame(text)
    const cell = isTab
      ? { text: '→'.padEnd(tabWidth - (column % tabWidth)), width: tabWidth - (column % tabWidth), start }
      : { text: tamed, width: tamed === text ? width : tamed.length, start }
    column += cell.width
    return cell
  })
}

/**
 * Fits a line into `columns`. Where it is too long, the part around `focus` (offsets in the line) is kept, and `…` stands
 * for what is left out at either end.
 */
export const showLine = (line: string, focus: readonly [number, number], columns: number): ShownLine => {
  if (line.length > longest) return showPart(line, focus, columns)
  const cells = cellsOf(line)
  const edges = [0]
  for (const cell of cells) edges.push((edges.at(-1) ?? 0) + cell.width)
  const total = edges.at(-1) ?? 0
  const columnOf = (offset: number): number => {
    const index = cells.findIndex(({ start }, at) => offset <= start || offset < (cells[at + 1]?.start ?? Infinity))
    return index < 0 || offset >= line.length ? total + Math.max(0, offset - line.length) : (edges[index] ?? total)
  }
  if (total <= columns) return { text: cells.map(({ text }) => text).join(''), columnAt: columnOf }
  const [from, to] = windowAround(columnOf(focus[0]), columnOf(focus[1]), total, columns)
  const first = edges.findIndex((edge) => edge >= from)
  const last = edges.findLastIndex((edge) => edge <= to)
  const kept = cells
    .slice(first, last)
    .map(({ text }) => text)
    .join('')
  const shift = (edges[first] ?? 0) - (from > 0 ? 1 : 0)
  return {
    text: `${from > 0 ? '…' : ''}${kept}${to < total ? '…' : ''}`,
    columnAt: (offset) => Math.min(columns, Math.max(0, columnOf(offset) - shift)),
  }
}

/** Lines with more characters are cut to the neighbourhood of the focus before anything is measured. */
const longest = 4000

const showPart = (line: string, [start, end]: readonly [number, number], columns: number): ShownLine => {
  const from = Math.max(0, start - longest / 4)
  const to = Math.min(line.length, start + longest / 4)
  const [before, after] = [from > 0 ? '…' : '', to < line.length ? '…' : '']
  const shift = from - before.length
  const { text, columnAt } = showLine(before + line.slice(from, to) + after, [start - shift, Math.min(end, to) - shift], columns)
  return { text, columnAt: (offset) => columnAt(Math.min(Math.max(offset, from), to) - shift) }
}

/** Columns to keep: all of the focus if it fits, with the rest shared between both sides; one column for each `…`. */
const windowAround = (start: number, end: number, total: number, columns: number): readonly [number, number] => {
  const room = columns - 2
  const spare = Math.max(0, room - (end - start))
  const from = Math.max(0, Math.min(start - Math.floor(spare / 2), total - room))
  return [from, Math.min(total, from + room)]
}
