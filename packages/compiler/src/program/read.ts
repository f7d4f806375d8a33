/** One file, read by itself: its tree, its names, and the data files that it asks for. */
import { createParser, type File, lineStarts, type Result } from '@rubric/syntax'
import { type DataText, dataPathsIn } from '../data/files.ts'
import { moduleOf } from '../names/module.ts'
import type { Entry } from './directory.ts'

/** Reads the texts of one file, one after another. */
export type Reader = (text: string, dataAt: (path: string) => DataText | undefined) => Entry

export const createReader = (path: string): Reader => {
  const parse = createParser(path)
  return (text, dataAt) => entryOf(path, text, parse(text), dataAt)
}

const entryOf = (path: string, text: string, { value: tree, diagnostics: faults }: Result<File>, dataAt: Parameters<Reader>[1]): Entry => {
  const data = [...new Set(dataPathsIn(path, tree))]
  const diagnostics = [...faults]
  const module = moduleOf(tree, path, text, diagnostics, data.flatMap(each => dataAt(each) ?? []))
  return { file: { path, text, tree, starts: lineStarts(text) }, module, diagnostics, isRead: faults.length === 0, data }
}
