/** The files of a commit, in the places where they would stand on disk. */
import { dirname, join, relative, sep } from 'node:path'
import { type Found, asSource, extension, isAside } from '@rubric/language-server/disk'
import type { FileTree } from '../workspace/tree.ts'
import { type Repository, blobsAt, pathsAt } from './git.ts'

/** `revision` names the commit for the reader: `HEAD~1:policies/a.rubric`. */
export const treeAt = (repository: Repository, commit: string, revision: string): FileTree => {
  const inRepository = (path: string): string => relative(repository.top, path).split(sep).join('/')
  const listed = pathsAt(repository, commit)
  const policies = blobsAt(repository, commit, listed.filter((path) => path.endsWith(extension)))
  const contents = new Map(policies.map(({ path, content }) => [join(repository.top, path), content]))
  const places = new Set([join(repository.top, '.git')])
  for (const path of listed) {
    for (let at = join(repository.top, path); !places.has(at); at = dirname(at)) places.add(at)
  }
  const bytesOf = (path: string): Buffer =>
    contents.get(path) ?? blobsAt(repository, commit, [inRepository(path)])[0]?.content ?? Buffer.alloc(0)
  return {
    exists: (path) => places.has(path),
    find: (paths) => foundIn([...contents.keys()], paths),
    read: (path, shown) => asSource(bytesOf(path), shown),
    head: (path) => bytesOf(path).toString('utf8'),
    shown: (path) => `${revision}:${path}`,
  }
}

/** As `findFiles` does on disk. */
const foundIn = (files: readonly string[], paths: readonly string[]): Found => {
  const isUnder = (file: string, path: string): boolean =>
    file === path || (file.startsWith(path + sep) && !file.slice(path.length + 1).split(sep).some(isAside))
  return { files: [...new Set(paths.flatMap((path) => files.filter((file) => isUnder(file, path))))], faults: [] }
}
