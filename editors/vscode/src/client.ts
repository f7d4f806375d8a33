/** Starts the language server that is shipped beside this file, and says how it fares. */
import { type ExtensionContext, window } from 'vscode'
import { LanguageClient, type Middleware, TransportKind } from 'vscode-languageclient/node'
import { language, schemes } from './documents.ts'

export const createClient = (context: ExtensionContext, middleware: Middleware): LanguageClient => {
  const module = context.asAbsolutePath('server.mjs')
  const transport = TransportKind.stdio
  return new LanguageClient(
    'rubric',
    'Rubric',
    { run: { module, transport }, debug: { module, transport, options: { execArgv: ['--inspect=6011'] } } },
    {
      documentSelector: schemes.map((scheme) => ({ scheme, language })),
      outputChannel: window.createOutputChannel('Rubric', { log: true }),
      middleware,
    },
  )
}
