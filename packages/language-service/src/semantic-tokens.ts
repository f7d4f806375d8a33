/** What each word of a text is, for colouring. Types are those of the protocol, so that every theme knows them. */
import type { NamedThing, Occurrence, Program, SymbolKind } from '@rubric/compiler'
import { childKeys, type Node, type NodeKind, type Span, tokenize } from '@rubric/syntax'
import { overlaps } from './spans.ts'

export const tokenTypes = [
  'namespace',
  'variable',
  'property',
  'enumMember',
  'enum',
  'struct',
  'function',
  'class',
  'interface',
  'label',
  'type',
  'number',
  'string',
  'keyword',
  'operator',
  'decorator',
] as const
export type TokenType = (typeof tokenTypes)[number]

export const tokenModifiers = ['declaration', 'readonly', 'defaultLibrary'] as const
export type TokenModifier = (typeof tokenModifiers)[number]

export interface SemanticToken {
  readonly span: Span
  readonly type: TokenType
  readonly modifiers: readonly TokenModifier[]
}

/** What is named by each kind of thing. Rules that decide are classes, notes that do not are interfaces. */
export const typeOfKind: Readonly<Record<SymbolKind, TokenType>> = {
  policy: 'namespace',
  vocabulary: 'namespace',
  fact: 'variable',
  field: 'property',
  value: 'enumMember',
  codes: 'enum',
  calendar: 'struct',
  define: 'function',
  criteria: 'class',
  limit: 'class',
  requirement: 'class',
  exception: 'class',
  determination: 'class',
  item: 'label',
  guidance: 'interface',
  'guidance item': 'label',
  interpretation: 'interface',
  term: 'type',
  example: 'string',
}

/** In the order of the text, each on one line, none over another; comments, and names that mean nothing, have none. */
export const semanticTokens = (program: Program, path: string, range?: Span): readonly SemanticToken[] => {
  const file = program.file(path)
  if (file === undefined) return []
  const { text, tree } = file
  const words = typesOfWords(tree)
  const occurrences = program.occurrences(path)
  const tokens: SemanticToken[] = []
  let next = 0
  for (const piece of tokenize(text)) {
    if (piece.kind !== 'token' || (range !== undefined && !overlaps(piece, range))) continue
    const first = text.charAt(piece.start)
    while ((occurrences[next]?.span.end ?? Infinity) <= piece.start) next += 1
    const within = first === '"' ? [] : occurrencesWithin(occurrences, next, piece)
    if (within.length > 0)
      tokens.push(
        ...within
          .filter(({ span }) => range === undefined || overlaps(span, range))
          .map(({ span, thing, role }) => ({ span, type: typeOfKind[thing.kind], modifiers: modifiersOf(thing, role) })),
      )
    else {
      const type = words.has(piece.start) ? words.get(piece.start) : typeOfSign(first)
      if (type !== undefined) tokens.push({ span: { start: piece.start, end: piece.end }, type, modifiers: [] })
    }
  }
  return tokens
}

/** An address names one thing with each of its parts. */
const occurrencesWithin = (occurrences: readonly Occurrence[], from: number, { start, end }: Span): readonly Occurrence[] => {
  let to = from
  while ((occurrences[to]?.span.start ?? Infinity) < end) to += 1
  return occurrences.slice(from, to).filter(({ span }) => span.start >= start && span.end <= end && span.end > span.start)
}

const modifiersOf = ({ kind, file }: NamedThing, role: Occurrence['role']): readonly TokenModifier[] => [
  ...(role === 'declaration' ? (['declaration'] as const) : []),
  ...(kind === 'value' ? (['readonly'] as const) : []),
  ...(file === undefined ? (['defaultLibrary'] as const) : []),
]

const typeOfSign = (first: string): TokenType | undefined =>
  first === '"'
    ? 'string'
    : first === '§'
      ? 'decorator'
      : /[0-9]/.test(first)
        ? 'number'
        : /[<>=!]/.test(first)
          ? 'operator'
          : /[A-Za-z]/.test(first)
            ? 'keyword'
            : undefined

/** Words that name nothing of the policy, by what they stand in; undefined for names that do, and were not found. */
const typeOfName: Partial<Readonly<Record<NodeKind, TokenType>>> = {
  Quantity: 'type',
  NumberType: 'type',
  RateType: 'type',
  SpanType: 'type',
  CodeType: 'type',
  CodeGroup: 'type',
  LimitWindow: 'type',
  RecurrencePeriod: 'type',
  Term: 'type',
  HeaderEntry: 'enumMember',
  Determination: 'enumMember',
}

const fixedValues: ReadonlySet<string> = new Set(['yes', 'no', 'unknown', 'none'])

/** By the offset at which a word begins. Children come in any order here, which is faster. */
const typesOfWords = (tree: Node): ReadonlyMap<number, TokenType | undefined> => {
  const types = new Map<number, TokenType | undefined>()
  const visit = (node: Node, parent: Node): void => {
    switch (node.kind) {
      case 'Name':
        if (!fixedValues.has(node.text)) types.set(node.start, typeOfName[parent.kind])
        return
      case 'NameReference':
        if (!fixedValues.has(node.text)) types.set(node.start, undefined)
        return
      case 'Address':
        types.set(node.start, undefined)
        return
      case 'Code':
        types.set(node.start, 'number')
        return
      case 'Label':
        types.set(node.start, 'label')
        return
      default:
        for (const key of childKeys[node.kind]) {
          const child = (node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>)[key]
          if (child === undefined) continue
          if ('kind' in child) visit(child, node)
          else for (const each of child) visit(each, node)
        }
    }
  }
  visit(tree, tree)
  return types
}
