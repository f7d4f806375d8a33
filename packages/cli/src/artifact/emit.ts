/**
 * The files that `build` writes for a policy, and the runtime library that they share.
 *
 * The output stands on its own: modules import the copy of the runtime beside them, so what was tested is what runs, and
 * nothing has to be installed. Every TypeScript file has a JavaScript file of the same code beside it. TypeScript takes the
 * types from the one, and every Node.js, bundler and browser runs the other; the strippers of types that newer versions of
 * Node.js have refuse to work under `node_modules`, and older ones have none.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CompiledPolicy, type PolicyMeta, emitPolicy } from '@rubric/compiler'
import type { Options } from 'prettier'
import { sha256 } from '@rubric/language-server/disk'
import { type CompiledFile, sourcesOf } from '../workspace/compile.ts'
import { type OutputFile, runtimeFolder } from './write.ts'

/** Only whole import lines: what an author wrote stands inside literals, never at the end of such a line. */
const imported = /^((?:import .*|\}) from )'@rubric\/runtime'$/gm

/**
 * Where the files of a version stand: in a folder of its own under the policy's, `pehp.iop/2024-11-11`. So another version moves
 * nothing, an import names the version that it was written for, and the files of all versions have the same names.
 */
export const folderOf = ({ id, version }: Pick<PolicyMeta, 'id' | 'version'>): string => `${id}/${version || 'undated'}`

/** The files of one version in its folder, JavaScript apart. `files` are the workspace's, by their place. */
export const policyFiles = (policy: CompiledPolicy, files: ReadonlyMap<string, CompiledFile>): readonly OutputFile[] =>
  emitPolicy(policy.graph, { sha256, sources: sourcesOf(policy, files) }).map(({ path, text }) => ({
    path: `${folderOf(policy.graph.policy)}/${path}`,
    text: text.replace(imported, `$1'../../${runtimeFolder}/index.js'`),
  }))

/** The runtime library as source files, JavaScript apart; their imports name JavaScript, which serves both. */
export const runtimeFiles = (): readonly OutputFile[] => {
  const folder = dirname(fileURLToPath(import.meta.resolve('@rubric/runtime')))
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return names.sort().map((name) => ({
    path: `${runtimeFolder}/${name.split(sep).join('/')}`,
    text: readFileSync(join(folder, name), 'utf8').replace(/(from '\.[\w./-]+)\.ts'/g, "$1.js'"),
  }))
}

const isTypeScript = ({ path }: OutputFile): boolean => path.endsWith('.ts') && !path.endsWith('.d.ts')

const layout: Options = { parser: 'typescript', semi: false, singleQuote: true, printWidth: 120 }

/** Nobody reads a module of a million characters, and laying it out would take minutes. */
const mostLaidOut = 1_000_000

/** Lays out the modules for a reader. */
export const laidOut = async (files: readonly OutputFile[]): Promise<readonly OutputFile[]> => {
  const { format } = await import('prettier')
  return Promise.all(files.map(async (file) => (isTypeScript(file) && file.text.length <= mostLaidOut ? { ...file, text: await format(file.text, layout) } : file)))
}

/** Each TypeScript file followed by its JavaScript: the same lines and columns, with blanks where types were. */
export const withJavaScript = (files: readonly OutputFile[]): readonly OutputFile[] =>
  files.flatMap((file) =>
    isTypeScript(file) ? [file, { path: file.path.replace(/\.ts$/, '.js'), text: withoutTypes(file.text) }] : [file],
  )

/** Node.js remarks, once a process, that this function of its own may still change; no reader can do anything about it. */
const withoutTypes = (text: string): string => {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(text, { mode: 'strip' }).replace(/[ \t]+$/gm, '')
  } finally {
    process.emitWarning = emitWarning
  }
}
