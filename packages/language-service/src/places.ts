/** Places in the files of a workspace. */
import type { Span, TextEdit } from '@rubric/syntax'

export interface Location {
  readonly path: string
  readonly span: Span
}

/** CommonMark. */
export type Markdown = string

/** Edits of several files, by path; the edits of one file do not overlap. */
export type WorkspaceEdits = ReadonlyMap<string, readonly TextEdit[]>

/** What somebody may not do, with the reason in plain words. */
export interface Refusal {
  readonly refused: string
}
