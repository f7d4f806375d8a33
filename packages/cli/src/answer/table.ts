/** Many members at a glance: a row each, a column for each criterion, and in each cell a sign and a word. */
import { cut, padEnd, widthOf } from '../render/width.ts'
import type { Paint } from '../terminal/color.ts'
import { type Word, statusColumns, wordText } from './words.ts'

export interface Column {
  readonly name: string
  /** Stands once over neighbouring columns that share it. */
  readonly group?: string
}

export interface Row {
  readonly label: string
  /** One for each column; a note instead where nothing was decided. */
  readonly cells: readonly Word[] | string
}

const gap = 2
const widestLabel = 32

/** Where the columns do not fit beside each other, they come in several tables of as many as do. */
export const tableLines = (
  columns: readonly Column[],
  rows: readonly Row[],
  { paint, width }: { readonly paint: Paint; readonly width: number },
): readonly string[] => {
  const first = Math.min(widestLabel, Math.max(6, ...rows.map(({ label }) => widthOf(label)))) + gap
  const heads = columns.map(({ name }) => headOf(name))
  const widths = widenedToGroups(
    columns,
    heads.map((head, at) => Math.max(...rows.map(({ cells }) => cellWidth(cells, at)), ...head.map(widthOf)) + gap),
  )
  return inGroups(widths, width - first).flatMap(([from, to], index) => [
    ...(index === 0 ? [] : ['']),
    ...groupLine(columns.slice(from, to), widths.slice(from, to), first, paint),
    ...headLines(heads.slice(from, to), widths.slice(from, to), first, paint),
    ...rows.map(({ label, cells }) => {
      const start = padEnd(cut(label, first - gap), first)
      if (typeof cells === 'string') return `${start}${paint.notMet(cut(cells, width - first))}`
      const row = cells.slice(from, to).map((cell, at) => cellText(cell, widths[from + at] ?? 0, paint))
      return `${start}${row.join('')}`.trimEnd()
    }),
  ])
}

const cellWidth = (cells: Row['cells'], at: number): number => {
  const word = typeof cells === 'string' ? undefined : cells[at]
  return word === undefined ? statusColumns : Math.max(statusColumns, widthOf(wordText(word)))
}

const cellText = (word: Word, width: number, paint: Paint): string => word.tint(paint)(padEnd(wordText(word), width))

const groupLine = (columns: readonly Column[], widths: readonly number[], first: number, paint: Paint): readonly string[] => {
  if (columns.every(({ group }) => group === undefined)) return []
  let line = ' '.repeat(first)
  columns.forEach(({ group = '' }, at) => {
    const isFirst = at === 0 || columns[at - 1]?.group !== group
    const start = first + widths.slice(0, at).reduce((sum, width) => sum + width, 0)
    if (isFirst) line = padEnd(line, start) + group
  })
  return [paint.place(line.trimEnd())]
}

/** The last column of a group makes room for the group's name. */
const widenedToGroups = (columns: readonly Column[], widths: readonly number[]): readonly number[] =>
  widths.map((width, at) => {
    const { group } = columns[at] ?? {}
    if (group === undefined || columns[at + 1]?.group === group) return width
    const first = columns.findIndex((column) => column.group === group)
    const others = widths.slice(first, at).reduce((sum, it) => sum + it, 0)
    return Math.max(width, widthOf(group) + gap - others)
  })

/** A name in lines of at most twelve columns, broken after underscores and dots. */
const headOf = (name: string): readonly string[] => {
  const lines: string[] = []
  for (const part of name.split(/(?<=[_.])/)) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + widthOf(part) <= 12) lines[lines.length - 1] = last + part
    else lines.push(part)
  }
  return lines
}

const headLines = (
  heads: readonly (readonly string[])[],
  widths: readonly number[],
  first: number,
  paint: Paint,
): readonly string[] => {
  const height = Math.max(0, ...heads.map((head) => head.length))
  return Array.from({ length: height }, (_, line) => {
    const cells = heads.map((head, at) => padEnd(head[line - (height - head.length)] ?? '', widths[at] ?? 0))
    return paint.quiet(`${' '.repeat(first)}${cells.join('')}`.trimEnd())
  })
}

/** Runs of columns that fit into the room; at least one each. */
const inGroups = (widths: readonly number[], room: number): readonly (readonly [number, number])[] => {
  const groups: [number, number][] = []
  let used = Infinity
  widths.forEach((width, index) => {
    const last = groups.at(-1)
    if (last === undefined || used + width > room) {
      groups.push([index, index + 1])
      used = width
    } else {
      last[1] = index + 1
      used += width
    }
  })
  return groups
}
