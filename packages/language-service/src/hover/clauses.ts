/** A clause as a hover tells of it: what it asks for in plain words, where it comes from, and since when it holds. */
import type { Program, ProgramFile } from '@rubric/compiler'
import { capital } from '@rubric/runtime'
import { clausesIn, type OutlineClause } from '../outline.ts'
import type { Markdown } from '../places.ts'
import { clauseSentences } from '../reading/clauses.ts'
import { clauseLines, escaped, noteLines, paragraphs, sourceWords } from '../reading/markdown.ts'
import { notesOf } from '../reading/policy.ts'
import { readerOf } from '../reading/reader.ts'
import { sectionSentences } from '../reading/sections.ts'
import { dayWords, type Reader } from '../reading/values.ts'

/** Longer outlines are cut. */
const mostLines = 14

export const clauseMarkdown = (program: Program, path: string, file: ProgramFile, clause: OutlineClause): Markdown => {
  const defines = new Set<string>()
  const reader = readerOf(program, path, (name) => defines.add(name))
  const notes = notesOf(file)
  const said =
    clause.node.kind === 'Exception' || clause.node.kind === 'Determination'
      ? sectionSentences(reader, clause.node)
      : clauseSentences(reader, clause)
  const items = clause.items.flatMap((item) => clauseLines(reader, item, notes))
  const shown =
    items.length > mostLines ? [...items.slice(0, mostLines), `- … and ${items.length - mostLines} more lines`] : items
  return [
    `\`${clause.address}\``,
    clause.text === '' ? '' : `**${escaped(capital(clause.text))}**${sourceWords(clause.cite)}`,
    [paragraphs(said), ...shown].join('\n'),
    definitionsOf(program, reader, defines),
    noteLines(notes(clause.address)).join('\n'),
    versionSentence(file),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What the definitions that it names stand for. */
const definitionsOf = (program: Program, reader: Reader, named: ReadonlySet<string>): Markdown =>
  [...named]
    .flatMap((name) => {
      const found = reader.names(name)
      return found?.kind === 'declared' && found.node.kind === 'Define'
        ? [`- ${paragraphs(sectionSentences(readerOf(program, found.path), found.node))}`]
        : []
    })
    .join('\n')

/** `In force from November 11, 2024.` */
const versionSentence = ({ tree: { header } }: ProgramFile): string => {
  if (header.kind === 'Missing') return ''
  const day = (key: 'effective' | 'ends' | 'version'): string | undefined => {
    const date = header.entries.find((entry) => entry.key === key)?.date
    return date === undefined ? undefined : dayWords(date)
  }
  const [version, effective, ends] = [day('version'), day('effective'), day('ends')]
  const which = version === undefined ? '' : `version of ${version}`
  const force = effective === undefined ? '' : `in force from ${effective}${ends === undefined ? '' : ` through ${ends}`}`
  const words = [which, force].filter((part) => part !== '').join(', ')
  return words === '' ? '' : `*${capital(words)}*`
}

export const clauseNamed = (file: ProgramFile, address: string): OutlineClause | undefined =>
  clausesIn(file).find((clause) => clause.address === address)
