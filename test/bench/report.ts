/** What is measured, as rows: a ratio, and the bar that it is held against, if any. */
import { type Spread, spreadOf } from './statistics.ts'

export interface Row {
  readonly section: string
  readonly what: string
  /** With its unit: `41 ns`. */
  readonly measured: string
  /** What it is compared with, measured in the same run. */
  readonly against: string
  /** Null where nothing is compared. */
  readonly ratio: number | null
  /** Of the ratio, from round to round; null where it was not taken. */
  readonly spread: Spread | null
  readonly bar: Bar | null
  readonly note: string
}

export type Bar =
  | { readonly atMost: number; readonly of: number; readonly unit: string }
  | { readonly atLeast: number; readonly of: number; readonly unit: string }

interface Timed {
  readonly median: number
  readonly rounds: readonly number[]
}

/** The ratio of medians over everything, and how it differed between rounds, in which the two took turns. */
export const ratioOf = (by: Timed, other: Timed): { readonly ratio: number; readonly spread: Spread } => ({
  ratio: by.median / other.median,
  spread: spreadOf(by.rounds.map((time, round) => time / (other.rounds[round] ?? NaN))),
})

export const holds = (bar: Bar): boolean => ('atMost' in bar ? bar.of <= bar.atMost : bar.of >= bar.atLeast)

const barText = (bar: Bar): string => ('atMost' in bar ? `at most ${bar.atMost}` : `at least ${bar.atLeast}`) + bar.unit

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export const duration = (nanoseconds: number): string =>
  nanoseconds < 1e3
    ? `${digits(nanoseconds)} ns`
    : nanoseconds < 1e6
      ? `${digits(nanoseconds / 1e3)} µs`
      : nanoseconds < 1e9
        ? `${digits(nanoseconds / 1e6)} ms`
        : `${digits(nanoseconds / 1e9)} s`

const cells = (row: Row): readonly string[] => [
  row.what,
  row.measured,
  row.against,
  row.ratio === null ? '' : `${digits(row.ratio)} x`,
  row.spread === null ? '' : row.spread.map(digits).join('–'),
  row.bar === null ? '' : barText(row.bar),
  row.bar === null ? '' : holds(row.bar) ? 'yes' : 'NO',
  row.note,
]

const HEADS = ['', 'measured', 'against', 'ratio', 'spread', 'bar', 'holds', ''] as const

export const table = (rows: readonly Row[]): string => {
  const sections = Map.groupBy(rows, ({ section }) => section)
  const all = [HEADS, ...rows.map(cells)]
  const widths = HEADS.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)))
  const line = (texts: readonly string[]): string =>
    texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ').trimEnd()
  return [...sections]
    .flatMap(([section, members]) => ['', section, line(HEADS), ...members.map((row) => line(cells(row)))])
    .concat('')
    .join('\n')
}

export const json = (rows: readonly Row[]): string =>
  JSON.stringify(
    rows.map((row) => ({ ...row, holds: row.bar === null ? null : holds(row.bar) })),
    null,
    2,
  )
