/** Starts a fresh VS Code with the packaged extension, on a copy of a workspace, in a headless browser. */
import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Page, chromium } from 'playwright-core'
import type { Installed } from './install.ts'
import { patience } from './window.ts'

const run = promisify(execFile)

export interface Session {
  readonly page: Page
  /** The copy of the workspace: what VS Code has written is found here. */
  readonly workspace: string
  readonly close: () => Promise<void>
}

export interface Start {
  readonly installed: Installed
  readonly extension: string
  /** A folder that is copied, and the file of it that is open from the start. */
  readonly workspace: string
  readonly file: string
  readonly settings?: Readonly<Record<string, unknown>>
}

/** A window in which nothing moves, asks or greets. */
const quiet = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'editor.cursorBlinking': 'solid',
  'files.autoSave': 'off',
  'git.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
}

export const start = async ({ installed, extension, workspace, file, settings = {} }: Start): Promise<Session> => {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-vscode-'))
  const [data, extensions, home, copy] = ['data', 'extensions', 'home', 'workspace'].map((name) => join(folder, name)) as [string, string, string, string]
  mkdirSync(join(data, 'data/User'), { recursive: true })
  mkdirSync(home)
  cpSync(workspace, copy, { recursive: true })
  writeFileSync(join(data, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }))
  const common = [installed.vscode, '--server-data-dir', data, '--extensions-dir', extensions]
  const env = { ...process.env, HOME: home, EXTENSIONS_GALLERY: '{}' }
  await run(process.execPath, [...common, '--install-extension', extension, '--force'], { env })
  const port = await freePort()
  const server = spawn(
    process.execPath,
    [...common, '--host', '127.0.0.1', '--port', `${port}`, '--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off', '--reconnection-grace-time', '5'],
    { env, stdio: 'ignore' },
  )
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill()
    await ended
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  try {
    const url = `http://127.0.0.1:${port}`
    await answering(url)
    const page = await openWindow(installed, url, copy, file)
    return { page, workspace: copy, close: () => closeWindow(page).finally(stop) }
  } catch (error) {
    await stop()
    throw error
  }
}

const openWindow = async (installed: Installed, url: string, folder: string, file: string): Promise<Page> => {
  const browser = await chromium.launch({ executablePath: installed.browser, args: browserArguments })
  const page = await browser.newPage({ viewport: { width: 1500, height: 950 } })
  page.setDefaultTimeout(patience)
  const payload = [['openFile', `vscode-remote://${new URL(url).host}${join(folder, file)}`]]
  await page.goto(`${url}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`)
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: slowest })
  return page
}

/** The host of the extensions outlives its window by seconds, unless the window says that it goes. */
const closeWindow = async (page: Page): Promise<void> => {
  await page.goto('about:blank')
  await page.context().browser()?.close()
}

/** A cold start, with nothing in any cache. */
export const slowest = 60_000

const browserArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const answering = async (url: string): Promise<void> => {
  const until = Date.now() + 30_000
  for (;;) {
    try {
      if ((await fetch(url)).ok) return
    } catch (error) {
      if (Date.now() > until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
