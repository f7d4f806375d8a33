/** Regular expressions of words, and the forms of a TextMate grammar. */
import { keywords } from '@rubric/syntax'
import { scopeOfToken, scopeOfWord } from './scopes.ts'
import type { Terminal } from './ahead.ts'
import type { Edge } from './states.ts'
import { tokenKind, tokenKinds, wordEnd } from './tokens.ts'

interface Include {
  readonly include: string
}
export type Captures = Readonly<Record<number, { readonly name: string; readonly patterns?: readonly Pattern[] }>>
export type Pattern =
  | Include
  | { readonly patterns: readonly Pattern[] }
  | { readonly match: string; readonly name?: string; readonly captures?: Captures }
  | { readonly begin: string; readonly beginCaptures?: Captures; readonly end: string; readonly patterns: readonly Pattern[] }
  | { readonly begin: string; readonly while: string; readonly patterns: readonly Pattern[] }

export const include = (name: string): Include => ({ include: `#${name}` })

export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

export const anyOf = (patterns: readonly string[]): string =>
  patterns.length === 1 ? patterns.join('') : `(?:${patterns.join('|')})`

export const anyWord = (words: readonly string[]): string => `${anyOf(words.map(escaped))}${wordEnd}`

const isMark = (text: string): boolean => !/\w/.test(text)

export const patternOf = (terminal: Terminal): string => {
  if (terminal.kind === 'token') return tokenKind(terminal.label).pattern
  return isMark(terminal.text) ? escaped(terminal.text) : anyWord([terminal.text])
}

const reserved = keywords.filter((each) => each.reserved).map(({ word }) => word)

/** What comes next, looked at and not taken. A reserved word is no name there; elsewhere it is tried before names are. */
export const aheadPattern = (terminal: Terminal | 'end'): string => {
  if (terminal === 'end') return '$|#'
  return terminal.kind === 'token' && terminal.label === 'a name'
    ? `(?!${anyWord(reserved)})${patternOf(terminal)}`
    : patternOf(terminal)
}

export const edgePattern = ({ to, ahead }: Edge): string => {
  if (ahead === undefined) return patternOf(to.terminal)
  return `${patternOf(to.terminal)}(?=[ \\t]*(?:${ahead.map((steps) => steps.map(aheadPattern).join('[ \\t]+')).join('|')}))`
}

/**
 * Words come before tokens, which have their own order; long marks before short ones; what asks for more before what asks for
 * less.
 */
export const inOrder = (edges: readonly Edge[]): readonly Edge[] => {
  const rank = ({ to: { terminal } }: Edge): number =>
    terminal.kind === 'word' ? -1 : tokenKinds.indexOf(tokenKind(terminal.label))
  const length = ({ to: { terminal } }: Edge): number =>
    terminal.kind === 'word' && isMark(terminal.text) ? terminal.text.length : 0
  const open = ({ ahead }: Edge): number => (ahead === undefined ? 1 : 0)
  return [...edges].sort((a, b) => rank(a) - rank(b) || length(b) - length(a) || open(a) - open(b))
}

const escapes: Pattern = { match: '\\\\.', name: 'constant.character.escape.rubric' }

export const capturesOf = (tokenName: string | undefined, scope: string): Captures => ({
  0: { name: scope, ...(tokenName === 'TEXT' ? { patterns: [escapes] } : {}) },
})

export const comment = { match: '#.*', name: 'comment.line.number-sign.rubric' }

/** Words wherever nothing is known of their place. */
export const reservedWords: Pattern = {
  patterns: [...new Set(reserved.map(scopeOfWord))].map((scope) => ({
    match: anyWord(reserved.filter((word) => scopeOfWord(word) === scope)),
    name: scope,
  })),
}

/** Tokens wherever nothing is known of their place: read as such, so that nothing within them is taken for something else. */
export const looseTokens: readonly Pattern[] = tokenKinds.map(({ name, pattern }) => ({
  match: pattern,
  captures: capturesOf(name, scopeOfToken(name)),
}))
