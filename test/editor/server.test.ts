/** The server's life with a client: starting, several folders, files that come and go, ending. */
import { describe, expect, it } from 'vitest'
import { CancellationTokenSource } from 'vscode-languageserver'
import { everything, listening } from './runner/capabilities.ts'
import { type Client, memoryClient } from './runner/client.ts'
import { type MemoryHost, memoryHost } from './runner/memory-host.ts'

const header = (id: string): string =>
  `policy example.${id} "P"\n  issuer     "E"\n  version    2026-01-01\n  effective  2026-01-01\n  language   1\n`
const good = (id: string): string => `${header(id)}\nuse shared\n\ncriteria admission "Admission"\n  severity at least mild\n`
const shared = 'vocabulary shared "S"\n  language 1\n\nfacts\n  severity  none < mild < severe  "severity"\n'

const uri = (path: string): string => `file://${path}`
const opened = (path: string, text: string, version = 1) => ({ textDocument: { uri: uri(path), languageId: 'rubric', version, text } })
const about = (path: string) => ({ textDocument: { uri: uri(path) } })

const codesOf = (client: Client): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries([...client.published.values()].filter(({ diagnostics }) => diagnostics.length > 0).map((each) => [each.uri, each.diagnostics.map(({ code }) => code)]))

/** What is published comes to this, sooner or later. */
const shows = (client: Client, codes: Readonly<Record<string, unknown>>): Promise<void> =>
  expect.poll(() => codesOf(client), { timeout: 10_000 }).toEqual(codes)

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400))

const withClient = async (
  host: MemoryHost, start: Parameters<typeof memoryClient>[1], run: (client: Client) => Promise<void>,
): Promise<void> => {
  const client = await memoryClient(host, start)
  try {
    await run(client)
  } finally {
    expect(await client.end()).toBe(0)
  }
}

const watched = (path: string, type: 1 | 2 | 3) => ({ changes: [{ uri: uri(path), type }] })

describe('folders', () => {
  const files = { '/w/shared.rubric': shared, '/w/a.rubric': good('a'), '/v/b.rubric': good('b') }

  it('are worlds apart: what one folder declares, another does not know', async () => {
    await withClient(memoryHost(files), { folders: ['file:///w', 'file:///v'], capabilities: listening }, async (client) => {
      await shows(client, { 'file:///v/b.rubric': expect.arrayContaining(['unknown-vocabulary']) })
    })
  })

  it('come and go, and with them what was said of their files', async () => {
    await withClient(memoryHost(files), { folders: ['file:///w'], capabilities: listening }, async (client) => {
      await shows(client, {})
      const folder = { uri: 'file:///v', name: 'v' }
      await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } })
      await shows(client, { 'file:///v/b.rubric': expect.anything() })
      await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } })
      await shows(client, {})
    })
  })

  it('are not needed: a file of none is read together with its neighbours', async () => {
    await withClient(memoryHost(files), { folders: [], capabilities: listening }, async (client) => {
      await client.tell('textDocument/didOpen', opened('/w/a.rubric', good('a')))
      await shows(client, {})
      expect(await client.ask('textDocument/definition', { ...about('/w/a.rubric'), position: { line: 6, character: 6 } })).toMatchObject([
        { targetUri: 'file:///w/shared.rubric' },
      ])
    })
  })

  it('may lie in one another: the inner one speaks for its files', async () => {
    const nested = { '/w/in/shared.rubric': shared, '/w/in/a.rubric': good('a'), '/w/b.rubric': good('b') }
    await withClient(memoryHost(nested), { folders: ['file:///w', 'file:///w/in'], capabilities: listening }, async (client) => {
      await shows(client, {})
      await client.tell('textDocument/didOpen', opened('/w/in/shared.rubric', 'vocabulary other "S"\n'))
      await shows(client, { 'file:///w/b.rubric': expect.anything(), 'file:///w/in/a.rubric': expect.anything() })
    })
  })
})

describe('texts', () => {
  it('that are open win over the disk, until they are closed', async () => {
    const host = memoryHost({ '/w/shared.rubric': shared, '/w/a.rubric': good('a') })
    await withClient(host, { folders: ['file:///w'], capabilities: listening }, async (client) => {
      await client.tell('textDocument/didOpen', opened('/w/shared.rubric', shared.replace('severity', 'gravity')))
      await shows(client, { 'file:///w/a.rubric': ['unknown-name'] })
      host.write('/w/shared.rubric', shared)
      await client.tell('workspace/didChangeWatchedFiles', watched('/w/shared.rubric', 2))
      await shows(client, { 'file:///w/a.rubric': ['unknown-name'] })
      await client.tell('textDocument/didClose', about('/w/shared.rubric'))
      await shows(client, {})
    })
  })

  it('that were never saved are checked among the files of the first folder', async () => {
    await withClient(memoryHost({ '/w/shared.rubric': shared }), { folders: ['file:///w'], capabilities: listening }, async (client) => {
      const unsaved = { uri: 'untitled:Untitled-1', languageId: 'rubric', version: 1, text: good('a').replace('mild', 'mildd') }
      await client.tell('textDocument/didOpen', { textDocument: unsaved })
      await shows(client, { 'untitled:Untitled-1': ['unknown-value'] })
      await client.tell('textDocument/didClose', { textDocument: { uri: unsaved.uri } })
      await shows(client, {})
    })
  })

  it('of an editor’s own schemes stand alone', async () => {
    await withClient(memoryHost({ '/w/shared.rubric': shared, '/w/a.rubric': good('a') }), { folders: ['file:///w'], capabilities: listening }, async (client) => {
      await client.tell('textDocument/didOpen', { textDocument: { uri: 'git:/w/a.rubric?HEAD', languageId: 'rubric', version: 1, text: good('a') } })
      await shows(client, { 'git:/w/a.rubric?HEAD': expect.arrayContaining(['unknown-vocabulary']) })
    })
  })

  it('on disk are read again when somebody else changes, moves or deletes them, whole folders too', async () => {
    const host = memoryHost({ '/w/in/shared.rubric': shared, '/w/a.rubric': good('a') })
    await withClient(host, { folders: ['file:///w'], capabilities: listening }, async (client) => {
      host.write('/w/in/shared.rubric', undefined)
      await client.tell('workspace/didChangeWatchedFiles', watched('/w/in', 3))
      await shows(client, { 'file:///w/a.rubric': expect.anything() })
      host.write('/w/out/shared.rubric', shared)
      await client.tell('workspace/didChangeWatchedFiles', watched('/w/out', 1))
      await shows(client, {})
    })
  })

  it('name files of data, which are read when they are named, and again when they change', async () => {
    const calendar = `${header('c')}\ncodes long "codes"\n  from "codes.csv"\n\nfacts\n  billed  HCPCS  "code"\n\ncriteria one "One"\n  billed in long\n`
    const host = memoryHost({ '/w/c.rubric': calendar })
    await withClient(host, { folders: ['file:///w'], capabilities: listening }, async (client) => {
      await shows(client, { 'file:///w/c.rubric': expect.arrayContaining(['data-file-missing']) })
      host.write('/w/codes.csv', 'code\nH0015\n')
      await client.tell('workspace/didChangeWatchedFiles', watched('/w/codes.csv', 1))
      await shows(client, { 'file:///w/c.rubric': expect.arrayContaining(['data-hash-missing']) })
    })
  })
})

describe('findings', () => {
  it('are told once for ten edits within a moment', async () => {
    await withClient(memoryHost({ '/w/a.rubric': header('a') }), { folders: ['file:///w'], capabilities: listening }, async (client) => {
      await client.tell('textDocument/didOpen', opened('/w/a.rubric', header('a')))
      await quiet()
      const before = client.publications()
      for (let version = 2; version <= 11; version += 1) {
        const end = { line: 5, character: 0 }
        await client.tell('textDocument/didChange', { textDocument: { uri: uri('/w/a.rubric'), version }, contentChanges: [{ range: { start: end, end }, text: `mistake ${version}\n` }] })
      }
      await quiet()
      expect(client.publications()).toBe(before + 1)
      expect(client.published.get('file:///w/a.rubric')?.diagnostics.length).toBeGreaterThan(5)
    })
  })

  it('follow the calendar: a review falls due overnight', async () => {
    const text = header('a').replace('  language', '  review by  2026-03-15\n  language')
    const host = memoryHost({ '/w/a.rubric': text })
    await withClient(host, { folders: ['file:///w'], capabilities: listening }, async (client) => {
      await client.tell('textDocument/didOpen', opened('/w/a.rubric', text))
      await shows(client, { 'file:///w/a.rubric': ['no-criteria'] })
      Object.assign(host, { today: () => '2026-03-16' })
      await client.tell('textDocument/didChange', { textDocument: { uri: uri('/w/a.rubric'), version: 2 }, contentChanges: [{ text: `${text}\n` }] })
      await shows(client, { 'file:///w/a.rubric': ['no-criteria', 'review-overdue'] })
    })
  })

  it('are not told to a client that asks, and are the same for the same text', async () => {
    await withClient(memoryHost({ '/w/a.rubric': `${header('a')}nonsense\n` }), { folders: ['file:///w'], capabilities: everything }, async (client) => {
      await client.tell('textDocument/didOpen', opened('/w/a.rubric', `${header('a')}nonsense\n`))
      const first = (await client.ask('textDocument/diagnostic', about('/w/a.rubric'))) as { resultId: string; kind: string }
      expect(first).toMatchObject({ kind: 'full', items: [{ source: 'rubric' }] })
      expect(await client.ask('textDocument/diagnostic', { ...about('/w/a.rubric'), previousResultId: first.resultId })).toEqual({ kind: 'unchanged', resultId: first.resultId })
      const known = { previousResultIds: [{ uri: uri('/w/a.rubric'), value: first.resultId }, { uri: 'file:///w/gone.rubric', value: 'x' }] }
      expect(await client.ask('workspace/diagnostic', known)).toMatchObject({
        items: [{ kind: 'unchanged', uri: 'file:///w/a.rubric' }, { kind: 'full', uri: 'file:///w/gone.rubric', items: [] }],
      })
      await quiet()
      expect(client.publications()).toBe(0)
    })
  })

  it('are asked for anew when the disk changed and nobody typed', async () => {
    const host = memoryHost({ '/w/a.rubric': header('a') })
    await withClient(host, { folders: ['file:///w'] }, async (client) => {
      expect(client.heard).not.toContain('workspace/diagnostic/refresh')
      await client.tell('workspace/didChangeWatchedFiles', watched('/w/a.rubric', 2))
      await client.ask('textDocument/diagnostic', about('/w/a.rubric'))
      expect(client.heard).toContain('workspace/diagnostic/refresh')
    })
  })
})

describe('a large folder', () => {
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`/w/p${index}.rubric`, `${header(`p${index}`)}nonsense\n`]))

  it('is checked with progress shown, and answers in the meantime', async () => {
    await withClient(memoryHost(many), { folders: ['file:///w'], capabilities: listening }, async (client) => {
      expect(await client.ask('workspace/symbol', { query: 'p119' })).toMatchObject([{ name: 'example.p119' }])
      await expect.poll(() => client.published.size, { timeout: 10_000 }).toBe(120)
      expect(client.heard).toContain('window/workDoneProgress/create')
    })
  })

  it('is not asked of all where the client gives up', async () => {
    await withClient(memoryHost(many), { folders: ['file:///w'] }, async (client) => {
      const source = new CancellationTokenSource()
      const asked = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token)
      source.cancel()
      await expect(asked).rejects.toMatchObject({ code: -32800 })
    })
  })
})
