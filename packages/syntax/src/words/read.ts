/**
 * Text to words. One run of the lexer over the whole text, then one pass over its tokens that
 * - gives every keyword, date, time and code its own type (a look-up in a Map: measured faster than a `longer_alt` a keyword),
 * - joins what is written without a gap and belongs together (`member.age`, `ICD-10-CM`, `kg/m2`, `needs/4`),
 * - finds the logical lines, and puts a zero-width line start before each, whose type the outline pass fills in,
 * - reports what cannot be read, and leaves it out.
 */
import { Lexer, type IToken, type TokenType } from 'chevrotain'
import type { Faults } from '../faults.ts'
import { LineStart } from './line-start.ts'
import {
  BadDate, CitationToken, CodeToken, Comma, CommentToken, CurlyText, Dash, DateToken, Dot, FreeName, Hyphenated, LeftParen, NumberToken,
  Numeric, OpenText, Slash, Slashed, TextToken, TimeToken, UnitMark, Unreadable, lexerTokens, typeOfKeyword, word,
} from './tokens.ts'
import { badDate, badEscape, curlyText, emptyCitation, openText, strangeMark, unreadable } from './unreadable.ts'

export interface Line {
  /** Index of its line start in the tokens. */
  readonly first: number
  /** Index after its last token. */
  end: number
  /** Width of the indent; a tab counts as two. */
  readonly column: number
  readonly tabs: boolean
  /** It holds the head of a block. */
  head: boolean
}

export interface Words {
  readonly tokens: IToken[]
  readonly lines: readonly Line[]
  readonly comments: readonly IToken[]
}

const lexer = new Lexer([...lexerTokens], { positionTracking: 'onlyOffset', ensureOptimizations: true })

const joiners = new Set([Dot, Dash, Slash, UnitMark].map(idOf))
const heads = new Set([word.ALL, word.ANY, word.ONE, word.NONE, word.AT].map(idOf))
const continuers = new Set([word.and, word.or, word.unless, word.where].map(idOf))
const openers = new Set([Comma, LeftParen].map(idOf))
const freeName = idOf(FreeName)
const numeric = idOf(Numeric)
const text = idOf(TextToken)
const odd = new Set([CurlyText, OpenText, CitationToken, UnitMark, Unreadable].map(idOf))

function idOf(type: TokenType): number {
  return type.tokenTypeIdx ?? -1
}

const retype = (token: IToken, type: TokenType): void => {
  token.tokenType = type
  token.tokenTypeIdx = idOf(type)
}

const SPACE = 32
const TAB = 9
const LF = 10
const CR = 13

/** The text must have a line break in place of a byte order mark. */
export const readWords = (source: string, faults: Faults): Words => {
  const lexed = lexer.tokenize(source)
  const tokens: IToken[] = []
  const lines: Line[] = []
  let line: Line | undefined
  let previousEnd = 0
  const input = lexed.tokens
  for (let index = 0; index < input.length; index++) {
    const token = input[index] as IToken
    const start = token.startOffset
    // Swallowed by a join.
    if (start < previousEnd) continue
    let at = start - 1
    let tabs = false
    for (; at >= previousEnd; at--) {
      const code = source.charCodeAt(at)
      if (code === TAB) tabs = true
      else if (code !== SPACE) break
    }
    const lineBreak = line === undefined || (at >= previousEnd && isBreak(source.charCodeAt(at)))
    const type = token.tokenTypeIdx
    let end = start + token.image.length
    if (type === freeName) {
      const next = input[index + 1]
      if (next !== undefined && next.startOffset === end && joiners.has(next.tokenTypeIdx)) end = join(source, token)
      else {
        const keyword = typeOfKeyword.get(token.image)
        if (keyword !== undefined) retype(token, keyword)
      }
    } else if (type === numeric) {
      const next = input[index + 1]
      if (next !== undefined && next.startOffset === end && joiners.has(next.tokenTypeIdx)) end = join(source, token)
      else retype(token, typeOfNumeric(token.image))
    }
    if (lineBreak) {
      const column = tabs ? widthWithTabs(source, at + 1, start) : start - at - 1
      if (line === undefined || !continues(line, column, token, tokens)) {
        if (line !== undefined) line.end = tokens.length
        line = { first: tokens.length, end: 0, column, tabs, head: false }
        lines.push(line)
        tokens.push({ image: '', startOffset: start, tokenTypeIdx: idOf(LineStart), tokenType: LineStart })
      }
    }
    previousEnd = end
    if (token.tokenTypeIdx === text) {
      if (token.image.includes('\\')) badEscape(token, lines.length - 1, faults)
    } else if (odd.has(token.tokenTypeIdx)) {
      previousEnd = readOdd(source, token, tokens, lines.length - 1, faults)
      continue
    } else if (heads.has(token.tokenTypeIdx) && line !== undefined) line.head = true
    if (token.tokenTypeIdx === badDateId) badDate(token, lines.length - 1, faults)
    tokens.push(token)
  }
  if (line !== undefined) line.end = tokens.length
  return { tokens, lines, comments: lexed.groups['comments'] ?? [] }
}

const badDateId = idOf(BadDate)

const isBreak = (code: number): boolean => code === LF || code === CR

const widthWithTabs = (source: string, from: number, to: number): number => {
  let width = 0
  for (let at = from; at < to; at++) width += source.charCodeAt(at) === TAB ? 2 : 1
  return width
}

/** The continuation rule: deeper than the line's start, and joined to it by its first word or the last mark before it. */
const continues = (line: Line, column: number, token: IToken, tokens: readonly IToken[]): boolean => {
  if (column <= line.column) return false
  if (continuers.has(token.tokenTypeIdx)) return true
  return openers.has((tokens[tokens.length - 1] as IToken).tokenTypeIdx)
}

const joined = /(?:[A-Za-z0-9_]+|[*^%[\]{}])(?:[.\-/]?[A-Za-z0-9_*^%[\]{}]+)*/y
const dottedName = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/

/** Takes in what follows without a gap, gives the token its type, and says where it ends. */
const join = (source: string, token: IToken): number => {
  joined.lastIndex = token.startOffset
  const image = joined.exec(source)?.[0] ?? token.image
  const type = image.length > token.image.length ? typeOfJoined(image) : typeOfPart(image)
  token.image = image
  retype(token, type)
  return token.startOffset + image.length
}

const typeOfPart = (image: string): TokenType => (/^[0-9]/.test(image) ? typeOfNumeric(image) : typeOfKeyword.get(image) ?? FreeName)

const typeOfJoined = (image: string): TokenType => {
  const keyword = typeOfKeyword.get(image)
  if (keyword !== undefined) return keyword
  if (dottedName.test(image)) return FreeName
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(image)) return typeOfNumeric(image)
  if (/[/*^%[\]{}]/.test(image)) return Slashed
  if (image.includes('-')) return /^[0-9]/.test(image) ? BadDate : Hyphenated
  return CodeToken
}

const typeOfNumeric = (image: string): TokenType => {
  if (/^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(image)) return NumberToken
  if (/^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$/.test(image)) return DateToken
  if (/^[0-9]{1,2}:[0-9]{2}$/.test(image)) return TimeToken
  return /[-:]/.test(image) ? BadDate : CodeToken
}

/** What is read only in part, or not at all. Answers where it ends. */
const readOdd = (source: string, token: IToken, tokens: IToken[], line: number, faults: Faults): number => {
  const end = token.startOffset + token.image.length
  const keep = (type: TokenType): number => {
    retype(token, type)
    tokens.push(token)
    return token.startOffset + token.image.length
  }
  switch (token.tokenType) {
    case CurlyText:
      curlyText(source, token, line, faults)
      return keep(TextToken)
    case OpenText:
      openText(token, line, faults)
      return keep(TextToken)
    case CitationToken:
      emptyCitation(token, line, faults)
      return keep(CitationToken)
    case UnitMark:
      if (token.image !== '%' && token.image !== '[' && token.image !== '{') {
        strangeMark(token, line, faults)
        return end
      }
      joined.lastIndex = token.startOffset
      token.image = joined.exec(source)?.[0] ?? token.image
      return keep(Slashed)
    default:
      return unreadable(source, token, tokens, line, faults)
  }
}

export { CommentToken }
