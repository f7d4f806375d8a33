/** The policies compiled, their members decided by the reference evaluator, and their modules written where children find them. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type RuleGraph, compileWorkspace, dataPaths, determineReference, emitPolicy, evaluateReference } from '@rubric/compiler'
import type { DeterminationResult, Trace } from '@rubric/runtime'
import type { Setting } from './contestant.ts'
import type { Member } from './members/facts.ts'
import type { PolicyKey } from './members/index.ts'

export const root = join(import.meta.dirname, '..', '..')

export interface SourceText {
  readonly path: string
  readonly text: string
}

const readText = (path: string): SourceText => ({ path, text: readFileSync(join(root, path), 'utf8') })

export const sources = (): readonly SourceText[] => globSync('policies/**/*.rubric', { cwd: root }).sort().map(readText)

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The graphs of all policies; of several versions, each. */
export const compiledGraphs = (): readonly RuleGraph[] => {
  const files = sources()
  const paths = dataPaths(files).filter((path) => existsSync(join(root, path)))
  const data = paths.map(readText).map((file) => ({ ...file, sha256: sha256(file.text) }))
  const { value, diagnostics } = compileWorkspace(files, { data })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`the policies have errors: ${JSON.stringify(errors[0])}`)
  return value.policies.map(({ graph }) => graph)
}

export const graphNamed = (graphs: readonly RuleGraph[], id: string): RuleGraph => {
  const graph = graphs.find(({ policy }) => policy.id === id)
  if (graph === undefined) throw new Error(`there is no policy ${id}`)
  return graph
}

/** What is measured: a policy, or a part of one, on some members. */
export interface Subject {
  /** As the report calls it. */
  readonly title: string
  /** Of functions written by hand for it; null where there are none. */
  readonly key: PolicyKey | null
  readonly graph: RuleGraph
  readonly members: readonly Member[]
}

export interface Prepared extends Subject {
  /** The reference evaluator's answers for each member. */
  readonly traces: readonly Trace[]
  readonly determinations: readonly (readonly DeterminationResult[])[]
  /** A file with the setting, for child processes. */
  readonly settingFile: string
}

/** A folder of this run, beside the packages that the emitted modules import. */
export const runFolder = (): string => {
  const folder = join(import.meta.dirname, 'dist')
  mkdirSync(folder, { recursive: true })
  return mkdtempSync(join(folder, 'run-'))
}

/** Each subject gets a folder of its own in that of the run: several are parts of one policy. */
export const prepared = (folder: string, { graph, members, ...subject }: Subject): Prepared => {
  const own = mkdtempSync(join(folder, `${graph.policy.id}-`))
  const settingFile = join(own, 'setting.json')
  const setting: Setting = { graph, members, module: writeModule(own, graph) }
  writeFileSync(settingFile, JSON.stringify(setting))
  return {
    ...subject,
    graph,
    members,
    traces: members.map(({ facts, asOf }) => evaluateReference(graph, facts, asOf)),
    determinations: members.map(({ facts, asOf }) => determineReference(graph, facts, asOf)),
    settingFile,
  }
}

/** Address of the emitted module. */
const writeModule = (folder: string, graph: RuleGraph): string => {
  const files = emitPolicy(graph, { sha256, sources: [] })
  for (const { path, text } of files) writeFileSync(join(folder, path), text)
  return pathToFileURL(join(folder, `${graph.policy.id}.ts`)).href
}
