/** The outline of a file: its policy, sections, clauses and facts, each under the address by which answers cite it. */
import type { Program, ProgramFile, SymbolKind } from '@rubric/compiler'
import type { Body, Citation, FactDeclaration, Label, Missing, Name, Section, Span, Text } from '@rubric/syntax'
import { rankOf } from './fuzzy.ts'
import type { Location } from './places.ts'

export interface DocumentSymbol {
  /** Of clauses the address within the policy, `admission/1`. */
  readonly name: string
  readonly detail: string
  readonly kind: SymbolKind | 'facts' | 'terms'
  readonly span: Span
  /** The name alone; within `span`. */
  readonly selection: Span
  readonly children: readonly DocumentSymbol[]
}

/** One symbol for the policy or vocabulary, with all others in it; the sections alone where the header cannot be read. */
export const documentSymbols = (program: Program, path: string): readonly DocumentSymbol[] => {
  const file = program.file(path)
  return file === undefined ? [] : symbolsOf(file)
}

const kept = new WeakMap<ProgramFile, readonly DocumentSymbol[]>()

const symbolsOf = (file: ProgramFile): readonly DocumentSymbol[] => {
  const known = kept.get(file)
  if (known !== undefined) return known
  const { header, sections } = file.tree
  const children = sections.flatMap((section) => sectionSymbol(section, file.text))
  const symbols = header.kind === 'Missing' || header.id.text === '' ? children : [{
    name: header.id.text, detail: textOf(header.title), kind: header.role, span: { start: 0, end: file.text.length }, selection: spanOf(header.id), children,
  }]
  kept.set(file, symbols)
  return symbols
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })
const textOf = (text: Text | Missing | undefined): string => (text?.kind === 'Text' ? text.value : '')

const detailOf = (text: Text | Missing | undefined, cite: Citation | undefined): string =>
  [textOf(text), cite === undefined ? '' : `§${cite.text}`].filter((part) => part !== '').join(' ')

const named = (
  kind: SymbolKind, node: Span & { readonly name: Name; readonly cite?: Citation }, text: Text | Missing | undefined,
  children: readonly DocumentSymbol[] = [],
): readonly DocumentSymbol[] =>
  node.name.text === '' ? children
    : [{ name: node.name.text, detail: detailOf(text, node.cite), kind, span: spanOf(node), selection: spanOf(node.name), children }]

const sectionSymbol = (section: Section, text: string): readonly DocumentSymbol[] => {
  switch (section.kind) {
    case 'Use': return []
    case 'Facts': return [group('facts', section, section.facts.flatMap((fact) => factSymbol('fact', fact, text)))]
    case 'Terms': return [group('terms', section, section.terms.flatMap((term) => named('term', term, term.text)))]
    case 'CodeSet': return named('codes', section, section.text)
    case 'Calendar': return named('calendar', section, section.text)
    case 'Define': return named('define', section, section.text)
    case 'Criteria': return named('criteria', section, section.title, itemSymbols(section.body, section.name.text))
    case 'Requirement': return named('requirement', section, section.title, itemSymbols(section.body, section.name.text))
    case 'Limit': return named('limit', section, section.title)
    case 'Exception': return named('exception', section, section.title)
    case 'Determination': return named('determination', section, section.title)
    case 'Interpretation': return named('interpretation', section, section.text)
    case 'Guidance': return named('guidance', section, section.text, section.items.map((item, at) => ({
      name: `${section.name.text}/${partOf(item.label, at)}`, detail: detailOf(item.text, item.cite), kind: 'guidance item',
      span: spanOf(item), selection: spanOf(item.label), children: [],
    })))
    case 'Example': return section.purpose.kind === 'Missing' ? [] : [{
      name: section.purpose.value, detail: 'example', kind: 'example', span: spanOf(section), selection: spanOf(section.purpose), children: [],
    }]
  }
}

const group = (kind: 'facts' | 'terms', section: Span, children: readonly DocumentSymbol[]): DocumentSymbol => ({
  name: kind, detail: '', kind, span: spanOf(section), selection: { start: section.start, end: section.start + kind.length }, children,
})

const factSymbol = (kind: 'fact' | 'field', fact: FactDeclaration, text: string): readonly DocumentSymbol[] => {
  const type = text.slice(fact.type.start, fact.type.end)
  const children = fact.fields.flatMap((field) => factSymbol('field', field, text))
  return named(kind, fact, fact.text, children).map((symbol) => (symbol.kind === kind ? { ...symbol, detail: [type, symbol.detail].join(' ').trim() } : symbol))
}

/** Of an item without a label of its own, its place in the list. */
const partOf = (label: Label | Missing, at: number): string =>
  label.kind === 'Missing' || label.form === 'dash' ? String(at + 1) : label.text

const itemSymbols = ({ main }: Body, parent: string): readonly DocumentSymbol[] =>
  main.kind !== 'Block' ? [] : main.items.map((item, at) => {
    const name = `${parent}/${partOf(item.label, at)}`
    const detail = detailOf(item.text, item.cite)
    return { name, detail, kind: 'item', span: spanOf(item), selection: spanOf(item.label), children: itemSymbols(item.body, name) }
  })

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

const keptFlat = new WeakMap<ProgramFile, readonly WorkspaceSymbol[]>()

const flatSymbols = (file: ProgramFile): readonly WorkspaceSymbol[] => {
  const known = keptFlat.get(file)
  if (known !== undefined) return known
  const header = file.tree.header.kind === 'Header' ? file.tree.header : undefined
  const version = header?.entries.find(({ key }) => key === 'version')?.date?.text
  const container = [header?.id.text, version].filter((part) => part !== undefined).join(' ')
  const flat = (symbol: DocumentSymbol): readonly WorkspaceSymbol[] => [
    ...(symbol.kind === 'facts' || symbol.kind === 'terms' ? [] : [{
      name: hasAddress[symbol.kind] && header !== undefined ? `${header.id.text}/${symbol.name}` : symbol.name,
      kind: symbol.kind, container, location: { path: file.path, span: symbol.selection },
    }]),
    ...symbol.children.flatMap(flat),
  ]
  const all = symbolsOf(file).flatMap(flat)
  keptFlat.set(file, all)
  return all
}

/** What answers cite by its address. */
const hasAddress: Readonly<Record<SymbolKind, boolean>> = {
  policy: false, vocabulary: false, fact: false, field: false, value: false, codes: false, calendar: false, term: false, example: false,
  define: true, criteria: true, item: true, limit: true, requirement: true, exception: true, determination: true, guidance: true,
  'guidance item': true, interpretation: true,
}
