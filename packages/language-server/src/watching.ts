/** Follows what happens outside of the editor: files that change on disk, folders that come and go. */
import { type Connection, DidChangeWatchedFilesNotification, DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver'
import type { Checks } from './checking/push.ts'
import { folderOfUri } from './convert/uris.ts'
import type { Service } from './service.ts'

export interface Following {
  readonly start: () => void
  readonly stop: () => void
  /** These files, or folders, are others now. */
  readonly changed: (paths: readonly string[]) => void
}

/** A client that is closing answers nothing any more. */
const quiet = (): void => undefined

/** Policies, and the kinds of files that they take data from. */
const watched = '**/*.{rubric,csv,tsv,txt}'

const attempt = (work: () => void, failed: (error: unknown) => void): void => {
  try {
    work()
  } catch (error) {
    failed(error)
  }
}

export const followFolders = (
  service: Service,
  connection: Connection,
  checks: Checks,
  failed: (error: unknown) => void,
): Following => {
  const stops: (() => void)[] = []
  const changed = (paths: readonly string[]): void => {
    for (const path of paths) {
      for (const root of service.roots.all()) if (root.holds(path)) root.changedOnDisk(root.placeOf(path))
    }
    checks.soon()
    service.editor.refresh()
  }
  const watch = (): void => {
    for (const stop of stops.splice(0)) stop()
    if (service.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) return
    for (const { folder } of service.roots.all())
      stops.push(service.host.watch(folder, (inner) => attempt(() => changed([inner]), failed)))
  }
  return {
    changed,
    start: () => {
      if (service.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: watched }] }).catch(quiet)
      }
      watch()
      connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
        const gone = event.removed.flatMap(({ uri }) => service.roots.remove(folderOfUri(uri) ?? uri) ?? [])
        for (const { uri } of event.added) service.roots.add(folderOfUri(uri) ?? uri)?.load()
        service.settle()
        for (const root of gone) checks.forget(root).catch(quiet)
        watch()
        checks.soon()
        service.editor.refresh()
      })
    },
    stop: () => {
      for (const stop of stops.splice(0)) stop()
    },
  }
}
