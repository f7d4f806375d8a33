/** Asks git about a repository. Only objects are read: the files that somebody works on, and the index, stay untouched. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { UsageError } from '../usage.ts'

export interface Repository {
  /** The folder that holds the work tree, reached as the caller's folder was. */
  readonly top: string
  readonly git: Git
}

/** Arguments, and what goes to standard input; what git prints. */
type Git = (args: readonly string[], input?: string) => Buffer

/** One file of a revision. */
export interface Blob {
  /** From the top of the repository, with forward slashes. */
  readonly path: string
  readonly content: Buffer
}

/** No repository around the folder, or no git on this machine, is a usage error. */
export const repositoryAt = (cwd: string): Repository => {
  const git: Git = (args, input) =>
    execFileSync('git', ['-C', cwd, ...args], { input: input ?? '', maxBuffer: Infinity, stdio: ['pipe', 'pipe', 'pipe'] })
  try {
    return { top: resolve(cwd, lineOf(git(['rev-parse', '--show-cdup']))), git }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new UsageError('revisions are read with git, which is not installed here; compare two files instead')
    if (/not a git repository/.test(saidBy(error))) {
      throw new UsageError('this folder is in no git repository; compare two files, or two versions of a policy by its id')
    }
    throw new UsageError(`git says: ${saidBy(error)}`)
  }
}

/** The commit that a revision names. An unknown one is a usage error. */
export const commitOf = ({ git }: Repository, revision: string): string => {
  try {
    return lineOf(git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]))
  } catch {
    throw new UsageError(`git knows no revision ${revision} here; \`git log --oneline\` lists those that are there`)
  }
}

/** Where the histories of two commits parted. */
export const partingOf = ({ git }: Repository, old: string, next: string): string => {
  try {
    return lineOf(git(['merge-base', old, next]))
  } catch {
    throw new UsageError('the two revisions have no history in common; write two dots in place of three')
  }
}

/** Paths of all files of a commit. Links are passed by: what they lead to stands in its own place. */
export const pathsAt = ({ git }: Repository, commit: string): readonly string[] =>
  entriesOf(git(['ls-tree', '-r', '-z', '--full-tree', commit]))

const entriesOf = (listing: Buffer): readonly string[] =>
  listing
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => /^100\d{3} blob [0-9a-f]+\t(.*)$/s.exec(entry)?.[1] ?? [])

/** The contents of files that `pathsAt` has listed, all with one call. */
export const blobsAt = ({ git }: Repository, commit: string, paths: readonly string[]): readonly Blob[] => {
  const listed = paths.filter((path) => !path.includes('\n'))
  if (listed.length === 0) return []
  const answer = git(['cat-file', '--batch'], listed.map((path) => `${commit}:${path}\n`).join(''))
  let at = 0
  return listed.map((path) => {
    const end = answer.indexOf('\n', at)
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(answer.toString('utf8', at, end))?.[1])
    if (Number.isNaN(size)) throw new Error(`git did not answer for ${path}: ${answer.toString('utf8', at, end)}`)
    at = end + 1 + size + 1
    return { path, content: answer.subarray(end + 1, end + 1 + size) }
  })
}

const lineOf = (output: Buffer): string => output.toString('utf8').replace(/\r?\n$/, '')

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const saidBy = (error: unknown): string =>
  error instanceof Error && 'stderr' in error && Buffer.isBuffer(error.stderr)
    ? error.stderr.toString('utf8').trim().replace(/^fatal: /, '')
    : String(error)
