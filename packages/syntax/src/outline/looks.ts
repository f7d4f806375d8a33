/** What the first words of a line tell about it. */
import { tokenMatcher, type IToken, type TokenType } from 'chevrotain'
import type { KeywordWord } from '../words/keywords.ts'
import {
  CitationToken, CodeToken, Colon, Dash, DateToken, Dot, LeftParen, NumberToken, TextToken, Word, word,
} from '../words/tokens.ts'

/** A line as the table sees it: its tokens lie from `from` up to `to`. */
export interface Look {
  readonly tokens: readonly IToken[]
  readonly from: number
  readonly to: number
  /** It holds the head of a block. */
  readonly head: boolean
}

export type Looks = (look: Look) => boolean

export const at = (look: Look, index: number): IToken | undefined => (look.from + index < look.to ? look.tokens[look.from + index] : undefined)

export const is = (token: IToken | undefined, type: TokenType): boolean => token !== undefined && tokenMatcher(token, type)

export const startsWith = (...words: readonly KeywordWord[]): Looks => {
  const ids = new Set(words.map((image) => word[image].tokenTypeIdx))
  return (look) => ids.has(look.tokens[look.from]?.tokenTypeIdx ?? -1) && look.from < look.to
}

const adjacent = (a: IToken | undefined, b: IToken | undefined): boolean =>
  a !== undefined && b !== undefined && a.startOffset + a.image.length === b.startOffset

/** `1.`, `A.`, `ii.`, `domains:`, `-`. */
export const hasLabel = (look: Look): boolean => {
  const first = at(look, 0)
  if (is(first, Dash)) return true
  const second = at(look, 1)
  if (is(second, Colon)) return is(first, Word)
  if (!is(second, Dot) || !adjacent(first, second) || adjacent(second, at(look, 2))) return false
  return first !== undefined && /^[A-Za-z0-9]+$/.test(first.image)
}

const sectionWords: readonly KeywordWord[] = [
  'policy', 'vocabulary', 'use', 'facts', 'codes', 'define', 'criteria', 'guidance', 'interpretation', 'example', 'terms', 'calendar', 'limit',
  'requirement', 'exception', 'determination', 'revises', 'never', 'always',
]
const startsSection = startsWith(...sectionWords)
const typeWords = new Set(['number', 'date', 'span', 'one', 'code', 'list', 'periods'].map((image) => word[image as KeywordWord].tokenTypeIdx))

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
export const opensCondition = (look: Look): boolean =>
  conditionTypes.some((type) => is(at(look, 0), type)) && !hasLabel(look) && !looksLikeSection(look)

export const opensName = (look: Look): boolean => is(at(look, 0), Word) && !looksLikeSection(look)

export const alone = (look: Look): boolean => look.to - look.from === 1

const headWords = ['ALL', 'ANY', 'ONE', 'NONE', 'AT'] as const
export const opensBlock = startsWith(...headWords)
export const opensExamplePart = startsWith('given', 'expect')

/** `at most 5 units …`, and what else may be meant by it: `5 units …`, `no more than 5`, `up to 5`, `maximum 5`. */
export const opensCap = (look: Look): boolean =>
  is(at(look, 0), word.at) || is(at(look, 0), NumberToken) || ((is(at(look, 0), Word) || is(at(look, 0), word.no)) && hasNumberNear(look))

/** `at most 5 units …`; a condition has its number before `of (`. */
export const startsWithCap = (look: Look): boolean => is(at(look, 0), word.at) && is(at(look, 1), word.most) && !is(at(look, 3), word.of)

/** `when young`, and `if young`. */
export const opensWhen = (look: Look): boolean => is(at(look, 0), word.when) || (at(look, 0)?.image === 'if' && is(at(look, 1), Word))

const hasNumberNear = (look: Look): boolean => [1, 2, 3].some((index) => is(at(look, index), NumberToken))

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
