/** The program of a workspace: its files, and which of them an edit of one touches. */
import type { DataText } from '../data/files.ts'
import type { Module } from '../names/module.ts'
import { reachable } from '../names/uses.ts'
import { createAnalysis } from './analysis.ts'
import { createDirectory, type Directory } from './directory.ts'
import { thingsIn } from './occurrences/index.ts'
import { fileOfKey } from './occurrences/things.ts'
import type { Program, ProgramOptions } from './program.ts'
import { createReader, type Reader } from './read.ts'

export const createProgram = (options: ProgramOptions = {}): Program => {
  const directory = createDirectory()
  const data = new Map<string, DataText>()
  const analysis = createAnalysis(directory, options)
  const readers = new Map<string, Reader>()
  const touched = new Set<string>()

  const forget = (paths: Iterable<string>): void => {
    for (const path of withUsers(directory, paths)) {
      analysis.forget(path)
      touched.add(path)
    }
  }
  const change = (path: string, text: string | undefined): void => {
    const before = directory.get(path)
    const read = readers.get(path) ?? createReader(path)
    if (text === undefined) readers.delete(path)
    else readers.set(path, read)
    const entry = text === undefined ? undefined : read(text, each => data.get(each))
    const users = withUsers(directory, [path])
    const vocabularies = directory.vocabularies()
    directory.set(path, entry)
    forget([path, ...users])
    if (vocabularies !== directory.vocabularies()) forget(analysis.lost())
    for (const module of new Set([before?.module, entry?.module])) {
      if (module === undefined) continue
      analysis.forgetId(module.id)
      for (const each of withUsers(directory, directory.withId(module.id).map(({ file }) => file.path))) touched.add(each)
    }
  }
  const moduleAt = (path: string): Module | undefined => directory.get(path)?.module

  return {
    change,
    changeData: (path, text) => {
      if (text === undefined) data.delete(path)
      else data.set(path, text)
      for (const reader of [...directory.readersOf(path)]) change(reader, directory.get(reader)?.file.text)
    },
    paths: directory.paths,
    file: path => directory.get(path)?.file,
    dataPaths: directory.dataPaths,
    policy: analysis.policy,
    diagnostics: analysis.diagnostics,
    touched: () => {
      const paths = [...touched].sort()
      touched.clear()
      return paths
    },
    occurrences: analysis.occurrences,
    occurrencesOf: key => {
      const file = fileOfKey(key)
      const paths = file === undefined ? directory.paths() : [...withUsers(directory, [file])].sort()
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

/** These files, and those that use them, straight or through others. */
const withUsers = ({ get, usersOf }: Directory, paths: Iterable<string>): ReadonlySet<string> => {
  const found = new Set(paths)
  for (const path of found) {
    const module = get(path)?.module
    if (module?.role === 'vocabulary') for (const user of usersOf(module.id)) found.add(user)
  }
  return found
}
