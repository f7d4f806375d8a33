/** The texts that a client has open. They are the client's: the server follows them, and never writes them. */
import { TextDocument } from 'vscode-languageserver-textdocument'
import { pathOfUri } from './convert/uris.ts'
import type { Root } from './workspace/root.ts'
import type { Roots } from './workspace/roots.ts'

interface Document {
  readonly text: TextDocument
  readonly path: string
  root: Root
}

export interface Documents {
  readonly open: (uri: string, version: number, text: string) => void
  readonly change: (uri: string, version: number, changes: Parameters<typeof TextDocument.update>[1]) => void
  readonly close: (uri: string) => void
  /** After folders came or went: every open text to the folders that it now belongs to. */
  readonly settle: () => void
  /** As the client spells it, of the open text at a path. */
  readonly uriAt: (path: string) => string | undefined
  readonly versionAt: (path: string) => number | undefined
}

/** On this machine; the URI itself of what is no file. */
export const pathOf = (uri: string): string => pathOfUri(uri) ?? uri

export const createDocuments = (roots: Roots): Documents => {
  const documents = new Map<string, Document>()
  /** Clients spell the URI of one file in several ways, and want it back in theirs. */
  const uris = new Map<string, string>()

  /** Folders may lie in one another. */
  const rootsWith = ({ root, path }: Document): readonly Root[] => [
    root,
    ...roots.all().filter((other) => other !== root && other.holds(path)),
  ]
  const show = (document: Document): void => {
    for (const root of rootsWith(document)) root.open(root.placeOf(document.path), document.text.getText())
  }
  return {
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
      uris.delete(document.path)
      for (const root of rootsWith(document)) root.close(root.placeOf(document.path))
    },
    settle: () => {
      for (const document of documents.values()) {
        document.root = roots.rootOf(document.path)
        show(document)
      }
    },
    uriAt: (path) => uris.get(path),
    versionAt: (path) => documents.get(uris.get(path) ?? '')?.text.version,
  }
}
