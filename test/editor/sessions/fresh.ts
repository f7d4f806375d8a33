/** What a server says that has just been started on the same texts, to be held against one that has been running. */
import { createService, methods } from '@rubric/language-server'
import { CancellationToken } from 'vscode-languageserver'
import { everything } from '../runner/capabilities.ts'
import { memoryHost } from '../runner/memory-host.ts'
import { rootUri, uriOf } from '../runner/params.ts'
import type { Model } from './model.ts'
import { paths } from './texts.ts'

type Ask = (method: string, params: unknown) => Promise<unknown>

export interface Said {
  /** By URI; of files without findings nothing. */
  readonly findings: Readonly<Record<string, unknown>>
  readonly symbols: unknown
}

interface Report {
  readonly items: readonly { readonly uri: string; readonly items: readonly unknown[] }[]
}

export const findingsOf = (reports: Iterable<{ readonly uri: string; readonly items: readonly unknown[] }>): Said['findings'] =>
  Object.fromEntries([...reports].filter(({ items }) => items.length > 0).map(({ uri, items }) => [uri, items] as const).sort(([a], [b]) => (a < b ? -1 : 1)))

export const symbolsBy = async (ask: Ask): Promise<unknown> => [
  await Promise.all(paths.map((path) => ask('textDocument/documentSymbol', { textDocument: { uri: uriOf(path) } }))),
  await ask('workspace/symbol', { query: '' }),
]

export const saidBy = async (ask: Ask): Promise<Said> => {
  const { items } = (await ask('workspace/diagnostic', { previousResultIds: [] })) as Report
  return plainly({ findings: findingsOf(items), symbols: await symbolsBy(ask) })
}

export const plainly = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export const hostOf = ({ disk }: Model) => memoryHost(Object.fromEntries([...disk].map(([path, text]) => [`/w/${path}`, text])))

export const freshly = (model: Model): Promise<Said> => {
  const service = createService(hostOf(model), everything)
  service.roots.add(rootUri.slice('file://'.length))?.load()
  for (const [path, { text, version }] of model.open) service.open(uriOf(path), version, text)
  return saidBy(async (method, params) => {
    const answer = await methods.find(({ name }) => name === method)?.answer(service, params, CancellationToken.None)
    return answer === undefined ? null : plainly(answer)
  })
}
