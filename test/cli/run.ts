/** Runs the real command in a folder of its own, as a shell would. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { route } from '@rubric/cli'
import { onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../../packages/cli/bin/rubric.js', import.meta.url))

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Setting {
  readonly cwd: string
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Without colour variables of the machine that runs the tests. */
const environment = (): NodeJS.ProcessEnv => {
  const { NO_COLOR: _no, FORCE_COLOR: _force, COLUMNS: _columns, ...rest } = process.env
  return rest
}

export const rubric = (args: readonly string[], { cwd, stdin = '', env = {} }: Setting): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...environment(), ...env } })
    const read = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (read.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (read.err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...read }))
    child.stdin.on('error', () => undefined).end(stdin)
  })

/** A new folder with these files; gone after the test. */
export const folderWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
  return folder
}

/** The same command within this process: quicker, for tests of what is printed. Usage errors come as the shell would see them. */
export const printed = async (args: readonly string[], { cwd, stdin = '', env = {} }: Setting): Promise<Outcome> => {
  const read = { out: '', err: '' }
  const stream = (to: 'out' | 'err') => ({ write: (text: string): boolean => ((read[to] += text), true), isTTY: false })
  const input = Object.assign(Readable.from([stdin]), { isTTY: false })
  const surroundings = { stdout: stream('out'), stderr: stream('err'), stdin: input, env, cwd: () => cwd }
  try {
    const code = await route(args, surroundings as unknown as Parameters<typeof route>[1])
    return { code, ...read }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UsageError') throw error
    return { code: 2, out: read.out, err: `rubric: ${error.message}\n` }
  }
}
