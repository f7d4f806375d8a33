/** The server's life: it starts, follows what the client opens and changes, answers, and ends. */
import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  LSPErrorCodes,
  type RequestHandler,
  ResponseError,
} from 'vscode-languageserver'
import { capabilities } from './capabilities.ts'
import { type Checks, createChecks } from './checking/push.ts'
import { firstLook } from './checking/progress.ts'
import { folderOfUri, pathOfUri } from './convert/uris.ts'
import { editorOf } from './editor.ts'
import type { Host } from './host.ts'
import { methods } from './methods/index.ts'
import { createService, type Service } from './service.ts'
import { followFolders, type Following } from './watching.ts'

interface Session {
  readonly service: Service
  readonly checks: Checks
  readonly following: Following
  /** Resolves when the texts of all folders are known: no answer before, for it would be about a part of them. */
  readonly read: Promise<void>
  readonly isRead: () => void
}

/** Nothing is answered before the client calls `listen` of the connection. */
export const startServer = (connection: Connection, host: Host): void => {
  let session: Session | undefined
  let over = false
  /** A fault of ours costs one answer: what is known is worked out anew from the same texts, and the server lives on. */
  const failed = (error: unknown): void => {
    log(connection, error)
    try {
      for (const root of session?.service.roots.all() ?? []) root.renew()
    } catch (again) {
      log(connection, again)
    }
  }
  const follow: Follow = (handler) => (params) => {
    if (session === undefined) return
    try {
      handler(session, params)
    } catch (error) {
      failed(error)
    }
  }

  connection.onInitialize((params) => {
    const service = createService(host, params.capabilities, editorOf(connection, params.capabilities))
    for (const folder of foldersOf(params)) service.roots.add(folder)
    const { promise: read, resolve: isRead } = Promise.withResolvers<void>()
    const checks = createChecks(service, connection, read, failed)
    session = { service, checks, following: followFolders(service, connection, checks, failed), read, isRead }
    return { capabilities: capabilities(), serverInfo: { name: 'rubric' } }
  })
  connection.onInitialized(
    follow(({ service, checks, following, isRead }) => {
      following.start()
      firstLook(connection, service, isRead).then(checks.now, failed)
    }),
  )
  connection.onShutdown(() => {
    over = true
    session?.checks.stop()
    session?.following.stop()
  })
  followTexts(connection, follow)
  for (const { name, answer } of methods)
    connection.onRequest(
      name,
      answered(async (params, token) => {
        if (session === undefined)
          throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server has not been initialized.')
        if (over) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.')
        await session.read
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
        return answer(session.service, params, token)
      }, failed),
    )
}

type Follow = <P>(handler: (session: Session, params: P) => void) => (params: P) => void

const followTexts = (connection: Connection, follow: Follow): void => {
  connection.onDidOpenTextDocument(
    follow(({ service, checks }, { textDocument: { uri, version, text } }) => {
      service.open(uri, version, text)
      checks.soon()
    }),
  )
  connection.onDidChangeTextDocument(
    follow(({ service, checks }, { textDocument: { uri, version }, contentChanges }) => {
      service.change(uri, version, contentChanges)
      checks.soon()
    }),
  )
  connection.onDidCloseTextDocument(
    follow(({ service, checks }, { textDocument: { uri } }) => {
      service.close(uri)
      checks.soon()
    }),
  )
  connection.onDidChangeWatchedFiles(
    follow(({ following }, { changes }) => {
      following.changed(changes.flatMap(({ uri }) => pathOfUri(uri) ?? []))
    }),
  )
}

const log = (connection: Connection, error: unknown): void =>
  connection.console.error(`Rubric: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)

type Answer = RequestHandler<unknown, unknown, void>

const answered =
  (answer: Answer, failed: (error: unknown) => void): Answer =>
  async (params, token) => {
    try {
      return (await answer(params, token)) ?? null
    } catch (error) {
      if (error instanceof ResponseError) throw error
      failed(error)
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        'Rubric met a fault of its own. Your text is as it was; the log says more.',
      )
    }
  }

const foldersOf = ({ workspaceFolders, rootUri }: InitializeParams): readonly string[] => {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null || rootUri === undefined ? [] : [rootUri])
  return uris.flatMap((uri) => folderOfUri(uri) ?? [])
}
