/** The files of one policy: each of them is a version. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findFiles } from '@rubric/language-server/disk'
import { closest } from '../closest.ts'
import { UsageError } from '../usage.ts'
import { headOf } from '../workspace/heads.ts'
import { defaultFolder } from '../workspace/read.ts'

/** Paths of the files in the folder `policies` whose header has this id. None is a usage error. */
export const filesOf = (id: string, cwd: string): readonly string[] => {
  const heads = findFiles([resolve(cwd, defaultFolder)]).files.map((path) => ({ path, ...headOf(readFileSync(path, 'utf8')) }))
  const found = heads.filter((head) => head.role === 'policy' && head.id === id)
  if (found.length > 0) return found.map(({ path }) => path)
  const near = closest(
    id,
    heads.flatMap((head) => (head.role === 'policy' ? [head.id ?? ''] : [])),
  )
  throw new UsageError(`there is no policy ${id} in the folder ${defaultFolder}${near === undefined ? '' : `; did you mean ${near}?`}`)
}
