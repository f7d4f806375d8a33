/** What a command loads is most of what it takes: a built policy brings its own runtime library, and nothing else is to come along. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { files } from './policies.ts'
import { folderWith, rubric } from './run.ts'

const listing = `
import { registerHooks } from 'node:module'
const urls = []
registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) })
process.on('exit', () => process.stderr.write(JSON.stringify(urls)))
`

/** The files of our packages that a command loads. */
const loaded = async (args: readonly string[], cwd: string): Promise<readonly string[]> => {
  const options = `--import=${pathToFileURL(join(cwd, 'listing.mjs')).href}`
  const { err } = await rubric(args, { cwd, stdin: '{}', env: { NODE_OPTIONS: options } })
  return [...err.matchAll(/\/packages\/([\w-]+\/src\/[\w/.-]+\.ts)/g)].map(([, path = '']) => path)
}

it('asks a built policy without the packages that it was made with', async () => {
  const cwd = folderWith({ ...files, 'listing.mjs': listing })
  await rubric(['build', '--out', 'out'], { cwd })
  const asked = (policy: string) => loaded(['eval', policy, '--facts', '-', '--as-of', '2026-03-01'], cwd)
  const built = await asked('out/sample.clinic')
  expect(built).toContain('cli/src/commands/eval.ts')
  // Nouns of amounts stand by themselves.
  expect(built.filter((path) => !path.startsWith('cli/'))).toEqual(['runtime/src/nouns.ts'])
  expect(await asked('sample.clinic')).toContain('compiler/src/compile.ts')
})
