/** Programs of Debian's packages, installed where they are missing. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where a program is; its packages are installed first where it is not there. `mark` is a file that tells whether they are. */
export const installed = async (program: string, packages: readonly string[], mark?: string): Promise<string> => {
  const known = find(program)
  if (known !== undefined && (mark === undefined || existsSync(mark))) return known
  if (find('apt-get') === undefined) throw new Error(`Install ${packages.join(' and ')} first: this machine has no apt-get to do it with.`)
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', ...packages)
  const found = find(program)
  if (found === undefined) throw new Error(`Debian's ${packages.join(' and ')} could not be installed.`)
  return found
}

const apt = async (...args: readonly string[]): Promise<void> => {
  const command = ['apt-get', '-o', 'DPkg::Lock::Timeout=300', '-qq', ...args]
  const isRoot = process.getuid?.() === 0
  const [program = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command]
  try {
    await run(program, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  } catch (error) {
    throw new Error(`${command.join(' ')} did not work${isRoot ? '' : '; it needs to be root, or sudo without a password'}`, { cause: error })
  }
}

const find = (program: string): string | undefined => {
  try {
    return execFileSync('which', [program], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}
