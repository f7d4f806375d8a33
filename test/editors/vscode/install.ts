/**
 * Sets up what the tests of VS Code need, on a machine that has nothing but Node.js: a browser, and VS Code as the npm package
 * `code-server` carries it. Kept in the user's cache, so that it is done once a machine.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installed } from '../debian.ts'

const run = promisify(execFile)

/** VS Code 1.139, which runs on Node.js 24. */
const version = '4.139.1'

export interface Installed {
  /** The program that serves VS Code. */
  readonly vscode: string
  readonly browser: string
}

export const install = async (): Promise<Installed> => {
  const [vscode, browser] = await Promise.all([installVscode(), installed('chromium', ['chromium'])])
  return { vscode, browser }
}

const installVscode = async (): Promise<string> => {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rubric-editors')
  const target = join(cache, `code-server-${version}`)
  const program = (folder: string): string => join(folder, 'package/lib/vscode/out/server-main.js')
  if (existsSync(program(target))) return program(target)
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'unpacking-'))
  await run('npm', ['pack', '--silent', `code-server@${version}`], { cwd: folder })
  await run('tar', ['xzf', `code-server-${version}.tgz`], { cwd: folder })
  // Its list of exact versions names packages that are not published; its own scripts compile what a browser does not need.
  const root = join(folder, 'package/lib/vscode')
  rmSync(join(root, 'npm-shrinkwrap.json'))
  rmSync(join(folder, `code-server-${version}.tgz`))
  await run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
  keepOnly(join(root, 'extensions'))
  rmSync(target, { recursive: true, force: true })
  renameSync(folder, target)
  return program(target)
}

/** Of the hundred extensions that come with it, those that a policy analyst meets; each one more makes every start slower. */
const kept: ReadonlySet<string> = new Set([
  'configuration-editing', 'json', 'markdown-basics', 'markdown-language-features', 'theme-defaults', 'theme-modern-icons', 'theme-seti', 'typescript-basics',
])

const keepOnly = (extensions: string): void => {
  for (const name of readdirSync(extensions)) if (!kept.has(name)) rmSync(join(extensions, name), { recursive: true })
}
