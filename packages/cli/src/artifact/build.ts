/** Builds the policies of a workspace into a folder. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CompiledPolicy } from '@rubric/compiler'
import { type ExitCode, exitCodes } from '../usage.ts'
import { asOfDate } from '../facts/as-of.ts'
import { renderFindings } from '../render/findings.ts'
import type { Format } from '../render/format.ts'
import { plural } from '../render/order.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { openWorkspace } from '../workspace/open.ts'
import type { WorkspaceFile } from '../workspace/read.ts'
import { laidOut, policyFiles, runtimeFiles, withJavaScript } from './emit.ts'
import { indexFiles } from './index-files.ts'
import { type OutputFile, leftOver, writeFiles } from './write.ts'

/** Everything that a build writes, whatever the order of the policies. `files` are the workspace's, by their place. */
export const buildFiles = async (
  policies: readonly CompiledPolicy[],
  files: ReadonlyMap<string, WorkspaceFile>,
): Promise<readonly OutputFile[]> => {
  const sorted = policies.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const modules = await laidOut(sorted.flatMap((policy) => policyFiles(policy, files)))
  return withJavaScript([...modules, ...runtimeFiles(), ...indexFiles(sorted.map(({ graph }) => graph.policy))])
}

export interface BuildOptions {
  readonly out: string
  readonly format: Format
}

export const buildPolicies = async (
  paths: readonly string[],
  cwd: string,
  { out, format }: BuildOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const compiled = openWorkspace(paths, cwd, asOfDate(undefined).date)
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0 || format !== 'pretty') {
    terminal.out(renderFindings({ ...compiled, diagnostics: errors, files: compiled.looked }, format, terminal))
  }
  if (errors.length > 0) {
    terminal.note('Nothing is written while there are errors.\n')
    return exitCodes.findings
  }
  const ids = compiled.policies.map(({ id }) => id).sort()
  const twice = ids.find((id, index) => ids[index - 1] === id)
  if (twice !== undefined) {
    terminal.note(`Two versions of ${twice} would go into one folder. Build them apart, each with a folder of its own.\n`)
    return exitCodes.findings
  }
  const files = await buildFiles(compiled.policies, compiled.files)
  const folder = resolve(cwd, out)
  mkdirSync(folder, { recursive: true })
  const changed = writeFiles(folder, files)
  const tell = format === 'pretty' ? terminal.out : terminal.note
  for (const id of ids) tell(`${terminal.paint.met('✓')} ${join(out, id)}\n`)
  const news = changed === 0 ? 'none changed' : `${changed} written`
  tell(`${plural(ids.length, 'policy', 'policies')} built, ${plural(files.length, 'file')}, ${news}\n`)
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
