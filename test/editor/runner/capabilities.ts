/** What a client says that it can do. */
import type { ClientCapabilities } from 'vscode-languageserver'

/** One of today, that can do all that the server knows to use. */
export const everything: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    inlineValue: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    fileOperations: { willRename: true },
    textDocumentContent: {},
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'], insertReplaceSupport: true }, contextSupport: true },
    hover: { contentFormat: ['markdown'] },
    signatureHelp: { signatureInformation: { documentationFormat: ['markdown'], parameterInformation: { labelOffsetSupport: true } } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
    rename: { prepareSupport: true },
    foldingRange: { lineFoldingOnly: true },
    rangeFormatting: { rangesSupport: true },
  },
}

const { diagnostic: _, ...texts } = everything.textDocument ?? {}
const { diagnostics: __, ...folders } = everything.workspace ?? {}

/** The same, but it does not ask for findings: it waits to be told. */
export const listening: ClientCapabilities = { ...everything, textDocument: texts, workspace: folders }

/** What editors were some years ago. */
export const plain: ClientCapabilities = { textDocument: { publishDiagnostics: {} } }
