/**
 * What all rules share: nodes of single tokens, the fault that ends a line, and the line at hand.
 *
 * Rules build nodes as they read (embedded actions). A CST of the same grammar was measured first, on 1 MB of policies: reading the
 * lines then takes 2 to 3 times as long (18 against 10 ms; dense conditions 63 against 19 ms), before a visitor has made one node of
 * it. What a CST is recommended for, partial nodes after an error, the drafts of lines give as well (drafts.ts).
 *
 * A rule that cannot go on throws a `LineFault`; only the rule `file` catches it, and goes on with the next line start. Chevrotain's
 * own recovery stays off: it guesses inside the line, where a second error would follow the first.
 */
import { EmbeddedActionsParser, tokenLabel, tokenMatcher, type IParserErrorMessageProvider, type IToken, type TokenType } from 'chevrotain'
import type { Citation, DateLiteral, Name, NameReference, NumberLiteral, Text } from '../ast.ts'
import { lineKinds, lineStart } from '../outline/kinds.ts'
import { CitationToken, TextToken, lexerTokens, otherTokens } from '../words/tokens.ts'

/** Not an `Error`: it is never shown, and a stack trace for each broken line would cost more than all the rest. */
export class LineFault {
  readonly expected: string
  readonly token: IToken
  constructor(expected: string, token: IToken) {
    this.expected = expected
    this.token = token
  }
}

const firstOf = (actual: readonly IToken[]): IToken => actual[0] as IToken

const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual }) => {
    throw new LineFault(tokenLabel(expected), actual)
  },
  buildNoViableAltMessage: ({ actual, customUserDescription }) => {
    throw new LineFault(customUserDescription ?? 'something else', firstOf(actual))
  },
  buildEarlyExitMessage: ({ actual, customUserDescription }) => {
    throw new LineFault(customUserDescription ?? 'something else', firstOf(actual))
  },
  buildNotAllInputParsedMessage: () => '',
}

const vocabulary = [...lexerTokens, ...otherTokens, ...lineKinds.map((kind) => lineStart[kind]), lineStart.stray]

export const endOf = (token: IToken): number => token.startOffset + token.image.length

export const nameOf = (token: IToken): Name => ({ kind: 'Name', start: token.startOffset, end: endOf(token), text: token.image })

export const referenceOf = (token: IToken): NameReference => ({
  kind: 'NameReference',
  start: token.startOffset,
  end: endOf(token),
  text: token.image,
})

export const numberOf = (token: IToken): NumberLiteral => ({ kind: 'Number', start: token.startOffset, end: endOf(token), text: token.image })

export const dateOf = (token: IToken): DateLiteral => ({ kind: 'Date', start: token.startOffset, end: endOf(token), text: token.image })

const unescaped = (image: string): string => (image.includes('\\') ? image.replace(/\\(["\\])/g, '$1') : image)

const quotes = /^["\u201c-\u201f]|["\u201c-\u201f]$/g

export const textOf = (token: IToken): Text => {
  const { image } = token
  const closed = image.length > 1 && image.charCodeAt(0) === 34 && image.charCodeAt(image.length - 1) === 34
  return { kind: 'Text', start: token.startOffset, end: endOf(token), value: unescaped(closed ? image.slice(1, -1) : image.replace(quotes, '')) }
}

export const citationOf = (token: IToken): Citation => {
  const text = token.image.charCodeAt(1) === 34 ? unescaped(token.image.slice(2, -1)) : token.image.slice(1)
  return { kind: 'Citation', start: token.startOffset, end: endOf(token), text }
}

export interface Form<T> {
  readonly ALT: () => T
  readonly GATE?: () => boolean
  readonly IGNORE_AMBIGUITIES?: boolean
}

/** Alternatives of one type. */
export const forms = <T>(list: Form<T>[]): Form<T>[] => list

const firstLineStart = lineStart.policy.tokenTypeIdx ?? 0
const lastLineStart = lineStart.stray.tokenTypeIdx ?? 0

export const isLineEnd = (token: IToken): boolean =>
  (token.tokenTypeIdx >= firstLineStart && token.tokenTypeIdx <= lastLineStart) || Number.isNaN(token.startOffset) || token.startOffset < 0

export abstract class BaseRules extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { maxLookahead: 1, recoveryEnabled: false, errorMessageProvider: expectations })
  }

  /**
   * In place of Chevrotain's own, which works out every path that would have fitted before it asks for a message: on a file of nothing but
   * broken lines that is most of the time. Were it renamed there, only that time would be lost.
   */
  protected raiseNoAltException(_occurrence: number, expected: string | undefined): never {
    return this.fail(expected ?? 'something else')
  }

  /** Where the token read last ends. */
  protected end(): number {
    const token = this.LA(0)
    return token.startOffset + token.image.length
  }

  protected next(type: TokenType, ahead = 1): boolean {
    return tokenMatcher(this.LA(ahead), type)
  }

  protected fail(expected: string): never {
    throw new LineFault(expected, this.LA(1))
  }

  /** The optional `"text" §clause` of many lines. */
  protected textAndClause(into: { text?: Text; cite?: Citation }): void {
    this.OPTION8(() => {
      into.text = textOf(this.CONSUME8(TextToken))
    })
    this.OPTION9(() => {
      into.cite = citationOf(this.CONSUME9(CitationToken))
    })
  }
}
