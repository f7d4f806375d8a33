/** What the server may ask of the editor beside its answers. */
import {
  type ClientCapabilities,
  type Connection,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver'

export interface Editor {
  /** A message that passes by. */
  readonly show: (text: string) => void
  /** Puts a change into the texts, for the author to see and to undo. */
  readonly apply: (label: string, edit: WorkspaceEdit) => Promise<boolean>
  /** What is shown beside texts may be out of date though nobody typed: the editor is asked to ask again. */
  readonly refresh: () => void
  /** Of what is shown, only findings and what stands above blocks. */
  readonly refreshFindings: () => void
  /** The same of a text that the server provides. */
  readonly refreshText: (uri: string) => void
}

/** Where nobody listens. */
export const nobody: Editor = {
  show: () => undefined,
  apply: async () => false,
  refresh: () => undefined,
  refreshFindings: () => undefined,
  refreshText: () => undefined,
}

export const editorOf = (connection: Connection, { workspace }: ClientCapabilities): Editor => {
  // An editor that is closing answers nothing any more.
  const quiet = (): void => undefined
  const ask = (can: boolean | undefined, request: () => Promise<unknown>): void => {
    if (can === true) request().catch(quiet)
  }
  const refreshFindings = (): void => {
    ask(workspace?.diagnostics?.refreshSupport, () => connection.languages.diagnostics.refresh())
    ask(workspace?.codeLens?.refreshSupport, () => connection.sendRequest('workspace/codeLens/refresh'))
  }
  return {
    show: (message) =>
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }).catch(quiet),
    apply: async (label, edit) =>
      workspace?.applyEdit === true && (await connection.workspace.applyEdit({ label, edit })).applied,
    refreshFindings,
    refresh: () => {
      refreshFindings()
      ask(workspace?.semanticTokens?.refreshSupport, () => connection.languages.semanticTokens.refresh())
      ask(workspace?.inlayHint?.refreshSupport, () => connection.languages.inlayHint.refresh())
      ask(workspace?.inlineValue?.refreshSupport, () => connection.languages.inlineValue.refresh())
    },
    refreshText: (uri) =>
      ask(workspace?.textDocumentContent !== undefined, () => connection.workspace.textDocumentContent.refresh(uri)),
  }
}
