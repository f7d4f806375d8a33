/** What has to be written anew when files move: paths of data files. Policies name their vocabularies by id, so those stay. */
import type { Program } from '@rubric/compiler'
import type { TextEdit } from '@rubric/syntax'
import { dataReferences, relativePath } from './data-files.ts'
import type { WorkspaceEdits } from './places.ts'

/** A file, or a folder with all that is in it. */
export interface Move {
  readonly from: string
  readonly to: string
}

/** The edits are of the files where they stand now, before anything has moved. */
export const fileRenameEdits = (program: Program, moves: readonly Move[]): WorkspaceEdits => {
  const edits = new Map<string, readonly TextEdit[]>()
  for (const path of program.paths()) {
    const file = program.file(path)
    if (file === undefined) continue
    const moved = movedPath(path, moves)
    const changed = dataReferences(file).flatMap((data): TextEdit[] => {
      const target = movedPath(data.path, moves)
      if (target === data.path && moved === path) return []
      const text = relativePath(moved, target).replaceAll('"', '\\"')
      return text === file.text.slice(data.span.start, data.span.end) ? [] : [{ span: data.span, text }]
    })
    if (changed.length > 0) edits.set(path, changed)
  }
  return edits
}

const movedPath = (path: string, moves: readonly Move[]): string => {
  for (const { from, to } of moves) {
    if (path === from) return to
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length)
  }
  return path
}
