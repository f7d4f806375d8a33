/**
 * Files of data beside the policies: holidays and long lists of codes. A policy names each by its path from its own folder and pins its
 * content by a hash, so that the same policy always reads the same data. Texts come in with the workspace; nothing is opened here.
 */
import { type DataFile, type Diagnostic, type File, parse } from '@rubric/syntax'
import type { CsvFault } from './csv.ts'
import { reportData } from './diagnostics.ts'

/** A data file of the workspace. */
export interface DataText {
  /** Relative to the root of the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Of its bytes, hexadecimal. */
  readonly sha256: string
}

/** `../shared/a.csv` as the file `b/c.rubric` means it: `shared/a.csv`. Undefined where that lies outside of the workspace. */
export const pathFrom = (file: string, path: string): string | undefined => {
  if (path === '' || path.startsWith('/') || path.includes('\\')) return undefined
  const parts = file.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '.' || part === '') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** The data files that these sources ask for, as paths from the root of the workspace. Sorted. */
export const dataPaths = (files: readonly { readonly path: string; readonly text: string }[]): readonly string[] => {
  const paths = new Set<string>()
  for (const { path, text } of files) {
    // Most files ask for none, and are read but once.
    if (!/^[ \t]+(?:holidays[ \t]+)?from[ \t]/m.test(text)) continue
    for (const found of dataPathsIn(path, parse(path, text).value)) paths.add(found)
  }
  return [...paths].sort()
}

/** The same of one file that is read already, in the order of the text. */
export const dataPathsIn = (file: string, { sections }: File): readonly string[] =>
  sections.flatMap(section => {
    const data = section.kind === 'Calendar' ? section.holidays : section.kind === 'CodeSet' ? section.from : undefined
    return (data?.path.kind === 'Text' ? pathFrom(file, data.path.value) : undefined) ?? []
  })

/** The text of a data file; undefined where it is not there or not the one that is meant, which is reported. */
export const dataText = (
  data: DataFile, file: string, texts: readonly DataText[], diagnostics: Diagnostic[],
): string | undefined => {
  if (data.path.kind !== 'Text') return undefined
  const path = pathFrom(file, data.path.value)
  const found = texts.find(each => each.path === path)
  const written = data.path.value
  if (found === undefined) {
    diagnostics.push(reportData('data-file-missing', { file, span: data.path }, { path: written }))
    return undefined
  }
  if (data.sha256 === undefined) {
    const edits = [{ span: { start: data.path.end, end: data.path.end }, text: ` sha256 "${found.sha256}"` }]
    const fixes = [{ title: 'Write the hash of the file as it stands', edits, safe: false }]
    diagnostics.push(reportData('data-hash-missing', { file, span: data.path, fixes }, { path: written, found: found.sha256 }))
    return undefined
  }
  if (data.sha256.value.toLowerCase() !== found.sha256.toLowerCase()) {
    const edits = [{ span: { start: data.sha256.start, end: data.sha256.end }, text: `"${found.sha256}"` }]
    const fixes = [{ title: 'Write the hash of the file as it stands', edits, safe: false }]
    diagnostics.push(reportData('data-hash-differs', { file, span: data.sha256, fixes }, { path: written, found: found.sha256 }))
    return undefined
  }
  return found.text
}

/** Reports a line of a data file where the policy names the file: that is where its author looks. */
export const dataFault = ({ path }: DataFile, file: string, { line, why }: CsvFault, lines: string): Diagnostic =>
  reportData('bad-data-line', { file, span: path }, { line, path: path.kind === 'Text' ? path.value : '', why, lines })
