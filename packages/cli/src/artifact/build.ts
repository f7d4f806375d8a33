/** Everything that a build writes, from the policies that were compiled. */
import type { CompiledPolicy } from '@rubric/compiler'
import type { WorkspaceFile } from '../workspace/read.ts'
import { laidOut, policyFiles, runtimeFiles, withJavaScript } from './emit.ts'
import { indexFiles } from './index-files.ts'
import type { OutputFile } from './write.ts'

/** `files` are the workspace's, by their place. In the order of the ids, whatever the order of the policies. */
export const buildFiles = async (policies: readonly CompiledPolicy[], files: ReadonlyMap<string, WorkspaceFile>): Promise<readonly OutputFile[]> => {
  const sorted = policies.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const modules = await laidOut(sorted.flatMap((policy) => policyFiles(policy, files)))
  return withJavaScript([...modules, ...runtimeFiles(), ...indexFiles(sorted.map(({ graph }) => graph.policy))])
}
