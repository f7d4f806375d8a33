/**
 * `pnpm test:editors [NAME…]`: Rubric in real editors, and its pages in a browser; all of them or those named. What they need is set
 * up first, whatever the machine has.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { comparison } from './comparison.ts'
import { emacs } from './emacs.ts'
import { neovim } from './neovim.ts'
import { type Client, createReport } from './report.ts'
import { revisions } from './revisions.ts'
import { vscode } from './vscode.ts'

const clients: readonly Client[] = [comparison, neovim, emacs, vscode, revisions]

/** Screenshots and transcripts: not part of the repository, and worth a look. */
const output = fileURLToPath(new URL('output', import.meta.url))

const named = process.argv.slice(2)
const unknown = named.filter((name) => !clients.some((client) => client.name === name))
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${clients.map(({ name }) => name).join(', ')}.`)

mkdirSync(output, { recursive: true })
const { report, passed, failed } = createReport((line) => console.log(line))
for (const { name, run } of clients) {
  if (named.length > 0 && !named.includes(name)) continue
  console.log(name)
  await report.check('starts, and ends', () => run(report, output))
}
console.log(`\n${passed()} passed, ${failed()} failed`)
process.exit(failed() === 0 && passed() > 0 ? 0 : 1)
