/** Pages of texts as they were, each followed by its canonical layout. */
import { readFileSync, readdirSync } from 'node:fs'
import { formatEdits, formatText } from '@rubric/prettier-plugin'
import * as plugin from '@rubric/prettier-plugin'
import { withEdits } from '@rubric/syntax'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'

const folder = new URL('cases/', import.meta.url)

interface Case {
  readonly title: string
  readonly before: string
  readonly after: string
}

const casesIn = (page: string): readonly Case[] =>
  [...page.matchAll(/^## (.*)\n\n```rubric\n([\s\S]*?)^```\n\n```rubric\n([\s\S]*?)^```/gm)].map(([, title = '', before = '', after = '']) => ({ title, before, after }))

describe.each(readdirSync(folder).sort())('%s', (name) => {
  const page = readFileSync(new URL(name, folder), 'utf8')
  const cases = casesIn(page)

  it('is read whole', () => expect(cases.map(({ title }) => title)).toEqual([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)))

  it.each(cases)('$title', async ({ before, after }) => {
    expect(formatText(name, before)).toEqual({ value: after, diagnostics: [] })
    expect(formatText(name, after).value).toBe(after)
    expect(withEdits(before, formatEdits(before))).toBe(after)
    expect(await format(before, { parser: 'rubric', plugins: [plugin] })).toBe(after)
  })
})
