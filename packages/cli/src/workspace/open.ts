/** Reads and compiles a workspace: what every command about policies begins with. Loading it brings in the parser. */
import { type Compiled, compile } from './compile.ts'
import { readWorkspace } from './read.ts'

export type { Compiled } from './compile.ts'

/** `today` (YYYY-MM-DD) is the day by which dates of review are judged. Paths that are not there are a usage error. */
export const openWorkspace = (paths: readonly string[], cwd: string, today: string): Compiled =>
  compile(readWorkspace(paths, cwd), today)
