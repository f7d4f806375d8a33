/** The command “Open a copy of the sample…”: the sample is a workspace of its own, and a copy of it may be changed at will. */
import { type ExtensionContext, Uri, commands, window, workspace } from 'vscode'

export const openSample = async (context: ExtensionContext): Promise<void> => {
  const chosen = await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: 'Put the sample here', title: 'Where should the copy be kept?' })
  const parent = chosen?.[0]
  if (parent === undefined) return
  const target = Uri.joinPath(parent, 'rubric-sample')
  try {
    await workspace.fs.copy(Uri.joinPath(context.extensionUri, 'sample'), target, { overwrite: false })
  } catch {
    void window.showInformationMessage('There is a folder “rubric-sample” already. It is opened as it is.')
  }
  await commands.executeCommand('vscode.openFolder', target)
}
