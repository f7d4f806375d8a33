/** Naming across files: which vocabularies a module uses, straight or through others. Only files of the workspace are known. */
import type { Diagnostic } from '@rubric/syntax'
import { reportName } from './diagnostics.ts'
import type { Module } from './module.ts'
import type { Scope } from './scope.ts'
import { didYouMean } from './suggest.ts'

/** The scope of every module. Reports vocabularies that are not there, that come back to themselves, and names taken twice. */
export const linkModules = (modules: readonly Module[], diagnostics: Diagnostic[]): ReadonlyMap<Module, Scope> => {
  const vocabularies = new Map(modules.filter(({ role }) => role === 'vocabulary').map(module => [module.id, module]))
  const scopes = new Map<Module, Scope>()
  for (const module of modules) {
    const used = new Set<Module>()
    for (const { id } of module.uses) {
      if (id.text === '') continue
      const vocabulary = vocabularies.get(id.text)
      if (vocabulary !== undefined) used.add(vocabulary)
      else {
        const near = didYouMean(id.text, vocabularies.keys(), knownVocabularies([...vocabularies.keys()]))
        diagnostics.push(reportName('unknown-vocabulary', { file: module.file, span: id }, { name: id.text, near }))
      }
    }
    scopes.set(module, { module, used: [...used] })
    reportTakenNames(module, used, diagnostics)
  }
  for (const module of vocabularies.values()) reportCircularUse(module, scopes, diagnostics)
  return scopes
}

const knownVocabularies = (ids: readonly string[]): string =>
  ids.length === 0 ? 'The workspace has no vocabulary.' : `The workspace has: ${ids.join(', ')}`

const reportTakenNames = (module: Module, used: ReadonlySet<Module>, diagnostics: Diagnostic[]): void => {
  for (const [name, { declaration }] of module.names) {
    for (const vocabulary of used) {
      const theirs = vocabulary.names.get(name)?.declaration
      if (declaration === undefined || theirs === undefined) continue
      const related = [{ file: vocabulary.file, span: theirs.name, text: `the vocabulary \`${vocabulary.id}\` has it already` }]
      diagnostics.push(reportName('duplicate-name', { file: module.file, span: declaration.name, related }, { name }))
    }
  }
}

const reportCircularUse = (start: Module, scopes: ReadonlyMap<Module, Scope>, diagnostics: Diagnostic[]): void => {
  const path = pathBack(start, start, scopes, new Set())
  if (path === undefined) return
  const use = start.uses.find(({ id }) => id.text === path[0]?.id)
  const circle = [start, ...path].map(({ id }) => `\`${id}\``).join(' → ')
  diagnostics.push(reportName('circular-use', { file: start.file, span: use?.id ?? { start: 0, end: 1 } }, { name: start.id, circle }))
}

const pathBack = (
  from: Module, to: Module, scopes: ReadonlyMap<Module, Scope>, seen: Set<Module>,
): readonly Module[] | undefined => {
  for (const next of scopes.get(from)?.used ?? []) {
    if (next === to) return [next]
    if (seen.has(next)) continue
    seen.add(next)
    const rest = pathBack(next, to, scopes, seen)
    if (rest !== undefined) return [next, ...rest]
  }
  return undefined
}

/** All modules whose names a policy can reach, itself first. */
export const reachable = (module: Module, scopes: ReadonlyMap<Module, Scope>): readonly Module[] => {
  const seen = new Set<Module>([module])
  for (const each of seen) for (const next of scopes.get(each)?.used ?? []) seen.add(next)
  return [...seen]
}
