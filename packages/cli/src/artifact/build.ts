/** Builds the policies of a workspace into a folder. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CompiledPolicy } from '@rubric/compiler'
import { type ExitCode, exitCodes } from '../usage.ts'
import { today } from '../facts/as-of.ts'
import { renderFindings } from '../render/findings.ts'
import type { Format } from '../render/format.ts'
import { plural } from '../render/order.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { CompiledFile } from '../workspace/compile.ts'
import { openWorkspace } from '../workspace/open.ts'
import { folderOf, laidOut, policyFiles, runtimeFiles, withJavaScript } from './emit.ts'
import { indexFiles } from './index-files.ts'
import { type OutputFile, leftOver, writeFiles } from './write.ts'

/** Everything that a build writes, whatever the order of the policies. `files` are the workspace's, by their place. */
export const buildFiles = async (
  policies: readonly CompiledPolicy[],
  files: ReadonlyMap<string, CompiledFile>,
): Promise<readonly OutputFile[]> => {
  const sorted = inPlace(policies)
  const modules = await laidOut(sorted.flatMap((policy) => policyFiles(policy, files)))
  return withJavaScript([...modules, ...runtimeFiles(), ...indexFiles(sorted.map(({ graph }) => graph.policy))])
}

const inPlace = (policies: readonly CompiledPolicy[]): readonly CompiledPolicy[] => {
  const keyed = policies.map((policy) => ({ policy, key: folderOf(policy.graph.policy) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ policy }) => policy)
}

export interface BuildOptions {
  readonly out: string
  readonly format: Format
  readonly release: boolean
}

export const buildPolicies = async (
  paths: readonly string[],
  cwd: string,
  { out, format, release }: BuildOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const compiled = openWorkspace(paths, cwd, { today: today(), release })
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0 || format !== 'pretty') {
    terminal.out(renderFindings({ ...compiled, diagnostics: errors, files: compiled.looked }, format, terminal))
  }
  if (errors.length > 0) {
    terminal.note(release ? 'Nothing is released while there are errors.\n' : 'Nothing is written while there are errors.\n')
    return exitCodes.findings
  }
  const files = await buildFiles(compiled.policies, compiled.files)
  const folder = resolve(cwd, out)
  mkdirSync(folder, { recursive: true })
  const changed = writeFiles(folder, files)
  const tell = format === 'pretty' ? terminal.out : terminal.note
  const folders = inPlace(compiled.policies).map(({ graph }) => folderOf(graph.policy))
  for (const each of folders) tell(`${terminal.paint.met('✓')} ${join(out, each)}\n`)
  const news = changed === 0 ? 'none changed' : `${changed} written`
  const ids = new Set(compiled.policies.map(({ id }) => id)).size
  const versions = folders.length === ids ? '' : ` in ${folders.length} versions`
  tell(`${plural(ids, 'policy', 'policies')}${versions} ${release ? 'released' : 'built'}, ${plural(files.length, 'file')}, ${news}\n`)
  const left = leftOver(folder, files)
  if (left.length > 0) terminal.note(leftWords(out, left))
  return exitCodes.fine
}

const mostNamed = 10

const leftWords = (out: string, left: readonly string[]): string => {
  const named = left.slice(0, mostNamed).map((path) => `  ${path}\n`)
  const more = left.length > mostNamed ? `  and ${left.length - mostNamed} more\n` : ''
  return `Not of this build, and left where they are in ${out}:\n${named.join('')}${more}`
}
