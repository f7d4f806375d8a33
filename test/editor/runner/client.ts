/** A client of the server, over two streams in this process or over those of a process of its own. */
import { spawn } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { connect, type Host, startServer } from '@rubric/language-server'
import type { ClientCapabilities, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver'
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver/node'
import { everything } from './capabilities.ts'
import { sampleDay } from './memory-host.ts'

export interface Client {
  readonly connection: ProtocolConnection
  readonly initialized: InitializeResult
  /** What was published last about each file. */
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>
  /** How often something was published. */
  readonly publications: () => number
  /** What the server asked and said, in order: the names of the methods. */
  readonly heard: readonly string[]
  readonly ask: (method: string, params: unknown) => Promise<unknown>
  readonly tell: (method: string, params: unknown) => Promise<void>
  /** Shuts the server down and gives the code with which it ended. */
  readonly end: () => Promise<number>
}

export interface Start {
  readonly folders: readonly string[]
  readonly capabilities?: ClientCapabilities
}

/** Server and client in this process, two streams between them. */
export const memoryClient = async (host: Host, start: Start): Promise<Client> => {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const ended = new Promise<number>((resolve) => {
    const server = connect({ input: toServer, output: toClient }, resolve)
    startServer(server, host)
    server.listen()
  })
  return begin(createProtocolConnection(toClient, toServer), ended, start)
}

export const program = fileURLToPath(new URL('../../../packages/cli/bin/rubric.js', import.meta.url))

/** `rubric lsp`, as editors start it. */
export const spawnedClient = async (start: Start): Promise<Client> => {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio', '--as-of', sampleDay], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)))
  return begin(createProtocolConnection(child.stdout, child.stdin), ended, start)
}

const said = ['window/logMessage', 'window/showMessage']

const asked = [
  'client/registerCapability', 'client/unregisterCapability', 'window/workDoneProgress/create',
  ...['diagnostic', 'codeLens', 'semanticTokens', 'inlayHint', 'inlineValue', 'foldingRange', 'textDocumentContent'].map(
    (what) => `workspace/${what}/refresh`,
  ),
]

const begin = async (connection: ProtocolConnection, ended: Promise<number>, { folders, capabilities = everything }: Start): Promise<Client> => {
  const published = new Map<string, PublishDiagnosticsParams>()
  let publications = 0
  const heard: string[] = []
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    publications += 1
    published.set(params.uri, params)
  })
  for (const method of said) connection.onNotification(method, () => void heard.push(method))
  for (const method of asked) {
    connection.onRequest(method, () => {
      heard.push(method)
      return null
    })
  }
  connection.listen()
  const workspaceFolders = folders.map((uri) => ({ uri, name: uri }))
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null, rootUri: folders[0] ?? null, capabilities, workspaceFolders,
  })
  await connection.sendNotification('initialized', {})
  return {
    connection,
    initialized,
    published,
    publications: () => publications,
    heard,
    ask: (method, params) => connection.sendRequest(method, params),
    tell: (method, params) => connection.sendNotification(method, params),
    end: async () => {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      const code = await ended
      connection.dispose()
      return code
    },
  }
}
