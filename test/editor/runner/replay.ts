/** Replays a page in one of three ways. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createService, methods } from '@rubric/language-server'
import { CancellationToken, ResponseError } from 'vscode-languageserver'
import { everything } from './capabilities.ts'
import { type Client, memoryClient, spawnedClient } from './client.ts'
import { memoryHost } from './memory-host.ts'
import type { Page, PageFile } from './page.ts'
import { paramsOf, rootUri, uriOf } from './params.ts'

/** Asks all of a page; what it tells has no answer. */
type Ask = (method: string, params: unknown) => Promise<unknown>
export type Way = (page: Page) => Promise<readonly unknown[]>

const stepsOf = async (page: Page, ask: Ask, tell: Ask): Promise<readonly unknown[]> => {
  const answers: unknown[] = []
  for (const { kind, body } of page.steps) {
    if (kind === 'notify') answers.push(await tell(String(body['method']), body['params']))
    else {
      const method = typeof body['method'] === 'string' ? body['method'] : page.method
      answers.push(await ask(method, paramsOf(page, method, body)).then(plainly, errorOf))
    }
  }
  return answers
}

const plainly = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer ?? null))

const errorOf = (error: unknown): unknown => {
  if (error instanceof ResponseError) return { error: { code: error.code, message: error.message } }
  throw error
}

const opened = (file: PageFile) => ({ textDocument: { uri: uriOf(file.path), languageId: 'rubric', version: 1, text: file.text } })

const inMemory = ({ files }: Page) => memoryHost(Object.fromEntries(files.map(({ path, text }) => [`/w/${path}`, text])))

/** The functions that answer, without a protocol. */
export const directly: Way = async (page) => {
  const service = createService(inMemory(page), everything)
  service.roots.add('/w')?.load()
  service.open(uriOf(page.open.path), 1, page.open.text)
  const ask: Ask = async (method, params) => {
    const found = methods.find(({ name }) => name === method)
    if (found === undefined) throw new Error(`${page.name}: the server does not answer ${method}`)
    return found.answer(service, params, CancellationToken.None)
  }
  const tell: Ask = async (method, params) => {
    if (method !== 'textDocument/didChange') throw new Error(`${page.name}: only didChange can be told`)
    const { textDocument, contentChanges } = params as { textDocument: { uri: string; version: number }; contentChanges: [] }
    service.change(textDocument.uri, textDocument.version, contentChanges)
  }
  return stepsOf(page, ask, tell)
}

export const overStreams: Way = async (page) => {
  const client = await memoryClient(inMemory(page), { folders: [rootUri] })
  await client.tell('textDocument/didOpen', opened(page.open))
  const answers = await stepsOf(page, client.ask, client.tell)
  await client.end()
  return answers
}

export interface Spawned {
  readonly way: Way
  readonly end: () => Promise<number>
}

/** All pages ask one process; each has a folder of its own, opened and closed. */
export const overStdio = async (): Promise<Spawned> => {
  const client = await spawnedClient({ folders: [] })
  return { way: (page) => onDisk(client, page), end: client.end }
}

const onDisk = async (client: Client, page: Page): Promise<readonly unknown[]> => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'rubric-page-'))
  const there = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? null).replaceAll('/w/', `${folder}/`)) as T
  const back = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null).replaceAll(`${folder}/`, '/w/'))
  try {
    for (const { path, text } of page.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const shown = { uri: `file://${folder}`, name: page.name }
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [shown], removed: [] } })
    await client.tell('textDocument/didOpen', there(opened(page.open)))
    const answers = await stepsOf(page, async (method, params) => back(await client.ask(method, there(params))), (method, params) => client.tell(method, there(params)))
    await client.tell('textDocument/didClose', there({ textDocument: { uri: uriOf(page.open.path) } }))
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [shown] } })
    return answers
  } finally {
    rmSync(folder, { recursive: true })
  }
}
