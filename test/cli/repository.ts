/** A git repository of its own, gone after the test. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderWith } from './run.ts'

/** Files by path; null removes one. */
type Files = Readonly<Record<string, string | null>>

export interface TestRepository {
  readonly cwd: string
  readonly write: (files: Files) => void
  readonly commit: (files: Files) => void
  readonly git: (...args: readonly string[]) => string
}

export const repository = (files: Files): TestRepository => {
  const cwd = folderWith({})
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'init.defaultBranch=main', ...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const write = (changed: Files): void => {
    for (const [path, text] of Object.entries(changed)) {
      const target = join(cwd, path)
      mkdirSync(dirname(target), { recursive: true })
      if (text === null) rmSync(target)
      else writeFileSync(target, text)
    }
  }
  const commit = (changed: Files): void => {
    write(changed)
    git('add', '--all')
    git('commit', '--quiet', '--message', 'change')
  }
  git('init', '--quiet')
  commit(files)
  return { cwd, write, commit, git }
}
