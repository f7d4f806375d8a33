/** Examples: what is given, and what is expected. */
import type { Example } from '@rubric/syntax'
import { spaced } from '../doc.ts'
import type { Page } from '../page.ts'
import type { Entry, EntryPrinters, Row, RowPrinters } from '../row.ts'
import { table } from '../table.ts'
import { textOf } from './words.ts'

export const exampleEntries: EntryPrinters<'GivenFact' | 'Expectation'> = {
  GivenFact: ({ name, value, completeThrough, entries }, page) => ({
    name: name.text,
    ...(value && { value: page.doc(value) }),
    ...(completeThrough && { value: `complete through ${completeThrough.text}` }),
    end: (value ?? completeThrough ?? name).end,
    under: (level) => entries.map((entry): Row => ({ level, doc: page.doc(entry), end: entry.end })),
  }),
  Expectation: ({ address, expected, end }, page) => ({ name: address.text, value: page.doc(expected), end }),
}

/** The line `given`, `given like "…"` or `expect` that begins here. The tree holds what stands under them, in one list each. */
const partAt = (at: number, page: Page): { readonly doc: string; readonly end: number } => {
  const word = page.wordAt(at)
  const end = at + word.length
  const like = page.next(end)
  if (word !== 'given' || page.wordAt(like) !== 'like') return { doc: word, end }
  const purpose = page.next(page.after(like, 'like'))
  const text = page.wordAt(purpose)
  return text.startsWith('"') ? { doc: `given like ${text}`, end: purpose + text.length } : { doc: word, end }
}

/** Parts keep their order; lines that follow each other in one part stand in one table. */
const partRows = (node: Example, page: Page, level: number): readonly Row[] => {
  const lines = [...node.given, ...node.expect].sort((a, b) => a.start - b.start)
  const rows: Row[] = []
  let open: Entry[] = []
  const close = (): void => {
    rows.push(...table(open, page, level + 1))
    open = []
  }
  let end = node.asOf.end
  for (const line of [...lines, { kind: 'end', start: node.end } as const]) {
    for (let at = page.next(end); at < line.start; at = page.next(end)) {
      close()
      const part = partAt(at, page)
      rows.push({ level, ...part })
      end = part.end
    }
    if (line.kind === 'end') continue
    open.push(page.entry(line))
    end = line.end
  }
  close()
  return rows
}

export const exampleRows: RowPrinters<'Example'> = {
  Example: (node, page, level) => [
    { level, doc: ['example ', spaced(textOf(node.purpose), 'as of '), page.doc(node.asOf)], end: node.asOf.end },
    ...partRows(node, page, level + 1),
  ],
}
