/** What a client is told that it can ask. */
import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver'
import { methods } from './methods/index.ts'

const always: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
}

/** Of all methods together: several say something of one capability, each its part. */
export const capabilities = (): ServerCapabilities =>
  methods.reduce<ServerCapabilities>((all, { offers }) => merged({ ...all }, { ...offers }), always)

const merged = (one: Record<string, unknown>, two: Record<string, unknown>): Record<string, unknown> => {
  const all = { ...one }
  for (const [key, value] of Object.entries(two)) {
    const known = all[key]
    all[key] = isRecord(known) && isRecord(value) ? merged(known, value) : value
  }
  return all
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
