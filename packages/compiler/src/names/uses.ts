/** Naming across files: which vocabularies a module uses, straight or through others. Only files of the workspace are known. */
import type { Diagnostic, Span } from '@rubric/syntax'
import { reportName } from './diagnostics.ts'
import { type Module, reservedBy } from './module.ts'
import type { Scope, ScopeOf } from './scope.ts'
import { didYouMean } from './suggest.ts'

/** The vocabularies of a workspace. */
export interface Vocabularies {
  readonly named: (id: string) => Module | undefined
  /** Of all of them, sorted. */
  readonly ids: () => readonly string[]
}

/** The scope of a module. Reports vocabularies that are not there, and names taken twice. */
export const linkModule = (module: Module, { named, ids }: Vocabularies, diagnostics: Diagnostic[]): Scope => {
  const used = new Set<Module>()
  for (const { id } of module.uses) {
    if (id.text === '') continue
    const vocabulary = named(id.text)
    if (vocabulary !== undefined) used.add(vocabulary)
    else diagnostics.push(reportName('unknown-vocabulary', { file: module.file, span: id }, { name: id.text, near: didYouMean(id.text, ids(), knownVocabularies(ids())) }))
  }
  reportTakenNames(module, used, diagnostics)
  reportBuiltIn(module, used, diagnostics)
  return { module, used: [...used] }
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

/**
 * The circles in which a vocabulary comes back to itself, where it is the first of the circle by its path: so each circle is reported once,
 * and found from the files that take part in it. A stack of its own, since the chain of vocabularies may be long.
 */
export const checkCircularUse = (start: Module, scopeOf: ScopeOf, diagnostics: Diagnostic[]): void => {
  if (start.role !== 'vocabulary') return
  const entered = new Set([start])
  const path = [{ module: start, next: 0 }]
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const next = scopeOf(at.module).used[at.next]
    at.next += 1
    if (next === undefined) path.pop()
    else if (next === start) {
      const circle = path.map(({ module }) => module)
      if (circle.every(({ file }) => file >= start.file)) reportCircularUse(circle, diagnostics)
    } else if (!entered.has(next)) {
      entered.add(next)
      path.push({ module: next, next: 0 })
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

/** All modules whose names a module can reach, itself first. */
export const reachable = (module: Module, scopeOf: ScopeOf): readonly Module[] => {
  const seen = new Set<Module>([module])
  for (const each of seen) for (const next of scopeOf(each).used) seen.add(next)
  return [...seen]
}
