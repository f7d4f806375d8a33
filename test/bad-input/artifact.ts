/** From source texts to the files that are built, checked by the TypeScript compiler at its strictest, and asked in a process of their own. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { folderWith, rubric } from '../cli/run.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Built {
  readonly folder: string
  readonly text: (ending: string) => string
  /** What the TypeScript compiler says. */
  readonly typeErrors: string
  /** The JSON that the expression comes to, in a fresh process, with the module as `policy`. */
  readonly ask: (expression: string) => unknown
}

/** Builds the policy `id` of the files with the command line. */
export const built = async (id: string, files: Readonly<Record<string, string>>): Promise<Built> => {
  const cwd = folderWith(files)
  const { code, out, err } = await rubric(['build', 'policies', '--out', 'dist'], { cwd })
  if (code !== 0) throw new Error(out + err)
  // Under the repository, where the base settings are, and out of sight of everything that reads its tree.
  const folder = mkdtempSync(join(tmpdir(), 'rubric-built-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(cwd, 'dist'), folder, { recursive: true })
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.base.json'), include: ['**/*.ts'] }))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  // Each version has a folder; here there is one.
  const [version = ''] = readdirSync(join(folder, id), { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []))
  const place = join(folder, id, version, id)
  return {
    folder,
    text: (ending) => readFileSync(`${place}${ending}`, 'utf8'),
    typeErrors: typeErrors(folder),
    ask: (expression) => {
      const program = `import * as policy from ${JSON.stringify(`file://${place}.js`)}\nprocess.stdout.write(JSON.stringify(${expression}))`
      return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
    },
  }
}

const typeErrors = (folder: string): string => {
  try {
    return execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    return String((error as { readonly stdout?: unknown }).stdout ?? error)
  }
}
