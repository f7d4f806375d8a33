/** Tables of broken lines: one error each, a remedy, and a fix that mends it. */
import { parse } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { startsWithVerb } from '../diagnostics/words.ts'

export const header = 'policy p "P"\n'

const mended = (text: string): string => {
  const { diagnostics } = parse('t', text)
  const edits = diagnostics.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits))
  return edits.toSorted((a, b) => b.span.start - a.span.start).reduce((all, { span, text: inserted }) => all.slice(0, span.start) + inserted + all.slice(span.end), text)
}

type Row = readonly [line: string, hint: string, mended?: string]

/** `lines` with `^` in place of the line that is broken. */
export const tells = (name: string, lines: string, rows: readonly Row[]): void => {
  describe(name, () => {
    it.each(rows.map(([line, hint, right]) => ({ line, hint, right })))('$line', ({ line, hint, right }) => {
      const text = header + lines.replace('^', () => line)
      const { diagnostics } = parse('t', text)
      expect(diagnostics.map(({ code, hint: found }) => `${code}: ${found}`)).toEqual([expect.stringContaining(hint)])
      expect(startsWithVerb(diagnostics[0]?.hint ?? '')).toBe(true)
      if (right === undefined) return
      expect(mended(text)).toBe(header + lines.replace('^', () => right))
      expect(parse('t', mended(text)).diagnostics).toEqual([])
    })
  })
}
