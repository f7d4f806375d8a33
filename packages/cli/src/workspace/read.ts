/** Reads the files of a workspace as the compiler takes them: `{ path, text }`, with what cannot be read as findings. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { type Found, findFiles, readSource, report } from '@rubric/language-server/disk'
import type { Diagnostic } from '@rubric/syntax'
import { UsageError } from '../usage.ts'

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
  /** Everything the compiler needs: what was asked for, and the vocabularies around it. */
  readonly files: readonly WorkspaceFile[]
  /** Paths of the files that were asked for. */
  readonly asked: ReadonlySet<string>
  /** Files that could not be read. */
  readonly diagnostics: readonly Diagnostic[]
}

export const defaultFolder = 'policies'

/** `paths` are files or folders, relative to `cwd`; none stands for `policies`. A path that is not there is a usage error. */
export const readWorkspace = (paths: readonly string[], cwd: string): WorkspaceFiles => {
  const starts = paths.length === 0 ? [defaultFolder] : paths
  for (const path of starts) {
    if (existsSync(resolve(cwd, path))) continue
    throw new UsageError(
      paths.length === 0
        ? 'there is no folder policies here; name the files or folders to work on'
        : `there is no file or folder ${path}`,
    )
  }
  const given = findFiles(starts.map((path) => resolve(cwd, path)))
  const askedPaths = new Set(given.files)
  const around = vocabulariesAround(given.files).filter((path) => !askedPaths.has(path))
  const read = [...given.files, ...around].map((path) => ({ path, ...readSource(path, shownPath(path, cwd)) }))
  return {
    files: placed(
      read.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }])),
      cwd,
    ),
    asked: new Set([...given.files, ...given.faults.map(({ path }) => path)].map((path) => shownPath(path, cwd))),
    diagnostics: [...faultsOf(given, cwd), ...read.flatMap(({ diagnostic }) => (diagnostic === undefined ? [] : [diagnostic]))],
  }
}

const start = { start: 0, end: 0 }

const faultsOf = (found: Found, cwd: string): readonly Diagnostic[] =>
  found.faults.map(({ path, reason }) => report('file-not-readable', { file: shownPath(path, cwd), span: start }, { reason }))

/** Relative to the working folder, with forward slashes: the same on every machine. */
export const shownPath = (path: string, cwd: string): string => (relative(cwd, path) || '.').split(sep).join('/')

/** Two workspaces may hold files of one place; such a file keeps its path from the working folder. */
const placed = (files: readonly { readonly path: string; readonly text: string }[], cwd: string): readonly WorkspaceFile[] => {
  const taken = new Set<string>()
  return files.map(({ path, text }) => {
    const shown = shownPath(path, cwd)
    const base = baseOf(path)
    const place = shownPath(path, base)
    const free = !taken.has(place)
    taken.add(free ? place : shown)
    return free ? { path: shown, place, base, text } : { path: shown, place: shown, base: cwd, text }
  })
}

const baseOf = (path: string): string => {
  const root = rootOf(dirname(path))
  return basename(root) === defaultFolder ? dirname(root) : root
}

/** Vocabulary files of the workspaces that the given files stand in. */
const vocabulariesAround = (files: readonly string[]): readonly string[] => {
  const roots = new Set(files.map((path) => rootOf(dirname(path))))
  return findFiles([...roots]).files.filter(isVocabulary)
}

const rootMarks = ['package.json', '.git']

/** The nearest folder upward that is named `policies` or holds a `package.json` or `.git`; without one, the folder itself. */
export const rootOf = (folder: string): string => {
  for (let at = folder; ; at = dirname(at)) {
    if (basename(at) === defaultFolder || rootMarks.some((mark) => existsSync(join(at, mark)))) return at
    if (dirname(at) === at) return folder
  }
}

const headBytes = 4096

/** Whether the first line with words starts with `vocabulary`; only the head of the file is read. */
const isVocabulary = (path: string): boolean => {
  try {
    const handle = openSync(path, 'r')
    try {
      const head = Buffer.alloc(headBytes)
      const length = readSync(handle, head, 0, headBytes, 0)
      return /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*vocabulary\b/.test(head.toString('utf8', 0, length))
    } finally {
      closeSync(handle)
    }
  } catch {
    return false
  }
}
