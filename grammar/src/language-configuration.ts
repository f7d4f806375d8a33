/**
 * What an editor does by itself while one types: pairs, words, and where the next line begins. In the form that VS Code reads.
 */
import { grammarRules, outline, type LineKind, type Production } from '@rubric/syntax'
import { isInner, lineKinds } from './lines.ts'
import { anyOf, escaped } from './patterns.ts'
import { placesOf } from './places.ts'
import { tokenKind } from './tokens.ts'

const places = placesOf()
const rules = new Map(grammarRules().map((rule) => [rule.name, rule]))
const productionOf = (name: string): Production => rules.get(name)?.production ?? { kind: 'sequence', of: [] }

/** What fills a line, so that no other is looked for under it. */
const filling: ReadonlySet<string> = new Set(['expression', 'givenValue'])

/** Of lines that begin with a name, what tells those that open a level from all others. */
const telling: { readonly [K in LineKind]?: string } = { listFact: 'list', givenFact: 'complete' }

const holds = (part: Production, found: (part: Production) => boolean): boolean => {
  if (found(part)) return true
  switch (part.kind) {
    case 'sequence':
    case 'choice':
      return part.of.some((each) => holds(each, found))
    case 'optional':
    case 'repeated':
      return holds(part.of, found)
    case 'rule':
      return !filling.has(part.name) && holds(productionOf(part.name), found)
    case 'word':
    case 'token':
      return false
  }
}

/** Tokens as they look; a line that is being written need not be right. */
const looks: Readonly<Record<string, string>> = { TEXT: '"[^"]*"', CLAUSE: '§(?:"[^"]*"|[^\\s"]*)' }

/**
 * A part as a regular expression: nothing that fills the line, and of several forms those that have the word, where one has
 * it.
 */
const written = (part: Production, word: string | undefined): string | undefined => {
  const hasWord = (each: Production): boolean =>
    holds(each, ({ kind, ...more }) => kind === 'word' && 'text' in more && more.text === word)
  switch (part.kind) {
    case 'sequence': {
      const parts = part.of.map((each) => written(each, word))
      return parts.includes(undefined) ? undefined : parts.join('')
    }
    case 'choice': {
      const forms = part.of
        .filter((each) => !part.of.some(hasWord) || hasWord(each))
        .map((each) => written(each, word))
        .filter((each) => each !== undefined)
      return forms.length === 0 ? undefined : anyOf([...new Set(forms)])
    }
    case 'optional':
    case 'repeated': {
      const inside = written(part.of, word)
      return inside === undefined ? '' : `(?:${inside})${part.kind === 'repeated' ? '*' : hasWord(part.of) ? '' : '?'}`
    }
    case 'rule':
      return filling.has(part.name) ? undefined : written(productionOf(part.name), word)
    case 'word':
      return /\w/.test(part.text) ? `\\s+${part.text}` : `\\s*${escaped(part.text)}`
    case 'token':
      return `\\s+${looks[tokenKind(part.label).name] ?? '[\\w.-]+'}`
  }
}

const wordsOf = (kind: LineKind): readonly string[] =>
  places.starts(kind).flatMap(({ terminal }) => (terminal.kind === 'word' ? [terminal.text] : []))
const ruleOf = (kind: LineKind): Production =>
  [...rules.values()].find(({ lines }) => lines.includes(kind))?.production ?? productionOf('')

/** A line that its first word tells and that nothing can fill, known by that word. */
const isPlain = (kind: LineKind): boolean =>
  wordsOf(kind).every((word) => /\w/.test(word)) &&
  wordsOf(kind).length === places.starts(kind).length &&
  !holds(ruleOf(kind), ({ kind: form, ...more }) => form === 'rule' && 'name' in more && filling.has(more.name))

/** Lines under which others stand. */
const openingLines = (): readonly string[] => {
  const opening = lineKinds.filter((kind) => outline[kind].under.length > 0)
  const plain = (kinds: readonly LineKind[]): string => anyOf([...new Set(kinds.flatMap(wordsOf))])
  const others = opening
    .filter((kind) => !isPlain(kind))
    .map((kind) => {
      const line = written(ruleOf(kind), telling[kind]) ?? ''
      return `^${isInner(kind) ? line : line.replace('\\s+', '')}\\s*(?:#.*)?$`
    })
  const known = opening.filter(isPlain)
  return [
    `^${plain(known.filter((kind) => !isInner(kind)))}\\b`,
    `^\\s+${plain(known.filter((kind) => isInner(kind)))}\\b`,
    ...new Set(others),
  ]
}

export const languageConfiguration = (): string => {
  const configuration = {
    comments: { lineComment: '#' },
    brackets: [['(', ')']],
    autoClosingPairs: [
      { open: '(', close: ')', notIn: ['string', 'comment'] },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
    ],
    surroundingPairs: [
      ['(', ')'],
      ['"', '"'],
    ],
    autoCloseBefore: ' \t\n),;:#',
    // What the parser reads as one word: dotted names, codes with points and modifiers, units, addresses.
    wordPattern: '[A-Za-z0-9_]+(?:[.\\-/][A-Za-z0-9_]+)*',
    folding: { offSide: true },
    onEnterRules: [
      ...openingLines().map((beforeText) => ({ beforeText, action: { indent: 'indent' } })),
      // A line goes on after a comma or a parenthesis.
      { beforeText: '^\\s*[^#\\s].*[,(]\\s*$', previousLineText: '^(?!.*[,(]\\s*$)', action: { indent: 'indent' } },
      // Enter on an empty line leads out of a level.
      { beforeText: '^\\s+$', action: { indent: 'outdent' } },
    ],
  }
  return `${JSON.stringify(configuration, undefined, 2)}\n`
}
