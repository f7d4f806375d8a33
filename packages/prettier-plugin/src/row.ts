/**
 * What printers make: phrases, entries of a table, and rows. Which kind of node makes which is told here once, so that none is
 * forgotten.
 */
import type { NodeKind, NodeOf, Section } from '@rubric/syntax'
import type { Doc } from './doc.ts'
import type { Page } from './page.ts'

/** Lines that stand in columns with the lines beside them. */
export type EntryKind = 'HeaderEntry' | 'FactDeclaration' | 'Term' | 'GivenFact' | 'Expectation' | 'Claim'

/** What makes lines of the outline. */
export type RowKind = 'Header' | Section['kind'] | 'Body' | 'Waiver' | 'Block' | 'Item' | 'GuidanceItem'

/** What is part of a line. */
export type PhraseKind = Exclude<NodeKind, EntryKind | RowKind | 'File'>

export type PhrasePrinters<K extends PhraseKind = PhraseKind> = { readonly [P in K]: (node: NodeOf<P>, page: Page) => Doc }
export type EntryPrinters<K extends EntryKind = EntryKind> = { readonly [P in K]: (node: NodeOf<P>, page: Page) => Entry }
export type RowPrinters<K extends RowKind = RowKind> = {
  readonly [P in K]: (node: NodeOf<P>, page: Page, level: number) => readonly Row[]
}

/** One logical line of the outline. */
export interface Row {
  readonly level: number
  readonly doc: Doc
  /** Where its last word ends in the text. Where it begins is where the first word after the row before it begins. */
  readonly end: number
  /** What must stand before it: a blank line, or none. Left out: as in the text, and one blank line at most. */
  readonly before?: 'blank' | 'nothing'
}

/** One line of a table, before its columns are known. */
export interface Entry {
  readonly name: string
  readonly value?: Doc
  /** A third column. */
  readonly note?: string
  readonly end: number
  /** Rows that belong to it, one level further in. */
  readonly under?: (level: number) => readonly Row[]
}
