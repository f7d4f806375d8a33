/** An editor colours a text by the committed TextMate grammar alone; it sees in each word what the parser sees. */
import { globSync, readFileSync } from 'node:fs'
import { scopesOfRules } from '@rubric/grammar'
import { policy } from '@rubric/harness'
import { grammarRules, keywords, parse, tokenize } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutated } from '../laws/mutate.ts'
import { deep, seed } from '../laws/runs.ts'
import { disagreement } from './agreement.ts'
import { runsOf } from './colours.ts'
import { policiesNaming } from './named.ts'

const root = new URL('../../', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const policies = globSync('policies/**/*.rubric', { cwd: root }).sort()
const pages = globSync('grammar/reference/*.md', { cwd: root }).sort()

/** Words that may be names. */
const free = keywords.filter(({ reserved }) => !reserved).map(({ word }) => word)

const isRead = (text: string): boolean => parse('t', text).diagnostics.every(({ severity }) => severity !== 'error')

describe('the TextMate grammar', () => {
  it.each(policies)('sees %s as the parser does', (path) => {
    expect(disagreement(textOf(path))).toBeUndefined()
  })

  it.each(pages)('sees the policies of %s as the parser does', (path) => {
    for (const [, text = ''] of textOf(path).matchAll(/^```rubric[^\n]*\n([\s\S]*?)^```/gm))
      expect(disagreement(text)).toBeUndefined()
  })

  it('sees random policies as the parser does', () => {
    const sees = fc.property(policy, ({ files }) => {
      for (const { path, text } of files)
        if (path.endsWith('.rubric')) expect(disagreement(text.replace(/^\uFEFF/, ''))).toBeUndefined()
    })
    fc.assert(sees, { seed, numRuns: deep ? 5_000 : 200 })
  }, 3_600_000)

  it.each(free)('takes a name for a name where it is called %s', (word) => {
    const texts = policiesNaming(word).filter(isRead)
    expect(texts.length).toBeGreaterThan(50)
    for (const text of texts) expect(disagreement(text)).toBeUndefined()
  })

  it('sees comments and texts where the parser sees them, however broken the file', () => {
    const stretches = (spans: readonly { readonly start: number; readonly end: number }[]): readonly number[] =>
      spans.flatMap(({ start, end }) => [start, end]).filter((at, index, all) => all[index + (index % 2 === 0 ? -1 : 1)] !== at)
    const original = fc.constantFrom(...policies.map((path) => textOf(path).slice(0, 6_000)))
    const sees = fc.property(
      original,
      fc.nat(),
      fc.constantFrom('', '"', '“', '”', '\\', '#', '§"', '"x'),
      fc.nat(),
      (whole, mutation, sign, at) => {
        const broken = mutated(whole, mutation)
        const text = `${broken.slice(0, at % (broken.length + 1))}${sign}${broken.slice(at % (broken.length + 1))}`
        const runs = runsOf(text)
        const pieces = tokenize(text)
        expect(runs.filter(({ scope }) => /^comment/.test(scope)).map(({ start }) => start)).toEqual(
          pieces.filter(({ kind }) => kind === 'comment').map(({ start }) => start),
        )
        expect(stretches(runs.filter(({ scope }) => /^string/.test(scope)))).toEqual(
          stretches(pieces.filter(({ kind, start }) => kind === 'token' && /["“-‟]/.test(text[start] ?? ''))),
        )
      },
    )
    fc.assert(sees, { seed, numRuns: deep ? 10_000 : 150 })
  }, 3_600_000)

  it('goes on with the next line whatever stands in this one', () => {
    const after = 'criteria admission "Admission"\n  x at least 2\n'
    const words = keywords.map(({ word }) => word)
    const broken = fc.array(
      fc.constantFrom(
        ...words,
        '"a text',
        '"a text"',
        '§',
        '(',
        ')',
        ',',
        '<',
        '12',
        '2026-01-01',
        'é',
        'name',
        'F32.1',
        '# no more',
      ),
      { maxLength: 12 },
    )
    const goesOn = fc.property(broken, (parts) => {
      const text = `define x: ${parts.join(' ')}\n`
      const runs = runsOf(text + after)
        .filter(({ start }) => start >= text.length)
        .map((run) => ({ ...run, start: run.start - text.length, end: run.end - text.length }))
      expect(runs).toEqual(runsOf(after))
    })
    fc.assert(goesOn, { seed, numRuns: deep ? 20_000 : 500 })
  })

  it('names no region that it does not hold, and holds none that is not named', () => {
    const { repository, ...rest } = JSON.parse(textOf('grammar/rubric.tmLanguage.json')) as {
      readonly repository: Readonly<Record<string, object>>
    }
    const named = [...JSON.stringify([repository, rest]).matchAll(/"include":"#([^"]*)"/g)].map(([, name]) => name)
    expect(new Set(named)).toEqual(new Set(Object.keys(repository)))
  })

  it('gives scopes to rules that there are', () => {
    const rules = new Set(grammarRules().map(({ name }) => name))
    expect(Object.keys(scopesOfRules).filter((rule) => !rules.has(rule))).toEqual([])
  })
})
