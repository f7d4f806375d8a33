/** What a text leads to: the web, vocabularies, data files. */
import type { Program, ProgramFile } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { dataReferences } from './data-files.ts'
import { occurrenceAt } from './occurrences.ts'

export interface DocumentLink {
  readonly span: Span
  readonly target: { readonly path: string } | { readonly url: string }
  readonly tooltip: string
}

/** In the order of the text. */
export const documentLinks = (program: Program, path: string): readonly DocumentLink[] => {
  const file = program.file(path)
  if (file === undefined) return []
  return [...webLinks(file), ...vocabularyLinks(program, file), ...dataLinks(program, file)].sort(
    (a, b) => a.span.start - b.span.start,
  )
}

/** An address of the web, without the full stop or bracket that ends the sentence around it. */
const address = /https?:\/\/[^\s"<>]*[^\s"<>.,;:!?)\]}]/g

const webLinks = ({ text }: ProgramFile): readonly DocumentLink[] =>
  [...text.matchAll(address)].map(({ 0: url, index }) => ({
    span: { start: index, end: index + url.length },
    target: { url },
    tooltip: 'Open in the browser',
  }))

const vocabularyLinks = (program: Program, { path, tree }: ProgramFile): readonly DocumentLink[] =>
  tree.sections.flatMap((section) => {
    if (section.kind !== 'Use' || section.id.text === '') return []
    const { start, end, text } = section.id
    const file = occurrenceAt(program, path, start)?.thing.file
    return file === undefined ? [] : [{ span: { start, end }, target: { path: file }, tooltip: `Open the vocabulary ${text}` }]
  })

const dataLinks = (program: Program, file: ProgramFile): readonly DocumentLink[] => {
  const missing = program
    .diagnostics(file.path)
    .filter(({ code }) => code === 'data-file-missing')
    .map(({ span }) => span)
  return dataReferences(file)
    .filter(({ span }) => !missing.some(({ start, end }) => start <= span.start && span.end <= end))
    .map(({ span, path }) => ({ span, target: { path }, tooltip: `Open ${path}` }))
}
