/** What may be written at a place. */
import { type Completion, type CompletionKind, completionsAt } from '@rubric/language-service'
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver'
import { type Lines, rangeOf } from '../convert/positions.ts'
import { method } from '../method.ts'
import { atPlace, markup } from './places.ts'

/** The icons by which editors tell proposals apart. */
const icons: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  fact: CompletionItemKind.Variable,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  unit: CompletionItemKind.Unit,
  code: CompletionItemKind.Constant,
  codes: CompletionItemKind.Enum,
  'code system': CompletionItemKind.Enum,
  define: CompletionItemKind.Function,
  criteria: CompletionItemKind.Class,
  clause: CompletionItemKind.Method,
  limit: CompletionItemKind.Class,
  requirement: CompletionItemKind.Class,
  exception: CompletionItemKind.Class,
  determination: CompletionItemKind.Class,
  guidance: CompletionItemKind.Interface,
  interpretation: CompletionItemKind.Interface,
  policy: CompletionItemKind.Module,
  calendar: CompletionItemKind.Struct,
  example: CompletionItemKind.Value,
  file: CompletionItemKind.File,
  label: CompletionItemKind.Text,
  date: CompletionItemKind.Value,
}

export const completionMethods = [
  method(
    CompletionRequest.type,
    { completionProvider: { triggerCharacters: [' ', '/', '.', '"'], resolveProvider: false } },
    atPlace(({ program, path, lines }, offset, _, { client }) => ({
      isIncomplete: false,
      items: completionsAt(program, path, offset).map((completion) => itemOf(lines, completion, client)),
    })),
  ),
]

const itemOf = (
  lines: Lines,
  { label, kind, detail, documentation, edit, snippet, sort }: Completion,
  client: ClientCapabilities,
): CompletionItem => {
  const can = client.textDocument?.completion?.completionItem
  const fills = snippet && can?.snippetSupport === true
  return {
    label,
    kind: icons[kind],
    ...(detail === '' ? {} : { detail }),
    ...(documentation === '' ? {} : { documentation: markup(documentation, can?.documentationFormat) }),
    sortText: sort,
    insertTextFormat: fills ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(fills ? { insertTextMode: InsertTextMode.asIs } : {}),
    textEdit: { range: rangeOf(lines, edit.span), newText: snippet && !fills ? withoutHoles(edit.text) : edit.text },
  }
}

/** A snippet for an editor that knows none: `${1:text}` becomes `text`. */
const withoutHoles = (text: string): string => {
  const filled = text.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replace(/\$\{\d+:([^{}]*)\}/g, '$1')
  return filled === text ? text.replace(/\$\d+|\$\{\d+\}/g, '').replace(/\\([$}\\])/g, '$1') : withoutHoles(filled)
}
