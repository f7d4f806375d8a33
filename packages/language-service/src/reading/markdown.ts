/** Sentences as CommonMark. */
import { capital, sourceOf } from '@rubric/runtime'
import type { OutlineClause } from '../outline.ts'
import type { Markdown } from '../places.ts'
import { clauseSentences } from './clauses.ts'
import type { Reader } from './values.ts'
import { spoken } from './words.ts'

/** An author's words as they are, whatever signs are in them. */
export const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&')

/** ` (section II.C)`; nothing where the policy does not say. */
export const sourceWords = (cite: string): string => (cite === '' ? '' : ` (${escaped(sourceOf(cite))})`)

export const paragraphs = (sentences: readonly string[]): Markdown => sentences.map(escaped).join(' ')

export const bullets = (sentences: readonly string[]): readonly Markdown[] => sentences.map((each) => `- ${escaped(each)}`)

/** What is noted of a clause by how the document is read: by address, the texts. */
export type Notes = (address: string) => readonly string[]

/** A clause as an item of a list, with its own items under it. */
export const clauseLines = (reader: Reader, clause: OutlineClause, notes: Notes, indent = ''): readonly Markdown[] => [
  `${indent}- ${nameOf(clause)}${paragraphs(clauseSentences(reader, clause))}`,
  ...noteLines(notes(clause.address), `${indent}  `),
  ...clause.items.flatMap((item) => clauseLines(reader, item, notes, `${indent}  `)),
]

/** `**1** symptoms moderate or worse (section II.A.1): ` */
const nameOf = ({ isLabelled, label, text, cite, node }: OutlineClause): Markdown => {
  if (node.kind === 'Waiver') return ''
  const name = [isLabelled ? `**${escaped(spoken(label))}**` : '', text === '' ? '' : `*${escaped(text)}*`]
    .filter((part) => part !== '')
    .join(' ')
  return name === '' ? '' : `${name}${sourceWords(cite)}: `
}

export const noteLines = (texts: readonly string[], indent = ''): readonly Markdown[] =>
  texts.map((text) => `${indent}- As interpreted: ${escaped(text)}.`)

export const heading = (level: number, text: string, cite = ''): Markdown =>
  `${'#'.repeat(level)} ${escaped(capital(text))}${sourceWords(cite)}`
