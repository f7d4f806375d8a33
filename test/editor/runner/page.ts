/**
 * A golden page: prose, then files, then what is asked and what is answered, each in a fence.
 *
 *     # Title
 *     ```rubric policies/a.rubric      a file; ▮ marks the cursor, ⟦ ⟧ a range. The first file with a mark is open, or else the first file;
 *     ```csv policies/a.csv            all others are on disk
 *     ```json request                  what differs from the obvious params; with "method", of another method than the page's
 *     ```json response                 what is answered; empty on a new page, to be written by RUBRIC_WRITE=1
 *     ```json notify                   { "method", "params" }: said, not asked
 *
 * Requests and notifications follow one another in the order of the page. Files stand in the folder file:///w/.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface PageFile {
  readonly path: string
  readonly text: string
  readonly cursor: number | undefined
  readonly range: { readonly start: number; readonly end: number } | undefined
}

export interface Step {
  readonly kind: 'request' | 'notify'
  readonly body: Readonly<Record<string, unknown>>
  /** Undefined where the page has none yet, or needs none. */
  readonly response: unknown
  /** Where the response is to be written: the offset after its opening line. */
  readonly at: number | undefined
}

export interface Page {
  readonly name: string
  readonly method: string
  readonly source: string
  readonly files: readonly PageFile[]
  /** The file that is open. */
  readonly open: PageFile
  readonly steps: readonly Step[]
}

export const folder = fileURLToPath(new URL('../goldens', import.meta.url))

export const pagePaths = (): readonly string[] => globSync('*/*.md', { cwd: folder }).map((path) => path.replaceAll('\\', '/')).sort()

/** `textDocument-hover/fact.md` is about `textDocument/hover`. */
export const methodOf = (path: string): string => dirname(path).replaceAll('-', '/')

export const readPage = (path: string): Page => parsePage(path, readFileSync(join(folder, path), 'utf8'))

const fence = /^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm

export const parsePage = (path: string, source: string): Page => {
  const files: PageFile[] = []
  const steps: Step[] = []
  for (const match of source.matchAll(fence)) {
    const [, kind = '', name = '', body = ''] = match
    if (kind !== 'json' || name.includes('.')) {
      files.push(fileOf(name, body))
      continue
    }
    const value = (): unknown => (body.trim() === '' ? undefined : JSON.parse(body))
    if (name === 'request' || name === 'notify') {
      steps.push({ kind: name, body: (value() ?? {}) as Step['body'], response: undefined, at: undefined })
    } else if (name === 'response') {
      const asked = steps.pop()
      if (asked?.kind !== 'request' || asked.at !== undefined) throw new Error(`${path}: a response follows its request`)
      steps.push({ ...asked, response: value(), at: match.index + match[0].indexOf('\n') + 1 })
    } else throw new Error(`${path}: json ${name}: request, response or notify`)
  }
  const open = files.find(({ cursor, range }) => cursor !== undefined || range !== undefined) ?? files[0]
  if (open === undefined) throw new Error(`${path}: a page shows a file`)
  if (steps.some(({ kind, at }) => kind === 'request' && at === undefined)) throw new Error(`${path}: a request has a response, empty on a new page`)
  return { name: `${dirname(path)}/${basename(path, '.md')}`, method: methodOf(path), source, files, open, steps }
}

const fileOf = (path: string, marked: string): PageFile => {
  const bare = (text: string): string => text.replace(/[▮⟦⟧]/g, '')
  const offsetOf = (mark: string): number | undefined => {
    const at = marked.indexOf(mark)
    return at < 0 ? undefined : bare(marked.slice(0, at)).length
  }
  const [start, end] = [offsetOf('⟦'), offsetOf('⟧')]
  return { path, text: bare(marked), cursor: offsetOf('▮'), range: start === undefined || end === undefined ? undefined : { start, end } }
}

/** Fills the empty responses of a page; what a page says already is never touched. */
export const writeResponses = (path: string, page: Page, answers: readonly unknown[]): void => {
  let source = page.source
  for (const [index, { at, response }] of [...page.steps.entries()].reverse()) {
    if (at !== undefined && response === undefined) source = `${source.slice(0, at)}${show(answers[index])}\n${source.slice(source.indexOf('```', at))}`
  }
  if (source !== page.source) writeFileSync(join(folder, path), source)
}

const wide = 110

/** JSON for people: what fits on a line stands on one. */
export const show = (value: unknown, indent = ''): string => {
  const flat = flatOf(value)
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= wide) return flat
  const inner = `${indent}  `
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const parts = Array.isArray(value)
    ? value.map((each) => show(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${show(each, inner)}`)
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}

const flatOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(flatOf).join(', ')}]`
  const entries = Object.entries(value)
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, each]) => `${JSON.stringify(key)}: ${flatOf(each)}`).join(', ')} }`
}
