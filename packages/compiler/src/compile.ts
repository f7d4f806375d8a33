/**
 * From the files of a workspace to its policies, checked and lowered. Pure: the same texts give the same answer. Reports
 * everything it finds in all files; a policy with errors in its own file or its vocabularies is marked and not to be built.
 */
import type { Result } from '@rubric/syntax'
import type { CompileOptions, SourceFile, Workspace } from './compiled.ts'
import { createProgram } from './program/create.ts'

/** Policies in the order of the files; what is reported in the order of paths and places. */
export const compileWorkspace = (files: readonly SourceFile[], { data = [], ...options }: CompileOptions = {}): Result<Workspace> => {
  const program = createProgram(options)
  for (const each of data) program.changeData(each.path, each)
  for (const { path, text } of files) program.change(path, text)
  return {
    value: { policies: [...new Set(files.map(({ path }) => path))].flatMap(path => program.policy(path) ?? []) },
    diagnostics: program.paths().flatMap(program.diagnostics),
  }
}
