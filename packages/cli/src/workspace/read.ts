/** Reads the files of a workspace as the compiler takes them: `{ path, text }`, with what cannot be read as findings. */
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { type Found, report } from '@rubric/language-server/disk'
import type { Diagnostic } from '@rubric/syntax'
import { UsageError } from '../usage.ts'
import { headOf } from './heads.ts'
import { type FileTree, disk } from './tree.ts'

export interface WorkspaceFile {
  /** Relative to the working folder, with forward slashes: as the caller knows it. */
  readonly path: string
  /** Relative to the workspace: the same wherever the command is started, so that the same policy gives the same bytes. */
  readonly place: string
  /** The folder that `place` starts from. */
  readonly base: string
  readonly text: string
}

export interface WorkspaceFiles {
  /** Everything the compiler needs: what was asked for, the vocabularies around it, and the versions around a revision. */
  readonly files: readonly WorkspaceFile[]
  /** Paths of the files that were asked for. */
  readonly asked: ReadonlySet<string>
  /** Files that could not be read. */
  readonly diagnostics: readonly Diagnostic[]
}

export const defaultFolder = 'policies'

/** `paths` are files or folders, relative to `cwd`; none stands for `policies`. A path that is not there is a usage error. */
export const readWorkspace = (paths: readonly string[], cwd: string, tree: FileTree = disk): WorkspaceFiles => {
  const starts = paths.length === 0 ? [defaultFolder] : paths
  for (const path of starts) {
    if (tree.exists(resolve(cwd, path))) continue
    throw new UsageError(
      paths.length === 0
        ? 'there is no folder policies here; name the files or folders to work on'
        : `there is no file or folder ${tree.shown(path)}`,
    )
  }
  const shown = (path: string): string => tree.shown(shownPath(path, cwd))
  const read = (path: string) => ({ path, ...tree.read(path, shown(path)) })
  const given = tree.find(starts.map((path) => resolve(cwd, path)))
  const asked = given.files.map(read)
  const around = neededAround(asked, tree).map(read)
  return {
    files: placed(
      [...asked, ...around].flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }])),
      cwd,
      tree,
    ),
    asked: new Set([...given.files, ...given.faults.map(({ path }) => path)].map(shown)),
    diagnostics: [
      ...faultsOf(given, shown),
      ...[...asked, ...around].flatMap(({ diagnostic }) => (diagnostic === undefined ? [] : [diagnostic])),
    ],
  }
}

const start = { start: 0, end: 0 }

const faultsOf = (found: Found, shown: (path: string) => string): readonly Diagnostic[] =>
  found.faults.map(({ path, reason }) => report('file-not-readable', { file: shown(path), span: start }, { reason }))

/** Relative to the working folder, with forward slashes: the same on every machine. */
export const shownPath = (path: string, cwd: string): string => (relative(cwd, path) || '.').split(sep).join('/')

/** Two workspaces may hold files of one place; such a file keeps its path from the working folder. */
const placed = (files: readonly TextFile[], cwd: string, tree: FileTree): readonly WorkspaceFile[] => {
  const taken = new Set<string>()
  return files.map(({ path: at, text }) => {
    const path = tree.shown(shownPath(at, cwd))
    const base = baseOf(at, tree)
    const place = shownPath(at, base)
    const free = !taken.has(place)
    taken.add(free ? place : shownPath(at, cwd))
    return free ? { path, place, base, text } : { path, place: shownPath(at, cwd), base: cwd, text }
  })
}

interface TextFile {
  readonly path: string
  readonly text: string
}

const baseOf = (path: string, tree: FileTree): string => {
  const root = rootOf(dirname(path), tree)
  return basename(root) === defaultFolder ? dirname(root) : root
}

/** Of the workspaces that the given files stand in: the vocabularies, and the other versions of a policy that says it revises one. */
const neededAround = (given: readonly Partial<TextFile>[], tree: FileTree): readonly string[] => {
  const paths = given.flatMap(({ path }) => path ?? [])
  const heads = given.flatMap(({ text = '' }) => headOf(text) ?? [])
  const isNeeded = (path: string): boolean => {
    const head = headOf(tree.head(path))
    if (head?.role !== 'policy') return head?.role === 'vocabulary'
    const same = heads.filter((each) => each.role === 'policy' && each.id === head.id)
    return same.some(({ revises }) => revises) && same.every(({ version }) => version !== head.version)
  }
  const roots = new Set(paths.map((path) => rootOf(dirname(path), tree)))
  return tree.find([...roots]).files.filter((path) => !paths.includes(path) && isNeeded(path))
}

const rootMarks = ['package.json', '.git']

/** The nearest folder upward that is named `policies` or holds a `package.json` or `.git`; without one, the folder itself. */
export const rootOf = (folder: string, tree: FileTree = disk): string => {
  for (let at = folder; ; at = dirname(at)) {
    if (basename(at) === defaultFolder || rootMarks.some((mark) => tree.exists(join(at, mark)))) return at
    if (dirname(at) === at) return folder
  }
}
