/** Compiles the files of a workspace and keeps the findings that concern what was asked for. */
import { type CompiledPolicy, type Source, compileWorkspace } from '@rubric/compiler'
import { sha256 } from '@rubric/language-server/disk'
import type { Diagnostic } from '@rubric/syntax'
import type { DataFiles } from './data.ts'
import type { WorkspaceFiles } from './read.ts'

/** What the compiler is to look at besides the texts. */
export interface Asked {
  /** YYYY-MM-DD: the day by which dates of review are judged. */
  readonly today: string
  /** Whether policies are to be released: then what is doubtful about their status counts as an error. */
  readonly release?: boolean
}

export interface CompiledFile {
  /** As the caller knows it. */
  readonly path: string
  readonly text: string
  readonly sha256: string
  /** Data files that it names, by their place. */
  readonly data: readonly string[]
}

export interface Compiled {
  /** The policies among the files that were asked for. Their graphs name files by their place in the workspace. */
  readonly policies: readonly CompiledPolicy[]
  /** Other versions of those that say what they revise; nobody asked for them. */
  readonly around: readonly CompiledPolicy[]
  /** Sources and data files, by their place in the workspace. */
  readonly files: ReadonlyMap<string, CompiledFile>
  readonly diagnostics: readonly Diagnostic[]
  /** Texts by path. */
  readonly sources: ReadonlyMap<string, string>
  /** How many files the findings are about. */
  readonly looked: number
}

export const compile = (workspace: WorkspaceFiles, { data, named, diagnostics: unread }: DataFiles, asked: Asked): Compiled => {
  const sources = workspace.files.map(({ place, text }) => ({ path: place, text }))
  const { value, diagnostics } = compileWorkspace(sources, {
    ...asked,
    data: [...data.values()].map(({ path, text, sha256 }) => ({ path, text, sha256 })),
  })
  const files = new Map<string, CompiledFile>([
    ...[...data].map(([place, { shown, text, sha256 }]) => [place, { path: shown, text, sha256, data: [] }] as const),
    ...workspace.files.map(
      ({ path, place, text }) => [place, { path, text, sha256: sha256(text), data: named.get(place) ?? [] }] as const,
    ),
  ])
  const pathOf = (place: string): string => files.get(place)?.path ?? place
  const isAsked = ({ file }: CompiledPolicy): boolean => workspace.asked.has(pathOf(file))
  const policies = value.policies.filter(isAsked)
  // A vocabulary that was not asked for speaks up only where an asked policy uses it.
  const reached = policies.flatMap(({ sources }) => sources.flatMap((place) => [place, ...(files.get(place)?.data ?? [])]))
  const concerned = new Set([...workspace.asked, ...reached.map(pathOf)])
  const shown = [...unread, ...diagnostics.map((diagnostic) => withPaths(diagnostic, pathOf))].filter(({ file }) => concerned.has(file))
  return {
    policies,
    around: value.policies.filter((policy) => !isAsked(policy)),
    files,
    diagnostics: [...workspace.diagnostics, ...shown],
    sources: new Map([...files.values()].map(({ path, text }) => [path, text])),
    looked: concerned.size,
  }
}

/** The files that a policy was made from, data files included, each with the hash of its text. */
export const sourcesOf = ({ sources }: CompiledPolicy, files: ReadonlyMap<string, CompiledFile>): readonly Source[] => {
  const places = new Set(sources.flatMap((place) => [place, ...(files.get(place)?.data ?? [])]))
  return [...places].flatMap((place) => {
    const file = files.get(place)
    return file === undefined ? [] : [{ path: place, sha256: file.sha256 }]
  })
}

/** A finding that names files as the caller knows them. */
export const withPaths = (diagnostic: Diagnostic, pathOf: (place: string) => string): Diagnostic => ({
  ...diagnostic,
  file: pathOf(diagnostic.file),
  related: diagnostic.related.map((label) => ({ ...label, file: pathOf(label.file) })),
})
