/** Puts together, in `dist/extension`, the extension as it is installed: bundles, the grammar, and what is shipped as it stands. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions } from 'esbuild'

const here = fileURLToPath(new URL('..', import.meta.url))
const repository = fileURLToPath(new URL('../../..', import.meta.url))
export const stage = `${here}dist/extension`

/** VS Code 1.101, the oldest that the manifest admits, runs extensions on this Node.js. */
const node = { platform: 'node', target: 'node22' } as const
/** In parts, so that what finds the settings of Prettier is loaded when a text is first laid out. */
const modules = {
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  // Prettier's other languages; of them only YAML is read, in its settings.
  external: ['acorn', 'angular', 'babel', 'estree', 'flow', 'glimmer', 'graphql', 'html', 'markdown', 'meriyah', 'postcss'].map(
    (name) => `./plugins/${name}.mjs`,
  ),
} satisfies BuildOptions
const page = { platform: 'browser', target: 'es2022' } as const

const shipped: readonly (readonly [from: string, to: string])[] = [
  [`${here}README.md`, 'README.md'],
  [`${here}media`, 'media'],
  [`${here}walkthrough`, 'walkthrough'],
  [`${here}sample`, 'sample'],
  [`${here}src/webview/preview.css`, 'preview.css'],
  [`${repository}grammar/rubric.tmLanguage.json`, 'grammar/rubric.tmLanguage.json'],
  [`${repository}grammar/language-configuration.json`, 'grammar/language-configuration.json'],
  [`${repository}LICENSE`, 'LICENSE.txt'],
]

/** Writes the folder anew. */
export const writeStage = async (): Promise<void> => {
  rmSync(stage, { recursive: true, force: true })
  const common = { bundle: true, minify: true, legalComments: 'none', logLevel: 'warning', absWorkingDir: repository } as const
  await Promise.all([
    build({ ...common, ...node, entryPoints: [`${here}src/extension.ts`], format: 'cjs', external: ['vscode'], outfile: `${stage}/extension.cjs` }),
    build({ ...common, ...node, ...modules, entryPoints: [`${here}src/server.ts`], outdir: stage }),
    build({ ...common, ...page, entryPoints: [`${here}src/webview/preview.ts`], format: 'iife', outfile: `${stage}/preview.js` }),
  ])
  for (const [from, to] of shipped) cpSync(from, `${stage}/${to}`, { recursive: true })
  writeFileSync(`${stage}/package.json`, `${JSON.stringify(installedManifest(), null, 2)}\n`)
}

/** The manifest without what only the workspace understands: the bundles hold every dependency. */
const installedManifest = (): Readonly<Record<string, unknown>> => {
  const { private: _, devDependencies: __, ...manifest } = JSON.parse(readFileSync(`${here}package.json`, 'utf8')) as Record<string, unknown>
  return { ...manifest, files: ['**'] }
}
