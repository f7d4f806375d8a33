/**
 * Kinds of tokens. The lexer knows only what can be told by looking at single characters; keywords, dates, codes, units and
 * joined names (`member.age`, `ICD-10-CM`, `needs/4`) are told apart in words/read.ts, which retypes.
 */
import { Lexer, createToken, type TokenType } from 'chevrotain'
import { keywords, type KeywordWord } from './keywords.ts'

/** Anything that may be a name: free words, and the keywords that are not reserved. */
export const Word = createToken({ name: 'Word', pattern: Lexer.NA, label: 'a name' })

const keywordName = (word: string): string => `Word_${word.replace(/\W/g, '_')}`

/** The token type of each keyword. */
export const word = Object.fromEntries(
  keywords.map(({ word: image, reserved }) => [
    image,
    createToken({ name: keywordName(image), pattern: Lexer.NA, label: `\`${image}\``, ...(reserved ? {} : { categories: [Word] }) }),
  ]),
) as unknown as Readonly<Record<KeywordWord, TokenType>>

/** A Map, so that `constructor` and `__proto__` are names like any other. */
export const typeOfKeyword: ReadonlyMap<string, TokenType> = new Map(keywords.map((keyword) => [keyword.word, word[keyword.word]]))

// ---- read by the lexer -------------------------------------------------------------------------------------

const WhiteSpace = createToken({ name: 'WhiteSpace', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED })
export const CommentToken = createToken({ name: 'CommentToken', pattern: /#[^\r\n]*/, group: 'comments' })

/** `symptom_severity`, and dotted ones once they are joined. */
export const FreeName = createToken({ name: 'FreeName', pattern: /[A-Za-z_][A-Za-z0-9_]*/, categories: [Word], label: 'a name' })

/** Everything that begins with a digit; becomes NumberToken, DateToken, TimeToken, CodeToken or BadDate. */
export const Numeric = createToken({ name: 'Numeric', pattern: /[0-9]+(?:-[0-9]+(?:-[0-9]+(?:T[0-9]+:[0-9]+(?::[0-9]+)?)?)?|:[0-9]+|\.[0-9]+)?(?:[A-Za-z_][A-Za-z0-9_]*)?/ })

export const TextToken = createToken({ name: 'TextToken', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/, label: 'a text in quotes' })
/** In curly quotes, or half so. */
export const CurlyText = createToken({ name: 'CurlyText', pattern: /[\u201c\u201d\u201e\u201f][^"\u201c-\u201f\r\n]*["\u201c-\u201f]|"[^"\u201c-\u201f\r\n]*[\u201c-\u201f]/, categories: [TextToken] })
export const OpenText = createToken({ name: 'OpenText', pattern: /["\u201c-\u201f][^\r\n]*/, categories: [TextToken] })
export const CitationToken = createToken({
  name: 'CitationToken',
  pattern: /§(?:"(?:[^"\\\r\n]|\\[^\r\n])*"|[^\s"#:,;\u201c-\u201f]*)/,
  label: 'a clause such as `§II.A`',
})

const symbol = (name: string, pattern: string): TokenType => createToken({ name, pattern, label: `\`${pattern}\`` })
export const LeftParen = symbol('LeftParen', '(')
export const RightParen = symbol('RightParen', ')')
export const Comma = symbol('Comma', ',')
export const Semicolon = symbol('Semicolon', ';')
export const Colon = symbol('Colon', ':')
export const Dot = symbol('Dot', '.')
export const Dash = symbol('Dash', '-')
export const Slash = symbol('Slash', '/')
export const LessOrEqual = symbol('LessOrEqual', '<=')
export const MoreOrEqual = symbol('MoreOrEqual', '>=')
export const NotEqual = symbol('NotEqual', '!=')
export const Less = symbol('Less', '<')
export const More = symbol('More', '>')
export const Equal = symbol('Equal', '=')
/** Found only inside units: `mm[Hg]`, `10*3/uL`, `%`. */
export const UnitMark = createToken({ name: 'UnitMark', pattern: /[*^%[\]{}]/ })
/** What no token begins with: reported, and left out of the tree. */
export const Unreadable = createToken({ name: 'Unreadable', pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a6\u00a8-\u201b\u2020-\uffff]+|[!$&'+?@\\`|~]/ })

// ---- told apart afterwards ---------------------------------------------------------------------------------

const later = (name: string, label: string, ...categories: TokenType[]): TokenType => createToken({ name, pattern: Lexer.NA, label, categories })
export const NumberToken = later('NumberToken', 'a number')
/** `2026-03-01` or `2026-03`. */
export const DateToken = later('DateToken', 'a date such as `2026-03-01`')
export const TimeToken = later('TimeToken', 'a time such as `14:30`')
/** `F32.1`, `0905`, `0362T`: a code that cannot be a name. */
export const CodeToken = later('CodeToken', 'a code')
/** `ICD-10-CM`. */
export const Hyphenated = later('Hyphenated', 'a code system')
/** `kg/m2`, `mm[Hg]`, and the addresses of clauses: `continued_stay/needs/4`. */
export const Slashed = later('Slashed', 'a unit')
/** `2026-3-1`, `12-15`. */
export const BadDate = later('BadDate', 'a date')

export const lexerTokens: readonly TokenType[] = [
  WhiteSpace, FreeName, Numeric, TextToken, CurlyText, OpenText, CommentToken, CitationToken,
  Comma, LeftParen, RightParen, Colon, Dot, Dash, Semicolon, Slash,
  LessOrEqual, MoreOrEqual, NotEqual, Less, More, Equal, UnitMark, Unreadable,
]

export const otherTokens: readonly TokenType[] = [
  Word, ...Object.values(word), NumberToken, DateToken, TimeToken, CodeToken, Hyphenated, Slashed, BadDate,
]

export const reservedTypes: ReadonlySet<number> = new Set(keywords.flatMap(({ word: image, reserved }) => (reserved ? [word[image].tokenTypeIdx ?? -1] : [])))
