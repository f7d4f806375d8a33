/** Every diagnostic of this phase: how it comes about, where it points, and that its words are an author's. */
import { MAX_DIAGNOSTICS, MAX_FILE_LENGTH, parse, syntaxDiagnostics, type Diagnostic, type SyntaxCode } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'

const header = 'policy p "P"\n'

interface Example {
  /** Under a header of one line, unless it has one of its own. */
  readonly text: string
  readonly marked: string
  readonly whole?: boolean
}

const criteria = (items: string): string => `criteria c\n  ALL of\n${items}`

const examples: { readonly [C in SyntaxCode]: Example } = {
  'file-too-large': { text: ' '.repeat(MAX_FILE_LENGTH + 1), marked: '', whole: true },
  'too-many-errors': { text: 'x\n'.repeat(MAX_DIAGNOSTICS + 1), marked: '' },
  'missing-header': { text: 'use v', marked: 'use v', whole: true },
  'second-header': { text: 'policy q "Q"', marked: 'policy q "Q"' },
  'unclosed-string': { text: 'guidance g "G', marked: '"G' },
  'curly-quotes': { text: 'guidance g “G”', marked: '“G”' },
  'unknown-escape': { text: 'guidance g "G\\n"', marked: '\\n' },
  'unknown-character': { text: 'define d: a & b', marked: '&' },
  'control-character': { text: 'define d: a \u0000 b', marked: '\u0000' },
  'non-ascii-name': { text: 'define thérapie: a', marked: 'thérapie' },
  'malformed-date': { text: 'define d: a after 2026-3-1', marked: '2026-3-1' },
  'empty-citation': { text: 'guidance g "G" § I', marked: '§' },
  'tab-in-indent': { text: 'criteria c\n\ta', marked: '\t' },
  'indent-fits-no-level': { text: 'criteria c\n   a', marked: '   ' },
  'outline-too-deep': {
    text: `criteria c\n  ALL of\n${Array.from({ length: 64 }, (_, level) => `${'  '.repeat(level + 2)}1. ALL of\n`).join('')}`,
    marked: '1',
  },
  'unknown-line-start': { text: 'duty r "R"', marked: 'duty' },
  'misplaced-line': { text: criteria('    1. a\n    unless b'), marked: 'unless' },
  'missing-label': { text: criteria('    a'), marked: 'a' },
  'items-without-head': { text: 'criteria c\n  1. a', marked: '1' },
  'empty-block': { text: criteria(''), marked: 'ALL of' },
  'missing-condition': { text: criteria('    1. "x"'), marked: '1. "x"' },
  'second-condition': { text: criteria('    1. a\n      b'), marked: 'b' },
  'missing-line': { text: 'limit l "L"', marked: 'limit l "L"' },
  'repeated-line': { text: 'interpretation i "I"\n  because "a"\n  because "b"', marked: 'because "b"' },
  'missing-text': { text: 'guidance g long stay', marked: 'long' },
  'line-not-understood': { text: 'define d: a atleast 2', marked: 'atleast' },
  'line-not-finished': { text: 'define d: a at least', marked: '' },
  'reserved-word': { text: 'facts\n  count yes/no', marked: 'count' },
  'unclosed-parenthesis': { text: 'define d: a and (b or c', marked: '(' },
  'nesting-too-deep': { text: `define d: ${'('.repeat(101)}a`, marked: '(' },
  'where-needs-parentheses': { text: 'define d: count of l where a and b is c at least 2', marked: 'a and b is c' },
  'at-most-time': { text: 'define d: a at most 30 days after b', marked: 'at most 30 days' },
  'list-in-list': { text: 'facts\n  l list of\n    m list of', marked: 'of' },
}

const read = ({ text, whole }: Example): { readonly source: string; readonly found: Diagnostic | undefined; readonly count: number } => {
  const source = whole === true ? text : `${header}${text}`
  const { diagnostics } = parse('t', source)
  return { source, found: diagnostics.at(-1), count: diagnostics.length }
}

const wordsOf = (text: string): number => text.split(/\s+/).length

describe('each diagnostic', () => {
  it.each(Object.entries(examples))('%s', (code, example) => {
    const { source, found, count } = read(example)
    if (found === undefined) throw new Error('nothing was reported')
    expect(found.code).toBe(code)
    if (code !== 'too-many-errors') expect(count).toBe(1)
    expect(source.slice(found.span.start, found.span.end)).toBe(example.marked)
  })
})

describe('the words', () => {
  const found = Object.values(examples).flatMap((example) => read(example).found ?? [])

  it.each(found.map((diagnostic) => [diagnostic.code, diagnostic] as const))('of %s are those of an author', (_, { title, label, text, hint }) => {
    expect(wordsOf(title)).toBeLessThanOrEqual(6)
    expect(title).not.toMatch(/[.:]$/)
    for (const part of [title, label, text, hint]) {
      expect(part).not.toMatch(/\{\w+\}/)
      expect(part).not.toMatch(/token|parser|syntax|expression|EOF|undefined|identifier|literal|unexpected/i)
    }
    expect(label).not.toBe('')
    expect(hint).toMatch(/^(?:Add|Begin|Change|Check|Choose|Correct|Declare|Finish|Give|Indent|Join|Keep|Move|Put|Remove|Replace|Split|Write)\b/)
  })

  it('are those of the table, all of it', () => {
    expect(found.map(({ code }) => code).sort()).toEqual(Object.keys(syntaxDiagnostics).sort())
  })
})

describe('a fix that is safe', () => {
  const fixed = (text: string): string => {
    const source = `${header}${text}`
    const { diagnostics } = parse('t', source)
    const edits = diagnostics.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).flatMap((fix) => fix.edits))
    return edits.toSorted((a, b) => b.span.start - a.span.start).reduce((all, { span, text: inserted }) => all.slice(0, span.start) + inserted + all.slice(span.end), source).slice(header.length)
  }

  it.each([
    ['curly quotes, all of the line', 'example “a” as of 2026-01-01 # “b”', 'example "a" as of 2026-01-01 # "b"'],
    ['tabs', 'criteria c\n\ta', 'criteria c\n  a'],
    ['half of them curly', 'guidance g "G”', 'guidance g "G"'],
    ['a filter', 'define d: count of l where a and b is c at least 2', 'define d: count of l where (a and b is c) at least 2'],
    ['a backslash', 'guidance g "a\\b"', 'guidance g "a\\\\b"'],
    ['a hard space', 'define d:\u00a0a', 'define d: a'],
    ['a sign that word processors write', 'define d: a ≥ 2', 'define d: a at least 2'],
  ])('mends %s', (_, text, expected) => {
    expect(fixed(text)).toBe(expected)
    expect(parse('t', `${header}${expected}\n`).diagnostics).toEqual([])
  })
})

describe('the facts', () => {
  it('lists the lines that fit', () => {
    const [diagnostic] = parse('t', 'policy p "P"\nexample "e" as of 2026-01-01\n  whenever\n').diagnostics
    expect(diagnostic?.text).toContain('`given`, `expect`')
    expect(diagnostic?.label).toBe('no line under an `example` line begins with `whenever`')
  })

  it('names the columns that fit', () => {
    const [diagnostic] = parse('t', 'policy p "P"\ncriteria c\n  ALL of\n     1. a\n').diagnostics
    expect(diagnostic?.text).toContain('0, 2, 4')
  })

  it('cuts what is long', () => {
    const [diagnostic] = parse('t', `policy p "P"\ndefine d: a ${'b'.repeat(500)}\n`).diagnostics
    expect(diagnostic?.label.length).toBeLessThan(150)
  })
})
