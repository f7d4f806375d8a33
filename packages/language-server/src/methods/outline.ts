/** The outline of a text: symbols, what folds, what is selected next. */
import {
  type DocumentSymbol as Part,
  documentSymbols,
  foldingRanges,
  selectionRanges,
  workspaceSymbols,
} from '@rubric/language-service'
import type { Span } from '@rubric/syntax'
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FoldingRange,
  FoldingRangeKind,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
  type SymbolInformation,
  SymbolKind,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver'
import { type Lines, offsetOf, positionOf, rangeOf } from '../convert/positions.ts'
import { method } from '../method.ts'
import { locationOf, ofFile } from './places.ts'

/** The icons by which editors tell things apart. */
const icons: Readonly<Record<Part['kind'], SymbolKind>> = {
  policy: SymbolKind.Package,
  vocabulary: SymbolKind.Package,
  facts: SymbolKind.Namespace,
  fact: SymbolKind.Variable,
  field: SymbolKind.Field,
  value: SymbolKind.EnumMember,
  codes: SymbolKind.Enum,
  calendar: SymbolKind.Struct,
  define: SymbolKind.Function,
  criteria: SymbolKind.Class,
  item: SymbolKind.Method,
  limit: SymbolKind.Number,
  requirement: SymbolKind.Interface,
  exception: SymbolKind.Event,
  determination: SymbolKind.Constructor,
  guidance: SymbolKind.String,
  'guidance item': SymbolKind.String,
  interpretation: SymbolKind.Key,
  terms: SymbolKind.Namespace,
  statement: SymbolKind.Boolean,
  revises: SymbolKind.Operator,
  term: SymbolKind.TypeParameter,
  example: SymbolKind.Object,
}

export const outlineMethods = [
  method(
    DocumentSymbolRequest.type,
    { documentSymbolProvider: { label: 'Rubric' } },
    ofFile(({ program, path, lines }, { textDocument: { uri } }, service): DocumentSymbol[] | SymbolInformation[] => {
      const symbols = documentSymbols(program, path)
      const nested = service.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true
      return nested
        ? symbols.map((symbol) => nestedSymbol(lines, symbol))
        : symbols.flatMap((symbol) => flatSymbols(lines, uri, symbol))
    }),
  ),
  method(WorkspaceSymbolRequest.type, { workspaceSymbolProvider: true }, (service, { query }) =>
    service.roots.all().flatMap((root) =>
      workspaceSymbols(root.program(), query)
        .filter(({ location: { path } }) => service.roots.find(root.pathOf(path)) === root)
        .map(({ name, kind, container, location }) => ({
          name,
          kind: icons[kind],
          containerName: container,
          location: locationOf(service, root, location),
        })),
    ),
  ),
  method(
    FoldingRangeRequest.type,
    { foldingRangeProvider: true },
    ofFile(({ program, path, lines }) =>
      foldingRanges(program, path).map(({ span, kind }): FoldingRange => ({
        startLine: positionOf(lines, span.start).line,
        endLine: positionOf(lines, span.end).line,
        ...(kind === undefined ? {} : { kind: FoldingRangeKind.Comment }),
      })),
    ),
  ),
  method(
    SelectionRangeRequest.type,
    { selectionRangeProvider: true },
    ofFile(({ program, path, lines }, { positions }) =>
      selectionRanges(
        program,
        path,
        positions.map((position) => offsetOf(lines, position)),
      ).map((spans) => nestedRange(lines, spans)),
    ),
  ),
]

const nestedSymbol = (lines: Lines, { name, detail, kind, span, selection, children }: Part): DocumentSymbol => ({
  name,
  detail,
  kind: icons[kind],
  range: rangeOf(lines, span),
  selectionRange: rangeOf(lines, selection),
  children: children.map((child) => nestedSymbol(lines, child)),
})

const flatSymbols = (
  lines: Lines,
  uri: string,
  { name, kind, span, children }: Part,
  container?: string,
): SymbolInformation[] => [
  {
    name,
    kind: icons[kind],
    location: { uri, range: rangeOf(lines, span) },
    ...(container === undefined ? {} : { containerName: container }),
  },
  ...children.flatMap((child) => flatSymbols(lines, uri, child, name)),
]

/** The innermost, with those around it as its parents. */
const nestedRange = (lines: Lines, spans: readonly Span[]): SelectionRange => {
  const outward = spans.map((span) => ({ range: rangeOf(lines, span) }))
  const nothing: SelectionRange = { range: rangeOf(lines, { start: 0, end: 0 }) }
  return (
    outward.reduceRight<SelectionRange | undefined>(
      (parent, own) => (parent === undefined ? own : { ...own, parent }),
      undefined,
    ) ?? nothing
  )
}
