/** Prettier itself with the plugin gives the bytes of the plain functions: whole texts, ranges, settings, and refusals. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { policy } from '@rubric/harness'
import { type EndOfLine, formatRange, formatText } from '@rubric/prettier-plugin'
import * as plugin from '@rubric/prettier-plugin'
import { withEdits } from '@rubric/syntax'
import fc from 'fast-check'
import { type Options, check, format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { folderWith, rubric } from '../cli/run.ts'
import { deep, policyRuns, seed } from '../laws/runs.ts'
import { isSource } from '../laws/subject.ts'
import { perturbed } from './perturb.ts'
import { policyTexts } from './texts.ts'

const prettier = (text: string, options: Options = {}): Promise<string> => format(text, { parser: 'rubric', plugins: [plugin], ...options })

const widths = [40, 80, 120] as const
const ends: readonly EndOfLine[] = ['lf', 'crlf', 'cr', 'auto']
const timeout = deep ? 3_600_000 : 120_000

/** The same settings given to both. */
const agree = async (text: string, options: Options & { readonly endOfLine: EndOfLine; readonly printWidth: number }): Promise<void> =>
  expect(await prettier(text, options)).toBe(formatText('p.rubric', text, options).value)

describe('Prettier and the plain functions', () => {
  it.each(policyTexts)('agree on $name', async ({ text }) => {
    for (const printWidth of widths) await agree(text, { printWidth, endOfLine: 'lf' })
    for (const endOfLine of ends) await agree(perturbed(text, seed), { printWidth: 120, endOfLine })
  }, timeout)

  it('agree on random policies, whatever is set', async () => {
    const texts = fc.sample(policy, { seed, numRuns: Math.ceil(policyRuns / 5) }).flatMap(({ files }) => files.filter(isSource))
    for (const [index, { text }] of texts.entries()) {
      const printWidth = widths[index % widths.length] ?? 120
      const endOfLine = ends[index % ends.length] ?? 'lf'
      await agree(index % 2 === 0 ? text : perturbed(text, index), { printWidth, endOfLine, useTabs: index % 3 === 0, tabWidth: 1 + (index % 8) })
    }
  }, timeout)

  it('agree on a width where nothing is set', async () => {
    const text = policyTexts.at(-1)?.text ?? ''
    expect(await check(text, { parser: 'rubric', plugins: [plugin] })).toBe(true)
  })

  it('agree on ranges', async () => {
    for (const { text } of policyTexts) {
      const spread = perturbed(text, seed, 'spaces').replace(/\r\n?/g, '\n')
      for (let part = 0; part < 4; part++) {
        const [start, end] = [Math.floor((spread.length * part) / 5), Math.floor((spread.length * (part + 1)) / 5)]
        expect(await prettier(spread, { rangeStart: start, rangeEnd: end })).toBe(withEdits(spread, formatRange(spread, { start, end })))
      }
    }
  }, timeout)

  it('agree on nothing at all', async () => {
    for (const text of ['', '\n \n']) await agree(text, { printWidth: 120, endOfLine: 'lf' })
  })
})

describe('Prettier with the plugin', () => {
  it('says what is wrong, where, and what to do', async () => {
    const text = 'policy a.b "A"\n  language 1\n\nfacts\n  sick yes/nu "sick"\n'
    await expect(prettier(text)).rejects.toMatchObject({
      name: 'SyntaxError',
      loc: { start: { line: 5, column: 8 }, end: { line: 5, column: 14 } },
      message: expect.stringMatching(/^Line is not understood: `yes\/nu` does not fit here\. Correct the word, or remove it\.\n[\s\S]*> 5 \|/),
    })
  })

  it('lays out what stands in a page of Markdown', async () => {
    const page = 'One\n\n```rubric\npolicy a.b "A"\n  language    1\n```\n'
    expect(await format(page, { parser: 'markdown', plugins: [plugin] })).toBe('One\n\n```rubric\npolicy a.b "A"\n  language 1\n```\n')
  })

  const run = promisify(execFile)
  const program = fileURLToPath(import.meta.resolve('prettier/bin/prettier.cjs'))
  const here = fileURLToPath(new URL('..', import.meta.url))

  it('is found by its name, and content with the policies', async () => {
    const args = [program, '--plugin', '@rubric/prettier-plugin', '--check', '../policies/**/*.rubric']
    const { stdout } = await run(process.execPath, args, { cwd: here })
    expect(stdout).toContain('All matched files use Prettier code style!')
  }, 60_000)

  it('and `rubric fmt` follow the same settings', async () => {
    const draft = perturbed(policyTexts[1]?.text ?? '', seed)
    const cwd = folderWith({
      'policies/a.rubric': draft,
      'policies/wide/a.rubric': draft,
      '.prettierrc': '{ "printWidth": 70 }',
      '.editorconfig': 'root = true\n[*]\nend_of_line = crlf\nindent_size = 4\n[wide/**]\nmax_line_length = 200\n',
      'policies/wide/.prettierrc': '{ "printWidth": 160 }',
    })
    const layOut = async (path: string): Promise<string> =>
      (await run(process.execPath, [program, '--plugin', fileURLToPath(import.meta.resolve('@rubric/prettier-plugin')), path], { cwd })).stdout
    const expected = [await layOut('policies/a.rubric'), await layOut('policies/wide/a.rubric')]
    expect((await rubric(['fmt'], { cwd })).code).toBe(0)
    expect(['policies/a.rubric', 'policies/wide/a.rubric'].map((path) => readFileSync(`${cwd}/${path}`, 'utf8'))).toEqual(expected)
    expect(expected[0]).toBe(formatText('a.rubric', draft, { printWidth: 70, endOfLine: 'crlf' }).value)
    expect(expected[0]).not.toBe(expected[1])
  }, 60_000)
})
