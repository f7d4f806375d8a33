/** Header, facts, terms, codes and calendars. */
import type { FactDeclaration, HeaderEntry } from '@rubric/syntax'
import { type Doc, further, spaced } from '../doc.ts'
import type { Page } from '../page.ts'
import type { Entry, EntryPrinters, Row, RowPrinters } from '../row.ts'
import { listlike, table } from '../table.ts'
import { citeOf, quoted, textOf } from './words.ts'

/** What stands behind the key of a header entry; the key tells which part is there. */
const headerValue = ({ key, text, date, word, number, groups }: HeaderEntry, page: Page): Doc => {
  if (groups !== undefined) return groups.flatMap((group, index): Doc[] => [index === 0 ? '' : '; ', page.doc(group)])
  if (number !== undefined) return key === 'months are' ? `${number.text} days` : number.text
  const words = text === undefined ? undefined : quoted(text.value)
  return date === undefined ? spaced(words, word?.text) : spaced(date.text, words && `by ${words}`)
}

/** `yes/no, by clinician`; and where it ends. */
const typeOf = ({ type, byClinician }: FactDeclaration, page: Page): { readonly doc: Doc; readonly end: number } => {
  const doc = page.doc(type)
  if (!byClinician) return { doc, end: type.end }
  const by = page.next(page.after(type.end, ','))
  const gap = page.gap(type.end, by, ' ')
  const end = page.after(by, 'by', 'clinician')
  return { doc: typeof doc === 'string' && gap === ' ' ? `${doc}, by clinician` : [doc, ',', further(gap, 'by clinician')], end }
}

const fact = (node: FactDeclaration, page: Page): Entry => {
  const { name, text, cite, fields } = node
  const type = typeOf(node, page)
  const note = spaced(textOf(text), citeOf(cite))
  return {
    name: name.text,
    value: type.doc,
    ...(note !== '' && { note }),
    end: (cite ?? text)?.end ?? type.end,
    under: (level) => table(fields.map(page.entry), page, level),
  }
}

export const declarationEntries: EntryPrinters<'HeaderEntry' | 'FactDeclaration' | 'Term'> = {
  HeaderEntry: (node, page) => ({ name: node.key, value: headerValue(node, page), end: node.end }),
  FactDeclaration: fact,
  Term: ({ name, text, end }) => ({ name: name.text, value: textOf(text) ?? '', end }),
}

/** A line that a table stands under. */
const heading = (word: string, start: number, level: number): Row => ({ level, doc: word, end: start + word.length })

export const declarations: RowPrinters<'Header' | 'Use' | 'Facts' | 'Terms' | 'CodeSet' | 'Calendar'> = {
  Header: ({ role, id, title, entries }, page, level) => [
    { level, doc: spaced(role, id.text, textOf(title)), end: title.end },
    ...table(entries.map(page.entry), page, level + 1, listlike),
  ],
  Use: ({ id, end }, _page, level) => [{ level, doc: `use ${id.text}`, end }],
  Facts: ({ start, facts }, page, level) => [heading('facts', start, level), ...table(facts.map(page.entry), page, level + 1)],
  Terms: ({ start, terms }, page, level) => [
    heading('terms', start, level),
    ...table(terms.map(page.entry), page, level + 1, listlike),
  ],
  CodeSet: ({ name, text, cite, groups, from }, page, level) => {
    const lines = [...groups, ...(from === undefined ? [] : [from])].sort((a, b) => a.start - b.start)
    return [
      { level, doc: spaced('codes', name.text, textOf(text), citeOf(cite)), end: (cite ?? text ?? name).end },
      // One system a line, also where several stood on one.
      ...lines.map((node): Row => ({ level: level + 1, doc: page.doc(node), end: page.after(node.end, ';') })),
    ]
  },
  Calendar: ({ name, text, cite, open, holidays }, page, level) => {
    const lines = open.map((hours): Entry & { readonly start: number } => ({
      start: hours.start,
      name: 'open',
      value: page.doc(hours),
      end: hours.end,
    }))
    if (holidays) lines.push({ start: holidays.start, name: 'holidays', value: page.doc(holidays), end: holidays.end })
    return [
      { level, doc: spaced('calendar', name.text, textOf(text), citeOf(cite)), end: (cite ?? text ?? name).end },
      ...table(
        lines.sort((a, b) => a.start - b.start),
        page,
        level + 1,
      ),
    ]
  },
}
