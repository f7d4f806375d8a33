/** Texts that the server makes of a policy: its reading, what it is compiled to, the trace of an example. */
import { type View, viewText } from '@rubric/language-service'
import { layOutTypeScript } from '@rubric/prettier-plugin'
import { type TextDocumentContentParams, TextDocumentContentRequest, type TextDocumentContentResult } from 'vscode-languageserver'
import { custom, method } from '../method.ts'
import type { Service } from '../service.ts'
import { refusal } from './places.ts'

const kinds = { 'rubric-reading': 'reading', 'rubric-typescript': 'typescript', 'rubric-trace': 'trace' } as const

/** `rubric-trace:/folder/file.rubric?name of an example` is about `file:///folder/file.rubric`. */
const form = /^(rubric-(?:reading|typescript|trace)):(?:\/\/)?([^?#]*)(?:\?([^#]*))?/

const textOf = async (service: Service, { uri }: TextDocumentContentParams): Promise<TextDocumentContentResult> => {
  const [, scheme = '', path = '', query = ''] = form.exec(uri) ?? []
  const kind = Object.hasOwn(kinds, scheme) ? kinds[scheme as keyof typeof kinds] : undefined
  if (kind === undefined) throw refusal(`There is no text for ${uri}.`)
  const here = service.here(path.startsWith('/') ? `file://${path}` : `untitled:${path}`)
  if (here === undefined) throw refusal('The policy that this is about is gone.')
  service.views.add(uri)
  const view: View = kind === 'trace' ? { kind, path: here.path, example: decodeURIComponent(query) } : { kind, path: here.path }
  const text = viewText(here.program, view)
  if (text === undefined) return { text: 'There is nothing to show yet: put the errors of the policy right first.\n' }
  return { text: kind === 'typescript' ? await layOutTypeScript(text) : text }
}

export const viewMethods = [
  method(TextDocumentContentRequest.type, { workspace: { textDocumentContent: { schemes: Object.keys(kinds) } } }, textOf),
  // For clients that do not know the request of the protocol yet.
  custom('rubric/textDocumentContent', textOf),
]
