/** The outline of a file: its policy, sections, clauses and facts, each under the address by which answers cite it. */
import type { Program, ProgramFile, SymbolKind } from '@rubric/compiler'
import type {
  Body,
  Citation,
  Claim,
  Example,
  FactDeclaration,
  Guidance,
  Missing,
  Name,
  Revises,
  Section,
  Span,
  Statement,
  Text,
} from '@rubric/syntax'
import { oncePer } from './once-per.ts'
import { labelOf } from './outline.ts'
import { spanOf, textAt } from './spans.ts'

export interface DocumentSymbol {
  /** Of clauses the address within the policy, `admission/1`. */
  readonly name: string
  readonly detail: string
  readonly kind: SymbolKind | GroupKind
  readonly span: Span
  /** The name alone; within `span`. */
  readonly selection: Span
  readonly children: readonly DocumentSymbol[]
}

/** Sections that have no name of their own. */
export type GroupKind = 'facts' | 'terms' | 'statement' | 'revises'

/** One symbol for the policy or vocabulary, with all others in it; the sections alone where the header cannot be read. */
export const documentSymbols = (program: Program, path: string): readonly DocumentSymbol[] => {
  const file = program.file(path)
  return file === undefined ? [] : symbolsOf(file)
}

export const symbolsOf = oncePer((file: ProgramFile): readonly DocumentSymbol[] => {
  const { header, sections } = file.tree
  const children = sections.flatMap((section) => sectionSymbol(section, file))
  if (header.kind === 'Missing' || header.id.text === '') return children
  return [
    {
      name: header.id.text,
      detail: textOf(header.title),
      kind: header.role,
      span: { start: 0, end: file.text.length },
      selection: spanOf(header.id),
      children,
    },
  ]
})

const textOf = (text: Text | Missing | undefined): string => (text?.kind === 'Text' ? text.value : '')

const detailOf = (text: Text | Missing | undefined, cite: Citation | undefined): string =>
  [textOf(text), cite === undefined ? '' : `§${cite.text}`].filter((part) => part !== '').join(' ')

const named = (
  kind: SymbolKind,
  node: Span & { readonly name: Name; readonly cite?: Citation },
  text: Text | Missing | undefined,
  children: readonly DocumentSymbol[] = [],
): readonly DocumentSymbol[] =>
  node.name.text === ''
    ? children
    : [
        {
          name: node.name.text,
          detail: detailOf(text, node.cite),
          kind,
          span: spanOf(node),
          selection: spanOf(node.name),
          children,
        },
      ]

const sectionSymbol = (section: Section, file: ProgramFile): readonly DocumentSymbol[] => {
  switch (section.kind) {
    case 'Use':
      return []
    case 'Facts':
      return [
        group(
          'facts',
          section,
          section.facts.flatMap((fact) => factSymbol('fact', fact, file)),
        ),
      ]
    case 'Terms':
      return [
        group(
          'terms',
          section,
          section.terms.flatMap((term) => named('term', term, term.text)),
        ),
      ]
    case 'CodeSet':
      return named('codes', section, section.text)
    case 'Calendar':
      return named('calendar', section, section.text)
    case 'Define':
      return named('define', section, section.text)
    case 'Criteria':
      return named('criteria', section, section.title, itemSymbols(section.body, section.name.text))
    case 'Requirement':
      return named('requirement', section, section.title, itemSymbols(section.body, section.name.text))
    case 'Limit':
      return named('limit', section, section.title)
    case 'Exception':
      return named('exception', section, section.title)
    case 'Determination':
      return named('determination', section, section.title)
    case 'Interpretation':
      return named('interpretation', section, section.text)
    case 'Guidance':
      return named('guidance', section, section.text, guidanceSymbols(section))
    case 'Example':
      return exampleSymbol(section)
    case 'Statement':
      return statementSymbol(section)
    case 'Revises':
      return revisionSymbol(section)
  }
}

const guidanceSymbols = ({ name, items }: Guidance): readonly DocumentSymbol[] =>
  items.map((item, at) => ({
    name: `${name.text}/${labelOf(item.label, at)}`,
    detail: detailOf(item.text, item.cite),
    kind: 'guidance item',
    span: spanOf(item),
    selection: spanOf(item.label),
    children: [],
  }))

const exampleSymbol = ({ purpose, start, end }: Example): readonly DocumentSymbol[] =>
  purpose.kind === 'Missing'
    ? []
    : [
        {
          name: purpose.value,
          detail: 'example',
          kind: 'example',
          span: { start, end },
          selection: spanOf(purpose),
          children: [],
        },
      ]

const statementSymbol = ({ says, of, text, cite, start, end }: Statement): readonly DocumentSymbol[] => {
  const names = of.map((each) => each.text).join(', ')
  const name = says === 'never together' ? `never ${names} together` : `always one of ${names}`
  return [
    {
      name,
      detail: detailOf(text, cite),
      kind: 'statement',
      span: { start, end },
      selection: { start, end: start + name.indexOf(' ') },
      children: [],
    },
  ]
}

const revisionSymbol = ({ version, verdict, text, claims, start, end }: Revises): readonly DocumentSymbol[] => [
  {
    name: version.kind === 'Missing' ? 'revises' : `revises ${version.text}`,
    detail: [verdict?.word ?? '', textOf(text)].join(' ').trim(),
    kind: 'revises',
    span: { start, end },
    selection: { start, end: start + 'revises'.length },
    children: claims.map(claimSymbol),
  },
]

const claimSymbol = ({ address, verdict, text, ...span }: Claim): DocumentSymbol => ({
  name: address.text,
  detail: [verdict.kind === 'Missing' ? '' : verdict.word, textOf(text)].join(' ').trim(),
  kind: 'revises',
  span: spanOf(span),
  selection: spanOf(address),
  children: [],
})

const group = (kind: 'facts' | 'terms', section: Span, children: readonly DocumentSymbol[]): DocumentSymbol => ({
  name: kind,
  detail: '',
  kind,
  span: spanOf(section),
  selection: { start: section.start, end: section.start + kind.length },
  children,
})

const factSymbol = (kind: 'fact' | 'field', fact: FactDeclaration, file: ProgramFile): readonly DocumentSymbol[] => {
  const type = textAt(file, fact.type)
  const children = fact.fields.flatMap((field) => factSymbol('field', field, file))
  return named(kind, fact, fact.text, children).map((symbol) =>
    symbol.kind === kind ? { ...symbol, detail: [type, symbol.detail].join(' ').trim() } : symbol,
  )
}

const itemSymbols = ({ main }: Body, parent: string): readonly DocumentSymbol[] =>
  main.kind !== 'Block'
    ? []
    : main.items.map((item, at) => {
        const name = `${parent}/${labelOf(item.label, at)}`
        const detail = detailOf(item.text, item.cite)
        return {
          name,
          detail,
          kind: 'item',
          span: spanOf(item),
          selection: spanOf(item.label),
          children: itemSymbols(item.body, name),
        }
      })
