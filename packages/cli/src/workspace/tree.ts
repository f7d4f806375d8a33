/** Where the files of a workspace are read from: the disk, or something that holds files in the same way. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { type Found, type ReadSource, findFiles, readSource } from '@rubric/language-server/disk'

/** Paths are absolute. */
export interface FileTree {
  readonly exists: (path: string) => boolean
  /** The `.rubric` files under the given files and folders. */
  readonly find: (paths: readonly string[]) => Found
  /** `shown` is the path by which a finding names the file. */
  readonly read: (path: string, shown: string) => ReadSource
  /** The beginning of a file: enough to see what it is. Empty where it cannot be read. */
  readonly head: (path: string) => string
  /** The path of a file as the caller knows it, given that from the working folder. */
  readonly shown: (path: string) => string
}

const headBytes = 4096

export const disk: FileTree = {
  exists: existsSync,
  find: findFiles,
  read: readSource,
  head: (path) => {
    try {
      const handle = openSync(path, 'r')
      try {
        const head = Buffer.alloc(headBytes)
        return head.toString('utf8', 0, readSync(handle, head, 0, headBytes, 0))
      } finally {
        closeSync(handle)
      }
    } catch {
      return ''
    }
  },
  shown: (path) => path,
}
