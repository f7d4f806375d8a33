/** The preview beside the text. There is one; it follows the policy in which one writes. */
import {
  type ExtensionContext, type TextDocument, type TextEditor, type WebviewPanel, CancellationTokenSource, Disposable, Position, Range, Selection, TextEditorRevealType,
  Uri, ViewColumn, commands, window, workspace,
} from 'vscode'
import type { Ask } from '../ask.ts'
import { debounced } from '../debounced.ts'
import { isPolicy } from '../documents.ts'
import { type ChosenMembers, labelOf } from '../members/chosen.ts'
import type { FromPage, ToPage } from './messages.ts'
import { pageOf } from './page.ts'

const viewType = 'rubric.preview'

export interface Previews extends Disposable {
  readonly open: (document: TextDocument) => void
}

export const createPreviews = (context: ExtensionContext, ask: Ask, chosen: ChosenMembers): Previews => {
  let current: Preview | undefined
  const attach = (panel: WebviewPanel, uri: Uri): void => {
    current?.panel.dispose()
    const preview = createPreview(panel, uri, context.extensionUri, ask, chosen)
    current = preview
    panel.onDidDispose(() => (current = current === preview ? undefined : current))
  }
  const serializer = window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: (panel, state) => {
      const uri = uriIn(state)
      if (uri === undefined) panel.dispose()
      else attach(panel, uri)
      return Promise.resolve()
    },
  })
  return {
    open: (document) => {
      if (current !== undefined) {
        current.follow(document)
        return current.panel.reveal(undefined, true)
      }
      attach(window.createWebviewPanel(viewType, 'Preview', { viewColumn: ViewColumn.Beside, preserveFocus: true }), document.uri)
    },
    dispose: () => [serializer, ...(current === undefined ? [] : [current.panel])].forEach((each) => each.dispose()),
  }
}

/** The page keeps what it shows, and gets it back when the window is loaded again. */
const uriIn = (state: unknown): Uri | undefined =>
  typeof state === 'object' && state !== null && 'uri' in state && typeof state.uri === 'string' ? Uri.parse(state.uri) : undefined

interface Preview {
  readonly panel: WebviewPanel
  readonly follow: (document: TextDocument) => void
}

const createPreview = (panel: WebviewPanel, first: Uri, extension: Uri, ask: Ask, chosen: ChosenMembers): Preview => {
  let uri = first
  const say = (message: ToPage): Thenable<boolean> => panel.webview.postMessage(message)
  const show = drawer(panel, ask, chosen, say)
  const soon = debounced(() => void show(uri), 120)
  const follow = (document: TextDocument): void => {
    if (!isPolicy(document) || document.uri.toString() === uri.toString()) return
    uri = document.uri
    void show(uri)
  }
  const locate = ({ document, selection }: TextEditor): void => {
    const isFollowing = workspace.getConfiguration('rubric').get('preview.follow', true)
    if (isFollowing && document.uri.toString() === uri.toString()) void say({ kind: 'locate', line: selection.active.line })
  }
  panel.webview.options = { enableScripts: true, localResourceRoots: [extension] }
  panel.iconPath = { light: Uri.joinPath(extension, 'media/file-light.svg'), dark: Uri.joinPath(extension, 'media/file-dark.svg') }
  const parts = Disposable.from(
    soon,
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === 'ready') void show(uri)
      else if (message.kind === 'reveal') void reveal(uri, new Position(message.line, message.character))
      else void commands.executeCommand('rubric.pickMember', uri)
    }),
    chosen.changed(soon),
    // What a policy uses from other files may have changed as well.
    workspace.onDidChangeTextDocument(({ document }) => isPolicy(document) && soon()),
    window.onDidChangeActiveTextEditor((editor) => editor !== undefined && follow(editor.document)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => locate(textEditor)),
  )
  panel.onDidDispose(() => parts.dispose())
  panel.webview.html = pageOf(panel.webview, extension)
  return { panel, follow }
}

/** Asks for the newest text only: what is still under way for an older one is given up. */
const drawer = (panel: WebviewPanel, ask: Ask, chosen: ChosenMembers, say: (message: ToPage) => Thenable<boolean>): ((uri: Uri) => Promise<void>) => {
  let latest = new CancellationTokenSource()
  return async (uri) => {
    latest.cancel()
    const mine = new CancellationTokenSource()
    latest = mine
    const member = chosen.of(uri)
    try {
      const preview = await ask.preview(uri, mine.token)
      if (mine.token.isCancellationRequested) return
      panel.title = preview === null ? 'Preview' : `Preview: ${preview.title}`
      if (preview === null) void say({ kind: 'nothing', why: 'This file holds no policy that could be shown.' })
      else void say({ kind: 'show', uri: uri.toString(), preview, member: member === undefined ? null : labelOf(member) })
    } catch (error) {
      if (!mine.token.isCancellationRequested) throw error
    } finally {
      mine.dispose()
    }
  }
}

const reveal = async (uri: Uri, place: Position): Promise<void> => {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
  const document = shown?.document ?? (await workspace.openTextDocument(uri))
  const editor = await window.showTextDocument(document, shown?.viewColumn ?? ViewColumn.One)
  editor.selection = new Selection(place, place)
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport)
}
