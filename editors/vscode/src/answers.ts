/** With a member chosen, what stands at the end of each line: ✓ met, ✗ not met, ? unknown. Colour only repeats what is written. */
import type { InlineAnswer } from '@rubric/language-server'
import { type DecorationOptions, type Disposable, type TextEditor, type TextEditorDecorationType, type TextLine, Range, ThemeColor, window, workspace } from 'vscode'
import type { Ask } from './ask.ts'
import { debounced } from './debounced.ts'
import { isPolicy } from './documents.ts'
import type { ChosenMembers } from './members/chosen.ts'

type Status = InlineAnswer['status']

type Look = Status | 'waiver not met'

/** A waiver that is not met is nothing bad: it only does not help. */
const looks: Readonly<Record<Look, { readonly sign: string; readonly color: string }>> = {
  'met': { sign: '✓', color: 'rubric.met' },
  'not met': { sign: '✗', color: 'rubric.notMet' },
  'unknown': { sign: '?', color: 'rubric.unknown' },
  'waiver not met': { sign: '–', color: 'descriptionForeground' },
}
const allLooks = Object.keys(looks) as readonly Look[]

export const showAnswers = (ask: Ask, chosen: ChosenMembers): Disposable => {
  const types = new Map(allLooks.map((look) => [look, decorationOf(look)] as const))
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

const decorationOf = (look: Look): TextEditorDecorationType => {
  const color = new ThemeColor(looks[look].color)
  return window.createTextEditorDecorationType({ after: { color, margin: '0 0 0 3ch' }, overviewRulerColor: color })
}

const drawIn = async (editor: TextEditor, types: ReadonlyMap<Look, TextEditorDecorationType>, ask: Ask, chosen: ChosenMembers): Promise<void> => {
  const { document } = editor
  if (!isPolicy(document)) return
  const isWanted = workspace.getConfiguration('rubric', document).get('answers.show', true) && chosen.of(document.uri) !== undefined
  const version = document.version
  const answers = isWanted ? await ask.inlineValues(document.uri, new Range(0, 0, document.lineCount, 0)) : []
  // What was asked of an older text would stand beside the wrong lines; the next request is under way.
  if (document.version !== version) return
  const shown = (answers ?? []).map((answer) => shownOf(answer, document.lineAt(answer.range.end.line)))
  for (const [look, type] of types) editor.setDecorations(type, shown.filter((each) => each.look === look))
}

const shownOf = ({ text, status }: InlineAnswer, line: TextLine): DecorationOptions & { readonly look: Look } => {
  const look = status === 'not met' && /^\s*unless\b/.test(line.text) ? 'waiver not met' : status
  return { look, range: line.range, renderOptions: { after: { contentText: `${looks[look].sign} ${text}` } } }
}
