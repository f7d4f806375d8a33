/** New names for things and for files, in every text that says them. */
import { fileRenameEdits, renameAt, renameEdits, type WorkspaceEdits } from '@rubric/language-service'
import { PrepareRenameRequest, RenameRequest, WillRenameFilesRequest, type WorkspaceEdit } from 'vscode-languageserver'
import { rangeOf } from '../convert/positions.ts'
import { pathOfUri } from '../convert/uris.ts'
import { method } from '../method.ts'
import { atPlace, refusal, workspaceEditOf } from './places.ts'

export const renamingMethods = [
  method(
    PrepareRenameRequest.type,
    { renameProvider: { prepareProvider: true } },
    atPlace(({ program, path, lines }, offset) => {
      const found = renameAt(program, path, offset)
      if ('refused' in found) throw refusal(found.refused)
      return { range: rangeOf(lines, found.span), placeholder: found.placeholder }
    }),
  ),
  method(
    RenameRequest.type,
    {},
    atPlace(({ root, program, path }, offset, { newName }, service) => {
      const edits = renameEdits(program, path, offset, newName)
      if ('refused' in edits) throw refusal(edits.refused)
      return workspaceEditOf(service, root, edits)
    }),
  ),
  method(
    WillRenameFilesRequest.type,
    { workspace: { fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } } } },
    (service, { files }): WorkspaceEdit | null => {
      const moves = files.map(({ oldUri, newUri }) => ({ from: pathOfUri(oldUri) ?? '', to: pathOfUri(newUri) ?? '' }))
      for (const root of service.roots.all()) {
        const own = moves
          .filter(({ from, to }) => root.holds(from) && root.holds(to))
          .map(({ from, to }) => ({ from: root.placeOf(from), to: root.placeOf(to) }))
        const edits: WorkspaceEdits = own.length === 0 ? new Map() : fileRenameEdits(root.program(), own)
        if (edits.size > 0) return workspaceEditOf(service, root, edits)
      }
      return null
    },
  ),
]
