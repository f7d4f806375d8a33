/**
 * A text as the words that it says, in one spelling each, so that neither layout nor a choice of signs shows: what the formatter
 * would change is the same here before and after.
 */
import { type File, type Node, type Spanned, tokenize, walk } from '@rubric/syntax'

export interface Word {
  readonly text: string
  /** Stands close to the word before it, as a comma does. */
  readonly close: boolean
  /** Begins a line, as its author laid it out. */
  readonly opens: boolean
}

/** A word, and where in its text it stands. */
export interface PlacedWord extends Word {
  readonly start: number
}

/** A stretch of the text, and what is read there instead of its tokens. */
interface Spelling {
  readonly start: number
  readonly end: number
  readonly words: readonly string[]
}

export const wordsIn = (text: string, file: File): readonly PlacedWord[] => {
  const spellings = spellingsIn(file)
  const words: PlacedWord[] = []
  let [end, next] = [0, 0]
  for (const { kind, ...piece } of tokenize(text)) {
    if (kind !== 'token' || piece.start < end) continue
    while ((spellings[next]?.end ?? Infinity) <= piece.start) next++
    const spelling = spellings[next]
    const isSpelled = spelling !== undefined && spelling.start <= piece.start
    end = isSpelled ? spelling.end : piece.end
    const said = isSpelled ? spelling.words : text.slice(piece.start, piece.end).split(/(?<=^\d{4}-\d\d-\d\d)T/)
    for (const [index, each] of said.entries()) {
      const opens = index === 0 && isFirst(text, piece.start)
      words.push({ text: each, close: isClose(words.at(-1)?.text, each, index > 0), opens, start: piece.start })
    }
  }
  return words
}

const isFirst = (text: string, at: number): boolean => /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, at - 200), at))

/** Quotes stand close to what they enclose; which of the two a quote is, its place in its spelling tells. */
const opening = '“'
const closing = '”'

const isClose = (before: string | undefined, word: string, within: boolean): boolean =>
  before === '(' || (within && before === opening) || [',', ';', ':', '.', ')', closing].includes(word)

const quoted = (value: string): readonly string[] => [
  opening,
  ...value.split(/\s+|(?=[,;:.](?:\s|$))/).filter((word) => word !== ''),
  closing,
]

const spellingsIn = (file: File): readonly Spelling[] => {
  const found: Spelling[] = []
  const spell = (start: number, end: number, words: readonly string[]): void => void found.push({ start, end, words })
  walk(file, (node: Node) => {
    switch (node.kind) {
      case 'Text':
        return spell(node.start, node.end, quoted(node.value))
      case 'Citation':
        return spell(node.start, node.end, [`§${node.text}`])
      case 'ValueTest':
        return spell(node.start, node.right.start, node.relation.split(' '))
      case 'OpenHours': {
        const times = node.opens === undefined ? [] : [node.opens, 'to', node.closes ?? '']
        return spell(node.start, node.end, [
          'open',
          ...node.days.flatMap((day, index) => (index === 0 ? [day] : [',', day])),
          ...times,
        ])
      }
      // `replaces a with b, c with d` is two lines to the formatter.
      case 'Exception':
        return between(node.replaces, (from, to) => spell(from, to, ['replaces']))
      // One system a line needs no semicolon.
      case 'CodeSet':
        return between(node.groups, (from, to) => spell(from, to, []))
      // Its colon stands only where the condition follows on the same line.
      case 'Define':
        return spell((node.cite ?? node.text ?? node.name).end, node.expression.start, [])
      // No part of a redline.
      case 'Example':
        return false
      default:
        return undefined
    }
  })
  return found.sort((a, b) => a.start - b.start || a.end - b.end)
}

const between = (nodes: readonly Spanned[], spell: (from: number, to: number) => void): void => {
  for (const [index, { start }] of nodes.entries()) {
    const before = nodes[index - 1]
    if (before !== undefined) spell(before.end, start)
  }
}

/** Words as one reads them: quotes close to what they enclose. */
export const readable = (words: readonly Word[]): string =>
  words.map(({ text, close }, index) => (close || index === 0 ? text : ` ${text}`)).join('')
