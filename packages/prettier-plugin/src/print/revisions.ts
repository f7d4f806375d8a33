/** Statements, and what a version says of its change. */
import { spaced } from '../doc.ts'
import type { EntryPrinters, PhrasePrinters, RowPrinters } from '../row.ts'
import { table } from '../table.ts'
import { citeOf, listed, textOf } from './words.ts'

export const revisionWords: PhrasePrinters<'Verdict'> = { Verdict: ({ word }) => word }

export const revisionEntries: EntryPrinters<'Claim'> = {
  Claim: ({ address, verdict, text, end }, page) => {
    const note = textOf(text)
    return { name: address.text, value: page.doc(verdict), ...(note !== undefined && { note }), end }
  },
}

export const revisionRows: RowPrinters<'Statement' | 'Revises'> = {
  Statement: ({ says, of, text, cite, end }, page, level) => {
    const [before, behind] = says === 'always one' ? ['always one of ', undefined] : ['never ', 'together']
    const words = spaced(behind, textOf(text), citeOf(cite))
    return [{ level, doc: [before, listed(of, page, words === '' ? '' : ` ${words}`)], end }]
  },
  Revises: ({ version, verdict, text, claims }, page, level) => [
    {
      level,
      doc: ['revises ', page.doc(version), verdict ? [' ', page.doc(verdict)] : '', text ? ` ${textOf(text) ?? ''}` : ''],
      end: (text ?? verdict ?? version).end,
    },
    ...table(claims.map((claim) => page.entry(claim)), page, level + 1),
  ],
}
