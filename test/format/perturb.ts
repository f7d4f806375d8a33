/**
 * Lays a text out anew as careless hands would, without a change of meaning: more or fewer spaces, blank lines, comments in all places
 * where one can stand, lines that go on in the next, other line breaks.
 */
import { type Piece, tokenize } from '@rubric/syntax'
import { numbers } from '../laws/mutate.ts'

type Choose = (below: number) => number
/** A new comment's words; undefined where there are to be none. */
type Name = (() => string) | undefined

/** Words with which a line may go on in the next, and marks after which it may. */
const continues: ReadonlySet<string> = new Set(['and', 'or', 'unless', 'where'])
const opens: ReadonlySet<string> = new Set([',', '('])

interface Place {
  readonly before: string
  readonly after: string
  /** Indent of the line that stands here. */
  readonly indent: number
  /** First word of that line. */
  readonly opener: string
}

const spaces = (count: number): string => ' '.repeat(count)

/** A line break within a line, a comment before it or in between. Days of a calendar are respelled, so that they stay together. */
const broken = ({ indent }: Place, pick: Choose, name: Name): string => {
  const end = name !== undefined && pick(3) === 0 ? ` # ${name()}` : ''
  const between = name !== undefined && pick(4) === 0 ? `\n${spaces(pick(9))}# ${name()}` : ''
  return `${end}${between}\n${spaces(indent + 1 + pick(6))}`
}

const withinLine = (gap: string, place: Place, pick: Choose, name: Name): string => {
  const may = (continues.has(place.after) || opens.has(place.before)) && place.opener !== 'open'
  if (may && pick(6) === 0) return broken(place, pick, name)
  return gap === '' ? gap : spaces(1 + pick(3))
}

/** Blank lines and comments before a line; its own indent stays. */
const betweenLines = (gap: string, commented: boolean, pick: Choose, name: () => string): string => {
  const last = gap.slice(gap.lastIndexOf('\n') + 1)
  const end = !commented && pick(5) === 0 ? `${spaces(pick(4))}# ${name()}` : spaces(pick(2))
  const lines = Array.from({ length: pick(4) === 0 ? 1 + pick(3) : 0 }, () => (pick(2) === 0 ? spaces(pick(3)) : `${spaces(pick(9))}# ${name()}`))
  const kept = pick(3) === 0 ? '\n' : gap.slice(gap.indexOf('\n'), gap.lastIndexOf('\n') + 1)
  return `${end}\n${lines.map((line) => `${line}\n`).join('')}${kept.slice(1)}${last}`
}

const lineBreaks = ['\n', '\n', '\r\n', '\r'] as const

/** The same seed lays the text out in the same way. `spaces`: without new comments and blank lines. */
export const perturbed = (whole: string, seed: number, what: 'spaces' | 'everything' = 'everything'): string => {
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : ''
  const text = whole.slice(mark.length).replace(/\r\n?/g, '\n')
  const pick = numbers(seed)
  let comments = 0
  const name = (): string => `remark ${++comments}`
  const pieces = tokenize(text)
  const image = (piece: Piece | undefined): string => (piece === undefined ? '' : text.slice(piece.start, piece.end))
  const lineOf = (at: number): Pick<Place, 'indent' | 'opener'> => {
    const begin = text.lastIndexOf('\n', at - 1) + 1
    const line = text.slice(begin)
    return { indent: line.length - line.trimStart().length, opener: /^\s*(\S*)/.exec(line)?.[1] ?? '' }
  }
  const out = pieces.map((piece, index) => {
    if (piece.kind !== 'gap') return image(piece)
    const [before, after] = [pieces[index - 1], pieces[index + 1]]
    const gap = image(piece)
    if (!/^\s*$/.test(gap) || before === undefined || after === undefined) return gap
    if (gap.includes('\n') && what === 'spaces') return gap
    if (gap.includes('\n')) return betweenLines(gap, before.kind === 'comment' || after.kind === 'comment', pick, name)
    if (after.kind === 'comment') return gap
    return withinLine(gap, { before: image(before), after: image(after), ...lineOf(piece.start) }, pick, what === 'spaces' ? undefined : name)
  })
  return mark + out.join('').replaceAll('\n', lineBreaks[pick(lineBreaks.length)] ?? '\n')
}
