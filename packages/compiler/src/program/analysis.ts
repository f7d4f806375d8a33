/**
 * What is found out about the files of a workspace, kept until something changes that it rests on. A file rests on itself, on the
 * vocabularies that it uses, straight or through others, and on the files that have its id; on no other. What nobody asks is not
 * worked out.
 */
import type { Diagnostic } from '@rubric/syntax'
import { type Checked, checkModule } from '../check.ts'
import type { CompiledPolicy } from '../compiled.ts'
import type { Module } from '../names/module.ts'
import type { Scope } from '../names/scope.ts'
import type { Directory, Entry } from './directory.ts'
import { createLinks, type Links } from './links.ts'
import { occurrencesIn } from './occurrences/index.ts'
import type { ProgramOptions } from './program.ts'
import type { Occurrence } from './symbols.ts'

/** What is known of a file so far. */
interface Findings {
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
}

export const createAnalysis = (directory: Directory, options: ProgramOptions): Analysis => {
  const links = createLinks(directory)
  const findings = new Map<string, Findings>()
  const findingsOf = (path: string): Findings => {
    const known = findings.get(path) ?? {}
    findings.set(path, known)
    return known
  }
  const checked = (entry: Entry): Checked | undefined => checkedOf(entry, findingsOf(entry.file.path), links, options)
  const diagnostics = (path: string): readonly Diagnostic[] => {
    const entry = directory.get(path)
    if (entry === undefined) return []
    return (findingsOf(path).diagnostics ??= inOrder([...known(entry, links), ...checked(entry)?.diagnostics ?? []]))
  }
  return {
    scope: links.scope, diagnostics,
    policy: path => {
      const entry = directory.get(path)
      const policy = entry === undefined ? undefined : checked(entry)?.policy
      if (policy === undefined) return undefined
      const ok = !policy.sources.some(source => hasError(diagnostics(source)))
      const own = findingsOf(path)
      if (own.policy?.ok !== ok) own.policy = { ...policy, ok }
      return own.policy
    },
    occurrences: path => {
      const module = directory.get(path)?.module
      return module === undefined ? [] : (findingsOf(path).occurrences ??= occurrencesIn(links.scope(module), { scopeOf: links.scope, versionOf: directory.version }))
    },
    forget: path => {
      findings.delete(path)
      links.forget(path)
    },
    forgetId: id => {
      links.forgetId(id)
      for (const { file } of directory.withId(id)) {
        const known = findings.get(file.path)
        delete known?.diagnostics
        delete known?.occurrences
      }
    },
  }
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error')

/** What is to be said of a file before it is checked. */
const known = ({ module, diagnostics }: Entry, { ofId, ofUses }: Links): readonly Diagnostic[] =>
  (module === undefined ? diagnostics : [...diagnostics, ...ofId(module), ...ofUses(module)])

/**
 * In a file with errors nothing is reported as missing: it may be what an error is about. So a file is checked again when errors
 * from elsewhere (of its vocabularies, of its id) come or go.
 */
const checkedOf = (entry: Entry, findings: Findings, links: Links, options: ProgramOptions): Checked | undefined => {
  const { module, isRead } = entry
  if (module === undefined) return undefined
  const isFaulty = hasError(known(entry, links))
  if (findings.checked?.isFaulty !== isFaulty) {
    findings.checked = { ...checkModule(module, { ...options, scopeOf: links.scope, isRead, isFaulty }), isFaulty }
    delete findings.policy
  }
  return findings.checked
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
