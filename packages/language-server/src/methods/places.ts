/** What several groups of methods need: places and edits, as the protocol has them. */
import type { WorkspaceEdits } from '@rubric/language-service'
import type { Span, TextEdit as Edit } from '@rubric/syntax'
import {
  type Location,
  LSPErrorCodes,
  type MarkupContent,
  MarkupKind,
  type Position,
  type Range,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { type Lines, offsetOf, rangeOf } from '../convert/positions.ts'
import type { AboutFile, Ranged } from '../requests.ts'
import type { Here, Service } from '../service.ts'
import type { Root } from '../workspace/root.ts'

interface AboutPlace extends AboutFile {
  readonly position: Position
}

/** Answers about a place of a file; null where there is no such file, or nothing to say. */
export const atPlace =
  <P extends AboutPlace, R>(answer: (here: Here, offset: number, params: P, service: Service) => R | undefined) =>
  (service: Service, params: P): R | null => {
    const here = service.here(params.textDocument.uri)
    return here === undefined ? null : (answer(here, offsetOf(here.lines, params.position), params, service) ?? null)
  }

/** Answers about a file as a whole; null likewise. */
export const ofFile =
  <P extends AboutFile, R>(answer: (here: Here, params: P, service: Service) => R | undefined) =>
  (service: Service, params: P): R | null => {
    const here = service.here(params.textDocument.uri)
    return here === undefined ? null : (answer(here, params, service) ?? null)
  }

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** A place of a file that is no policy is its beginning. */
export const locationOf = (
  service: Service,
  root: Root,
  { path, span }: { readonly path: string; readonly span: Span },
): Location => ({
  uri: service.uriOf(root, path),
  range: rangeIn(root, path, span),
})

export const rangeIn = (root: Root, path: string, span: Span): Range => {
  const lines = root.linesOf(path)
  return lines === undefined ? start : rangeOf(lines, span)
}

export const textEditsOf = (lines: Lines, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ span, text }) => ({ range: rangeOf(lines, span), newText: text }))

/** Edits of texts as they are now: a client that has typed on does not apply them. */
export const workspaceEditOf = (service: Service, root: Root, edits: WorkspaceEdits): WorkspaceEdit => {
  const files = [...edits].flatMap(([path, list]) => {
    const lines = root.linesOf(path)
    return lines === undefined
      ? []
      : [{ uri: service.uriOf(root, path), version: service.versionOf(root, path), edits: textEditsOf(lines, list) }]
  })
  return service.client.workspace?.workspaceEdit?.documentChanges === true
    ? { documentChanges: files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) }
    : { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) }
}

/** What the service says, with a `range` wherever it has a `span`. */
export const ranged = <T>(lines: Lines, value: T): Ranged<T> => rangedValue(lines, value) as Ranged<T>

const rangedValue = (lines: Lines, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => rangedValue(lines, each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === 'span' ? ['range', rangeOf(lines, each as Span)] : [key, rangedValue(lines, each)],
    ),
  )
}

/** What cannot be done, and why: clients show it as it is. */
export const refusal = (why: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, why)

/** As the client can show it; most show Markdown. */
export const markup = (value: string, formats: readonly MarkupKind[] | undefined): MarkupContent =>
  formats === undefined || formats.includes(MarkupKind.Markdown)
    ? { kind: MarkupKind.Markdown, value }
    : { kind: MarkupKind.PlainText, value: value.replace(/\*\*|`|^#+ /gm, '') }
