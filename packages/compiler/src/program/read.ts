/** One file, read by itself: its tree, its names, and the data files that it asks for. */
import { lineStarts, parse } from '@rubric/syntax'
import { type DataText, dataPathsIn } from '../data/files.ts'
import { moduleOf } from '../names/module.ts'
import type { Entry } from './directory.ts'

export const readEntry = (path: string, text: string, dataAt: (path: string) => DataText | undefined): Entry => {
  const { value: tree, diagnostics: faults } = parse(path, text)
  const data = [...new Set(dataPathsIn(path, tree))]
  const diagnostics = [...faults]
  const module = moduleOf(tree, path, text, diagnostics, data.flatMap(each => dataAt(each) ?? []))
  return { file: { path, text, tree, starts: lineStarts(text) }, module, diagnostics, isRead: faults.length === 0, data }
}
