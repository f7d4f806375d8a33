/** Brings a built policy into this process: its module, read through the one interface that all of them have. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Evaluated } from '@rubric/harness'
import type { PolicyInfo, buildAnswer } from '@rubric/runtime'
import { type OutputFile, runtimeFolder, writeFiles } from './write.ts'

/** What every built module exports, as far as the command line needs it. */
interface ModuleExports {
  readonly policy: PolicyInfo
  /** `asOf` is YYYY-MM-DD. */
  readonly evaluate: (facts: Readonly<Record<string, unknown>>, asOf: string) => Evaluated
}

/** A built policy with the answers of its own copy of the runtime library, so that nothing else has to be loaded. */
export interface PolicyModule extends ModuleExports {
  readonly buildAnswer: typeof buildAnswer
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

export const loadModule = async (path: string): Promise<PolicyModule> => {
  const url = pathToFileURL(path).href
  const [{ policy, evaluate }, runtime] = (await Promise.all([
    import(url),
    import(new URL(`../${runtimeFolder}/index.js`, url).href),
  ])) as [ModuleExports, Pick<PolicyModule, 'buildAnswer'>]
  return { policy, evaluate, buildAnswer: runtime.buildAnswer }
}

/** Loads built files that nobody asked to keep. The folder is this process's own, and gone once the module is loaded. */
export const loadOnce = async (policy: string, files: readonly OutputFile[]): Promise<PolicyModule> => {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-'))
  try {
    writeFiles(folder, files)
    writeFiles(folder, [{ path: 'package.json', text: '{ "type": "module" }\n' }])
    return await loadModule(join(folder, policy, `${policy}.js`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
