/** Columns: how wide they are, and where they begin anew. */
import { type Doc, flat, step } from './doc.ts'
import type { Page } from './page.ts'
import type { Entry, Row } from './row.ts'

/** Spaces between columns. */
const between = 2

/** Spaces behind the longest name, and behind a name that stands alone. */
interface Spacing {
  readonly behind: number
  readonly alone: number
}

const columned: Spacing = { behind: between, alone: between }
/** `language 1`: one line by itself stands in no column. */
export const listlike: Spacing = { behind: between, alone: 1 }
/** Read as sentences: `decided by "…" on …`. */
export const sentences: Spacing = { behind: 1, alone: 1 }

/** Rows in columns. A blank line, or a comment on its own line, begins new columns. */
export const table = (entries: readonly Entry[], page: Page, level: number, { behind, alone } = columned): readonly Row[] => {
  const rows: Row[] = []
  for (let from = 0; from < entries.length;) {
    const group: Entry[] = []
    const under: (readonly Row[])[] = []
    for (let parted = false; !parted && from < entries.length; from++) {
      const entry = entries[from] as Entry
      const below = entry.under?.(level + 1) ?? []
      group.push(entry)
      under.push(below)
      parted = page.parted(below.at(-1)?.end ?? entry.end)
    }
    const first = Math.max(...group.map(({ name }) => name.length)) + (group.length === 1 ? alone : behind)
    const lay = columns(group, first, page.width - level * step.length)
    for (const [index, entry] of group.entries()) rows.push({ level, doc: lay(entry), end: entry.end }, ...(under[index] ?? []))
  }
  return rows
}

const columns = (group: readonly Entry[], first: number, width: number): ((entry: Entry) => Doc) => {
  const values = new Map(group.map((entry) => [entry, entry.value === undefined ? '' : flat(entry.value)]))
  const valueOf = (entry: Entry): string => values.get(entry) ?? ''
  const noted = group.flatMap((entry) =>
    entry.note === undefined ? [] : [{ value: widthOf(valueOf(entry)), note: entry.note.length }],
  )
  const second = columnFor(noted, width - first) + between
  return (entry) => {
    const { name, value, note } = entry
    if (value === undefined && note === undefined) return name
    const text = valueOf(entry)
    const last = note === undefined ? '' : `${' '.repeat(Math.max(between, second - widthOf(text)))}${note}`
    const start = name.padEnd(first)
    return first + widthOf(text) <= width ? `${start}${text}${last}` : [start, value ?? '', last]
  }
}

/** Without end where a comment within it breaks the line. */
const widthOf = (text: string): number => (text.includes('\n') ? Number.POSITIVE_INFINITY : text.length)

interface Noted {
  readonly value: number
  readonly note: number
}

/**
 * How wide the second column is: so wide that as few lines as possible stand out of the columns, or run past the width though
 * they need not. So one long type neither pushes all texts out to the right, nor is it cut off from a short list.
 */
const columnFor = (lines: readonly Noted[], width: number): number => {
  const widths = [...new Set(lines.map(({ value }) => value))].filter(Number.isFinite).sort((a, b) => b - a)
  let best = { column: 0, cost: Number.POSITIVE_INFINITY }
  for (const column of widths) {
    const cost = lines.filter(({ value, note }) => {
      if (value > column) return true
      return column + between + note > width && value + between + note <= width
    }).length
    if (cost < best.cost) best = { column, cost }
  }
  return best.column
}
