/** `pnpm package:vscode`: writes `editors/vscode/dist/rubric-VERSION.vsix`. The same sources give the same bytes. */
import { chmodSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { createVSIX } from '@vscode/vsce'
import { stage, writeStage } from './stage.ts'

// What a zip file says of its entries: their day, in local time, and who may read them.
process.env['SOURCE_DATE_EPOCH'] = '946684800'
process.env['TZ'] = 'UTC'

export const packageExtension = async (): Promise<string> => {
  await writeStage()
  for (const path of readdirSync(stage, { recursive: true, encoding: 'utf8' })) {
    const full = `${stage}/${path}`
    chmodSync(full, lstatSync(full).isDirectory() ? 0o755 : 0o644)
  }
  const { name, version } = JSON.parse(readFileSync(`${stage}/package.json`, 'utf8')) as { name: string; version: string }
  const packagePath = `${stage}/../${name}-${version}.vsix`
  await createVSIX({ cwd: stage, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false })
  return packagePath
}

if (import.meta.main) await packageExtension()
