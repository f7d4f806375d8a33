/** What the policy comes to, to be read beside it: in plain English, as TypeScript, and as the trace of the chosen example. */
import { type TextDocument, Uri, ViewColumn, commands, languages, window, workspace } from 'vscode'
import type { ChosenMembers } from './members/chosen.ts'

/** The server provides the text of these schemes, and says when it has changed. */
const viewOf = (scheme: string, { uri }: TextDocument, query = ''): Uri => uri.with({ scheme, query })

/** As a page, the way that Markdown is read. */
const showPage = async (uri: Uri): Promise<void> => {
  await commands.executeCommand('markdown.showPreviewToSide', uri)
}

export const showReading = (document: TextDocument): Promise<void> => showPage(viewOf('rubric-reading', document))

export const showTrace = async (document: TextDocument, chosen: ChosenMembers): Promise<void> => {
  const member = chosen.of(document.uri)
  if (member?.kind === 'example') return showPage(viewOf('rubric-trace', document, member.name))
  const choose = 'Choose Member…'
  const answer = await window.showInformationMessage('A trace is of one example. Choose an example of this policy first.', choose)
  if (answer === choose) await commands.executeCommand('rubric.pickMember')
}

/** For engineers: what the policy is compiled to. */
export const showTypeScript = async (document: TextDocument): Promise<void> => {
  const view = await workspace.openTextDocument(viewOf('rubric-typescript', document))
  await languages.setTextDocumentLanguage(view, 'typescript')
  await window.showTextDocument(view, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true })
}
