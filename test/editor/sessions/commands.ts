/** What somebody at an editor does, one command each: done to the model, told to the server, and compared. */
import { lineStarts } from '@rubric/syntax'
import { offsetOf, positionOf } from '@rubric/language-server'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Client } from '../runner/client.ts'
import type { MemoryHost } from '../runner/memory-host.ts'
import { uriOf } from '../runner/params.ts'
import { freshly, plainly, saidBy, symbolsBy } from './fresh.ts'
import { type Model, textOf } from './model.ts'
import { type Path, paths, typed, whole } from './texts.ts'

export interface Real {
  readonly client: Client
  readonly host: MemoryHost
  /** Whether findings are asked for, or told in their own time and looked at in the end. */
  readonly asks: boolean
}

export type Command = fc.AsyncCommand<Model, Real>

const pathOf = (uri: string): Path => {
  const path = paths.find((each) => uriOf(each) === uri)
  if (path === undefined) throw new Error(`${uri} is no file of the session`)
  return path
}

const agree = async (model: Model, { client, asks }: Real): Promise<void> => {
  const fresh = await freshly(model)
  if (asks) expect(await saidBy(client.ask)).toEqual(fresh)
  else expect(plainly(await symbolsBy(client.ask))).toEqual(fresh.symbols)
}

const command = (says: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check,
  run: async (model, real) => {
    await run(model, real)
    await agree(model, real)
  },
  toString: () => says,
})

const isOpen = (path: Path) => ({ open }: Model): boolean => open.has(path)

/** As an editor applies edits: their places are those before any of them. */
const edited = (text: string, edits: readonly TextEdit[]): string => {
  const lines = { text, starts: lineStarts(text) }
  return edits
    .map(({ range, newText }) => ({ start: offsetOf(lines, range.start), end: offsetOf(lines, range.end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text)
}

/** Replaces a part of an open text, as an editor tells it. */
const edit = async (model: Model, { client }: Real, path: Path, start: number, end: number, text: string): Promise<void> => {
  const known = model.open.get(path)
  if (known === undefined) throw new Error(`${path} is not open`)
  const lines = { text: known.text, starts: lineStarts(known.text) }
  const range = { start: positionOf(lines, start), end: positionOf(lines, end) }
  const changed = edited(known.text, [{ range, newText: text }])
  const version = known.version + 1
  model.open.set(path, { version, text: changed, past: [...known.past, known.text] })
  await client.tell('textDocument/didChange', { textDocument: { uri: uriOf(path), version }, contentChanges: [{ range, text }] })
}

const onDisk = async (model: Model, { client, host }: Real, path: Path, text: string | undefined): Promise<void> => {
  const type = text === undefined ? 3 : model.disk.has(path) ? 2 : 1
  if (text === undefined) model.disk.delete(path)
  else model.disk.set(path, text)
  host.write(`/w/${path}`, text)
  await client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] })
}

const open = (path: Path): Command =>
  command(`open ${path}`, (model) => !isOpen(path)(model) && model.disk.has(path), async (model, { client }) => {
    const text = model.disk.get(path) ?? ''
    model.open.set(path, { version: 1, text, past: [] })
    await client.tell('textDocument/didOpen', { textDocument: { uri: uriOf(path), languageId: 'rubric', version: 1, text } })
  })

const type = (path: Path, at: number, text: string): Command =>
  command(`type ${JSON.stringify(text)} in ${path} at ${at}`, isOpen(path), async (model, real) => {
    const place = Math.floor(at * (textOf(model, path)?.length ?? 0))
    await edit(model, real, path, place, place, text)
  })

const remove = (path: Path, at: number, length: number): Command =>
  command(`delete ${length} in ${path} at ${at}`, isOpen(path), async (model, real) => {
    const text = textOf(model, path) ?? ''
    const place = Math.floor(at * text.length)
    await edit(model, real, path, place, Math.min(text.length, place + length), '')
  })

const paste = (path: Path, text: string): Command =>
  command(`paste ${JSON.stringify(text.slice(0, 20))}… over ${path}`, isOpen(path), (model, real) =>
    edit(model, real, path, 0, textOf(model, path)?.length ?? 0, text))

const undo = (path: Path): Command =>
  command(`undo in ${path}`, ({ open: texts }) => (texts.get(path)?.past.length ?? 0) > 0, async (model, real) => {
    const known = model.open.get(path)
    const [before, past] = [known?.past.at(-1) ?? '', known?.past.slice(0, -1) ?? []]
    await edit(model, real, path, 0, known?.text.length ?? 0, before)
    model.open.set(path, { version: (known?.version ?? 0) + 1, text: before, past })
  })

const close = (path: Path): Command =>
  command(`close ${path}`, isOpen(path), async (model, { client }) => {
    model.open.delete(path)
    await client.tell('textDocument/didClose', { textDocument: { uri: uriOf(path) } })
  })

const save = (path: Path): Command =>
  command(`save ${path}`, isOpen(path), async (model, real) => {
    await onDisk(model, real, path, model.open.get(path)?.text ?? '')
    await real.client.tell('textDocument/didSave', { textDocument: { uri: uriOf(path) } })
  })

const changeOnDisk = (path: Path, text: string): Command =>
  command(`write ${JSON.stringify(text.slice(0, 20))}… to ${path}`, () => true, (model, real) => onDisk(model, real, path, text))

const deleteOnDisk = (path: Path): Command =>
  command(`delete ${path}`, ({ disk }) => disk.has(path), (model, real) => onDisk(model, real, path, undefined))

/** In an open file through the editor, in a closed one on disk, as editors do. */
const applyEdits = async (model: Model, real: Real, uri: string, edits: readonly TextEdit[]): Promise<void> => {
  const path = pathOf(uri)
  const before = textOf(model, path)
  if (before === undefined) throw new Error(`${path} is renamed in and is not there`)
  const text = edited(before, edits)
  if (model.open.has(path)) await edit(model, real, path, 0, before.length, text)
  else await onDisk(model, real, path, text)
}

/** What can be renamed in the texts, and what it was renamed to; and some words that cannot. */
const names = /\b(?:severity|contacts|needed|therapy|crises|admission|stay|longer|few|moderate|renamed|other_name|facts|least)\b/g

const rename = (path: Path, at: number, newName: string): Command =>
  command(`rename in ${path} at ${at} to ${newName}`, isOpen(path), async (model, real) => {
    const text = textOf(model, path) ?? ''
    const words = [...text.matchAll(names)]
    const word = words[Math.floor(at * words.length)]
    if (word === undefined) return
    const position = positionOf({ text, starts: lineStarts(text) }, word.index)
    // What cannot be renamed is refused, and nothing changes.
    const answer = await real.client.ask('textDocument/rename', { textDocument: { uri: uriOf(path) }, position, newName }).catch(() => null)
    const { documentChanges = [] } = (answer ?? {}) as WorkspaceEdit
    for (const change of documentChanges) {
      if ('edits' in change) await applyEdits(model, real, change.textDocument.uri, change.edits as TextEdit[])
    }
  })

const path = fc.constantFrom(...paths)
const at = fc.double({ min: 0, max: 0.999, noNaN: true })

export const commands = [
  path.map(open), path.map(open), path.map(open),
  fc.tuple(path, at, fc.constantFrom(...typed)).map((args) => type(...args)),
  fc.tuple(path, at, fc.constantFrom(...typed)).map((args) => type(...args)),
  fc.tuple(path, at, fc.integer({ min: 1, max: 40 })).map((args) => remove(...args)),
  fc.tuple(path, fc.constantFrom(...whole)).map((args) => paste(...args)),
  path.map(undo),
  fc.tuple(path, at, fc.constantFrom('renamed', 'other_name', 'severity', '9')).map((args) => rename(...args)),
  fc.tuple(path, at, fc.constantFrom('renamed', 'other_name')).map((args) => rename(...args)),
  path.map(close),
  path.map(save),
  fc.tuple(path, fc.constantFrom(...whole)).map((args) => changeOnDisk(...args)),
  path.map(deleteOnDisk),
]
