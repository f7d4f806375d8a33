/** Naming across files: which vocabularies a module uses, straight or through others. Only files of the workspace are known. */
import type { Diagnostic, Span } from '@rubric/syntax'
import { reportName } from './diagnostics.ts'
import { type Module, reservedBy } from './module.ts'
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
    reportBuiltIn(module, used, diagnostics)
  }
  reportCircularUses(vocabularies.values(), scopes, diagnostics)
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

/** A vocabulary does not know what is built in where a policy has limits or determinations. */
const reportBuiltIn = (module: Module, used: ReadonlySet<Module>, diagnostics: Diagnostic[]): void => {
  for (const vocabulary of used) {
    for (const [name, { declaration }] of vocabulary.names) {
      const known = reservedBy(module.builtIn, name)
      if (known === undefined || declaration === undefined) continue
      const related = [{ file: vocabulary.file, span: declaration.name, text: 'the vocabulary declares it' }]
      diagnostics.push(reportName('reserved-name', { file: module.file, span: useOf(module, vocabulary), related }, { name, known }))
    }
  }
}

/** Each circle once, where it is closed; a stack of its own, since the chain of vocabularies may be long. */
const reportCircularUses = (vocabularies: Iterable<Module>, scopes: ReadonlyMap<Module, Scope>, diagnostics: Diagnostic[]): void => {
  const done = new Set<Module>()
  for (const start of vocabularies) {
    const path: { readonly module: Module; readonly used: readonly Module[]; next: number }[] = []
    const enter = (module: Module): void => void path.push({ module, used: scopes.get(module)?.used ?? [], next: 0 })
    if (!done.has(start)) enter(start)
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.used[at.next]
      at.next += 1
      if (next === undefined) {
        done.add(at.module)
        path.pop()
        continue
      }
      const from = path.findIndex(({ module }) => module === next)
      if (from >= 0) reportCircularUse(path.slice(from).map(({ module }) => module), diagnostics)
      else if (!done.has(next)) enter(next)
    }
  }
}

const useOf = (module: Module, to: Module): Span => module.uses.find(({ id }) => id.text === to.id)?.id ?? { start: 0, end: 1 }

const reportCircularUse = (circle: readonly Module[], diagnostics: Diagnostic[]): void => {
  const [first, ...others] = circle
  if (first === undefined) return
  const after = (index: number): Module => circle[(index + 1) % circle.length] ?? first
  const related = others.map((module, index) => ({ file: module.file, span: useOf(module, after(index + 1)), text: 'part of the circle' }))
  const names = [...circle, first].map(({ id }) => `\`${id}\``).join(' → ')
  diagnostics.push(reportName('circular-use', { file: first.file, span: useOf(first, after(0)), related }, { name: after(0).id, circle: names }))
}

/** All modules whose names a policy can reach, itself first. */
export const reachable = (module: Module, scopes: ReadonlyMap<Module, Scope>): readonly Module[] => {
  const seen = new Set<Module>([module])
  for (const each of seen) for (const next of scopes.get(each)?.used ?? []) seen.add(next)
  return [...seen]
}
