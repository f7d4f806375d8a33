/**
 * A whole policy in plain English, from its tree: what is asked for and granted, in the document's order; then the words that it
 * uses.
 */
import type { Program, ProgramFile } from '@rubric/compiler'
import type { Citation, Define, Header, Section } from '@rubric/syntax'
import { idOf, outlineOf } from '../outline.ts'
import type { Markdown } from '../places.ts'
import { clauseSentences } from './clauses.ts'
import { bullets, clauseLines, escaped, heading, type Notes, noteLines, paragraphs } from './markdown.ts'
import { readerOf } from './reader.ts'
import { headingOf, sectionSentences } from './sections.ts'
import { dayWords, type Reader } from './values.ts'
import { quoted, sentence } from './words.ts'

/** Empty of a path that is not there. */
export const plainReading = (program: Program, path: string): Markdown => {
  const file = program.file(path)
  if (file === undefined) return ''
  const defines = new Set<string>()
  const reader = readerOf(program, path, (name) => defines.add(name))
  const notes = notesOf(file)
  const { sections } = file.tree
  const rules = sections.flatMap((section) => ruleLines(reader, file, section, notes))
  const words = sections
    .filter((section) => ruleKind(section) === undefined && section.kind !== 'Example')
    .flatMap((section) => wordLines(reader, section))
  const borrowed = borrowedDefinitions(program, path, reader, defines)
  const examples = sections
    .filter(({ kind }) => kind === 'Example')
    .flatMap((section) => ['', heading(3, headingOf(section)), '', ...bullets(sectionSentences(reader, section))])
  return [
    ...headLines(file),
    ...rules,
    ...(words.length + borrowed.length === 0 ? [] : ['', '## What the words mean', ...words, ...borrowed]),
    ...(examples.length === 0 ? [] : ['', '## Examples', ...examples]),
    '',
  ].join('\n')
}

/** How the document is read, by the address that it bears on. */
export const notesOf = (file: ProgramFile): Notes => {
  const found = new Map<string, string[]>()
  for (const section of file.tree.sections) {
    if (section.kind !== 'Interpretation' || section.text.kind === 'Missing') continue
    for (const { text } of section.affects) {
      const address = `${idOf(file)}/${text}`
      found.set(address, [...(found.get(address) ?? []), section.text.value])
    }
  }
  return (address) => found.get(address) ?? []
}

/** What a section is, as its heading says it; of what only explains words nothing. */
const ruleKind = ({ kind }: Section): string | undefined => {
  switch (kind) {
    case 'Criteria':
      return 'Criteria'
    case 'Requirement':
      return 'A duty of the provider'
    case 'Limit':
      return 'A limit'
    case 'Exception':
      return 'An exception'
    case 'Determination':
      return 'A determination'
    case 'Guidance':
      return 'Guidance'
    case 'Interpretation':
      return 'An interpretation'
    case 'Statement':
      return 'What is true of every member'
    case 'Revises':
      return 'What is said of the change'
    case 'Use':
    case 'Facts':
    case 'CodeSet':
    case 'Define':
    case 'Example':
    case 'Terms':
    case 'Calendar':
      return undefined
  }
}

const ruleLines = (reader: Reader, file: ProgramFile, section: Section, notes: Notes): readonly Markdown[] => {
  const kind = ruleKind(section)
  if (kind === undefined) return []
  return ['', heading(2, headingOf(section), citeOf(section)), '', `*${kind}*`, '', ...bodyLines(reader, file, section, notes)]
}

const bodyLines = (reader: Reader, file: ProgramFile, section: Section, notes: Notes): readonly Markdown[] => {
  if (section.kind === 'Criteria' || section.kind === 'Requirement') {
    const clause = outlineOf(file).find(({ node }) => node === section)
    if (clause === undefined) return []
    const items = clause.items.flatMap((item) => clauseLines(reader, item, notes))
    return [paragraphs(clauseSentences(reader, clause)), ...apart([...noteLines(notes(clause.address)), ...items])]
  }
  const [first = '', ...rest] = sectionSentences(reader, section)
  const own = 'name' in section ? noteLines(notes(`${idOf(file)}/${section.name.text}`)) : []
  return section.kind === 'Guidance' || section.kind === 'Revises'
    ? [escaped(first), ...apart([...bullets(rest), ...own])]
    : [paragraphs([first, ...rest]), ...apart(own)]
}

const apart = (lines: readonly Markdown[]): readonly Markdown[] => (lines.length === 0 ? [] : ['', ...lines])

const wordLines = (reader: Reader, section: Section): readonly Markdown[] => [
  '',
  heading(3, headingOf(section), citeOf(section)),
  '',
  ...bullets(sectionSentences(reader, section)),
]

const citeOf = (section: { readonly cite?: Citation } | Section): string => ('cite' in section ? (section.cite?.text ?? '') : '')

/** Definitions of vocabularies that are named here, and those that these name. */
const borrowedDefinitions = (program: Program, path: string, reader: Reader, named: Set<string>): readonly Markdown[] => {
  const found = new Map<Define, Markdown>()
  // The set grows while it is gone through, each name once.
  for (const name of named) {
    const declared = reader.names(name)
    if (declared?.kind !== 'declared' || declared.node.kind !== 'Define' || declared.path === path) continue
    const own = readerOf(program, declared.path, (inner) => named.add(inner))
    found.set(declared.node, `- ${paragraphs(sectionSentences(own, declared.node))}`)
  }
  return found.size === 0 ? [] : ['', '### Shared definitions', '', ...found.values()]
}

const headLines = (file: ProgramFile): readonly Markdown[] => {
  const { header } = file.tree
  if (header.kind === 'Missing') return ['# A file without its first line']
  const title = header.title.kind === 'Text' ? header.title.value : idOf(file)
  const lines = headerSentences(file, header)
  return [`# ${escaped(title)}`, ...(lines.length === 0 ? [] : ['', paragraphs(lines)])]
}

/** Whose it is and when it holds; other lines of the header as they stand. */
const headerSentences = ({ text }: ProgramFile, { entries, role }: Header): readonly string[] => {
  const shared = role === 'vocabulary' ? ['It holds facts and definitions that several policies share.'] : []
  const said = entries.map(({ key, date, text: words, start, end }) => {
    const day = date === undefined ? '…' : dayWords(date)
    const by = words === undefined ? '' : ` by the ${words.value.replace(/^the /i, '')}`
    switch (key) {
      case 'issuer':
        return `It is issued by ${words?.value ?? '…'}.`
      case 'source':
        return `Its source is ${quoted(words?.value ?? '…')}.`
      case 'version':
        return `This is the version of ${day}.`
      case 'effective':
        return `It is in force from ${day}.`
      case 'ends':
        return `Its last day in force is ${day}.`
      case 'issued':
        return `It was issued on ${day}.`
      case 'approved':
        return `It was approved on ${day}${by}.`
      case 'reviewed':
        return `It was last reviewed on ${day}.`
      case 'review by':
        return `It is to be reviewed by ${day}.`
      case 'accessed':
        return `Its source was looked up on ${day}.`
      case 'months are':
        return 'Every month of a stretch of time counts as 30 days.'
      case 'language':
        return ''
      case 'number':
      case 'line of business':
      case 'history':
      case 'time zone':
      case 'status':
      case 'week starts':
      case 'codes': {
        const rest = text
          .slice(start, end)
          .slice(key.length)
          .trim()
          .replace(/^"(.*)"$/, '$1')
        return sentence(`${key}: ${rest}`)
      }
    }
  })
  return [...shared, ...said.filter((each) => each !== '')]
}
