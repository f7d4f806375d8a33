/** What every method is answered from: the open folders, the open texts, what the client can do. */
import type { Program } from '@rubric/compiler'
import type { ExampleResults, Member } from '@rubric/language-service'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { ClientCapabilities } from 'vscode-languageserver'
import type { FindFile } from './convert/diagnostics.ts'
import type { Lines } from './convert/positions.ts'
import { pathOfUri, uriOfPath } from './convert/uris.ts'
import { type Editor, nobody } from './editor.ts'
import type { Host } from './host.ts'
import type { Root } from './workspace/root.ts'
import { createRoots, type Roots } from './workspace/roots.ts'

/** A text that the client has open. It is the client's: the server follows it, and never writes it. */
interface Document {
  readonly text: TextDocument
  readonly path: string
  root: Root
}

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

export interface Service {
  readonly host: Host
  readonly roots: Roots
  readonly client: ClientCapabilities
  readonly open: (uri: string, version: number, text: string) => void
  readonly change: (uri: string, version: number, changes: Parameters<typeof TextDocument.update>[1]) => void
  readonly close: (uri: string) => void
  readonly isOpen: (root: Root, place: string) => boolean
  /** Undefined for what nobody opened and no folder holds. */
  readonly here: (uri: string) => Here | undefined
  /** Of an open text; null for one that is on disk. */
  readonly versionOf: (root: Root, place: string) => number | null
  /** What was told last of the words of each text, by URI. */
  readonly tokens: Map<string, { readonly count: number; readonly data: readonly number[] }>
  /** How the examples of each file went last. */
  readonly results: Map<string, ExampleResults>
  /** The member by whose facts each file is read. */
  readonly members: Map<string, Member>
  /** The texts that the server provides and that somebody looks at. */
  readonly views: Set<string>
  readonly refreshViews: () => void
  readonly editor: Editor
  readonly uriOf: (root: Root, place: string) => string
  readonly findFile: (root: Root) => FindFile
  /** After folders came or went: every open text to the folder that it now belongs to. */
  readonly settle: () => void
}

export const createService = (host: Host, client: ClientCapabilities, editor: Editor = nobody): Service => {
  const roots = createRoots(host)
  const documents = new Map<string, Document>()
  /** Open texts by their paths; clients spell the URI of one file in several ways, and want it back in theirs. */
  const uris = new Map<string, string>()

  const views = new Set<string>()
  const tokens: Service['tokens'] = new Map()

  const pathOf = (uri: string): string => pathOfUri(uri) ?? uri
  /** Folders may lie in one another. */
  const rootsWith = ({ root, path }: Document): readonly Root[] => [root, ...roots.all().filter((other) => other !== root && other.holds(path))]
  const show = (document: Document): void => {
    for (const root of rootsWith(document)) root.open(root.placeOf(document.path), document.text.getText())
  }
  const uriOf = (root: Root, place: string): string => {
    const path = root.pathOf(place)
    return uris.get(path) ?? (path === place ? place : uriOfPath(path))
  }
  return {
    host,
    roots,
    client,
    open: (uri, version, text) => {
      const path = pathOf(uri)
      const document = { text: TextDocument.create(uri, 'rubric', version, text), path, root: roots.rootOf(path) }
      documents.set(uri, document)
      uris.set(path, uri)
      show(document)
    },
    change: (uri, version, changes) => {
      const document = documents.get(uri)
      if (document === undefined) return
      TextDocument.update(document.text, changes, version)
      show(document)
    },
    close: (uri) => {
      const document = documents.get(uri)
      if (document === undefined) return
      documents.delete(uri)
      tokens.delete(uri)
      uris.delete(document.path)
      for (const root of rootsWith(document)) root.close(root.placeOf(document.path))
    },
    isOpen: (root, place) => uris.has(root.pathOf(place)),
    here: (uri) => {
      const path = pathOf(uri)
      const root = roots.find(path)
      const place = root?.placeOf(path)
      const lines = place === undefined ? undefined : root?.linesOf(place)
      return root === undefined || place === undefined || lines === undefined ? undefined : { file: path, root, program: root.program(), path: place, lines }
    },
    versionOf: (root, place) => documents.get(uris.get(root.pathOf(place)) ?? '')?.text.version ?? null,
    tokens,
    results: new Map(),
    members: new Map(),
    views,
    refreshViews: () => views.forEach(editor.refreshText),
    editor,
    uriOf,
    findFile: (root) => (place) => {
      const lines = root.linesOf(place)
      return lines === undefined ? undefined : { uri: uriOf(root, place), lines }
    },
    settle: () => {
      for (const document of documents.values()) {
        document.root = roots.rootOf(document.path)
        show(document)
      }
    },
  }
}
