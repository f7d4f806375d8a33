/**
 * What is found out about the files of a workspace, kept until something changes that it rests on. A file rests on itself, on the vocabularies
 * that it uses, straight or through others, and on the files that have its id; on no other. What nobody asks is not worked out.
 */
import type { Diagnostic } from '@rubric/syntax'
import { type Checked, checkModule } from '../check.ts'
import type { CompiledPolicy } from '../compiled.ts'
import type { Module } from '../names/module.ts'
import type { Scope } from '../names/scope.ts'
import { linkModule } from '../names/uses.ts'
import { checkSameId } from '../versions/same-id.ts'
import type { Directory, Entry } from './directory.ts'
import { occurrencesIn } from './occurrences/index.ts'
import type { ProgramOptions } from './program.ts'
import type { Occurrence } from './symbols.ts'

interface Linked {
  readonly scope: Scope
  readonly diagnostics: readonly Diagnostic[]
}

/** What is known of a file so far. */
interface Findings {
  linked?: Linked
  /** `isFaulty`: errors were known of the file before it was checked. */
  checked?: Checked & { readonly isFaulty: boolean }
  policy?: CompiledPolicy
  diagnostics?: readonly Diagnostic[]
  occurrences?: readonly Occurrence[]
}

export interface Analysis {
  readonly scope: (module: Module) => Scope
  readonly policy: (path: string) => CompiledPolicy | undefined
  readonly diagnostics: (path: string) => readonly Diagnostic[]
  readonly occurrences: (path: string) => readonly Occurrence[]
  /** A file is another now, or gone: nothing is known of it any more. */
  readonly forget: (path: string) => void
  /** One of the files with this id is another now. */
  readonly forgetId: (id: string) => void
  /** Files that use a vocabulary which is not there, so far as they were looked at. */
  readonly lost: () => readonly string[]
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error')

export const createAnalysis = (directory: Directory, options: ProgramOptions): Analysis => {
  const findings = new Map<string, Findings>()
  const sameId = new Map<string, readonly Diagnostic[]>()
  const lost = new Set<string>()

  const findingsOf = (path: string): Findings => {
    const known = findings.get(path) ?? {}
    findings.set(path, known)
    return known
  }
  const link = (module: Module): Linked => {
    const diagnostics: Diagnostic[] = []
    const scope = linkModule(module, { named: directory.vocabulary, ids: directory.vocabularies }, diagnostics)
    if (scope.used.length < module.uses.length) lost.add(module.file)
    return { scope, diagnostics }
  }
  const linked = (module: Module): Linked => (findingsOf(module.file).linked ??= link(module))
  const scope = (module: Module): Scope => linked(module).scope

  const ofSameId = (module: Module): readonly Diagnostic[] => {
    const known = sameId.get(module.id) ?? checkId(directory.withId(module.id))
    sameId.set(module.id, known)
    return known.filter(({ file }) => file === module.file)
  }
  const checked = ({ module, isRead, diagnostics }: Entry): Checked | undefined => {
    if (module === undefined) return undefined
    const known = findingsOf(module.file)
    const isFaulty = [diagnostics, ofSameId(module), linked(module).diagnostics].some(hasError)
    if (known.checked?.isFaulty !== isFaulty) {
      known.checked = { ...checkModule(module, { ...options, scopeOf: scope, isRead, isFaulty }), isFaulty }
      delete known.policy
    }
    return known.checked
  }
  const reported = (entry: Entry): readonly Diagnostic[] => {
    const { module, diagnostics } = entry
    return module === undefined ? inOrder(diagnostics)
      : inOrder([...diagnostics, ...ofSameId(module), ...linked(module).diagnostics, ...checked(entry)?.diagnostics ?? []])
  }
  const diagnosticsOf = (path: string): readonly Diagnostic[] => {
    const entry = directory.get(path)
    return entry === undefined ? [] : (findingsOf(path).diagnostics ??= reported(entry))
  }
  const policyOf = (path: string): CompiledPolicy | undefined => {
    const entry = directory.get(path)
    const policy = entry === undefined ? undefined : checked(entry)?.policy
    if (policy === undefined) return undefined
    const known = findingsOf(path)
    const ok = !policy.sources.some(source => hasError(diagnosticsOf(source)))
    if (known.policy?.ok !== ok) known.policy = { ...policy, ok }
    return known.policy
  }
  const occurrencesOf = (path: string): readonly Occurrence[] => {
    const module = directory.get(path)?.module
    return module === undefined ? [] : (findingsOf(path).occurrences ??= occurrencesIn(scope(module), scope))
  }
  return {
    scope, policy: policyOf, diagnostics: diagnosticsOf, occurrences: occurrencesOf,
    forget: path => {
      findings.delete(path)
      lost.delete(path)
    },
    forgetId: id => {
      sameId.delete(id)
      for (const { file } of directory.withId(id)) delete findings.get(file.path)?.diagnostics
    },
    lost: () => [...lost],
  }
}

const checkId = (entries: readonly Entry[]): readonly Diagnostic[] => {
  const diagnostics: Diagnostic[] = []
  const unread = new Set(entries.flatMap(({ isRead, file }) => (isRead ? [] : [file.path])))
  checkSameId(entries.flatMap(({ module }) => module ?? []), ({ file }) => !unread.has(file), diagnostics)
  return diagnostics
}

/** In the order of places. One fault can be met on several ways; it is said once. */
const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const byPlace = new Map<string, Diagnostic>()
  for (const each of diagnostics) {
    const key = JSON.stringify([each.span.start, each.span.end, each.code, each.label])
    if (!byPlace.has(key)) byPlace.set(key, each)
  }
  return [...byPlace.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}
