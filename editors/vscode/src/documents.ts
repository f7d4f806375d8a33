/** The texts that are meant: policies as somebody writes them, not what the server makes of them. */
import { type TextDocument, type Uri, window, workspace } from 'vscode'

export const language = 'rubric'
export const schemes = ['file', 'untitled'] as const

export const isPolicy = ({ languageId, uri }: TextDocument): boolean => languageId === language && (schemes as readonly string[]).includes(uri.scheme)

/** The policy that is meant: the one named, else the one in which one writes, else the only one that is to be seen. */
export const policyAt = (at: Uri | undefined): TextDocument | undefined => {
  const open = [window.activeTextEditor, ...window.visibleTextEditors].flatMap((editor) => editor?.document ?? [])
  const named = at === undefined ? undefined : workspace.textDocuments.find(({ uri }) => uri.toString() === at.toString())
  return named ?? open.find(isPolicy)
}
