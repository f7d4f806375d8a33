/**
 * The files of a workspace, and how one is found from another: by what they are called, by what they use, by the data that they
 * read. An edit costs what the file itself says, however many others there are.
 */
import type { Diagnostic } from '@rubric/syntax'
import { type Module, versionOf } from '../names/module.ts'
import type { ProgramFile } from './program.ts'

/** A file as it was read, with nothing known of any other. */
export interface Entry {
  readonly file: ProgramFile
  /** Undefined where the file does not say what it is. */
  readonly module: Module | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Every line could be read. */
  readonly isRead: boolean
  /** The data files that it names. */
  readonly data: readonly string[]
}

export interface Directory {
  readonly get: (path: string) => Entry | undefined
  readonly set: (path: string, entry: Entry | undefined) => void
  readonly paths: () => readonly string[]
  /** Those with this id, by their paths. */
  readonly withId: (id: string) => readonly Entry[]
  /** Of two that are one version the first by its path; that there are two is reported. */
  readonly version: (id: string, version: string) => Module | undefined
  /** Of two with one id the last by its path; that there are two is reported. */
  readonly vocabulary: (id: string) => Module | undefined
  readonly vocabularies: () => readonly string[]
  /** Paths of the files that use a vocabulary of this id, be it there or not. */
  readonly usersOf: (id: string) => Iterable<string>
  /** Paths of the files that use a vocabulary which is not there. */
  readonly lost: () => readonly string[]
  readonly readersOf: (data: string) => Iterable<string>
  readonly dataPaths: () => readonly string[]
}

/** The keys that have a value, in order; sorted when asked after a change. */
interface Index {
  readonly change: (value: string, before: readonly string[], after: readonly string[]) => void
  readonly valuesOf: (key: string) => ReadonlySet<string>
  readonly keys: () => readonly string[]
}

const none: ReadonlySet<string> = new Set()

const index = (): Index => {
  const values = new Map<string, Set<string>>()
  let sorted: readonly string[] | undefined
  const remove = (key: string, value: string): void => {
    const left = values.get(key)
    if (left?.delete(value) !== true || left.size > 0) return
    values.delete(key)
    sorted = undefined
  }
  const add = (key: string, value: string): void => {
    const known = values.get(key)
    if (known !== undefined) return void known.add(value)
    values.set(key, new Set([value]))
    sorted = undefined
  }
  return {
    change: (value, before, after) => {
      for (const key of after) if (!before.includes(key)) add(key, value)
      for (const key of before) if (!after.includes(key)) remove(key, value)
    },
    valuesOf: key => values.get(key) ?? none,
    keys: () => (sorted ??= [...values.keys()].sort()),
  }
}

export const createDirectory = (): Directory => {
  const entries = new Map<string, Entry>()
  const [paths, ids, vocabularies, users, readers] = [index(), index(), index(), index(), index()]
  const get = (path: string): Entry | undefined => entries.get(path)
  const among = (found: ReadonlySet<string>): readonly Entry[] => [...found].sort().flatMap(path => entries.get(path) ?? [])
  return {
    get,
    set: (path, entry) => {
      const before = entries.get(path)
      const change = (which: Index, of: (entry: Entry) => readonly string[]): void =>
        which.change(path, before === undefined ? [] : of(before), entry === undefined ? [] : of(entry))
      change(paths, () => [path])
      change(ids, ({ module }) => (module === undefined ? [] : [module.id]))
      change(vocabularies, ({ module }) => (module?.role === 'vocabulary' ? [module.id] : []))
      change(users, ({ module }) => module?.uses.map(({ id }) => id.text) ?? [])
      change(readers, ({ data }) => data)
      if (entry === undefined) entries.delete(path)
      else entries.set(path, entry)
    },
    paths: paths.keys,
    withId: id => among(ids.valuesOf(id)),
    version: (id, version) => among(ids.valuesOf(id)).find(({ module }) => module !== undefined && versionOf(module) === version)?.module,
    vocabulary: id => among(vocabularies.valuesOf(id)).at(-1)?.module,
    vocabularies: vocabularies.keys,
    usersOf: users.valuesOf,
    lost: () => users.keys().flatMap(id => (vocabularies.valuesOf(id).size === 0 ? [...users.valuesOf(id)] : [])),
    readersOf: readers.valuesOf,
    dataPaths: readers.keys,
  }
}
