/** How far in a new line begins. */
import type { Program } from '@rubric/compiler'
import { outline, outlineLines, type OutlineLine } from '@rubric/syntax'

const step = 2

/**
 * Columns of the line that begins at an offset, if it is to follow what stands above it: under a line that asks for more, or
 * beside it.
 */
export const indentAt = (program: Program, path: string, offset: number): number => {
  const above = program.file(path)?.text.slice(0, offset) ?? ''
  const line = outlineLines(fromMargin(above)).lines.at(-1)
  if (line === undefined || isBlank(above)) return 0
  return opensMore(line) ? line.column + step : line.column
}

/** Two empty lines end what stands above. */
const isBlank = (above: string): boolean => /\n[ \t]*\r?\n[ \t]*\r?\n$/.test(above)

/** What begins at the last line that stands at the left margin depends on nothing before it. */
const fromMargin = (text: string): string => text.slice(Math.max(0, ...[...text.matchAll(/^[^\s#]/gm)].map(({ index }) => index)))

/** Whether something is still to come under the line. */
const opensMore = ({ kind, words }: OutlineLine): boolean => {
  const last = words.at(-1)
  if (last === undefined || kind === 'stray') return false
  if (/^(?:and|or|unless|not|\(|,|:|of)$/i.test(last.text)) return true
  if (kind === 'item' || kind === 'headItem' || kind === 'define')
    return last.fits.some((what) => isHeading.has(what)) || words.length === 2
  return outline[kind].under.length > 0 && kind !== 'use'
}

/** What an item says before its condition. */
const isHeading: ReadonlySet<string> = new Set(['a text in quotes', 'a clause such as `§II.A`'])
