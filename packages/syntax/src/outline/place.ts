/**
 * The outline: gives every logical line its kind and the line that it stands under, by its indent, its first words and the table in
 * kinds.ts, and gives its line start the type of that kind. So the grammar is flat, and each of its rules begins with its own mark.
 *
 * A line in the wrong place is reported once and still given a place if its first words tell which; what stands under it follows.
 */
import type { IToken, TokenType } from 'chevrotain'
import type { Faults } from '../faults.ts'
import { MAX_OUTLINE_DEPTH } from '../limits.ts'
import { reservedTypes, FreeName, word } from '../words/tokens.ts'
import type { KeywordWord } from '../words/keywords.ts'
import { nearest } from '../slips/lines.ts'
import type { Line } from '../words/read.ts'
import { badIndent, deepLine, looseLine, misplaced, reservedName, unknownStart } from './faults.ts'
import { lineForms, lineKinds, lineStart, looseForms, topKinds, type LineKind } from './kinds.ts'
import { looksLikeCodes, looksLikeDefine, looksLikeFact, looksLikeGuidance, looksLikeUse, startsWithCap, type Look } from './looks.ts'

export interface Placed {
  readonly kind: LineKind | 'stray'
  /** The line it hangs under in the tree: -1 for the file, NOWHERE for none. */
  readonly parent: number
  /** The line it stands under on the page; -1 for the file. */
  readonly outline: number
}

export const NOWHERE = -2

interface Level {
  readonly line: number
  readonly kind: LineKind | 'stray' | 'file'
  /** Where the line stands, and where it should. */
  readonly column: number
  readonly proper: number
  /** Who took it in, where it stands in the wrong place. */
  readonly adopter?: Level
  /** Left out something that its kind needs; said once for a row of such lines. */
  readonly loose?: boolean
}

interface Choice {
  readonly level: Level
  readonly kind: LineKind | undefined
  readonly exact: boolean
}

const FILE: Level = { line: -1, kind: 'file', column: -2, proper: -2 }

const childrenOf = (kind: Level['kind']): readonly LineKind[] => (kind === 'file' ? topKinds : kind === 'stray' ? [] : lineForms[kind].children)

const kindUnder = (level: Level, look: Look): LineKind | undefined => childrenOf(level.kind).find((kind) => lineForms[kind].opens(look))

export const placeLines = (tokens: readonly IToken[], lines: readonly Line[], faults: Faults): readonly Placed[] => {
  const placed: Placed[] = []
  const levels: Level[] = [FILE]
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line
    const look: Look = { tokens, from: line.first + 1, to: line.end, head: line.head }
    const place = placeLine(look, index, levels, lines, faults)
    placed.push(place)
    retype(tokens[line.first] as IToken, lineStart[place.kind])
  }
  return placed
}

const placeLine = (look: Look, index: number, levels: Level[], lines: readonly Line[], faults: Faults): Placed => {
  const line = lines[index] as Line
  // The common case: a child, a sibling or a dedent to an open level, in its proper column.
  const choice = choose(look, line.column, levels)
  const popped = levels.splice(levels.indexOf(choice.level) + 1)
  const outline = choice.level.line
  const enter = (kind: LineKind | 'stray', parent: number, more: Pick<Level, 'adopter' | 'loose'> = {}): Placed => {
    levels.push({ line: index, kind, column: line.column, proper: choice.level.proper + 2, ...more })
    return { kind, parent, outline }
  }
  if (line.tabs || !choice.exact) badIndent(look, index, line, levels, popped, faults)
  if (levels.length > MAX_OUTLINE_DEPTH + 1) {
    deepLine(look, index, levels.length - 1, faults)
    return enter('stray', NOWHERE)
  }
  if (choice.kind !== undefined) return enter(choice.kind, outline)
  if (look.from === look.to || choice.level.kind === 'stray') return enter('stray', NOWHERE)
  const loose = looseForms.find(({ parent, opens }) => parent === choice.level.kind && opens(look))
  if (loose !== undefined) {
    if (loose.fault === 'missing-label' || popped[0]?.loose !== true) looseLine(loose.fault, look, index, faults)
    return enter(loose.kind, outline, { loose: true })
  }
  const adopter = adopt(look, levels, popped)
  if (adopter !== undefined) {
    misplaced(adopter.kind, look, index, line, choice.level, adopter.level.proper + 2, faults)
    return enter(adopter.kind, adopter.level.line, { adopter: adopter.level })
  }
  const known = lineKinds.find((kind) => lineForms[kind].distinct && lineForms[kind].opens(look))
  if (known !== undefined) {
    misplaced(known, look, index, line, choice.level, undefined, faults)
    return enter(known, NOWHERE)
  }
  const meant = guess(choice.level, look, index, lines, faults)
  return meant === undefined ? enter('stray', NOWHERE) : enter(meant, outline)
}

/** Reports a line that begins with nothing known, and answers what it was meant to be where that can be told. */
const guess = (level: Level, look: Look, index: number, lines: readonly Line[], faults: Faults): LineKind | undefined => {
  const first = look.tokens[look.from] as IToken
  const [sole] = childrenOf(level.kind).filter((kind) => namedKinds.has(kind))
  if (sole !== undefined && reservedTypes.has(first.tokenTypeIdx)) {
    reservedName(lineForms[sole].begins, look, index, faults)
    retype(first, FreeName)
    return kindUnder(level, look)
  }
  unknownStart(look, index, level, childrenOf(level.kind), faults)
  const meant = level.kind === 'file' ? guessSection(index, look, lines) : level.kind === 'example' ? guessPart(index, lines, look) : undefined
  if (meant !== undefined) retype(first, word[openers[meant]])
  return meant
}

/** Kinds of lines that begin with a name. */
const namedKinds: ReadonlySet<LineKind> = new Set<LineKind>(['fact', 'field', 'givenFact', 'entry'])

const retype = (token: IToken, type: TokenType): void => {
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx ?? -1
}

/** The line whose fault would explain that this one has no place: what may stand under it depends on what it says. */
export const causeOf = (line: number, placed: readonly Placed[]): number | undefined => {
  const above = placed[line]?.outline ?? -1
  const kind = placed[above]?.kind
  if (kind === undefined) return undefined
  return kind === 'stray' || kind === 'item' || !lineForms[kind].distinct ? above : undefined
}

/** Every level that the column may mean, the likeliest first; the first under which the line makes sense. */
const choose = (look: Look, column: number, levels: readonly Level[]): Choice => {
  const exact = levels.find((level) => level.proper + 2 === column)
  if (exact !== undefined) {
    const kind = kindUnder(exact, look)
    if (kind !== undefined) return { level: exact, kind, exact: true }
  }
  const beside = levels.findLastIndex((level) => level.column === column && level.column !== level.proper)
  const deepest = levels.findLastIndex((level) => level.proper < column)
  const candidates = [...(beside > 0 ? [beside - 1] : []), ...(exact === undefined ? descending(deepest) : [])]
  for (const candidate of candidates) {
    const level = levels[candidate] as Level
    const kind = kindUnder(level, look)
    if (kind !== undefined) return { level, kind, exact: false }
  }
  if (exact !== undefined) return { level: exact, kind: undefined, exact: true }
  return { level: levels[candidates[0] ?? 0] as Level, kind: undefined, exact: false }
}

const descending = (from: number): number[] => Array.from({ length: Math.min(2, from + 1) }, (_, step) => from - step)

interface Adopter {
  readonly level: Level
  readonly kind: LineKind
}

/** Who would have the line: what just ended (the line should be deeper), else what it stands in (it should be less deep). */
const adopt = (look: Look, levels: readonly Level[], popped: readonly Level[]): Adopter | undefined => {
  const ended = popped.flatMap((level) => (level.adopter === undefined ? [level] : [level, level.adopter]))
  for (const level of [...ended, ...outward(levels)]) {
    const kind = kindUnder(level, look)
    if (kind !== undefined && lineForms[kind].distinct) return { level, kind }
  }
  return undefined
}

/** The levels from the innermost out, past those that a line left when it was taken in further out. */
const outward = (levels: readonly Level[]): readonly Level[] => {
  const path: Level[] = []
  for (let at = levels.length - 1; at >= 0; ) {
    const level = levels[at] as Level
    path.push(level)
    const taken = level.adopter === undefined ? -1 : levels.indexOf(level.adopter)
    at = taken >= 0 ? taken : at - 1
  }
  return path
}

const openers = {
  policy: 'policy', use: 'use', facts: 'facts', codeSet: 'codes', define: 'define', criteria: 'criteria', guidance: 'guidance',
  interpretation: 'interpretation', example: 'example', given: 'given', expect: 'expect', terms: 'terms', calendar: 'calendar', limit: 'limit',
  requirement: 'requirement', exception: 'exception', determination: 'determination', revises: 'revises',
} as const satisfies { readonly [K in LineKind]?: KeywordWord }

/** Sections whose first words are like no others, so that a misspelt one tells which was meant. */
const spelled = ['terms', 'calendar', 'limit', 'requirement', 'exception', 'determination', 'revises'] as const

/** What a line with an unknown first word was meant to open, told by its spelling, by the line under it, or by its own form. */
const guessSection = (index: number, look: Look, lines: readonly Line[]): keyof typeof openers | undefined => {
  const near = nearest(look.tokens[look.from]?.image ?? '', spelled)
  const misspelt = spelled.find((word) => word === near)
  if (misspelt !== undefined) return misspelt
  const line = lines[index] as Line
  const next = lines[index + 1]
  if (next === undefined || next.column <= line.column) return looksLikeDefine(look) ? 'define' : looksLikeUse(look) ? 'use' : undefined
  const below: Look = { tokens: look.tokens, from: next.first + 1, to: next.end, head: next.head }
  const opens = (kind: LineKind): boolean => lineForms[kind].opens(below)
  if (opens('given') || opens('expect')) return 'example'
  if (opens('interpretationEntry')) return 'interpretation'
  if (opens('exceptionEntry')) return 'exception'
  if (opens('determinationEntry')) return 'determination'
  if (startsWithCap(below)) return 'limit'
  if (opens('block')) return 'criteria'
  if (looksLikeFact(below)) return 'facts'
  if (looksLikeCodes(below)) return 'codeSet'
  if (looksLikeGuidance(below)) return 'guidance'
  return index === 0 && opens('headerEntry') ? 'policy' : undefined
}

const outcomes = new Set(['met', 'unknown', 'violated', 'pending', 'part', 'needed'])

/** Which part of an example a line was meant to open: expected statuses end with their status. */
const guessPart = (index: number, lines: readonly Line[], { tokens }: Look): 'given' | 'expect' | undefined => {
  const line = lines[index] as Line
  const next = lines[index + 1]
  if (next === undefined || next.column <= line.column || line.end - line.first > 2) return undefined
  const last = tokens[next.end - 1]?.image
  return outcomes.has(last ?? '') ? 'expect' : 'given'
}
