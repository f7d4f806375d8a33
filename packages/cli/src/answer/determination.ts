/** What a determination comes to, for a person: the outcome, what is granted of each requested line, the days, and what it rests on. */
import type { DeterminationAnswer, LimitAnswer, LineAnswer, NeededAnswer, ReasonAnswer } from '@rubric/runtime'
import { amountWords, nounOf } from '@rubric/runtime/nouns'
import { padEnd, tame, widthOf, wrap } from '../render/width.ts'
import { isLess, spanWords, windowWords } from './amounts.ts'
import { isTouched } from './decisive.ts'
import { type LimitRow, limitTable } from './limit-table.ts'
import { type TraceStyle, partLines } from './trace.ts'
import { outcomeWord, statusWord, wordText } from './words.ts'

export const determinationLines = (determination: DeterminationAnswer, style: TraceStyle): readonly string[] => {
  const { clause, outcome } = determination
  const head = headLines(determination, style)
  // Where clauses alone keep it from being met, nothing is granted, whatever limits leave.
  const { lines, span } = clause.status === 'not met' && !style.full ? { lines: [], span: null } : determination
  // Of one of which nothing is known, as of another stage than the member's, the outcome says it all; but not where limits decide.
  const isLimits = outcome === 'criteria not met: refer to a clinician' && clause.status !== 'not met'
  if (!style.full && !isTouched(clause) && !isLimits) return head
  return [
    ...head,
    ...(lines ?? []).flatMap((line, index, all) => {
      const number = all.length === 1 ? '' : `${index + 1}. `
      return ['', ...lineLines(line, { number, isGranted: clause.status === 'met' }, style)]
    }),
    ...(span === null || isEmpty(determination, style) ? [] : ['', ...labelled('days', wrap(spanWords(span), style.width - column), style)]),
    ...(clause.items.length === 0 ? [] : ['', ...partLines(clause, style)]),
    ...restLines(determination, style),
  ]
}

/** Days without any unit are not granted. */
const isEmpty = ({ outcome, span }: DeterminationAnswer, { full }: TraceStyle): boolean =>
  !full && outcome === 'criteria not met: refer to a clinician' && span?.to.latest !== null

/** The outcome and the address, then what it is about and where that stands. */
const headLines = ({ outcome, address, text, cite }: DeterminationAnswer, { paint, width }: TraceStyle): readonly string[] => {
  const word = outcomeWord(outcome)
  const said = wordText(word)
  const fits = widthOf(said) + 2 + widthOf(address) <= width
  const gap = ' '.repeat(Math.max(2, width - widthOf(said) - widthOf(address)))
  const first = fits ? [`${word.tint(paint)(said)}${gap}${paint.place(tame(address))}`] : [word.tint(paint)(said), `  ${paint.place(tame(address))}`]
  const citation = cite === '' ? '' : `§${tame(cite)}`
  const words = wrap(tame(text), width - 2)
  const last = words.at(-1) ?? ''
  const room = width - 2 - widthOf(last) - widthOf(citation)
  const titles = words.slice(0, -1).map((line) => `  ${paint.strong(line)}`)
  if (citation === '') return [...first, ...titles, `  ${paint.strong(last)}`]
  return room >= 2
    ? [...first, ...titles, `  ${paint.strong(last)}${' '.repeat(room)}${paint.quiet(citation)}`]
    : [...first, ...titles, `  ${paint.strong(last)}`, ...wrap(citation, width - 2).map((line) => `  ${paint.quiet(line)}`)]
}

interface LineSetting {
  readonly number: string
  /** Else the limits leave it, and more has to be met or known. */
  readonly isGranted: boolean
}

const lineLines = (
  { code, requested, granted, limits, binding }: LineAnswer,
  { number, isGranted }: LineSetting,
  style: TraceStyle,
): readonly string[] => {
  const noun = nounOf(requested.least === requested.most ? requested.least * 1_000_000 : 0, limits[0]?.noun ?? 'units')
  const what = code === null ? 'a code that is not known' : tame(code)
  const tint = isLess(granted, requested) ? style.paint.unknown : style.paint.met
  const amounts = `${amountWords(granted)} of ${amountWords(requested)} ${noun}`
  const left = limits.length === 0 ? 'no limit counts it' : `limits leave ${amounts}`
  return [
    `  ${style.paint.strong(`${number}${what}`)}  ${tint(isGranted ? `${amounts} granted` : left)}`,
    ...limitTable(limits.map((limit) => rowOf(limit, requested, binding)), style),
  ]
}

/** What one limit leaves of a requested line. */
export const limitLines = ({ limits, requested, binding }: LineAnswer, address: string, style: TraceStyle): readonly string[] =>
  limitTable(limits.filter((it) => it.address === address).map((limit) => rowOf(limit, requested, binding)), style)

const notes: Readonly<Record<LimitAnswer['holds'], string>> = { met: '', 'not met': 'does not hold', unknown: 'may not hold' }

const rowOf = (limit: LimitAnswer, requested: LineAnswer['requested'], binding: string | null): LimitRow => ({
  name: limit.name,
  window: windowWords(limit),
  allowed: String(limit.allowed),
  used: amountWords(limit.used),
  remaining: amountWords(limit.remaining),
  requested: amountWords(requested),
  granted: amountWords(limit.grantable),
  binds: limit.address === binding,
  note: notes[limit.holds],
})

const column = 16

const labelled = (label: string, lines: readonly string[], { paint }: TraceStyle): readonly string[] =>
  lines.map((line, at) => `  ${at === 0 ? paint.strong(padEnd(label, column - 2)) : ' '.repeat(column - 2)}${line}`)

/** The clauses that bring the outcome about, where it is not the limits; and what would have to be known. */
const restLines = (determination: DeterminationAnswer, style: TraceStyle): readonly string[] => {
  const { clause, lines, reasons, needed } = determination
  const limits = new Set((lines ?? []).flatMap((line) => line.limits.map(({ address }) => address)))
  const shown = style.full || clause.status === 'not met' ? reasons.filter(({ address }) => !limits.has(address)) : []
  const policy = determination.address.slice(0, -determination.name.length)
  const rests = shown.length === 0 ? [] : ['', ...labelled('rests on', shown.flatMap((reason) => reasonRows(reason, policy, style)), style)]
  return [...rests, ...(needed.length === 0 ? [] : ['', ...labelled('still needed', neededLines(needed, style), style)])]
}

const neededLines = (needed: readonly NeededAnswer[], style: TraceStyle): readonly string[] =>
  style.full
    ? needed.flatMap((it) => neededRows(it, style))
    : wrap(needed.map(({ name }) => tame(name)).join(', '), style.width - column)

const reasonRows = ({ address, text, cite, status, byClinician }: ReasonAnswer, policy: string, { paint, width }: TraceStyle): readonly string[] => {
  const { sign, tint } = statusWord(status)
  const place = tame(address.startsWith(policy) ? address.slice(policy.length) : address)
  const parts = [tame(text), cite === '' ? '' : `§${tame(cite)}`, byClinician.length === 0 ? '' : `judged by a clinician: ${byClinician.map(tame).join(', ')}`]
  const all = parts.filter((part) => part !== '').join(' · ')
  if (widthOf(place) + widthOf(all) + 4 <= width - column) return [`${tint(paint)(sign)} ${paint.place(place)}  ${paint.quiet(all)}`]
  const words = wrap(all, width - column - 2)
  return [`${tint(paint)(sign)} ${paint.place(place)}`, ...words.map((line) => `  ${paint.quiet(line)}`)]
}

const neededRows = ({ name, text, byClinician }: NeededAnswer, { paint, width }: TraceStyle): readonly string[] => {
  const words = `${tame(text)}${byClinician ? ', by clinician' : ''}`
  const lines = wrap(words, width - column - 2)
  const beside = widthOf(name) + 2 + widthOf(words) <= width - column
  return beside ? [`${paint.place(tame(name))}  ${paint.quiet(words)}`] : [paint.place(tame(name)), ...lines.map((line) => `  ${paint.quiet(line)}`)]
}
