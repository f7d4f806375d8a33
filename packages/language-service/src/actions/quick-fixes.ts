/** What can be done about a diagnostic, and about all of them at once. */
import type { Program } from '@rubric/compiler'
import type { Diagnostic, Fix, TextEdit } from '@rubric/syntax'
import { remedyFor, surelyMeant } from './remedies.ts'

/** The fixes that the diagnostic brings, then those that follow from its code. An unsafe one is for the author to choose. */
export const fixesFor = (program: Program, path: string, diagnostic: Diagnostic, today: string): readonly Fix[] => {
  const file = program.file(path)
  if (file === undefined) return []
  const remedy = remedyFor(diagnostic.code)
  return [...diagnostic.fixes, ...(remedy?.({ program, file, diagnostic, today }) ?? [])]
}

/** The safe fixes of a file that do not touch each other, the first one first. */
export const safeEdits = (program: Program, path: string, today: string): readonly TextEdit[] => {
  const taken: TextEdit[] = []
  for (const diagnostic of program.diagnostics(path)) {
    const fixes = surelyMeant.has(diagnostic.code) ? fixesFor(program, path, diagnostic, today) : diagnostic.fixes
    const fix = fixes.find(({ safe }) => safe)
    if (fix !== undefined && fix.edits.every((edit) => taken.every((other) => areApart(edit, other)))) taken.push(...fix.edits)
  }
  return taken.toSorted((a, b) => a.span.start - b.span.start)
}

const areApart = ({ span: a }: TextEdit, { span: b }: TextEdit): boolean => a.end < b.start || b.end < a.start
