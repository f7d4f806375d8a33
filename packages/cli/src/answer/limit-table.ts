/** What each limit leaves of one requested line: a row a limit, and under its name the days of the window that binds. */
import { cut, padEnd, padStart, tame, widthOf, wrap } from '../render/width.ts'
import type { TraceStyle } from './trace.ts'

/** Amounts in words: `5`, `2 to 4`, `unknown`. */
export interface LimitRow {
  readonly name: string
  /** `2026-03-01 to 2026-03-31 · five units a calendar month`. */
  readonly window: string
  readonly allowed: string
  readonly used: string
  readonly remaining: string
  readonly requested: string
  readonly granted: string
  /** It is the one that leaves least. */
  readonly binds: boolean
  /** Why it counts for nothing, or perhaps: `lifted`, `may not hold`. Empty where it holds. */
  readonly note: string
}

const columns = ['allowed', 'used', 'remaining', 'requested', 'granted'] as const
const gap = 2
const margin = 4
const widestName = 36

export const limitTable = (rows: readonly LimitRow[], { paint, width }: Pick<TraceStyle, 'paint' | 'width'>): readonly string[] => {
  if (rows.length === 0) return []
  const widths = columns.map((column) => Math.max(widthOf(column), ...rows.map((row) => widthOf(row[column]))) + gap)
  const room = width - margin - widths.reduce((sum, it) => sum + it, 0)
  const names = rows.map(({ name }) => widthOf(name))
  const first = Math.max(8, Math.min(room, widestName, Math.max(...names)))
  const head = columns.map((column, at) => padStart(column, widths[at] ?? 0)).join('')
  return [
    paint.quiet(`${' '.repeat(margin + first)}${head}`),
    ...rows.flatMap((row) => {
      const cells = columns.map((column, at) => padStart(row[column], widths[at] ?? 0)).join('')
      const words = `${padEnd(cut(tame(row.name), first), first)}${cells}`
      const sign = row.binds ? paint.unknown('  ▸ ') : ' '.repeat(margin)
      const under = wrap([row.note, tame(row.window)].filter((part) => part !== '').join(' · '), width - margin)
      const line = row.note === '' ? `${sign}${words}` : `${sign}${paint.quiet(words)}`
      return [line, ...under.map((words) => `${' '.repeat(margin)}${paint.quiet(words)}`.trimEnd())]
    }),
  ]
}
