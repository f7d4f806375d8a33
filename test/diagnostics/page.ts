/**
 * The page of a diagnostic: `# Title`, the code and its severity, a few sentences, `## Example`, `## Output`, `## Correct`. Its blocks of
 * code are files: ```` ```rubric ```` is `policy.rubric` unless it says a name. The page is documentation, fixture and golden in one.
 */
import { readFileSync, readdirSync } from 'node:fs'

export interface Block {
  /** `rubric`; `hex` for bytes; `link` for a link to the path that it holds; `text` for what is printed. */
  readonly language: string
  /** After the language: the name of the file, or the command. */
  readonly about: string
  readonly text: string
}

export interface Page {
  readonly code: string
  readonly title: string
  /** The line under the title: the code in backticks, and the severity. */
  readonly head: string
  readonly prose: string
  readonly example: readonly Block[]
  readonly output: Block
  readonly correct: readonly Block[]
  readonly whole: string
}

export const folder = new URL('./', import.meta.url)
const ending = '.md'

export const codes: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length))
  .sort()

export const fileOf = (code: string): URL => new URL(`${code}${ending}`, folder)

const fence = /^```(\w+)(?: (.*))?\n([\s\S]*?)^```$/gm

const blocksIn = (section: string): readonly Block[] =>
  [...section.matchAll(fence)].map(([, language = '', about = '', text = '']) => ({ language, about, text }))

export const readPage = (code: string): Page => {
  const whole = readFileSync(fileOf(code), 'utf8')
  const [intro = '', example = '', output = '', correct = '', ...more] = whole.split(/^## .*\n/m)
  const headings = [...whole.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
  if (headings.join() !== 'Example,Output,Correct' || more.length > 0) throw new Error(`${code}: the sections are Example, Output, Correct`)
  const [title = '', head = '', ...prose] = intro.split('\n').filter((line) => line !== '')
  const [printed, ...others] = blocksIn(output)
  if (printed === undefined || others.length > 0) throw new Error(`${code}: one block under Output`)
  return {
    code, title: title.replace(/^# /, ''), head, prose: prose.join('\n'),
    example: blocksIn(example), output: printed, correct: blocksIn(correct), whole,
  }
}

const longest = 40

/** As much of an output as a page shows: its end, where it is long. */
export const shown = (text: string): string => {
  const lines = text.split('\n')
  return lines.length <= longest ? text : ['…', ...lines.slice(1 - longest)].join('\n')
}

/** The page with another output. */
export const withOutput = (page: Page, text: string): string => {
  const at = page.whole.indexOf('\n## Output\n')
  const end = page.whole.indexOf('\n## Correct\n')
  const about = page.output.about === '' ? '' : ` ${page.output.about}`
  return `${page.whole.slice(0, at)}\n## Output\n\n\`\`\`text${about}\n${text}\`\`\`\n${page.whole.slice(end)}`
}
