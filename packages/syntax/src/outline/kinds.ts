/**
 * What lines there are, how one is known by its first words, and what may stand under what: one total table. The outline pass,
 * the message for a misplaced line and the list of words that fit all read it.
 */
import { Lexer, createToken, tokenMatcher, type IToken, type TokenType } from 'chevrotain'
import type { KeywordWord } from '../words/keywords.ts'
import {
  CodeToken, Colon, Dash, DateToken, Dot, Hyphenated, LeftParen, NumberToken, Slashed, TextToken, Word, CitationToken, word,
} from '../words/tokens.ts'

/** A line as the table sees it: its tokens lie from `from` up to `to`. */
export interface Look {
  readonly tokens: readonly IToken[]
  readonly from: number
  readonly to: number
  /** It holds the head of a block. */
  readonly head: boolean
}

export interface LineForm {
  /** In the author's words. */
  readonly what: string
  /** Where it belongs, in the author's words: under … */
  readonly home: string
  /** How it begins, for the list of what fits. */
  readonly begins: string
  /** Known for certain by its first words, so that it can be given its place where it stands in the wrong one. */
  readonly distinct: boolean
  readonly opens: (look: Look) => boolean
  /** In the order in which they are tried. */
  readonly children: readonly LineKind[]
}

const at = (look: Look, index: number): IToken | undefined => (look.from + index < look.to ? look.tokens[look.from + index] : undefined)

const is = (token: IToken | undefined, type: TokenType): boolean => token !== undefined && tokenMatcher(token, type)

const startsWith = (...words: readonly KeywordWord[]): LineForm['opens'] => {
  const ids = new Set(words.map((image) => word[image].tokenTypeIdx))
  return (look) => ids.has(look.tokens[look.from]?.tokenTypeIdx ?? -1) && look.from < look.to
}

const adjacent = (a: IToken | undefined, b: IToken | undefined): boolean =>
  a !== undefined && b !== undefined && a.startOffset + a.image.length === b.startOffset

/** `1.`, `A.`, `ii.`, `domains:`, `-`. */
const hasLabel = (look: Look): boolean => {
  const first = at(look, 0)
  if (is(first, Dash)) return true
  const second = at(look, 1)
  if (is(second, Colon)) return is(first, Word)
  if (!is(second, Dot) || !adjacent(first, second) || adjacent(second, at(look, 2))) return false
  return first !== undefined && /^[A-Za-z0-9]+$/.test(first.image)
}

const sectionWords: readonly KeywordWord[] = [
  'policy', 'vocabulary', 'use', 'facts', 'codes', 'define', 'criteria', 'guidance', 'interpretation', 'example',
]
const startsSection = startsWith(...sectionWords)
const typeWords = new Set(['number', 'date', 'span', 'one', 'code', 'list'].map((image) => word[image as KeywordWord].tokenTypeIdx))

/** `criteria admission "Admission"`, `example "…"`: no line of facts or conditions looks like this. */
const looksLikeSection = (look: Look): boolean => {
  if (!startsSection(look)) return false
  const second = at(look, 1)
  if (is(second, TextToken)) return true
  if (!is(second, Word) || typeWords.has(second?.tokenTypeIdx)) return false
  const third = at(look, 2)
  return is(third, TextToken) || is(third, CitationToken)
}

const conditionTypes: readonly TokenType[] = [
  Word, NumberToken, DateToken, CodeToken, LeftParen, word.not, word.at, word.exactly, word.all, word.any, word.none, word.no, word.every,
  word.count, word.sum, word.latest, word.earliest, word.as,
]
const opensCondition = (look: Look): boolean =>
  conditionTypes.some((type) => is(at(look, 0), type)) && !hasLabel(look) && !looksLikeSection(look)

const opensName = (look: Look): boolean => is(at(look, 0), Word) && !looksLikeSection(look)

const alone = (look: Look): boolean => look.to - look.from === 1

const headWords = ['ALL', 'ANY', 'ONE', 'NONE', 'AT'] as const
const opensBlock = startsWith(...headWords)
const opensExamplePart = startsWith('given', 'expect')

const section = (what: string, begins: string, opener: KeywordWord, children: readonly LineKind[]): LineForm => ({
  what,
  home: 'at the left margin',
  begins,
  distinct: true,
  opens: startsWith(opener),
  children,
})

export const lineKinds = [
  'policy', 'vocabulary', 'headerEntry', 'use', 'facts', 'listFact', 'fact', 'field', 'codeSet', 'codeGroup', 'define', 'criteria',
  'block', 'headItem', 'item', 'unless', 'condition', 'guidance', 'guidanceItem', 'interpretation', 'interpretationEntry', 'example',
  'given', 'givenFact', 'entry', 'expect', 'expectation',
] as const
export type LineKind = (typeof lineKinds)[number]

export const lineForms: Readonly<Record<LineKind, LineForm>> = {
  policy: section('a `policy` line', '`policy`', 'policy', ['headerEntry']),
  vocabulary: section('a `vocabulary` line', '`vocabulary`', 'vocabulary', ['headerEntry']),
  headerEntry: {
    what: 'a line of the header',
    home: 'under the `policy` or `vocabulary` line',
    begins: '`issuer`, `number`, `line of business`, `source`, `history`, `version`, `effective`, `ends`, `review by`, `reviewed`, `accessed`, `approved`, `issued`, `status`, `codes`, `language`',
    distinct: true,
    opens: startsWith(
      'issuer', 'number', 'line', 'source', 'history', 'version', 'effective', 'ends', 'review', 'reviewed', 'accessed', 'approved',
      'issued', 'status', 'codes', 'language',
    ),
    children: [],
  },
  use: section('a `use` line', '`use`', 'use', []),
  facts: section('a `facts` line', '`facts`', 'facts', ['listFact', 'fact']),
  listFact: {
    what: 'a fact',
    home: 'under a `facts` line',
    begins: 'the name of a fact',
    distinct: false,
    opens: (look) => opensName(look) && is(at(look, 1), word.list) && is(at(look, 2), word.of),
    children: ['field'],
  },
  fact: {
    what: 'a fact',
    home: 'under a `facts` line',
    begins: 'the name of a fact',
    distinct: false,
    opens: opensName,
    children: [],
  },
  field: {
    what: 'a field of a list',
    home: 'under a fact that is a `list of`',
    begins: 'the name of a field',
    distinct: false,
    opens: opensName,
    children: [],
  },
  codeSet: section('a `codes` line', '`codes`', 'codes', ['codeGroup']),
  codeGroup: {
    what: 'a line of codes',
    home: 'under a `codes` line',
    begins: 'the name of a code system, such as `ICD-10-CM`',
    distinct: false,
    opens: (look) => is(at(look, 0), Hyphenated) || opensName(look),
    children: [],
  },
  define: section('a `define` line', '`define`', 'define', ['unless', 'condition']),
  criteria: section('a `criteria` line', '`criteria`', 'criteria', ['block', 'unless', 'condition']),
  block: {
    what: 'a block head',
    home: 'under a `criteria` line or an item',
    begins: '`ALL of`, `ANY of`, `ONE of`, `NONE of`, `AT LEAST`, `AT MOST`',
    distinct: true,
    opens: opensBlock,
    children: ['headItem', 'item'],
  },
  headItem: {
    what: 'an item',
    home: 'under a block head such as `ALL of`',
    begins: 'a label such as `1.`, `A.`, `domains:` or `-`',
    distinct: true,
    opens: (look) => look.head && hasLabel(look),
    children: ['unless', 'headItem', 'item'],
  },
  item: {
    what: 'an item',
    home: 'under a block head such as `ALL of`',
    begins: 'a label such as `1.`, `A.`, `domains:` or `-`',
    distinct: true,
    opens: hasLabel,
    children: ['block', 'unless', 'condition'],
  },
  unless: {
    what: 'an `unless` line',
    home: 'under an item or a `criteria` line, beside what it waives',
    begins: '`unless`',
    distinct: true,
    opens: startsWith('unless'),
    children: [],
  },
  condition: {
    what: 'a condition',
    home: 'under a `criteria` line, a `define` line or an item',
    begins: 'a condition',
    distinct: false,
    opens: opensCondition,
    children: [],
  },
  guidance: section('a `guidance` line', '`guidance`', 'guidance', ['guidanceItem']),
  guidanceItem: {
    what: 'an item of guidance',
    home: 'under a `guidance` line',
    begins: 'a label such as `-`',
    distinct: false,
    opens: hasLabel,
    children: [],
  },
  interpretation: section('an `interpretation` line', '`interpretation`', 'interpretation', ['interpretationEntry']),
  interpretationEntry: {
    what: 'a line of an interpretation',
    home: 'under an `interpretation` line',
    begins: '`against`, `decided by`, `because`, `affects`',
    distinct: true,
    opens: startsWith('against', 'decided', 'because', 'affects'),
    children: [],
  },
  example: section('an `example` line', '`example`', 'example', ['given', 'expect']),
  given: {
    what: 'a `given` line',
    home: 'under an `example` line',
    begins: '`given`',
    distinct: true,
    opens: startsWith('given'),
    children: ['givenFact'],
  },
  givenFact: {
    what: 'a given fact',
    home: 'under a `given` line',
    begins: 'the name of a fact',
    distinct: false,
    opens: (look) => opensName(look) && !(alone(look) && opensExamplePart(look)),
    children: ['entry'],
  },
  entry: {
    what: 'an entry of a list',
    home: 'under the list in `given`',
    begins: 'the name of a field',
    distinct: false,
    opens: (look) => opensName(look) && !(alone(look) && opensExamplePart(look)),
    children: [],
  },
  expect: {
    what: 'an `expect` line',
    home: 'under an `example` line',
    begins: '`expect`',
    distinct: true,
    opens: startsWith('expect'),
    children: ['expectation'],
  },
  expectation: {
    what: 'an expected status',
    home: 'under an `expect` line',
    begins: 'the address of a criteria or a clause',
    distinct: false,
    opens: (look) => (is(at(look, 0), Slashed) || opensName(look)) && !(alone(look) && opensExamplePart(look)),
    children: [],
  },
}

/** What may stand at the left margin. */
export const topKinds: readonly LineKind[] = [
  'criteria', 'define', 'facts', 'example', 'guidance', 'interpretation', 'codeSet', 'use', 'policy', 'vocabulary',
]

/**
 * Kinds that are taken for granted where the author left something out, with the fault that says what: an item without its label,
 * items without their block head.
 */
export const looseForms: readonly {
  readonly parent: LineKind
  readonly kind: LineKind
  readonly fault: 'missing-label' | 'items-without-head'
  readonly opens: (look: Look) => boolean
}[] = [
  { parent: 'block', kind: 'headItem', fault: 'missing-label', opens: opensBlock },
  { parent: 'headItem', kind: 'headItem', fault: 'missing-label', opens: opensBlock },
  { parent: 'block', kind: 'item', fault: 'missing-label', opens: (look) => opensCondition(look) || is(at(look, 0), TextToken) },
  { parent: 'headItem', kind: 'item', fault: 'missing-label', opens: (look) => opensCondition(look) || is(at(look, 0), TextToken) },
  { parent: 'criteria', kind: 'headItem', fault: 'items-without-head', opens: lineForms.headItem.opens },
  { parent: 'criteria', kind: 'item', fault: 'items-without-head', opens: hasLabel },
  { parent: 'item', kind: 'headItem', fault: 'items-without-head', opens: lineForms.headItem.opens },
  { parent: 'item', kind: 'item', fault: 'items-without-head', opens: hasLabel },
]

const startName = (kind: string): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Line`
const startToken = (kind: string): TokenType => createToken({ name: startName(kind), pattern: Lexer.NA, label: 'the end of the line' })

/** The line start of each kind; `stray` where no kind could be told. */
export const lineStart = Object.fromEntries([...lineKinds, 'stray'].map((kind) => [kind, startToken(kind)])) as unknown as Readonly<
  Record<LineKind | 'stray', TokenType>
>

export const looksLikeFact = (look: Look): boolean => {
  const second = at(look, 1)
  return is(at(look, 0), Word) && (is(second, word['yes/no']) || is(second, word.count) || typeWords.has(second?.tokenTypeIdx))
}

const systems = /^(?:ICD-10-CM|HCPCS|CPT|REV|DSM)$/

export const looksLikeCodes = (look: Look): boolean => systems.test(at(look, 0)?.image ?? '')

/** `- "text"` and no more. */
export const looksLikeGuidance = (look: Look): boolean => {
  const last = look.tokens[look.to - 1]
  return hasLabel(look) && (is(last, TextToken) || is(last, CitationToken)) && look.to - look.from <= 4
}

/** `defin severe: …` */
export const looksLikeDefine = (look: Look): boolean =>
  is(at(look, 1), Word) && (is(at(look, 2), Colon) || is(at(look, 3), Colon) || is(at(look, 4), Colon))

/** `us behavioral_health` */
export const looksLikeUse = (look: Look): boolean => look.to - look.from === 2 && is(at(look, 1), Word)
