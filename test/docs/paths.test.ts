/** Paths and scripts that the documents name exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...readdirSync(new URL('grammar/reference/', root)).map(name => `grammar/reference/${name}`)]
const scripts = Object.keys((JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { scripts: Record<string, string> }).scripts)

/** Every path of this repository that stands in backticks or behind a link; a path with a placeholder names no file. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:packages|test|grammar|policies|editors|\.ci)\/[^`\s]*)`|\]\(([^)#:\s]+)\)/g)]
    .map(([, code, link]) => code ?? link ?? '')
    .filter(path => !path.includes('<') && !path.includes('*'))

const scriptsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|[`\s])(?:npx -y )?pnpm(?:@12)? (?!exec\b|install\b)([a-z][a-z:]*)/gm)].map(([, script]) => script ?? '')

describe('documents', () => {
  it('are looked at: a wrong path would be found', () => {
    expect(pathsIn('see `packages/none/here.ts` and [there](no/such.md)')).toEqual(['packages/none/here.ts', 'no/such.md'])
    expect(scriptsIn('`pnpm rubrik check`, npx -y pnpm@12 test')).toEqual(['rubrik', 'test'])
  })

  it.each(documents)('%s names paths that exist', document => {
    const text = readFileSync(new URL(document, root), 'utf8')
    const base = new URL(document, root)
    const missing = pathsIn(text).filter(path => !existsSync(new URL(path, root)) && !existsSync(new URL(path, base)))
    expect(missing).toEqual([])
  })

  it.each(documents)('%s names scripts that exist', document => {
    const text = readFileSync(new URL(document, root), 'utf8')
    expect(scriptsIn(text).filter(script => !scripts.includes(script))).toEqual([])
  })
})
