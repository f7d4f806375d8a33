/** With a member chosen, what stands at the end of each line: ✓ met, ✗ not met, ? unknown. Colour only repeats what is written. */
import type { InlineAnswer } from '@rubric/language-server'
import { type DecorationOptions, type Disposable, type TextEditor, type TextEditorDecorationType, Range, ThemeColor, window, workspace } from 'vscode'
import type { Ask } from './ask.ts'
import { debounced } from './debounced.ts'
import type { ChosenMembers } from './members/chosen.ts'

type Status = InlineAnswer['status']

interface Look {
  readonly sign: string
  readonly color: string
}

const looks = {
  'met': { sign: '✓', color: 'rubric.met' },
  'not met': { sign: '✗', color: 'rubric.notMet' },
  'unknown': { sign: '?', color: 'rubric.unknown' },
} satisfies Readonly<Record<Status, Look>>
const statuses = Object.keys(looks) as readonly Status[]

export const showAnswers = (ask: Ask, chosen: ChosenMembers): Disposable => {
  const types = new Map(statuses.map((status) => [status, decorationOf(status)] as const))
  const draw = (): void => {
    for (const editor of window.visibleTextEditors) void drawIn(editor, types, ask, chosen)
  }
  const soon = debounced(draw, 150)
  const parts: readonly Disposable[] = [
    soon,
    ...types.values(),
    chosen.changed(draw),
    window.onDidChangeVisibleTextEditors(draw),
    workspace.onDidChangeTextDocument(soon),
    workspace.onDidChangeConfiguration(draw),
  ]
  draw()
  return { dispose: () => parts.forEach((part) => part.dispose()) }
}

const decorationOf = (status: Status): TextEditorDecorationType => {
  const color = new ThemeColor(looks[status].color)
  return window.createTextEditorDecorationType({ after: { color, margin: '0 0 0 3ch' }, overviewRulerColor: color })
}

const drawIn = async (editor: TextEditor, types: ReadonlyMap<Status, TextEditorDecorationType>, ask: Ask, chosen: ChosenMembers): Promise<void> => {
  const { document } = editor
  if (document.languageId !== 'rubric') return
  const isWanted = workspace.getConfiguration('rubric', document).get('answers.show', true) && chosen.of(document.uri) !== undefined
  const version = document.version
  const answers = isWanted ? await ask.inlineValues(document.uri, new Range(0, 0, document.lineCount, 0)) : []
  // What was asked of an older text would stand beside the wrong lines; the next request is under way.
  if (document.version !== version) return
  for (const [status, type] of types) {
    editor.setDecorations(type, (answers ?? []).filter((answer) => answer.status === status).map((answer) => optionOf(answer, document.lineAt.bind(document))))
  }
}

const optionOf = ({ range, text, status }: InlineAnswer, lineAt: (line: number) => { readonly range: Range }): DecorationOptions => ({
  range: lineAt(range.end.line).range,
  renderOptions: { after: { contentText: `${looks[status].sign} ${text}` } },
})
