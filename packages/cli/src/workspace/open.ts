/** Reads and compiles a workspace: what every command about policies begins with. Loading it brings in the parser. */
import { type Asked, type Compiled, compile } from './compile.ts'
import { readData } from './data.ts'
import { readWorkspace } from './read.ts'
import { type FileTree, disk } from './tree.ts'

export type { Compiled } from './compile.ts'

/** Paths that are not there are a usage error. */
export const openWorkspace = (paths: readonly string[], cwd: string, asked: Asked, tree: FileTree = disk): Compiled => {
  const workspace = readWorkspace(paths, cwd, tree)
  return compile(workspace, readData(workspace.files, cwd, tree), asked)
}
