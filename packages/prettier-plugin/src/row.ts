/** A page as rows: each is one logical line of the outline. */
import type { Node, NodeKind, Section } from '@rubric/syntax'
import { type Doc, flat, step } from './doc.ts'
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
  for (let from = 0; from < entries.length; ) {
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
