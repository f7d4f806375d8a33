/** Whatever has a name in the workspace, found by a few of its letters. */
import type { Program, ProgramFile, SymbolKind } from '@rubric/compiler'
import { rankOf } from './fuzzy.ts'
import { oncePer } from './once-per.ts'
import type { Location } from './places.ts'
import { type DocumentSymbol, type GroupKind, symbolsOf } from './symbols.ts'

export interface WorkspaceSymbol {
  /** Of clauses the full address, `pehp.iop/admission/1`. */
  readonly name: string
  readonly kind: DocumentSymbol['kind']
  /** The policy and its version, or the vocabulary. */
  readonly container: string
  readonly location: Location
}

/** The symbols that the letters of the query occur in, in their order; what fits best first. At most `most`. */
export const workspaceSymbols = (program: Program, query: string, most = 500): readonly WorkspaceSymbol[] => {
  const found: { readonly symbol: WorkspaceSymbol; readonly rank: number }[] = []
  for (const path of program.paths()) {
    const file = program.file(path)
    for (const symbol of file === undefined ? [] : flatSymbols(file)) {
      const rank = rankOf(query, symbol.name)
      if (rank !== undefined) found.push({ symbol, rank })
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.symbol.name.length - b.symbol.name.length || (a.symbol.name < b.symbol.name ? -1 : 1))
    .slice(0, most)
    .map(({ symbol }) => symbol)
}

const flatSymbols = oncePer((file: ProgramFile): readonly WorkspaceSymbol[] => {
  const header = file.tree.header.kind === 'Header' ? file.tree.header : undefined
  const version = header?.entries.find(({ key }) => key === 'version')?.date?.text
  const container = [header?.id.text, version].filter((part) => part !== undefined).join(' ')
  const flat = (symbol: DocumentSymbol): readonly WorkspaceSymbol[] => [
    ...(isGroup(symbol.kind)
      ? []
      : [
          {
            name: hasAddress[symbol.kind] && header !== undefined ? `${header.id.text}/${symbol.name}` : symbol.name,
            kind: symbol.kind,
            container,
            location: { path: file.path, span: symbol.selection },
          },
        ]),
    ...symbol.children.flatMap(flat),
  ]
  return symbolsOf(file).flatMap(flat)
})

/** What has no name that anybody could look for. */
const isGroup = (kind: DocumentSymbol['kind']): kind is GroupKind =>
  kind === 'facts' || kind === 'terms' || kind === 'statement' || kind === 'revises'

/** What answers cite by its address. */
const hasAddress: Readonly<Record<SymbolKind, boolean>> = {
  policy: false,
  vocabulary: false,
  fact: false,
  field: false,
  value: false,
  codes: false,
  calendar: false,
  term: false,
  example: false,
  define: true,
  criteria: true,
  item: true,
  limit: true,
  requirement: true,
  exception: true,
  determination: true,
  guidance: true,
  'guidance item': true,
  interpretation: true,
}
