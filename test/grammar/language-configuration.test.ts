/** What an editor does by itself fits the outline of the parser. */
import { globSync, readFileSync } from 'node:fs'
import { languageConfiguration } from '@rubric/grammar'
import { outline, outlineLines, tokenize, type LineKind, type OutlineLine } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'

interface EnterRule {
  readonly beforeText: string
  readonly previousLineText?: string
  readonly action: { readonly indent: string }
}

const configuration = JSON.parse(languageConfiguration()) as {
  readonly wordPattern: string
  readonly onEnterRules: readonly EnterRule[]
}

/** Where the next line begins, as seen from this one. */
const afterEnter = (line: string, above = ''): string =>
  configuration.onEnterRules.find(
    ({ beforeText, previousLineText = '' }) => new RegExp(beforeText).test(line) && new RegExp(previousLineText).test(above),
  )?.action.indent ?? 'none'

const root = new URL('../../', import.meta.url)
const policies = globSync('policies/**/*.rubric', { cwd: root })
  .sort()
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }))

/** A logical line that is one line of the text, as written. */
const writtenOf = ({ words }: OutlineLine, text: string): string | undefined => {
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined || text.slice(first.start, last.end).includes('\n')) return undefined
  return text.slice(text.lastIndexOf('\n', first.start) + 1, text.indexOf('\n', last.end))
}

/** A line of guidance looks like an item that waits for its condition; a list that says nothing of itself like any name. */
const alike = (kind: LineKind, words: number): boolean => kind === 'guidanceItem' || (kind === 'givenFact' && words === 1)

describe('the next line', () => {
  it.each(policies)('of $path begins under each line that has others under it, and beside all that can have none', ({ text }) => {
    const { lines } = outlineLines(text)
    for (const [at, line] of lines.entries()) {
      const written = writtenOf(line, text)
      if (written === undefined || line.kind === 'stray' || alike(line.kind, line.words.length)) continue
      const hasLines = lines[at + 1]?.parent === at
      if (hasLines && lines[at + 1]?.kind !== 'unless') expect([written, afterEnter(written)]).toEqual([written, 'indent'])
      else if (outline[line.kind].under.length === 0) expect([written, afterEnter(written)]).toEqual([written, 'none'])
    }
  })

  it('begins under a head with a label, and under what is yet to get its condition', () => {
    for (const line of [
      '  ALL of',
      '  AT LEAST 2 of  # at least',
      '    domains: "text" §II.A ANY of',
      '    ii. "text"',
      '    - or other',
      '    -',
      'define x "text":',
      '  events  list of',
      'facts',
    ])
      expect([line, afterEnter(line)]).toEqual([line, 'indent'])
  })

  it('begins beside a condition, a fact and an item that has its condition', () => {
    for (const line of [
      '      a at least 2 and b',
      '    1. "text" a',
      '  a  yes/no  "text"',
      'define x: a',
      '# facts',
      '      (a or b)',
    ])
      expect([line, afterEnter(line)]).toEqual([line, 'none'])
  })

  it('is indented once where a line goes on after a comma, and leads out of a level from an empty line', () => {
    expect(afterEnter('  one of a, b,')).toBe('indent')
    expect(afterEnter('    c, d,', '  one of a, b,')).toBe('none')
    expect(afterEnter('    ')).toBe('outdent')
  })
})

describe('a word', () => {
  it.each(policies)('of $path is what the parser reads as one', ({ text }) => {
    const words = tokenize(text).filter(({ kind, start }) => kind === 'token' && /[A-Za-z0-9_]/.test(text[start] ?? ''))
    const whole = new RegExp(`^(?:${configuration.wordPattern})`)
    for (const { start, end } of words) {
      const image = text.slice(start, end)
      if (!/[:%*[]/.test(image)) expect(whole.exec(text.slice(start, end + 20))?.[0]).toBe(image)
    }
  })
})
