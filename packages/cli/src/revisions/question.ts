/** What `rubric diff` is asked to compare, read from the words of the command line. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../usage.ts'

export type Question =
  | { readonly kind: 'files'; readonly old: string; readonly next: string }
  /** Two versions of a policy, by the names that `rubric history` shows. */
  | { readonly kind: 'versions'; readonly id: string; readonly old: string; readonly next: string }
  /** Each version of a policy with the one before it. */
  | { readonly kind: 'policy'; readonly id: string }
  /** The same of every policy in these folders; none stands for `policies`. */
  | { readonly kind: 'folders'; readonly paths: readonly string[] }
  /** What differs between two revisions of git. Paths are files or folders; none stands for `policies`. */
  | { readonly kind: 'revisions'; readonly range: Range; readonly paths: readonly string[] }

export interface Range {
  readonly old: string
  /** Null: the files as they are now. */
  readonly next: string | null
  /** Written with three dots: from where the two parted. */
  readonly sinceParting: boolean
}

/** A policy id and the names of two of its versions, or one of the other forms; anything else is a usage error that says which. */
export const questionOf = (words: readonly string[], cwd: string): Question => {
  const [first, second, third, ...more] = words
  if (first === undefined) return { kind: 'folders', paths: [] }
  const path = (word: string): boolean => isFile(word, cwd) || isFolder(word, cwd)
  const range = path(first) ? undefined : rangeOf(first)
  if (range !== undefined) return { kind: 'revisions', range, paths: words.slice(1) }
  if (words.every((word) => isFolder(word, cwd))) return { kind: 'folders', paths: words }
  const files = words.filter((word) => isFile(word, cwd))
  if (files.length > 0 || words.some(looksLikeFile)) return filesOf(words, cwd)
  if (first.includes('@')) throw new UsageError(`${first}: write the id and the versions apart, ${forms.versions}`)
  if (second === undefined) return { kind: 'policy', id: first }
  if (third === undefined) throw new UsageError(`${first} ${second}: name both versions, ${forms.versions}; or the id alone`)
  if (more.length > 0) throw new UsageError(`two versions at a time; ${more.join(', ')} is too much`)
  return { kind: 'versions', id: first, old: second, next: third }
}

const forms = {
  files: 'rubric diff OLD.rubric NEW.rubric',
  versions: 'rubric diff ID OLD NEW',
}

const looksLikeFile = (word: string): boolean => word.endsWith('.rubric')

const filesOf = (words: readonly string[], cwd: string): Question => {
  const missing = words.filter((word) => !isFile(word, cwd))
  if (missing.length > 0) throw new UsageError(`there is no file ${missing.join(', ')}; two files are compared with ${forms.files}`)
  const [old, next, ...more] = words
  if (old === undefined || next === undefined) {
    throw new UsageError(`${words.join(' ')}: name the other file too, ${forms.files}; or compare with git, rubric diff HEAD.. ${words.join(' ')}`)
  }
  if (more.length > 0) throw new UsageError(`two files at a time; ${more.join(', ')} is too much`)
  return { kind: 'files', old, next }
}

/** `REV1..REV2`, `REV1...REV2`, `REV1..`; undefined for what is a path. */
const rangeOf = (word: string): Range | undefined => {
  const [, old = '', dots = '', next = ''] = /^(.*?)(\.{2,3})(.*)$/.exec(word) ?? []
  if (dots === '' || /\.\.[/\\]/.test(word) || looksLikeFile(word)) return undefined
  if (old === '') throw new UsageError(`${word}: name the older revision too, such as HEAD~1${word}`)
  return { old, next: next === '' ? null : next, sinceParting: dots === '...' }
}

const isFile = (word: string, cwd: string): boolean => existsSync(resolve(cwd, word)) && statSync(resolve(cwd, word)).isFile()
const isFolder = (word: string, cwd: string): boolean => existsSync(resolve(cwd, word)) && statSync(resolve(cwd, word)).isDirectory()
