/** The requests of the protocol, one by one: answered, with how many golden pages, or not, and why. Written into the README between two marks. */
import * as protocol from 'vscode-languageserver'
import { methods } from '@rubric/language-server'
import { methodOf, pagePaths } from './page.ts'

/** What a client can ask, by the protocol's own list. */
export const requests: readonly string[] = Object.values(protocol)
  .flatMap((each) => (isMessage(each) && each.messageDirection === 'clientToServer' && /Request/.test(each.type.constructor.name) ? [each.method] : []))
  .sort()

interface Message {
  readonly method: string
  readonly messageDirection: string
  readonly type: object
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'method' in value && 'messageDirection' in value && 'type' in value
}

/** The two that begin and end a session. */
export const life: readonly string[] = ['initialize', 'shutdown']

export const leftOut: readonly { readonly why: string; readonly methods: readonly string[] }[] = [
  { why: 'a name is declared in one place', methods: ['textDocument/declaration', 'textDocument/typeDefinition', 'textDocument/implementation'] },
  {
    why: 'policies do not call or inherit',
    methods: [
      'callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls', 'textDocument/prepareCallHierarchy', 'textDocument/prepareTypeHierarchy',
      'typeHierarchy/subtypes', 'typeHierarchy/supertypes',
    ],
  },
  { why: 'policies have no colours', methods: ['textDocument/colorPresentation', 'textDocument/documentColor'] },
  { why: 'rename does it, in all files', methods: ['textDocument/linkedEditingRange'] },
  { why: 'names do not leave the workspace', methods: ['textDocument/moniker'] },
  { why: 'nothing is written by guess', methods: ['textDocument/inlineCompletion'] },
  { why: 'the first answer is whole', methods: [
    'codeAction/resolve', 'codeLens/resolve', 'completionItem/resolve', 'documentLink/resolve', 'inlayHint/resolve', 'workspaceSymbol/resolve',
  ] },
  { why: 'nothing is to be done before', methods: ['textDocument/willSaveWaitUntil', 'workspace/willCreateFiles', 'workspace/willDeleteFiles'] },
]

const pagesOf = (method: string): number => pagePaths().filter((path) => methodOf(path) === method).length

const code = (method: string): string => `\`${method}\``

export const capabilityTable = (): string => {
  const answered = [...methods].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name }) => `| ${code(name)} | ${pagesOf(name)} |`)
  const others = leftOut.map(({ why, methods: names }) => `| ${names.map(code).join(', ')} | ${why} |`)
  return ['| answered | golden pages |', '| --- | --- |', ...answered, '', '| not answered | because |', '| --- | --- |', ...others].join('\n')
}

const marks = ['<!-- capabilities -->\n\n', '\n\n<!-- /capabilities -->'] as const

/** A page with the table as it is now. */
export const withTable = (page: string): string => {
  const [start, end] = [page.indexOf(marks[0]) + marks[0].length, page.indexOf(marks[1])]
  if (start < marks[0].length || end < start) throw new Error('the page has no place for the table')
  return page.slice(0, start) + capabilityTable() + page.slice(end)
}
