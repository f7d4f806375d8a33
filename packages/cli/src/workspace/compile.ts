/** Compiles the files of a workspace and keeps the findings that concern what was asked for. */
import { type CompiledPolicy, compileWorkspace } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'
import type { WorkspaceFile, WorkspaceFiles } from './read.ts'

export interface Compiled {
  /** The policies among the files that were asked for. Their graphs name files by their place in the workspace. */
  readonly policies: readonly CompiledPolicy[]
  /** By their place in the workspace. */
  readonly files: ReadonlyMap<string, WorkspaceFile>
  readonly diagnostics: readonly Diagnostic[]
  /** Texts by path. */
  readonly sources: ReadonlyMap<string, string>
  /** How many files the findings are about. */
  readonly looked: number
}

/** `today` (YYYY-MM-DD) is the day by which dates of review are judged. */
export const compile = (workspace: WorkspaceFiles, today: string): Compiled => {
  const files = new Map(workspace.files.map((file) => [file.place, file]))
  const { value, diagnostics } = compileWorkspace(
    [...files.values()].map(({ place, text }) => ({ path: place, text })),
    { today },
  )
  const pathOf = (place: string): string => files.get(place)?.path ?? place
  const policies = value.policies.filter(({ file }) => workspace.asked.has(pathOf(file)))
  // A vocabulary that was not asked for speaks up only where an asked policy uses it.
  const concerned = new Set([...workspace.asked, ...policies.flatMap(({ sources }) => sources.map(pathOf))])
  const shown = diagnostics.map((diagnostic) => withPaths(diagnostic, pathOf)).filter(({ file }) => concerned.has(file))
  return {
    policies,
    files,
    diagnostics: [...workspace.diagnostics, ...shown],
    sources: new Map(workspace.files.map(({ path, text }) => [path, text])),
    looked: concerned.size,
  }
}

/** A finding that names files as the caller knows them. */
export const withPaths = (diagnostic: Diagnostic, pathOf: (place: string) => string): Diagnostic => ({
  ...diagnostic,
  file: pathOf(diagnostic.file),
  related: diagnostic.related.map((label) => ({ ...label, file: pathOf(label.file) })),
})
