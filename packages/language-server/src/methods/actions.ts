/** What can be done at a place: remedies for what is reported there, and other ways to write it. */
import { codeActions } from '@rubric/language-service'
import { type CodeAction, CodeActionRequest } from 'vscode-languageserver'
import { spanOf } from '../convert/positions.ts'
import { method } from '../method.ts'
import { ofFile, workspaceEditOf } from './places.ts'

export const actionMethods = [
  method(
    CodeActionRequest.type,
    {
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', 'source.fixAll'],
        resolveProvider: false,
      },
    },
    ofFile(({ root, program, path, lines }, { range, context }, service): CodeAction[] => {
      const isAsked = (kind: string): boolean =>
        context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true
      return codeActions(program, path, spanOf(lines, range), service.host.today(), service.revisions.diagnostics(program, path))
        .filter(({ kind }) => isAsked(kind))
        .map(({ title, kind, edits, preferred, fixes }) => {
          const mended = context.diagnostics.filter(({ code }) => fixes.includes(String(code)))
          return {
            title,
            kind,
            edit: workspaceEditOf(service, root, edits),
            ...(preferred ? { isPreferred: true } : {}),
            ...(mended.length > 0 ? { diagnostics: mended } : {}),
          }
        })
    }),
  ),
]
