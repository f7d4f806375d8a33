/** The versions of a policy, for a person: a line from the latest down to the first, with what is known of each. */
import { plural } from '../render/order.ts'
import { padEnd, tame, widthOf, wrap } from '../render/width.ts'
import type { Paint } from '../terminal/color.ts'
import { dayAfter, dayBefore, periodWords } from './dates.ts'
import type { Standing, Version } from './line.ts'

export interface History {
  readonly id: string
  /** The day by which the versions are looked at. */
  readonly on: string
  /** In the order in which they come into force. */
  readonly versions: readonly Version[]
}

export interface HistoryStyle {
  readonly paint: Paint
  readonly width: number
}

export const historyLines = ({ id, on, versions }: History, style: HistoryStyle): readonly string[] => {
  const { paint, width } = style
  const latest = versions.at(-1)
  const column = Math.max(0, ...versions.map(({ version }) => widthOf(nameOf(version)))) + 2
  return [
    ...wrap(tame(latest?.title ?? id), width).map(paint.strong),
    paint.quiet(`${id} · ${plural(versions.length, 'version')} · seen from ${on}`),
    '',
    ...versions.toReversed().flatMap((version, at) => {
      const isFirst = at === versions.length - 1
      const gap = gapLines(versions[versions.length - 2 - at], version, paint)
      return [...versionLines(version, column, isFirst, style), ...(isFirst ? [] : gap)]
    }),
  ]
}

const nameOf = (version: string): string => tame(version) || 'undated'

const signs: Readonly<Record<Standing, string>> = { 'in force': '●', past: '○', 'to come': '◇', corrected: '×' }

const tintOf = (standing: Standing, paint: Paint): ((text: string) => string) =>
  ({ 'in force': paint.met, past: paint.quiet, 'to come': paint.unknown, corrected: paint.quiet })[standing]

const versionLines = (version: Version, column: number, isFirst: boolean, { paint, width }: HistoryStyle): readonly string[] => {
  const { standing } = version
  const tint = tintOf(standing, paint)
  const rail = paint.quiet(isFirst ? ' ' : '│')
  const margin = 3 + column
  const period = `${standingWords(version)}${version.status === '' ? '' : ` · ${version.status}`}`
  const name = standing === 'in force' ? paint.strong(nameOf(version.version)) : nameOf(version.version)
  const head = `${tint(signs[standing])}  ${name}${' '.repeat(Math.max(0, column - widthOf(nameOf(version.version))))}${tint(period)}`
  const rows = detailsOf(version).flatMap(({ label, text, warns }) =>
    wrap(tame(text), width - margin - labelColumn).map((line, at) => {
      const words = `${padEnd(at === 0 ? label : '', labelColumn)}${line}`
      return `${rail}${' '.repeat(margin - 1)}${warns ? paint.warning(words) : paint.quiet(words)}`
    }),
  )
  return [head, ...rows, ...(isFirst ? [] : [rail])]
}

const standingWords = ({ standing, effective, lastDay }: Version): string => {
  const period = periodWords(effective, lastDay)
  switch (standing) {
    case 'in force':
      return `in force ${period}`
    case 'past':
      return `in force ${period}`
    case 'to come':
      return lastDay === '' ? `from ${effective} on` : `from ${period}`
    case 'corrected':
      return `corrected before it counted: ${period}`
  }
}

interface Detail {
  readonly label: string
  readonly text: string
  readonly warns: boolean
}

const labelColumn = 10

const detailsOf = ({ known, approvals, reviewBy, overdue, file, hash, standing }: Version): readonly Detail[] => {
  const quiet = (label: string, text: string): Detail => ({ label, text, warns: false })
  return [
    ...(known === '' ? [] : [quiet('known', `since ${known}`)]),
    ...approvals.map(({ on, by }, at) => quiet(at === 0 ? 'approved' : '', `${on}${by === '' ? '' : ` by ${by}`}`)),
    ...(reviewBy === '' ? [] : [reviewDetail(reviewBy, overdue, standing)]),
    quiet('rules', hash === null ? 'none: the file has errors' : hash.slice(0, 12)),
    quiet('file', file),
  ]
}

const reviewDetail = (reviewBy: string, overdue: boolean, standing: Standing): Detail =>
  overdue
    ? { label: 'review', text: `overdue: it was due by ${reviewBy}`, warns: true }
    : { label: 'review', text: standing === 'past' ? `was due by ${reviewBy}` : `due by ${reviewBy}`, warns: false }

/** Days between two versions on which none is in force. */
const gapLines = (earlier: Version | undefined, later: Version, paint: Paint): readonly string[] => {
  if (earlier === undefined || earlier.lastDay === '' || earlier.effective === later.effective) return []
  const from = dayAfter(earlier.lastDay)
  const to = dayBefore(later.effective)
  return from > to ? [] : [paint.warning(`┆  nothing in force ${from === to ? `on ${from}` : `from ${from} to ${to}`}`), paint.quiet('│')]
}

/** For programs. */
export const historyJson = ({ id, on, versions }: History): unknown => ({ format: 'rubric-history/1', id, on, versions })
