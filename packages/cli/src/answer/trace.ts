/**
 * The tree of a criterion's clauses: status, address, paraphrase, clause of the source, and under each leaf the facts that
 * made it so. Unless all is asked for, what did not bring the answer about is kept to one line.
 */
import type { ClauseAnswer, ConditionAnswer } from '@rubric/runtime'
import { cut, padEnd, tame, widthOf, wrap } from '../render/width.ts'
import type { Paint } from '../terminal/color.ts'
import { conditionWords } from './condition.ts'
import { factsOf, isDecisive, isTouched, referencesOf } from './decisive.ts'
import { type Word, statusColumns, statusWord, wordText } from './words.ts'

export interface TraceStyle {
  readonly paint: Paint
  readonly width: number
  /** Everything, in full. */
  readonly full: boolean
}

interface Placed {
  /** Whether its reasons and its parts are shown too. */
  readonly open: boolean
  /** Tree lines before the clause itself, and before what stands under it. */
  readonly lead: string
  readonly under: string
  /** Address as shown, filled up to the width of its siblings'. */
  readonly address: string
  readonly own?: OwnWords
}

/** What stands instead of the status, and under the clause's own words. */
export interface OwnWords {
  readonly word: Word
  /** Empty for nothing. */
  readonly note: string
}

/** A clause with everything under it. */
export const treeLines = (clause: ClauseAnswer, style: TraceStyle, own?: OwnWords): readonly string[] =>
  clauseLines(clause, { open: true, lead: '', under: '', address: clause.address, ...(own === undefined ? {} : { own }) }, clause.address, style)

/** What stands under a clause, without the clause itself; in brief, a line for each part. */
export const partLines = (clause: ClauseAnswer, style: TraceStyle): readonly string[] =>
  itemLines(clause, '', clause.address, style, (item) => style.full || (item.refersTo.length === 0 && isOpen(clause, item, style)))

/** The clause in a line. */
export const briefLines = (clause: ClauseAnswer, style: TraceStyle, own: OwnWords): readonly string[] =>
  clauseLines(clause, { open: false, lead: '', under: '', address: clause.address, own }, clause.address, style)

const start = statusColumns + 2

const clauseLines = (clause: ClauseAnswer, placed: Placed, base: string, style: TraceStyle): readonly string[] => {
  const head = headLines(clause, placed, style)
  if (!placed.open) return head
  if (!style.full && clause.items.length > 0 && !isTouched(clause)) return [...head, ...missingRows(clause, placed.under, style)]
  const trunk = `${placed.under}${clause.items.length > 0 ? '│  ' : ''}`
  const reasons = [
    ...clause.conditions.map((it) => conditionWordsLine(it)),
    ...clause.refersTo.map(({ address, status }) => ({ status, words: `${address}: ${status}`, asked: '' })),
  ]
  return [
    ...head,
    ...reasons.flatMap((reason) => reasonRows(reason, trunk, style)),
    ...noteRows(clause, trunk, style),
    ...itemLines(clause, placed.under, base, style),
  ]
}

/** A block of which nothing is given needs no tree: only the facts that are missing, and the criteria that are open. */
const missingRows = (clause: ClauseAnswer, under: string, style: TraceStyle): readonly string[] => {
  const facts = factsOf(clause).map(tame)
  return [
    ...(facts.length > 0
      ? reasonRows({ status: 'unknown', words: `not given: ${facts.join(', ')}`, asked: '' }, under, style)
      : []),
    ...referencesOf(clause).flatMap((address) =>
      reasonRows({ status: 'unknown', words: `${tame(address)}: unknown`, asked: '' }, under, style),
    ),
  ]
}

interface Reason {
  readonly status: ConditionAnswer['status']
  readonly words: string
  readonly asked: string
}

const conditionWordsLine = (condition: ConditionAnswer): Reason => {
  const { fact, asked } = conditionWords(condition)
  return { status: condition.status, words: tame(fact), asked: tame(asked) }
}

/** `✗ impaired_spheres: 0 · asked: at least 1`, the asked part on lines of its own where it does not fit. */
const reasonRows = ({ status, words, asked }: Reason, trunk: string, { paint, width }: TraceStyle): readonly string[] => {
  const gap = `${' '.repeat(start)}${paint.quiet(trunk)}`
  const { sign: mark, tint } = statusWord(status)
  const sign = tint(paint)(mark)
  const room = width - start - widthOf(trunk) - 2
  const tail = asked === '' ? '' : ` · asked: ${asked}`
  if (widthOf(words) + widthOf(tail) <= room) return [`${gap}${sign} ${words}${paint.quiet(tail)}`]
  const more = asked === '' ? [] : wrap(`asked: ${asked}`, room).map(paint.quiet)
  const [first = '', ...rest] = [...wrap(words, room), ...more]
  return [`${gap}${sign} ${first}`, ...rest.map((line) => `${gap}  ${line}`)]
}

/** Interpretations that bore on a decision. Where nothing is decided yet, only in the full page. */
const noteRows = (
  { interpretations, items, status }: ClauseAnswer,
  trunk: string,
  { paint, width, full }: TraceStyle,
): readonly string[] => {
  if (interpretations.length === 0 || !(full || (items.length === 0 && status !== 'unknown'))) return []
  const gap = `${' '.repeat(start)}${paint.quiet(trunk)}`
  return wrap(`as interpreted: ${interpretations.join(', ')}`, width - start - widthOf(trunk) - 2).map(
    (line) => `${gap}  ${paint.quiet(line)}`,
  )
}

/** Names of the interpretations that the tree of a clause shows. */
export const interpretationsOf = (clause: ClauseAnswer, style: TraceStyle): readonly string[] => [
  ...(style.full || (clause.items.length === 0 && clause.status !== 'unknown') ? clause.interpretations : []),
  ...clause.items.filter((item) => isOpen(clause, item, style)).flatMap((item) => interpretationsOf(item, style)),
]

/** Of what is met in all its parts, the parts go without saying. */
const isOpen = (parent: ClauseAnswer, item: ClauseAnswer, { full }: TraceStyle): boolean =>
  full || (isDecisive(parent, item) && (parent.status !== 'met' || item.items.length === 0))

const itemLines = (
  parent: ClauseAnswer,
  under: string,
  base: string,
  style: TraceStyle,
  opens = (item: ClauseAnswer): boolean => isOpen(parent, item, style),
): readonly string[] => {
  const addresses = parent.items.map(({ address }) => tame(style.full ? after(address, base) : after(address, parent.address)))
  const column = Math.min(widestAddress, Math.max(0, ...addresses.map(widthOf)))
  return parent.items.flatMap((item, index) => {
    const last = index === parent.items.length - 1
    const open = opens(item)
    const [lead, below] = last ? ['└─ ', '   '] : ['├─ ', '│  ']
    const placed = { open, lead: under + lead, under: under + below, address: padEnd(addresses[index] ?? '', column) }
    return clauseLines(item, placed, base, style)
  })
}

/** Longer addresses push their text to the right instead of every sibling's. */
const widestAddress = 28

/** `needs/4` of `pehp.iop/continued_stay/needs/4`, after its criterion. */
const after = (address: string, base: string): string =>
  address.startsWith(`${base}/`) ? address.slice(base.length + 1) : address

/** Status, place in the tree, address, paraphrase; the clause of the source at the right edge. */
const headLines = (clause: ClauseAnswer, placed: Placed, style: TraceStyle): readonly string[] => {
  const { open, lead, under, address } = placed
  const { paint, width } = style
  const column = start + widthOf(lead) + widthOf(address) + 2
  const tone = lead === '' ? paint.strong : open ? (text: string) => text : paint.quiet
  const words = wrap(wordsOf(clause), Math.max(24, width - column)).map((line) => line.replaceAll(noBreak, ' '))
  const rows = withCite(words, clause.cite, { room: width - column, tint: tone, open, paint })
  const word = placed.own?.word ?? statusWord(clause.status)
  const status = word.tint(paint)(padEnd(wordText(word), start))
  const trunk = clause.items.length > 0 && open && (style.full || isTouched(clause)) ? `${under}│` : under
  const hang = `${' '.repeat(start)}${paint.quiet(trunk)}${' '.repeat(Math.max(0, column - start - widthOf(trunk)))}`
  const note = placed.own?.note ?? ''
  return [
    ...rows.map((row, index) => (index === 0 ? `${status}${paint.quiet(lead)}${paint.place(address)}  ${row}` : hang + row)),
    ...(note === '' ? [] : [`${' '.repeat(start)}${paint.quiet(trunk === '' ? '' : padEnd(trunk, trunk.length + 2))}${word.tint(paint)(note)}`]),
  ]
}

interface CiteStyle {
  readonly room: number
  readonly tint: (text: string) => string
  readonly open: boolean
  readonly paint: Paint
}

/** At least this much of a long citation has to be left where it is cut. */
const shortestCite = 12

/** The citation ends the last line. Where it does not fit, a clause in brief cuts it, and others give it a line of its own. */
const withCite = (words: readonly string[], citation: string, { room, tint, open, paint }: CiteStyle): readonly string[] => {
  const rows = words.map(tint)
  if (citation === '') return rows
  const last = words.at(-1) ?? ''
  const left = room - widthOf(last) - 2
  const cite = `§${tame(citation)}`
  const shown = !open && left >= shortestCite ? cut(cite, left) : cite
  if (widthOf(shown) > left) return [...rows, paint.quiet(shown)]
  return [...rows.slice(0, -1), `${rows.at(-1) ?? ''}${' '.repeat(room - widthOf(last) - widthOf(shown))}${paint.quiet(shown)}`]
}

/** Holds `AT LEAST 2 of 5` together where lines are broken. */
const noBreak = '\u00a0'

/** `problems in two or more areas of life · AT LEAST 2 of 5`. */
const wordsOf = ({ text, head, items, conditions }: ClauseAnswer): string => {
  const parts = [tame(text), head === '' ? '' : `${head} ${items.length}`.replaceAll(' ', noBreak)].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : tame(conditions.map((it) => it.text).join('; '))
}
