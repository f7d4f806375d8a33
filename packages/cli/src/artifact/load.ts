/** Brings a built policy into this process: its module, read through the one interface that all of them have. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Evaluated } from '@rubric/harness'
import type { PolicyInfo, buildAnswer, letter } from '@rubric/runtime'
import type { VersionDates } from '../versions/dates.ts'
import { type OutputFile, runtimeFolder, writeFiles } from './write.ts'

/** What every built module exports, as far as the command line needs it. */
interface ModuleExports {
  readonly policy: PolicyInfo
  /** `asOf` is `2026-03-01` or `2026-03-01T14:30`. */
  readonly evaluate: (facts: Readonly<Record<string, unknown>>, asOf: string) => Evaluated
}

/** A policy that can be asked. */
export interface Evaluator extends ModuleExports {
  readonly buildAnswer: typeof buildAnswer
}

/** A built policy with its own copy of the runtime library, so that nothing else has to be loaded. */
export interface PolicyModule extends Evaluator {
  readonly letter: typeof letter
}

/** What the index of a policy's versions exports. */
export interface BuiltVersions {
  readonly versions: readonly BuiltVersion[]
  readonly inForce: (serviceDate: string, knownOn?: string) => BuiltVersion | undefined
}

export interface BuiltVersion extends VersionDates {
  readonly module: ModuleExports
}

const manifestEnding = '.manifest.json'
const endings = [manifestEnding, '.graph.json', '.schema.json', '.validate.js', '.ts', '.js']

/** The JavaScript module of the artifact that a path points to: its folder, or any of its files. Undefined for other paths. */
export const modulePath = (path: string): string | undefined => {
  if (!existsSync(path)) return undefined
  if (statSync(path).isDirectory()) {
    const manifest = readdirSync(path).find((name) => name.endsWith(manifestEnding))
    return manifest === undefined ? undefined : modulePath(join(path, manifest))
  }
  const ending = endings.find((it) => path.endsWith(it))
  if (ending === undefined) return undefined
  const stem = join(dirname(path), basename(path, ending))
  return existsSync(stem + manifestEnding) && existsSync(`${stem}.js`) ? `${stem}.js` : undefined
}

const indexFile = 'index.js'

/** The index of a policy's built versions, where the path is their folder. */
export const indexPath = (path: string): string | undefined => {
  if (!statSync(path).isDirectory() || !existsSync(join(path, indexFile))) return undefined
  const versions = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return versions.some(({ name }) => modulePath(join(path, name)) !== undefined) ? join(path, indexFile) : undefined
}

/** From the folder of a version to the runtime library, and from the folder of a policy. */
const fromVersion = `../../${runtimeFolder}/index.js`
const fromPolicy = `../${runtimeFolder}/index.js`

export const loadModule = async (path: string): Promise<PolicyModule> => {
  const url = pathToFileURL(path).href
  const [module, runtime] = (await Promise.all([import(url), import(new URL(fromVersion, url).href)])) as [ModuleExports, Runtime]
  return withRuntime(module, runtime)
}

type Runtime = Pick<PolicyModule, 'buildAnswer' | 'letter'>

const withRuntime = ({ policy, evaluate }: ModuleExports, { buildAnswer, letter }: Runtime): PolicyModule => ({
  policy,
  evaluate,
  buildAnswer,
  letter,
})

export interface LoadedVersions extends BuiltVersions {
  readonly loaded: (version: BuiltVersion) => PolicyModule
}

/** `path` is one that `indexPath` has found. */
export const loadVersions = async (path: string): Promise<LoadedVersions> => {
  const url = pathToFileURL(path).href
  const [index, runtime] = (await Promise.all([import(url), import(new URL(fromPolicy, url).href)])) as [BuiltVersions, Runtime]
  const { versions, inForce } = index
  return { versions, inForce, loaded: ({ module }) => withRuntime(module, runtime) }
}

/** Loads the built files of one version that nobody asked to keep. The folder is this process's own, and gone once the module is loaded. */
export const loadOnce = async (files: readonly OutputFile[]): Promise<PolicyModule> => {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-'))
  try {
    writeFiles(folder, files)
    writeFiles(folder, [{ path: 'package.json', text: '{ "type": "module" }\n' }])
    const manifest = files.find(({ path }) => path.endsWith(manifestEnding))
    if (manifest === undefined) throw new Error('no manifest among the built files')
    return await loadModule(join(folder, `${manifest.path.slice(0, -manifestEnding.length)}.js`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
