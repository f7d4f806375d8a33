/** Whatever a client sends, whatever lies on disk, and whatever goes wrong in the server: it answers, or it ends; and texts stay as they are. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { methods } from '@rubric/language-server'
import { afterAll, describe, expect, it } from 'vitest'
import { sourceFiles } from '../support/real-policies.ts'
import { listening, plain } from './runner/capabilities.ts'
import { memoryClient, program, spawnedClient } from './runner/client.ts'
import { memoryHost } from './runner/memory-host.ts'

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'rubric-robust-'))
afterAll(() => rmSync(folder, { recursive: true }))

const header = 'policy example.a "A"\n  issuer     "E"\n  version    2026-01-01\n  effective  2026-01-01\n  language   1\n'
const uri = 'file:///w/a.rubric'
const opened = (text: string) => ({ textDocument: { uri, languageId: 'rubric', version: 1, text } })
const about = { textDocument: { uri } }
const inFolder = (name: string): string => `file://${folder}/${name}`

/** A server of its own, and what comes back of the bytes that it is sent. */
const bareServer = () => {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    child,
    ended,
    said: () => said,
    write: (bytes: string | Uint8Array) => child.stdin.write(bytes),
    send: (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message })
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    },
  }
}

const initialize = { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }

describe('what a client sends', () => {
  it.each<[string, readonly (string | Uint8Array)[]]>([
    ['a stray line', ['hello, server\n']],
    ['a header of something else', ['GET / HTTP/1.1\r\nHost: here\r\n\r\n']],
    ['a header without a number', ['Content-Length: many\r\n\r\n']],
    ['bytes that are no text', [new Uint8Array([0, 255, 254, 13, 10, 13, 10, 128, 200])]],
    ['a body that is no JSON', ['Content-Length: 9\r\n\r\nnot JSON!']],
    ['JSON that is no message', ['Content-Length: 4\r\n\r\nnull', 'Content-Length: 2\r\n\r\n[]', 'Content-Length: 2\r\n\r\n42']],
    ['the end of a message that it never began', ['"params":{}}']],
  ])('%s is passed over, and what follows is answered', async (_, garbage) => {
    const server = bareServer()
    for (const bytes of garbage) server.write(bytes)
    server.send(initialize)
    await expect.poll(server.said, { timeout: 10_000 }).toContain('"id":1,"result":{"capabilities"')
    for (const bytes of garbage) server.write(bytes)
    server.send({ id: 2, method: 'shutdown' })
    server.send({ method: 'exit' })
    expect(await server.ended).toBe(0)
  }, 20_000)

  it('in pieces of any size is understood', async () => {
    const server = bareServer()
    const body = JSON.stringify({ jsonrpc: '2.0', ...initialize })
    for (const byte of Buffer.from(`Content-Length: ${body.length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${body}`)) server.write(new Uint8Array([byte]))
    await expect.poll(server.said, { timeout: 10_000 }).toContain('"id":1,"result"')
    server.child.stdin.end()
    expect(await server.ended).toBe(1)
  }, 20_000)

  it('before it has said who it is, or of what nobody knows, or without what is needed, is answered with an error', async () => {
    const host = memoryHost({ '/w/a.rubric': header })
    const client = await memoryClient(host, { folders: ['file:///w'] })
    await expect(client.ask('rubric/unheardOf', {})).rejects.toMatchObject({ code: -32601 })
    for (const { name } of methods) {
      const answer = await client.ask(name, {}).then((value) => ({ value }), (error: unknown) => ({ error }))
      if ('error' in answer) expect(answer.error).toMatchObject({ code: expect.any(Number), message: expect.stringMatching(/\w/) })
    }
    expect(await client.ask('textDocument/documentSymbol', about)).toMatchObject([{ name: 'example.a' }])
    expect(await client.end()).toBe(0)
  })

  it('of a file that is not there is answered with nothing', async () => {
    const client = await memoryClient(memoryHost({ '/w/a.rubric': header }), { folders: ['file:///w'] })
    const place = { textDocument: { uri: 'file:///w/none.rubric' }, position: { line: 3, character: 3 } }
    expect(await client.ask('textDocument/definition', place)).toBeNull()
    await client.tell('textDocument/didChange', { textDocument: { uri: 'file:///w/none.rubric', version: 2 }, contentChanges: [{ text: 'policy' }] })
    await client.tell('textDocument/didClose', place)
    expect(await client.ask('textDocument/documentSymbol', about)).toMatchObject([{ name: 'example.a' }])
    expect(await client.end()).toBe(0)
  })
})

describe('the end', () => {
  it('is clean after a shutdown, and nothing is answered between the two', async () => {
    const server = bareServer()
    server.send(initialize)
    server.send({ id: 2, method: 'shutdown' })
    server.send({ id: 3, method: 'textDocument/documentSymbol', params: about })
    await expect.poll(server.said, { timeout: 10_000 }).toContain('"id":3,"error":{"code":-32600')
    server.send({ method: 'exit' })
    expect(await server.ended).toBe(0)
  }, 20_000)

  it.each<[string, (server: ReturnType<typeof bareServer>) => void]>([
    ['leaves without a word', ({ child }) => void child.stdin.end()],
    ['leaves without a shutdown', ({ send }) => send({ method: 'exit' })],
    ['dies, and reads no more', ({ child }) => (child.stdout.destroy(), child.stdin.destroy())],
  ])('comes with 1 where the client %s', async (_, leave) => {
    const server = bareServer()
    server.send(initialize)
    await expect.poll(server.said, { timeout: 10_000 }).toContain('"id":1')
    leave(server)
    expect(await server.ended).toBe(1)
  }, 20_000)
})

describe('a fault of the server', () => {
  it('costs one answer; the next is right again', async () => {
    const host = memoryHost({ '/w/a.rubric': header })
    const client = await memoryClient(host, { folders: ['file:///w'] })
    await client.tell('textDocument/didOpen', opened(`${header}\nfacts\n  age  count  "age"\n`))
    // Lenses and actions ask for the day.
    const today = host.today
    Object.assign(host, { today: () => { throw new Error('the calendar is lost') } })
    const range = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } }
    const actions = { ...about, range, context: { diagnostics: [] } }
    await expect(client.ask('textDocument/codeAction', actions)).rejects.toMatchObject({ code: -32803, message: expect.stringContaining('Your text is as it was') })
    expect(client.heard).toContain('window/logMessage')
    Object.assign(host, { today })
    expect(await client.ask('textDocument/codeAction', actions)).toBeInstanceOf(Array)
    expect(await client.ask('textDocument/documentSymbol', about)).toMatchObject([{ name: 'example.a', children: [{ name: 'facts' }] }])
    expect(await client.end()).toBe(0)
  })

  it('while a text is followed loses nothing of it', async () => {
    const host = memoryHost({})
    const client = await memoryClient(host, { folders: ['file:///w'] })
    const readData = host.readData
    Object.assign(host, { readData: () => { throw new Error('the disk is lost') } })
    await client.tell('textDocument/didOpen', opened(`${header}\ncodes long "codes"\n  from "codes.csv" sha256 "00"\n`))
    Object.assign(host, { readData })
    const end = { line: 8, character: 0 }
    await client.tell('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: end, end }, text: '\nfacts\n  age  count  "age"\n' }] })
    expect(await client.ask('textDocument/documentSymbol', about)).toMatchObject([{ children: [{ name: 'long' }, { name: 'facts' }] }])
    expect(await client.end()).toBe(0)
  })
})

describe('on disk', () => {
  it('may lie what is no text, and what may not be read: that is said of the file, and all others are read', async () => {
    writeFileSync(join(folder, 'binary.rubric'), new Uint8Array([0, 1, 2, 255, 254, 0, 10, 13, 137]))
    writeFileSync(join(folder, 'latin.rubric'), Buffer.from('policy a.b "Ä"\n', 'latin1'))
    writeFileSync(join(folder, 'fine.rubric'), header)
    const client = await spawnedClient({ folders: [`file://${folder}`], capabilities: listening })
    await expect.poll(() => client.published.size, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
    expect(client.published.get(inFolder('binary.rubric'))?.diagnostics).toMatchObject([{ code: 'file-not-text', range: { start: { line: 0, character: 0 } } }])
    expect(client.published.get(inFolder('latin.rubric'))?.diagnostics).toMatchObject([{ code: 'file-not-text' }])
    const fine = { textDocument: { uri: inFolder('fine.rubric') } }
    expect(await client.ask('textDocument/documentSymbol', fine)).toMatchObject([{ name: 'example.a' }])
    // Opened all the same, the client's text is what counts.
    await client.tell('textDocument/didOpen', { textDocument: { uri: inFolder('binary.rubric'), languageId: 'rubric', version: 1, text: `\0\u0001${header}` } })
    await expect.poll(() => client.published.get(inFolder('binary.rubric'))?.diagnostics.map(({ code }) => code), { timeout: 10_000 }).not.toContain('file-not-text')
    expect(await client.end()).toBe(0)
  }, 30_000)

  it('what changes is seen by the server itself where the client does not watch', async () => {
    const watched = mkdtempSync(join(realpathSync(tmpdir()), 'rubric-watch-'))
    const nonsense = 'unknown-line-start'
    try {
      const client = await spawnedClient({ folders: [`file://${watched}`], capabilities: plain })
      const codes = (name: string) =>
        expect.poll(() => client.published.get(`file://${watched}/${name}`)?.diagnostics.map(({ code }) => code) ?? [], { timeout: 10_000 })
      await client.ask('workspace/symbol', { query: '' })
      writeFileSync(join(watched, 'new.rubric'), `${header}\nnonsense here\n`)
      await codes('new.rubric').toContain(nonsense)
      mkdirSync(join(watched, 'deeper'))
      writeFileSync(join(watched, 'deeper/other.rubric'), 'nonsense\n')
      await codes('deeper/other.rubric').toContain(nonsense)
      writeFileSync(join(watched, 'deeper/other.rubric'), header.replace('example.a', 'example.other'))
      await codes('deeper/other.rubric').not.toContain(nonsense)
      rmSync(join(watched, 'new.rubric'))
      await codes('new.rubric').toEqual([])
      expect(await client.end()).toBe(0)
    } finally {
      rmSync(watched, { recursive: true })
    }
  }, 30_000)

  it('a file may vanish while it is open: its text lives on until it is closed', async () => {
    const host = memoryHost({ '/w/a.rubric': header })
    const client = await memoryClient(host, { folders: ['file:///w'] })
    await client.tell('textDocument/didOpen', opened(header))
    host.write('/w/a.rubric', undefined)
    await client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] })
    expect(await client.ask('textDocument/documentSymbol', about)).toMatchObject([{ name: 'example.a' }])
    await client.tell('textDocument/didClose', about)
    expect(await client.ask('textDocument/documentSymbol', about)).toBeNull()
    expect(await client.end()).toBe(0)
  })

  it('nothing is ever written', async () => {
    const path = join(folder, 'kept.rubric')
    const text = header.replace('example.a', 'example.kept')
    writeFileSync(path, `${text}\nnonsense   here\n`)
    chmodSync(path, 0o444)
    const client = await spawnedClient({ folders: [`file://${folder}`] })
    const kept = { textDocument: { uri: `file://${path}` } }
    await client.tell('textDocument/didOpen', { textDocument: { ...kept.textDocument, languageId: 'rubric', version: 1, text } })
    await client.ask('textDocument/formatting', { ...kept, options: { tabSize: 2, insertSpaces: true } })
    await client.tell('textDocument/didSave', kept)
    await client.tell('textDocument/didClose', kept)
    // The text of the disk is back.
    expect(await client.ask('textDocument/diagnostic', kept)).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ code: 'unknown-line-start' })]) })
    expect(client.heard).not.toContain('workspace/applyEdit')
    expect(await client.end()).toBe(0)
  }, 20_000)
})

describe('a megabyte of text', () => {
  const policy = sourceFiles.reduce((largest, { text }) => (text.length > largest.length ? text : largest), '')
  const large = policy + Array.from({ length: 80_000 }, (_, index) => `# remark ${index}\n`).join('')

  it('is answered like any other', async () => {
    expect(large.length).toBeGreaterThan(1_000_000)
    const client = await memoryClient(memoryHost(), { folders: ['file:///w'] })
    await client.tell('textDocument/didOpen', opened(large))
    for (let version = 2; version < 6; version += 1) {
      const at = { line: 3, character: 0 }
      await client.tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text: '# typed\n' }] })
    }
    expect(await client.ask('textDocument/diagnostic', about)).toMatchObject({ kind: 'full' })
    expect(await client.ask('textDocument/foldingRange', about)).toBeInstanceOf(Array)
    expect(await client.end()).toBe(0)
  }, 60_000)
})
