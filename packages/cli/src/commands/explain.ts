/** `rubric explain`: the documentation page of a finding. The pages are also the fixtures of the tests. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { closest } from '../closest.ts'
import { command } from '../command.ts'
import { UsageError, exitCodes } from '../usage.ts'
import { padEnd, widthOf } from '../render/width.ts'
import type { Paint } from '../terminal/color.ts'

/** Beside the sources in an installed package; in the repository, where the tests run them. */
const folders = [join(import.meta.dirname, '../../diagnostics'), join(import.meta.dirname, '../../../../test/diagnostics')]

const ending = '.md'

interface Page {
  readonly code: string
  readonly text: string
}

const pages = (): readonly Page[] => {
  const folder = folders.find((path) => existsSync(path))
  if (folder === undefined) return []
  const names = readdirSync(folder).filter((name) => /^[a-z][a-z0-9-]*\.md$/.test(name))
  return names.sort().map((name) => ({ code: name.slice(0, -ending.length), text: readFileSync(join(folder, name), 'utf8') }))
}

export default command(
  {
    name: 'explain',
    takes: '[CODE]',
    about:
      'Shows the page of a finding: an example that has it, what is said of it, and the example put right. Without a code, lists all of them.',
    options: {},
    examples: [
      ['rubric explain unit-mismatch', 'the page of one finding'],
      ['rubric explain', 'all codes'],
    ],
  },
  async ({ positionals, terminal }) => {
    const [code, ...more] = positionals
    if (more.length > 0) throw new UsageError(`one code at a time: rubric explain ${code ?? ''}`)
    const all = pages()
    if (code === undefined) {
      terminal.out(list(all, terminal.paint))
      return exitCodes.fine
    }
    const page = all.find((it) => it.code === code)
    if (page === undefined) {
      const near = closest(
        code,
        all.map((it) => it.code),
      )
      throw new UsageError(`no finding has the code ${code}${near === undefined ? '' : `; did you mean ${near}?`}`)
    }
    terminal.out(`${show(page.text.trimEnd(), terminal.paint)}\n`)
    return exitCodes.fine
  },
)

const list = (all: readonly Page[], paint: Paint): string => {
  const column = Math.max(0, ...all.map(({ code }) => widthOf(code))) + 2
  return all.map(({ code, text }) => `${padEnd(code, column)}${paint.quiet(titleOf(code, text))}`.trimEnd() + '\n').join('')
}

/** The first heading, without the code where it repeats it. */
const titleOf = (code: string, text: string): string => {
  const heading = /^#+[ \t]+(.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? ''
  return heading === code ? '' : heading.replace(`${code}: `, '').trim()
}

/** Headings stand out and fences step back; the text stays Markdown, so that it can be copied. */
const show = (text: string, paint: Paint): string => {
  let inCode = false
  return text
    .split('\n')
    .map((line) => {
      if (/^ {0,3}(```|~~~)/.test(line)) {
        inCode = !inCode
        return paint.quiet(line)
      }
      return !inCode && /^#{1,6} /.test(line) ? paint.strong(line) : line
    })
    .join('\n')
}
