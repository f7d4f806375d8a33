/** The words for what is wrong with the outline. */
import type { Fix, Span } from '../diagnostic.ts'
import { report } from '../diagnostics.ts'
import type { Faults } from '../faults.ts'
import { MAX_OUTLINE_DEPTH } from '../limits.ts'
import { nameInstead, quoted } from '../messages.ts'
import { labelSlip, lineStartSlip } from '../slips/lines.ts'
import type { Line } from '../words/read.ts'
import { lineForms, type LineKind } from './kinds.ts'
import type { Look } from './looks.ts'

interface LevelAt {
  readonly kind: LineKind | 'stray' | 'file'
  readonly proper: number
}

const startOf = (look: Look): number => look.tokens[look.from - 1]?.startOffset ?? 0

/** The first word of the line. */
const firstWord = (look: Look): Span => {
  const start = startOf(look)
  const first = look.from < look.to ? look.tokens[look.from] : undefined
  return { start, end: start + (first?.image.length ?? 1) }
}

const place = ({ kind }: LevelAt): string => (kind === 'file' ? 'at the left margin' : kind === 'stray' ? 'here' : `under ${lineForms[kind].what}`)

export const badIndent = (look: Look, index: number, line: Line, levels: readonly LevelAt[], popped: readonly LevelAt[], faults: Faults): void => {
  if (faults.has(index)) return
  const taken = (levels[levels.length - 1] as LevelAt).proper + 2
  const columns = [...new Set([...levels, ...popped].map(({ proper }) => proper + 2))].sort((a, b) => a - b).join(', ')
  const end = startOf(look)
  const span = { start: line.begin, end: Math.max(end, line.begin + 1) }
  const indent = { start: line.begin, end }
  if (line.tabs) {
    const fixes: Fix[] = [{ title: 'Replace tabs with spaces', edits: [{ span: indent, text: ' '.repeat(line.column) }], safe: true }]
    faults.add(index, () => report('tab-in-indent', { file: faults.file, span, fixes }, { columns }))
  } else {
    const fixes: Fix[] = [{ title: `Indent by ${taken}`, edits: [{ span: indent, text: ' '.repeat(taken) }], safe: false }]
    const spaces = line.column === 1 ? '1 space' : `${line.column} spaces`
    faults.add(index, () => report('indent-fits-no-level', { file: faults.file, span, fixes }, { columns, spaces, taken }))
  }
}

export const deepLine = (look: Look, index: number, level: number, faults: Faults): void => {
  faults.addPlacement(index, () => report('outline-too-deep', { file: faults.file, span: firstWord(look) }, { level, limit: MAX_OUTLINE_DEPTH }))
}

export const looseLine = (code: 'missing-label' | 'items-without-head', look: Look, index: number, faults: Faults): void => {
  faults.addPlacement(index, () => {
    const site = { file: faults.file, span: firstWord(look) }
    if (code === 'items-without-head') return report(code, site)
    const { hint, fix } = labelSlip(look.tokens.slice(look.from, Math.min(look.to, look.from + 3)))
    return report(code, { ...site, ...(fix && { fixes: [fix] }) }, { hint })
  })
}

/** A fact or field that is named by a word of the language. */
export const reservedName = (what: string, look: Look, index: number, faults: Faults): void => {
  const found = look.tokens[look.from]?.image ?? ''
  const holes = { found, expected: what, suggestion: nameInstead(found) }
  faults.add(index, () => report('reserved-word', { file: faults.file, span: firstWord(look) }, holes))
}

const meantHere = (what: string, where: string): string => {
  if (what.includes('`unless`') && where.includes('`limit`')) return 'Write `when not` here for whom it binds, or an `exception` that `lifts` the limit.'
  if (what === 'an item' && where.includes('given fact')) return 'Remove the label: an entry begins with the name of a field.'
  return 'Move it to the line that it belongs to.'
}

/** `column` is where the line would have its place, if some line above takes it. */
export const misplaced = (kind: LineKind, look: Look, index: number, line: Line, level: LevelAt, column: number | undefined, faults: Faults): void => {
  const { what, home } = lineForms[kind]
  faults.addPlacement(index, () => {
    const fits = column !== undefined && column !== line.column && !line.tabs
    const edits = [{ span: { start: line.begin, end: startOf(look) }, text: ' '.repeat(column ?? 0) }]
    const fixes: Fix[] = fits ? [{ title: `Indent by ${column}`, edits, safe: false }] : []
    const hint = !fits ? meantHere(what, place(level)) : column === 0 ? 'Move it to the left margin.' : `Write ${column} spaces before it.`
    return report('misplaced-line', { file: faults.file, span: firstWord(look), fixes }, { what, place: place(level), places: home, hint })
  })
}

export const unknownStart = (look: Look, index: number, level: LevelAt, fitting: readonly LineKind[], faults: Faults): void => {
  faults.addPlacement(index, () => {
    const first = look.from < look.to ? look.tokens[look.from] : undefined
    const begins = [...new Set(fitting.map((kind) => lineForms[kind].begins))].join(', ')
    const words = [...begins.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? [])
    const choices = begins === '' ? `Nothing stands ${place(level)}.` : `Lines that fit here begin with:\n${begins}`
    const { hint, fix } = lineStartSlip(look.tokens.slice(look.from, look.to), begins === '' ? [] : words)
    const site = { file: faults.file, span: firstWord(look), ...(fix && { fixes: [fix] }) }
    return report('unknown-line-start', site, { place: place(level), found: quoted(first?.image ?? ''), choices, hint })
  })
}
