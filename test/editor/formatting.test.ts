/** The editor lays texts out as `rubric fmt` does, settings of the folder included, and leaves them alone where those cannot be read. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { offsetOf } from '@rubric/language-server'
import { lineStarts } from '@rubric/syntax'
import { afterAll, expect, it } from 'vitest'
import type { TextEdit } from 'vscode-languageserver'
import { sourceFiles } from '../support/real-policies.ts'
import { program, spawnedClient } from './runner/client.ts'

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'rubric-format-'))
const path = join(folder, 'a.rubric')
const textDocument = { uri: `file://${path}` }
const options = { tabSize: 2, insertSpaces: true }
afterAll(() => rmSync(folder, { recursive: true }))

const edited = (text: string, edits: readonly TextEdit[]): string => {
  const lines = { text, starts: lineStarts(text) }
  return edits.toReversed().reduce((all, { range, newText }) => all.slice(0, offsetOf(lines, range.start)) + newText + all.slice(offsetOf(lines, range.end)), text)
}

/** Untidy, and with CRLF. */
const untidy = (sourceFiles[0]?.text ?? '').replace(/ {2,}(?=["§])/g, ' ').replaceAll('\n', '\r\n')

it.each([
  ['without settings', ''],
  ['with a narrow page', 'root = true\n[*.rubric]\nmax_line_length = 60\n'],
])('%s', async (_, settings) => {
  writeFileSync(join(folder, '.editorconfig'), settings === '' ? 'root = true\n' : settings)
  writeFileSync(path, untidy)
  const client = await spawnedClient({ folders: [`file://${folder}`] })
  const edits = (await client.ask('textDocument/formatting', { textDocument, options })) as readonly TextEdit[]
  expect(edits.length).toBeGreaterThan(3)
  execFileSync(process.execPath, [program, 'fmt', path], { stdio: 'ignore' })
  expect(edited(untidy, edits).replaceAll('\r\n', '\n')).toBe(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))
  expect(await client.end()).toBe(0)
}, 30_000)

it('with settings that cannot be read', async () => {
  writeFileSync(join(folder, '.prettierrc'), '{ not settings')
  const client = await spawnedClient({ folders: [`file://${folder}`] })
  await expect(client.ask('textDocument/formatting', { textDocument, options })).rejects.toMatchObject({ code: -32803, message: expect.stringContaining('cannot read the settings') })
  expect(await client.end()).toBe(0)
}, 30_000)
