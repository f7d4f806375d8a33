/** Lines of comma-separated text (RFC 4180): a header, then rows of as many values. A value may stand in double quotes. */

export interface CsvRow {
  /** 1-based. */
  readonly line: number
  readonly values: readonly string[]
}

export interface CsvFault {
  readonly line: number
  readonly why: string
}

/** The rows under a header of exactly these columns, or the first line that does not fit. Empty lines are passed by. */
export const readCsv = (text: string, columns: readonly string[]): { readonly rows: readonly CsvRow[] } | { readonly fault: CsvFault } => {
  const rows: CsvRow[] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [at, each] of lines.entries()) {
    if (each.trim() === '') continue
    const line = at + 1
    const values = valuesOf(each)
    if (values === undefined) return { fault: { line, why: 'a quoted value does not end' } }
    if (values.length !== columns.length) {
      return { fault: { line, why: `${values.length === 1 ? '1 value' : `${values.length} values`} where ${columns.length} are expected` } }
    }
    rows.push({ line, values })
  }
  const [head, ...rest] = rows
  return head === undefined || head.values.join() !== columns.join()
    ? { fault: { line: head?.line ?? 1, why: `the first line is \`${columns.join(',')}\`` } }
    : { rows: rest }
}

/** The values of one line; undefined where a quote stands open or is followed by more than a comma. */
const valuesOf = (line: string): readonly string[] | undefined => {
  const values: string[] = []
  const next = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (let more = true; more;) {
    const match = next.exec(line)
    if (match === null) return undefined
    values.push(match[1] === undefined ? (match[2] ?? '').trim() : match[1].replaceAll('""', '"'))
    more = match[3] === ','
  }
  return values
}
