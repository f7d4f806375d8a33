/** Every kind of node and its printer. A kind without one does not compile. */
import type { File, Node } from '@rubric/syntax'
import { conditions } from './print/conditions.ts'
import { declarationEntries, declarations } from './print/declarations.ts'
import { exampleEntries, exampleRows } from './print/examples.ts'
import { outline } from './print/outline.ts'
import { revisionEntries, revisionRows, revisionWords } from './print/revisions.ts'
import { ruleRows } from './print/rules.ts'
import { tests } from './print/tests.ts'
import { types } from './print/types.ts'
import { words } from './print/words.ts'
import { type Page, pageOf } from './page.ts'
import type { EntryPrinters, PhrasePrinters, Row, RowPrinters } from './row.ts'

const phrases: PhrasePrinters = { ...words, ...types, ...conditions, ...tests, ...revisionWords }
const entries: EntryPrinters = { ...declarationEntries, ...exampleEntries, ...revisionEntries }
const rows: RowPrinters = { ...declarations, ...outline, ...ruleRows, ...revisionRows, ...exampleRows }

/** The printer of a node's own kind takes that node: what the tables say of each kind, said once of all. */
const printerOf = <P>(table: object, { kind }: Node): P => (table as Readonly<Record<string, P>>)[kind] as P

/** `text` has line feeds for line breaks; `width` is how many columns a line may take. */
export const openPage = (text: string, { comments }: File, width: number): Page => {
  const page: Page = {
    ...pageOf(text, comments, width),
    doc: (node) => printerOf<(node: Node, page: Page) => ReturnType<Page['doc']>>(phrases, node)(node, page),
    entry: (node) => printerOf<(node: Node, page: Page) => ReturnType<Page['entry']>>(entries, node)(node, page),
    rows: (node, level) => printerOf<(node: Node, page: Page, level: number) => readonly Row[]>(rows, node)(node, page, level),
  }
  return page
}

/** Sections of one line each; several of a kind stand together. */
const single: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['Use', 'Statement'])

/** The rows of a whole file. Sections have a blank line between them. */
export const fileRows = ({ header, sections }: File, page: Page): readonly Row[] => [
  ...(header.kind === 'Header' ? page.rows(header, 0) : []),
  ...sections.flatMap((section, index) => {
    const [first, ...others] = page.rows(section, 0)
    const beside = single.has(section.kind) && sections[index - 1]?.kind === section.kind
    return first === undefined ? [] : [{ ...first, before: beside ? 'nothing' : 'blank' } as const, ...others]
  }),
]
