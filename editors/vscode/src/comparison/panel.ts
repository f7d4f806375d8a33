/**
 * A policy beside the version before it: the two texts in one column, and in the next what the change does to members, as a page. There is
 * one page; it follows what is written.
 */
import type { ComparisonAnswer } from '@rubric/language-server'
import { type ExtensionContext, type WebviewPanel, CancellationTokenSource, Disposable, Uri, ViewColumn, commands, window, workspace } from 'vscode'
import type { Ask } from '../ask.ts'
import { debounced } from '../debounced.ts'
import { isPolicy } from '../documents.ts'
import { themed } from './theme.ts'

export interface Comparisons extends Disposable {
  /** Says so where there is nothing to compare. */
  readonly open: (uri: Uri) => Promise<void>
}

interface Shown {
  readonly panel: WebviewPanel
  readonly uri: Uri
  readonly title: string
}

export const createComparisons = ({ extensionUri }: ExtensionContext, ask: Ask): Comparisons => {
  let shown: Shown | undefined
  let latest = new CancellationTokenSource()
  /** What is still under way for an older text is given up. */
  const asked = (uri: Uri): Promise<ComparisonAnswer> => {
    latest.cancel()
    latest = new CancellationTokenSource()
    return ask.comparison(uri, latest.token)
  }
  const show = (panel: WebviewPanel, uri: Uri, { title, html }: ComparisonAnswer): void => {
    shown = { panel, uri, title }
    panel.title = title
    panel.webview.html = themed(html)
  }
  /** While the policy has errors, what was found of it before stays, and says that it is past. */
  const again = debounced(() => {
    if (shown === undefined) return
    const { panel, uri, title } = shown
    const isShown = (): boolean => shown?.panel === panel && shown.uri === uri
    asked(uri).then(
      (answer) => isShown() && show(panel, uri, answer),
      () => isShown() && (panel.title = `${title} (before the change)`),
    )
  }, 400)
  const open = async (uri: Uri): Promise<void> => {
    const answer = await asked(uri)
    await showTexts(answer)
    const panel = shown?.panel ?? newPanel(extensionUri, () => (shown = undefined))
    show(panel, uri, answer)
    panel.reveal()
  }
  const parts = Disposable.from(
    again,
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && isPolicy(document) && again()),
  )
  return {
    open: (uri) => open(uri).catch((error: unknown) => void window.showWarningMessage(error instanceof Error ? error.message : String(error))),
    dispose: () => [parts, ...(shown === undefined ? [] : [shown.panel])].forEach((each) => each.dispose()),
  }
}

const newPanel = (extension: Uri, closed: () => void): WebviewPanel => {
  const panel = window.createWebviewPanel('rubric.comparison', 'Comparison', { viewColumn: ViewColumn.Beside }, { enableFindWidget: true, localResourceRoots: [] })
  panel.iconPath = { light: Uri.joinPath(extension, 'media/file-light.svg'), dark: Uri.joinPath(extension, 'media/file-dark.svg') }
  panel.onDidDispose(closed)
  return panel
}

const showTexts = async ({ title, old, next }: ComparisonAnswer): Promise<void> => {
  const viewColumn = window.activeTextEditor?.viewColumn ?? ViewColumn.One
  await commands.executeCommand('vscode.diff', Uri.parse(old), Uri.parse(next), title, { viewColumn, preview: true, preserveFocus: false })
}
