/** What files are to each other, by what they use and by their ids; kept until one of them changes. */
import type { Diagnostic } from '@rubric/syntax'
import type { Module } from '../names/module.ts'
import type { Scope } from '../names/scope.ts'
import { linkModule } from '../names/uses.ts'
import { checkSameId } from '../versions/same-id.ts'
import type { Directory, Entry } from './directory.ts'
import { checkRevised } from './revised.ts'

interface Linked {
  readonly scope: Scope
  readonly diagnostics: readonly Diagnostic[]
}

export interface Links {
  readonly scope: (module: Module) => Scope
  /** What is wrong with what a file uses. */
  readonly ofUses: (module: Module) => readonly Diagnostic[]
  /** What is wrong with a file beside others of its id. */
  readonly ofId: (module: Module) => readonly Diagnostic[]
  readonly forget: (path: string) => void
  readonly forgetId: (id: string) => void
}

export const createLinks = (directory: Directory): Links => {
  const linked = new Map<string, Linked>()
  const ofIds = new Map<string, readonly Diagnostic[]>()
  const link = (module: Module): Linked => {
    const diagnostics: Diagnostic[] = []
    const scope = linkModule(module, { named: directory.vocabulary, ids: directory.vocabularies }, diagnostics)
    return { scope, diagnostics }
  }
  const linkedOf = (module: Module): Linked => {
    const known = linked.get(module.file) ?? link(module)
    linked.set(module.file, known)
    return known
  }
  return {
    scope: module => linkedOf(module).scope,
    ofUses: module => linkedOf(module).diagnostics,
    ofId: ({ id, file }) => {
      const known = ofIds.get(id) ?? checkedIds(directory.withId(id))
      ofIds.set(id, known)
      return known.filter(each => each.file === file)
    },
    forget: path => void linked.delete(path),
    forgetId: id => void ofIds.delete(id),
  }
}

const checkedIds = (entries: readonly Entry[]): readonly Diagnostic[] => {
  const diagnostics: Diagnostic[] = []
  const unread = new Set(entries.flatMap(({ isRead, file }) => (isRead ? [] : [file.path])))
  const modules = entries.flatMap(({ module }) => module ?? [])
  const isRead = ({ file }: Module): boolean => !unread.has(file)
  checkSameId(modules, isRead, diagnostics)
  checkRevised(modules, isRead, diagnostics)
  return diagnostics
}
