/**
 * Text to words. One run of the lexer over the whole text, then one pass over its tokens that
 * - gives every keyword, date, time and code its own type (a look-up in a Map: measured faster than a `longer_alt` a keyword),
 * - joins what is written without a gap and belongs together (`member.age`, `ICD-10-CM`, `kg/m2`, `needs/4`),
 * - finds the logical lines, and puts a zero-width line start before each, whose type the outline pass fills in,
 * - reports what cannot be read, and leaves it out.
 */
import { Lexer, type IToken, type TokenType } from 'chevrotain'
import type { Faults } from '../faults.ts'
import { continuingWords } from './keywords.ts'
import { LineStart } from './line-start.ts'
import type { Part } from './parts.ts'
import {
  BadDate, CitationToken, CodeToken, Comma, CommentToken, CurlyText, Dash, DateToken, Dot, FreeName, Hyphenated, LeftParen, NumberToken,
  Numeric, OpenText, Slash, Slashed, TextToken, TimeToken, UnitMark, Unreadable, lexerTokens, otherTokens, typeOfKeyword, word,
} from './tokens.ts'
import { badDate, badEscape, curlyText, emptyCitation, openText, strangeMark, unreadable } from './unreadable.ts'

export interface Line {
  /** Index of its line start in the tokens. */
  readonly first: number
  /** Index after its last token. */
  end: number
  /** Where the line begins, before its indent. */
  readonly begin: number
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

// What the pass asks of each token's type, as one number a type.
const JOINS = 1
const HEADS = 2
const CONTINUES = 4
const OPENS = 8
const ODD = 16

const idOf = (type: TokenType): number => type.tokenTypeIdx ?? 0

const traits = new Uint8Array(Math.max(...[...lexerTokens, ...otherTokens].map(idOf)) + 1)

const mark = (trait: number, ...types: readonly TokenType[]): void => {
  for (const type of types) traits[idOf(type)] = (traits[idOf(type)] ?? 0) | trait
}
mark(JOINS, Dot, Dash, Slash, UnitMark)
mark(HEADS, word.ALL, word.ANY, word.ONE, word.NONE, word.AT)
mark(CONTINUES, ...continuingWords.map((image) => word[image]))
mark(OPENS, Comma, LeftParen)
mark(ODD, CurlyText, OpenText, CitationToken, UnitMark, Unreadable, BadDate)

const has = (token: IToken, trait: number): boolean => ((traits[token.tokenTypeIdx] ?? 0) & trait) !== 0

const freeName = idOf(FreeName)
const numeric = idOf(Numeric)
const text = idOf(TextToken)

const retype = (token: IToken, type: TokenType): void => {
  token.tokenType = type
  token.tokenTypeIdx = idOf(type)
}

const TAB = 9

/** The words of a part of a text, which must have a line feed in place of a byte order mark, and for every other line break. */
export const readWords = (source: string, { from, to }: Part, faults: Faults): Words => {
  const { tokens: input, groups } = lexer.tokenize(source.slice(from, to))
  const comments = groups['comments'] ?? []
  for (const comment of comments) comment.startOffset += from
  const tokens: IToken[] = []
  const lines: Line[] = []
  let line: Line | undefined
  let lineBreak = from
  let previousEnd = from
  for (let index = 0; index < input.length; index++) {
    const token = input[index] as IToken
    const start = (token.startOffset += from)
    // Swallowed by a join.
    if (start < previousEnd) continue
    previousEnd = start + token.image.length
    if (token.tokenTypeIdx === freeName || token.tokenTypeIdx === numeric) {
      const next = input[index + 1]
      if (next !== undefined && next.startOffset + from === previousEnd && has(next, JOINS)) previousEnd = join(source, token)
      else tellApart(token)
    }
    if (start > lineBreak || line === undefined) {
      const begin = source.lastIndexOf('\n', start - 1) + 1
      lineBreak = source.indexOf('\n', start)
      if (lineBreak < 0) lineBreak = source.length
      const next = newLine(source, begin, token, tokens)
      if (line === undefined || !continues(line, next.column, token, tokens)) {
        if (line !== undefined) line.end = tokens.length
        line = next
        lines.push(line)
        tokens.push({ image: '', startOffset: start, tokenTypeIdx: idOf(LineStart), tokenType: LineStart })
      }
    }
    if (has(token, ODD)) previousEnd = readOdd(source, token, tokens, lines.length - 1, faults)
    else {
      if (token.tokenTypeIdx === text) badEscape(token, lines.length - 1, faults)
      else if (has(token, HEADS)) line.head = true
      tokens.push(token)
    }
  }
  if (line !== undefined) line.end = tokens.length
  return { tokens, lines, comments }
}

/** Gives keywords, numbers, dates, times and codes their own type. */
const tellApart = (token: IToken): void => {
  if (token.tokenTypeIdx === numeric) return retype(token, typeOfNumeric(token.image))
  const keyword = typeOfKeyword.get(token.image)
  if (keyword !== undefined) retype(token, keyword)
}

/** `begin` is where the line begins, before its indent. */
const newLine = (source: string, begin: number, token: IToken, tokens: readonly IToken[]): Line => {
  let column = token.startOffset - begin
  let tabs = false
  for (let at = begin; at < token.startOffset; at++) {
    if (source.charCodeAt(at) !== TAB) continue
    tabs = true
    column++
  }
  return { first: tokens.length, end: 0, begin, column, tabs, head: false }
}

/** The continuation rule: deeper than the line's start, and joined to it by its first word or the last mark before it. */
const continues = (line: Line, column: number, token: IToken, tokens: readonly IToken[]): boolean =>
  column > line.column && (has(token, CONTINUES) || has(tokens[tokens.length - 1] as IToken, OPENS))

const joined = /(?:[A-Za-z0-9_]+|[*^%[\]{}])(?:[.\-/]?(?:[0-9]+:[0-9]+|[A-Za-z0-9_*^%[\]{}]+))*/y
const dottedName = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/

/** Takes in what follows without a gap, gives the token its type, and says where it ends. */
const join = (source: string, token: IToken): number => {
  joined.lastIndex = token.startOffset
  const image = joined.exec(source)?.[0] ?? ''
  if (image.length > token.image.length) {
    token.image = image
    retype(token, typeOfJoined(image))
  } else tellApart(token)
  return token.startOffset + token.image.length
}

const typeOfJoined = (image: string): TokenType => {
  const keyword = typeOfKeyword.get(image)
  if (keyword !== undefined) return keyword
  if (dottedName.test(image)) return FreeName
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(image)) return typeOfNumeric(image)
  if (/^[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{2,4}$/.test(image)) return BadDate
  if (/[/*^%[\]{}]/.test(image)) return Slashed
  if (modified.test(image)) return CodeToken
  if (image.includes('-')) return /^[0-9]/.test(image) ? BadDate : Hyphenated
  return CodeToken
}

/** `H2022-HE-U5`, `99214-25`: a code and its modifiers. */
const modified = /^(?=[A-Z]{0,3}[0-9])[A-Z0-9]{5}(?:-[A-Z0-9]{2})+$/

const typeOfNumeric = (image: string): TokenType => {
  if (/^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(image)) return NumberToken
  if (/^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$/.test(image)) return DateToken
  if (/^[0-9]{1,2}:[0-9]{2}$/.test(image)) return TimeToken
  return /[-:]/.test(image) && !modified.test(image) ? BadDate : CodeToken
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
      if (token.image.length < 4) emptyCitation(token, line, faults)
      return keep(CitationToken)
    case BadDate:
      badDate(token, line, faults)
      return keep(BadDate)
    case UnitMark:
      if (token.image !== '%' && token.image !== '[' && token.image !== '{') {
        strangeMark(token, line, tokens[tokens.length - 1]?.image === '', faults)
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
