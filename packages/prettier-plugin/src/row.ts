/** A page as rows: each is one logical line of the outline. */
import type { Node, NodeKind, Section } from '@rubric/syntax'
import { type Doc, flat } from './doc.ts'
import type { Page } from './page.ts'

/** Lines that stand in columns with the lines beside them. */
export type EntryKind = 'HeaderEntry' | 'FactDeclaration' | 'Term' | 'GivenFact' | 'Expectation'

/** What makes lines of the outline. */
export type RowKind = 'Header' | Section['kind'] | 'Body' | 'Waiver' | 'Block' | 'Item' | 'GuidanceItem'

/** What is part of a line. */
export type PhraseKind = Exclude<NodeKind, EntryKind | RowKind | 'File'>

type NodeFor<K extends NodeKind> = Extract<Node, { readonly kind: K }>

export type PhrasePrinters<K extends PhraseKind = PhraseKind> = { readonly [P in K]: (node: NodeFor<P>, page: Page) => Doc }
export type EntryPrinters<K extends EntryKind = EntryKind> = { readonly [P in K]: (node: NodeFor<P>, page: Page) => Entry }
export type RowPrinters<K extends RowKind = RowKind> = { readonly [P in K]: (node: NodeFor<P>, page: Page, level: number) => readonly Row[] }

export interface Row {
  readonly level: number
  readonly doc: Doc
  /** Where its last word ends in the text. Where it begins is where the first word after the row before it begins. */
  readonly end: number
  /** What must stand before it: a blank line, or none. Left out: as in the text, and one blank line at most. */
  readonly before?: 'blank' | 'nothing'
}

export interface Entry {
  readonly name: string
  readonly value?: Doc
  /** A third column. */
  readonly note?: string
  readonly end: number
  /** Rows that belong to it, one level further in. */
  readonly under?: (level: number) => readonly Row[]
}

/** Spaces that part the columns. */
const between = 2

/** Rows in columns. A blank line, or a comment on its own line, begins new columns. `behindName`: spaces behind the longest name. */
export const table = (entries: readonly Entry[], page: Page, level: number, behindName = between): readonly Row[] => {
  const rows: Row[] = []
  for (let from = 0; from < entries.length; ) {
    const group: { readonly entry: Entry; readonly under: readonly Row[] }[] = []
    for (let parted = false; !parted && from < entries.length; from++) {
      const entry = entries[from] as Entry
      const under = entry.under?.(level + 1) ?? []
      group.push({ entry, under })
      parted = page.parted(under.at(-1)?.end ?? entry.end)
    }
    const first = Math.max(...group.map(({ entry }) => entry.name.length)) + behindName
    const lay = columns(
      group.map(({ entry }) => entry),
      first,
      page.width - level * 2,
    )
    for (const { entry, under } of group) rows.push({ level, doc: lay(entry), end: entry.end }, ...under)
  }
  return rows
}

/** `first`: width of the column of names, the space behind it included. */
const columns = (group: readonly Entry[], first: number, width: number): ((entry: Entry) => Doc) => {
  const values = new Map(group.map((entry) => [entry, entry.value === undefined ? '' : flat(entry.value)]))
  const valueOf = (entry: Entry): string => values.get(entry) ?? ''
  const noted = group.flatMap((entry) => (entry.note === undefined ? [] : [{ value: widthOf(valueOf(entry)), note: entry.note.length }]))
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
 * How wide the second column is: so wide that as few lines as possible stand out of the columns, or run past the width though they need
 * not. So one long type neither pushes all texts out to the right, nor is it cut off from a short list.
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
