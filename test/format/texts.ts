/** Texts that careful people wrote: the policies of the repository, and the examples of the reference, which show every construct. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Written {
  readonly name: string
  readonly text: string
}

const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')
const paths = (pattern: string): readonly string[] => globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/')).sort()

export const policyTexts: readonly Written[] = paths('policies/**/*.rubric').map((path) => ({ name: path, text: read(path) }))

export const referenceTexts: readonly Written[] = paths('grammar/reference/*.md').flatMap((path) =>
  [...read(path).matchAll(/^```rubric[^\n]*\n([\s\S]*?)^```/gm)].map(([, text = ''], index) => ({ name: `${path} ${index + 1}`, text })),
)
