/** The program of a workspace: its files, and which of them an edit of one touches. */
import type { DataText } from '../data/files.ts'
import type { Module } from '../names/module.ts'
import { reachable } from '../names/uses.ts'
import { type Analysis, createAnalysis } from './analysis.ts'
import { createDirectory, type Directory } from './directory.ts'
import { thingsIn } from './occurrences/index.ts'
import { fileOfKey } from './occurrences/things.ts'
import type { Program, ProgramOptions } from './program.ts'
import { createReader, type Reader } from './read.ts'

export const createProgram = (options: ProgramOptions = {}): Program => {
  const directory = createDirectory()
  const analysis = createAnalysis(directory, options)
  const moduleAt = (path: string): Module | undefined => directory.get(path)?.module
  return {
    ...changesOf(directory, analysis),
    paths: directory.paths,
    file: path => directory.get(path)?.file,
    dataPaths: directory.dataPaths,
    policy: analysis.policy,
    diagnostics: analysis.diagnostics,
    occurrences: analysis.occurrences,
    occurrencesOf: key => {
      const file = fileOfKey(key)
      const paths = file === undefined ? directory.paths() : [...withUsers(directory, [file, ...versionsBeside(directory, file)])].sort()
      return paths.flatMap(path => analysis.occurrences(path).flatMap(each => (each.thing.key === key ? [{ path, ...each }] : [])))
    },
    thingsIn: path => {
      const module = moduleAt(path)
      const others = directory.vocabularies().flatMap(id => directory.vocabulary(id) ?? [])
      return module === undefined ? [] : thingsIn(analysis.scope(module), others)
    },
    uses: path => {
      const module = moduleAt(path)
      return module === undefined ? [path] : reachable(module, analysis.scope).map(({ file }) => file)
    },
    usedBy: path => [...withUsers(directory, [path])],
  }
}

/** Other versions may say what they removed from this one. */
const versionsBeside = ({ get, withId }: Directory, path: string): readonly string[] => {
  const module = get(path)?.module
  return module?.role === 'policy' ? withId(module.id).map(({ file }) => file.path) : []
}

/** These files, and those that use them, straight or through others. */
const withUsers = ({ get, usersOf }: Directory, paths: Iterable<string>): ReadonlySet<string> => {
  const found = new Set(paths)
  for (const path of found) {
    const module = get(path)?.module
    if (module?.role === 'vocabulary') for (const user of usersOf(module.id)) found.add(user)
  }
  return found
}

const changesOf = (directory: Directory, analysis: Analysis): Pick<Program, 'change' | 'changeData' | 'touched'> => {
  const data = new Map<string, DataText>()
  const readers = new Map<string, Reader>()
  const touched = new Set<string>()

  const touch = (paths: Iterable<string>): void => {
    for (const path of withUsers(directory, paths)) touched.add(path)
  }
  const forget = (paths: Iterable<string>): void => {
    for (const path of withUsers(directory, paths)) analysis.forget(path)
    touch(paths)
  }
  const read = (path: string, text: string): ReturnType<Reader> => {
    const reader = readers.get(path) ?? createReader(path)
    readers.set(path, reader)
    return reader(text, each => data.get(each))
  }
  const change = (path: string, text: string | undefined): void => {
    const before = directory.get(path)
    if (text === undefined) readers.delete(path)
    const after = text === undefined ? undefined : read(path, text)
    const users = withUsers(directory, [path])
    const vocabularies = directory.vocabularies()
    directory.set(path, after)
    // Those that used it by its old name, and those that do by its new one.
    forget([...users, path])
    // Which vocabulary may have been meant hangs on those that are there.
    if (vocabularies !== directory.vocabularies()) forget(directory.lost())
    for (const id of new Set([before, after].flatMap(entry => entry?.module?.id ?? []))) {
      analysis.forgetId(id)
      touch(directory.withId(id).map(({ file }) => file.path))
    }
  }
  return {
    change,
    changeData: (path, text) => {
      if (text === undefined) data.delete(path)
      else data.set(path, text)
      for (const reader of [...directory.readersOf(path)]) change(reader, directory.get(reader)?.file.text)
    },
    touched: () => {
      const paths = [...touched].sort()
      touched.clear()
      return paths
    },
  }
}
