/** At the foot of the window: by whose facts the policy is read, or that Rubric has stopped. */
import { type Disposable, type StatusBarItem, StatusBarAlignment, ThemeColor, window } from 'vscode'
import { type LanguageClient, State } from 'vscode-languageclient/node'
import { isPolicy } from './documents.ts'
import { type ChosenMembers, labelOf } from './members/chosen.ts'

export const showStatus = (client: LanguageClient, chosen: ChosenMembers): Disposable => {
  const item = window.createStatusBarItem('rubric', StatusBarAlignment.Left, 10)
  item.name = 'Rubric'
  const draw = (): void => drawItem(item, client, chosen)
  const parts = [item, client.onDidChangeState(draw), chosen.changed(draw), window.onDidChangeActiveTextEditor(draw)]
  draw()
  return { dispose: () => parts.forEach((part) => part.dispose()) }
}

const drawItem = (item: StatusBarItem, client: LanguageClient, chosen: ChosenMembers): void => {
  const document = window.activeTextEditor?.document
  // A click into the preview leaves no editor active; what was shown last still holds.
  if (document === undefined && window.visibleTextEditors.some((editor) => isPolicy(editor.document))) return
  if (document === undefined || !isPolicy(document)) return item.hide()
  const member = chosen.of(document.uri)
  const look = lookOf(client.state, member === undefined ? undefined : labelOf(member))
  item.text = look.text
  item.tooltip = look.tooltip
  item.command = look.command
  item.backgroundColor = look.isWarning ? new ThemeColor('statusBarItem.warningBackground') : undefined
  item.show()
}

interface Look {
  readonly text: string
  readonly tooltip: string
  readonly command: string
  readonly isWarning: boolean
}

const lookOf = (state: State, member: string | undefined): Look => {
  switch (state) {
    case State.Running:
      return member === undefined
        ? { text: '$(person) No member', tooltip: 'Choose a member, and each clause says whether this member meets it', command: 'rubric.pickMember', isWarning: false }
        : { text: `$(person) ${shortened(member)}`, tooltip: `The policy is read by: ${member}. Click to choose another.`, command: 'rubric.pickMember', isWarning: false }
    case State.Starting:
      return { text: '$(loading~spin) Rubric', tooltip: 'Rubric is starting', command: 'rubric.restart', isWarning: false }
    case State.Stopped:
    case State.StartFailed:
      return { text: '$(warning) Rubric has stopped', tooltip: 'Policies are not checked now. Click to start again.', command: 'rubric.restart', isWarning: true }
  }
}

const longest = 40

const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`)
