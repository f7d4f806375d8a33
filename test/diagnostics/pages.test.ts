/** Every diagnostic has its page, and every page says what is true. */
import { analysisDiagnostics } from '@rubric/analysis'
import { cliDiagnostics } from '@rubric/cli'
import { compilerDiagnostics } from '@rubric/compiler'
import { type DiagnosticKind, syntaxDiagnostics } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { codes, readPage } from './page.ts'
import { type Finding, type Outcome, runCorrect, runExample } from './run.ts'
import { buildersWords, hole, startsWithVerb, withoutQuoted } from './words.ts'

const tables: readonly Readonly<Record<string, DiagnosticKind>>[] = [syntaxDiagnostics, compilerDiagnostics, analysisDiagnostics, cliDiagnostics]
const kinds = new Map(tables.flatMap((table) => Object.entries(table)))
const kindOf = (code: string): DiagnosticKind => {
  const kind = kinds.get(code)
  if (kind === undefined) throw new Error(`no row for ${code}`)
  return kind
}

const severityWords = { error: 'error', warning: 'warning', info: 'note' } as const

/** Examples that cannot but show others too, and which. */
const others: Readonly<Record<string, string>> = { 'too-many-errors': 'unknown-line-start' }

const said = ({ title, label, text, hint }: Finding | DiagnosticKind): readonly string[] => [title, label, text, hint]

const foreign = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => buildersWords.filter((word) => word.test(withoutQuoted(text))).map((word) => `${String(word)}: ${text}`))

describe('codes', () => {
  it('are one each, in all tables together', () => {
    expect(kinds.size).toBe(tables.reduce((sum, table) => sum + Object.keys(table).length, 0))
  })

  it('have a page each, and no page is left over', () => {
    expect(codes).toEqual([...kinds.keys()].sort())
  })
})

describe.each(codes)('the page %s', (code) => {
  const page = readPage(code)
  let example: Promise<Outcome> | undefined
  const outcome = (): Promise<Outcome> => (example ??= runExample(page))

  it('is headed by what the table says', () => {
    const { title, severity } = kindOf(code)
    expect({ title: page.title, head: page.head }).toEqual({ title, head: `\`${code}\` · ${severityWords[severity]}` })
    expect(page.prose.length).toBeGreaterThan(80)
  })

  it('shows what is printed for its example', async () => {
    const { text, findings } = await outcome()
    expect(text).toBe(page.output.text)
    expect(text).toContain(`[${code}]`)
    expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set([code, others[code] ?? code]))
    expect(findings.filter((finding) => finding.code === code)).toHaveLength(1)
  })

  it('speaks in the words of authors', async () => {
    const { findings } = await outcome()
    for (const finding of findings) {
      expect(said(finding).filter((text) => hole.test(withoutQuoted(text)))).toEqual([])
      expect(finding.hint === '' || startsWithVerb(finding.hint), finding.hint).toBe(true)
      expect(foreign(said(finding))).toEqual([])
    }
  })

  it('puts it right', async () => {
    const { findings } = await runCorrect(page)
    expect(findings).toEqual([])
  })
})

describe.each([...kinds])('the words of %s', (code, kind) => {
  it('are short, and an author’s', () => {
    expect(kind.title.split(' ').length, kind.title).toBeLessThanOrEqual(6)
    expect(kind.hint === '' || hole.test(kind.hint.slice(0, 8)) || startsWithVerb(kind.hint), kind.hint).toBe(true)
    expect(foreign(said(kind).map((text) => text.replace(/\{\w+\}/g, '…')))).toEqual([])
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
  })
})
