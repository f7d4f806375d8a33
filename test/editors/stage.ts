/** A folder to try an editor in: a copy of the workspace, `rubric` as a command, and the configuration that the README of the editor shows. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Stage {
  readonly folder: string
  /** Absolute, of a file of the workspace. */
  readonly file: (name: string) => string
  readonly text: (name: string) => string
  readonly env: NodeJS.ProcessEnv
  readonly remove: () => void
}

export const stage = (): Stage => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'rubric-editor-'))
  const workspace = join(folder, 'policies')
  cpSync(join(root, 'test/editors/workspace'), workspace, { recursive: true })
  mkdirSync(join(folder, 'bin'))
  symlinkSync(join(root, 'packages/cli/bin/rubric.js'), join(folder, 'bin/rubric'))
  symlinkSync(process.execPath, join(folder, 'bin/node'))
  const file = (name: string): string => join(workspace, name)
  return {
    folder,
    file,
    text: (name) => readFileSync(file(name), 'utf8'),
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The configuration of an editor as its README has it, word for word, in a file. */
export const configured = ({ folder }: Stage, editor: string, language: string): string => {
  const page = readFileSync(join(root, 'editors', editor, 'README.md'), 'utf8')
  const [, block] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page) ?? []
  if (block === undefined) throw new Error(`The README of ${editor} shows no configuration.`)
  const path = join(folder, `init.${language}`)
  writeFileSync(path, block)
  return path
}
