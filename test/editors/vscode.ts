/** VS Code: the packaged extension, installed into a real one, on a copy of the sample workspace. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Client, Report } from './report.ts'
import { beginning } from './vscode/checks/beginning.ts'
import { examples } from './vscode/checks/examples.ts'
import { reading } from './vscode/checks/reading.ts'
import { writing } from './vscode/checks/writing.ts'
import { install } from './vscode/install.ts'
import { slowest, start } from './vscode/start.ts'
import { lens, windowOf } from './vscode/window.ts'

const extensionFolder = fileURLToPath(new URL('../../editors/vscode', import.meta.url))
const file = 'policies/home_therapy.rubric'

export const vscode: Client = {
  name: 'vscode',
  run: async (report, output) => {
    const extension = packaged()
    await report.check('packed again, the extension is the same to the byte', async () => {
      const packed = readFileSync(extension)
      await promisify(execFile)(process.execPath, [join(extensionFolder, 'build/package.ts')], { env: { ...process.env, TZ: 'Asia/Tokyo' } })
      assert.ok(readFileSync(extension).equals(packed))
    })
    const { page, workspace, close } = await start({ installed: await install(), extension, workspace: join(extensionFolder, 'sample'), file })
    try {
      const window = windowOf(page, join(workspace, file))
      const pictured = withPictures(report, join(output, 'vscode'), (path) => page.screenshot({ path }))
      await pictured.check('the extension starts, and says what there is to run', () => lens(page, 'run 4 examples').waitFor({ timeout: slowest }))
      await writing(window, pictured)
      await examples(window, pictured)
      await reading(window, pictured)
      await beginning(window, pictured, workspace)
    } finally {
      await close()
    }
  },
}

export const packaged = (): string => {
  const extension = globSync(join(extensionFolder, 'dist/*.vsix'))[0]
  if (extension === undefined) throw new Error('There is no packaged extension yet: pnpm package:vscode makes it.')
  return extension
}

/** What is to be seen at the end of each check, whether it went well or not. */
export const withPictures = ({ check }: Report, folder: string, take: (path: string) => Promise<unknown>): Report => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let taken = 0
  return {
    check: async (what, look) => {
      taken += 1
      const name = `${String(taken).padStart(2, '0')} ${what.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()}.png`
      await check(what, () => look().finally(() => take(join(folder, name))))
    },
  }
}
