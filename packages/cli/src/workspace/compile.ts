/** Compiles the files of a workspace and keeps the findings that concern what was asked for. */
import type { CompiledPolicy } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'
import type { WorkspaceFiles } from './read.ts'

export interface Compiled {
  /** The policies among the files that were asked for. */
  readonly policies: readonly CompiledPolicy[]
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: ReadonlyMap<string, string>
  /** How many files the findings are about. */
  readonly files: number
}

/** `today` (YYYY-MM-DD) is the day by which dates of review are judged. */
export const compile = async (workspace: WorkspaceFiles, today: string): Promise<Compiled> => {
  const { compileWorkspace } = await import('@rubric/compiler')
  const { value, diagnostics } = compileWorkspace(workspace.files, { today })
  const policies = value.policies.filter(({ file }) => workspace.asked.has(file))
  // A vocabulary that was not asked for speaks up only where an asked policy uses it.
  const concerned = new Set([...workspace.asked, ...policies.flatMap(({ sources }) => sources)])
  return {
    policies,
    diagnostics: [...workspace.diagnostics, ...diagnostics.filter(({ file }) => concerned.has(file))],
    sources: new Map(workspace.files.map(({ path, text }) => [path, text])),
    files: concerned.size,
  }
}
