/** The policies compiled, their members decided by the reference evaluator, and their modules written where children find them. */
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type RuleGraph, compileWorkspace, emitPolicy, evaluateReference } from '@rubric/compiler'
import type { Trace } from '@rubric/runtime'
import type { Setting } from './contestant.ts'
import { type Measured, policies } from './members/index.ts'

export const root = join(import.meta.dirname, '..', '..')

export interface SourceText {
  readonly path: string
  readonly text: string
}

export const sources = (): readonly SourceText[] =>
  globSync('policies/**/*.rubric', { cwd: root })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

export interface Prepared extends Measured {
  readonly graph: RuleGraph
  /** The reference evaluator's answer for each member. */
  readonly traces: readonly Trace[]
  /** A file with the setting, for child processes. */
  readonly settingFile: string
}

/** A folder of this run, beside the packages that the emitted modules import. */
export const runFolder = (): string => {
  const folder = join(import.meta.dirname, 'dist')
  mkdirSync(folder, { recursive: true })
  return mkdtempSync(join(folder, 'run-'))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const compiledGraphs = (): ReadonlyMap<string, RuleGraph> => {
  const { value, diagnostics } = compileWorkspace(sources())
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`the policies have errors: ${JSON.stringify(errors[0])}`)
  return new Map(value.policies.map(({ id, graph }) => [id, graph]))
}

export const prepared = (folder: string): readonly Prepared[] => {
  const graphs = compiledGraphs()
  return policies.map((measured) => {
    const graph = graphs.get(measured.id)
    if (graph === undefined) throw new Error(`there is no policy ${measured.id}`)
    const settingFile = join(folder, `${measured.id}.setting.json`)
    const setting: Setting = { graph, members: measured.members, module: writeModule(folder, graph) }
    writeFileSync(settingFile, JSON.stringify(setting))
    const traces = measured.members.map(({ facts, asOf }) => evaluateReference(graph, facts, asOf))
    return { ...measured, graph, traces, settingFile }
  })
}

/** Address of the emitted module. */
const writeModule = (folder: string, graph: RuleGraph): string => {
  const files = emitPolicy(graph, { sha256, sources: [] })
  for (const { path, text } of files) writeFileSync(join(folder, path), text)
  return pathToFileURL(join(folder, `${graph.policy.id}.ts`)).href
}
