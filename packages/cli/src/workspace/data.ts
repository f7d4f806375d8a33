/** Reads the data files that policies and vocabularies name: calendars' holidays and lists of codes. */
import { isAbsolute, join, relative } from 'node:path'
import { type DataText, dataPaths } from '@rubric/compiler'
import { sha256 } from '@rubric/language-server/disk'
import type { Diagnostic } from '@rubric/syntax'
import { type WorkspaceFile, shownPath } from './read.ts'
import { type FileTree, disk } from './tree.ts'

export interface DataFiles {
  /** By their place in the workspace. */
  readonly data: ReadonlyMap<string, DataFile>
  /** Places of the data files that each source names, by the source's place. */
  readonly named: ReadonlyMap<string, readonly string[]>
  /** Files that are there and cannot be read as text. A file that is not there is for the compiler to report. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface DataFile extends DataText {
  /** As the caller knows it. */
  readonly shown: string
}

/** Only files of the workspace are read: a policy from elsewhere cannot look around on this machine. */
export const readData = (files: readonly WorkspaceFile[], cwd: string, tree: FileTree = disk): DataFiles => {
  const data = new Map<string, DataFile>()
  const diagnostics: Diagnostic[] = []
  const named = new Map(files.map(({ place, text }) => [place, dataPaths([{ path: place, text }])]))
  for (const source of files) {
    for (const place of named.get(source.place) ?? []) {
      const path = join(source.base, place)
      if (data.has(place) || !isWithin(source.base, path) || !tree.exists(path)) continue
      const shown = tree.shown(shownPath(path, cwd))
      const { text, diagnostic } = tree.read(path, shown)
      if (diagnostic !== undefined) diagnostics.push(diagnostic)
      if (text !== undefined) data.set(place, { path: place, text, sha256: sha256(text), shown })
    }
  }
  return { data, named, diagnostics }
}

const isWithin = (base: string, path: string): boolean => {
  const way = relative(base, path)
  return !way.startsWith('..') && !isAbsolute(way)
}
