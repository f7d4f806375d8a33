/** The policies of the repository, with the data files that they ask for, compiled once. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CompiledPolicy, compileWorkspace, dataPaths } from '@rubric/compiler'
import { describeDiagnostic } from '../laws/subject.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const read = (path: string) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') })

export const sourceFiles = globSync('policies/**/*.rubric', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map(read)

export const dataFiles = dataPaths(sourceFiles)
  .filter((path) => existsSync(`${root}/${path}`))
  .map(read)
  .map(({ path, text }) => ({ path, text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') }))

const compiled = compileWorkspace(sourceFiles, { data: dataFiles })
const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
if (errors.length > 0) throw new Error(errors.map((each) => describeDiagnostic(sourceFiles, each)).join('\n'))

export const policies: readonly CompiledPolicy[] = compiled.value.policies

/** By its id; of several versions the one that is written for this day. */
export const policyNamed = (id: string, version?: string): CompiledPolicy => {
  const found = policies.find((policy) => policy.id === id && (version === undefined || policy.graph.policy.version === version))
  if (found === undefined) throw new Error(`no policy ${id} ${version ?? ''}`)
  return found
}
