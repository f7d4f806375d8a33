/** What a client shows may be out of date, and it did not change anything itself: it is asked to ask again. */
import type { Connection } from 'vscode-languageserver'
import type { Service } from './service.ts'

export const refresh = ({ client }: Service, connection: Connection): void => {
  const { workspace } = client
  const quiet = (): undefined => undefined
  if (workspace?.diagnostics?.refreshSupport === true) connection.languages.diagnostics.refresh().catch(quiet)
  if (workspace?.codeLens?.refreshSupport === true) connection.sendRequest('workspace/codeLens/refresh').catch(quiet)
  if (workspace?.semanticTokens?.refreshSupport === true) connection.languages.semanticTokens.refresh().catch(quiet)
  if (workspace?.inlayHint?.refreshSupport === true) connection.languages.inlayHint.refresh().catch(quiet)
  if (workspace?.inlineValue?.refreshSupport === true) connection.languages.inlineValue.refresh().catch(quiet)
}
