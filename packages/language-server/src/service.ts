/** What every method is answered from: the open folders, the open texts, what the client can do. */
import type { CompiledPolicy, Program } from '@rubric/compiler'
import { createRevisions, type ExampleResults, type Member, type Revisions } from '@rubric/language-service'
import type { ClientCapabilities } from 'vscode-languageserver'
import type { FindFile } from './convert/diagnostics.ts'
import type { Lines } from './convert/positions.ts'
import { uriOfPath } from './convert/uris.ts'
import { createDocuments, type Documents, pathOf } from './documents.ts'
import { type Editor, nobody } from './editor.ts'
import type { Host } from './host.ts'
import type { Root } from './workspace/root.ts'
import { createRoots, type Roots } from './workspace/roots.ts'

/** A file, as methods ask about it. */
export interface Here {
  /** On this machine, or the URI of what is no file: the key to what is kept of it. */
  readonly file: string
  readonly root: Root
  readonly program: Program
  /** As the program names it. */
  readonly path: string
  readonly lines: Lines
}

export interface Service extends Pick<Documents, 'open' | 'change' | 'close' | 'settle'> {
  readonly host: Host
  readonly roots: Roots
  readonly client: ClientCapabilities
  readonly editor: Editor
  readonly isOpen: (root: Root, place: string) => boolean
  /** Undefined for what nobody opened and no folder holds. */
  readonly here: (uri: string) => Here | undefined
  /** Of an open text; null for one that is on disk. */
  readonly versionOf: (root: Root, place: string) => number | null
  readonly uriOf: (root: Root, place: string) => string
  readonly findFile: (root: Root) => FindFile
  /** What was told last of the words of each text, by URI. */
  readonly tokens: Map<string, { readonly count: number; readonly data: readonly number[] }>
  /** How the examples of each file went last, and what they were run on. */
  readonly results: Map<string, { readonly of: CompiledPolicy | undefined; readonly results: ExampleResults }>
  /** The member by whose facts each file is read. */
  readonly members: Map<string, Member>
  /** What each version changes, as far as it is worked out. */
  readonly revisions: Revisions
  /** The texts that the server provides and that somebody looks at. */
  readonly views: Set<string>
  readonly refreshViews: () => void
}

export const createService = (host: Host, client: ClientCapabilities, editor: Editor = nobody): Service => {
  const roots = createRoots(host)
  const documents = createDocuments(roots)
  const views = new Set<string>()
  const tokens: Service['tokens'] = new Map()

  const uriOf = (root: Root, place: string): string => {
    const path = root.pathOf(place)
    return documents.uriAt(path) ?? (path === place ? place : uriOfPath(path))
  }
  return {
    host,
    roots,
    client,
    editor,
    uriOf,
    tokens,
    views,
    ...documents,
    close: (uri) => {
      tokens.delete(uri)
      documents.close(uri)
    },
    isOpen: (root, place) => documents.uriAt(root.pathOf(place)) !== undefined,
    here: (uri) => {
      const file = pathOf(uri)
      const root = roots.find(file)
      const path = root?.placeOf(file)
      const lines = path === undefined ? undefined : root?.linesOf(path)
      return root === undefined || path === undefined || lines === undefined
        ? undefined
        : { file, root, program: root.program(), path, lines }
    },
    versionOf: (root, place) => documents.versionAt(root.pathOf(place)) ?? null,
    findFile: (root) => (place) => {
      const lines = root.linesOf(place)
      return lines === undefined ? undefined : { uri: uriOf(root, place), lines }
    },
    results: new Map(),
    members: new Map(),
    revisions: createRevisions(),
    refreshViews: () => views.forEach(editor.refreshText),
  }
}
