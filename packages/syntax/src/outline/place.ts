/**
 * The outline: gives every logical line its kind and the line that it stands under, by its indent, its first words and the table in
 * kinds.ts, and gives its line start the type of that kind. So the grammar is flat, and each of its rules begins with its own mark.
 *
 * A line in the wrong place is reported once and still given a place if its first words tell which; what stands under it follows.
 */
import type { IToken } from 'chevrotain'
import type { Faults } from '../faults.ts'
import { MAX_OUTLINE_DEPTH } from '../limits.ts'
import { word } from '../words/tokens.ts'
import type { Line } from '../words/read.ts'
import { badIndent, deepLine, looseLine, misplaced, unknownStart } from './faults.ts'
import {
  lineForms, lineStart, looksLikeFact, looseForms, topKinds, type LineKind, type Look,
} from './kinds.ts'

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
    const place = placeLine(look, index, line, levels, lines, tokens, faults)
    placed.push(place)
    const mark = tokens[line.first] as IToken
    const type = lineStart[place.kind]
    mark.tokenType = type
    mark.tokenTypeIdx = type.tokenTypeIdx ?? -1
  }
  return placed
}

const placeLine = (
  look: Look, index: number, line: Line, levels: Level[], lines: readonly Line[], tokens: readonly IToken[], faults: Faults,
): Placed => {
  const top = levels[levels.length - 1] as Level
  // The common case: a child, a sibling or a dedent to an open level, in its proper column.
  const choice = choose(look, line.column, levels)
  const popped = levels.splice(levels.indexOf(choice.level) + 1)
  const outline = choice.level.line
  const enter = (kind: LineKind | 'stray', parent: number, adopter?: Level): Placed => {
    levels.push({ line: index, kind, column: line.column, proper: choice.level.proper + 2, ...(adopter === undefined ? {} : { adopter }) })
    return { kind, parent, outline }
  }
  if (line.tabs || !choice.exact) badIndent(look, index, line, levels, popped, faults)
  if (levels.length > MAX_OUTLINE_DEPTH + 1) {
    deepLine(look, index, levels.length - 1, faults)
    return enter('stray', NOWHERE)
  }
  if (choice.kind !== undefined) return enter(choice.kind, outline)
  if (look.from === look.to || (choice.level.kind === 'stray' && top.kind !== 'file')) return enter('stray', NOWHERE)
  const loose = looseForms.find(({ parent, opens }) => parent === choice.level.kind && opens(look))
  if (loose !== undefined) {
    looseLine(loose.fault, look, index, faults)
    return enter(loose.kind, outline)
  }
  const adopter = adopt(look, levels, popped)
  if (adopter !== undefined) {
    misplaced(adopter.kind, look, index, choice.level, faults)
    return enter(adopter.kind, adopter.level.line, adopter.level)
  }
  const known = topKinds.concat(Object.keys(lineForms) as LineKind[]).find((kind) => lineForms[kind].distinct && lineForms[kind].opens(look))
  if (known !== undefined) {
    misplaced(known, look, index, choice.level, faults)
    return enter(known, NOWHERE)
  }
  unknownStart(look, index, choice.level, childrenOf(choice.level.kind), faults)
  const guess = choice.level.kind === 'file' ? guessSection(index, lines, tokens) : undefined
  if (guess === undefined) return enter('stray', NOWHERE)
  const first = look.tokens[look.from] as IToken
  const opener = word[guess === 'codeSet' ? 'codes' : (guess as 'facts')]
  first.tokenType = opener
  first.tokenTypeIdx = opener.tokenTypeIdx ?? -1
  return enter(guess, outline)
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
  for (const level of [...ended, ...levels.toReversed()]) {
    const kind = kindUnder(level, look)
    if (kind !== undefined && lineForms[kind].distinct) return { level, kind }
  }
  return undefined
}

/** What a line with an unknown first word was meant to open, told by the line under it. */
const guessSection = (index: number, lines: readonly Line[], tokens: readonly IToken[]): LineKind | undefined => {
  const line = lines[index] as Line
  const next = lines[index + 1]
  if (next === undefined || next.column <= line.column) return undefined
  const look: Look = { tokens, from: next.first + 1, to: next.end, head: next.head }
  if (lineForms.given.opens(look) || lineForms.expect.opens(look)) return 'example'
  if (lineForms.interpretationEntry.opens(look)) return 'interpretation'
  if (lineForms.block.opens(look)) return 'criteria'
  return looksLikeFact(look) ? 'facts' : undefined
}
