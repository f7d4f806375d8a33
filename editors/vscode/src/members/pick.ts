/** The command “Choose member…”: the examples of the policy, then the files of members in the workspace. */
import { type QuickPick, type QuickPickItem, QuickPickItemKind, type Uri, window, workspace } from 'vscode'
import type { Ask } from '../ask.ts'
import { dateFault } from '../policy/header.ts'
import { today } from '../today.ts'
import { type ChosenMember, type ChosenMembers, labelOf } from './chosen.ts'
import { readMember } from './file.ts'

interface Choice extends QuickPickItem {
  /** Undefined where the item only separates, and where no member is to be chosen. */
  readonly member?: () => Promise<ChosenMember | undefined>
}

export const pickMember = async (uri: Uri, ask: Ask, chosen: ChosenMembers): Promise<void> => {
  const choice = await pick(uri, ask, chosen.of(uri))
  if (choice === undefined) return
  if (choice.member === undefined) return chosen.choose(uri, undefined)
  const member = await choice.member()
  if (member !== undefined) await chosen.choose(uri, member)
}

/** What is known at once is offered at once; files are looked for meanwhile. */
const pick = async (uri: Uri, ask: Ask, current: ChosenMember | undefined): Promise<Choice | undefined> => {
  const list = window.createQuickPick<Choice>()
  list.title = 'By whose facts is the policy read?'
  list.placeholder = 'An example of this policy, or a member from a file'
  list.matchOnDescription = true
  list.busy = true
  const answer = new Promise<Choice | undefined>((resolve) => {
    list.onDidAccept(() => list.selectedItems.length > 0 && resolve(list.selectedItems[0]))
    list.onDidHide(() => resolve(undefined))
  })
  list.show()
  void fill(list, uri, ask, current)
  return answer.finally(() => list.dispose())
}

const fill = async (list: QuickPick<Choice>, uri: Uri, ask: Ask, current: ChosenMember | undefined): Promise<void> => {
  list.items = [...section('Examples', await examplesOf(uri, ask)), ...noneFor(current)]
  list.items = [...list.items, ...section('Members', await membersIn())]
  list.busy = false
}

const examplesOf = async (uri: Uri, ask: Ask): Promise<readonly Choice[]> =>
  ((await ask.examples(uri))?.examples ?? []).map(({ name, asOf }) => ({
    label: name,
    description: `as of ${asOf}`,
    member: () => Promise.resolve({ kind: 'example', name }),
  }))

const membersIn = async (): Promise<readonly Choice[]> => {
  const pattern = workspace.getConfiguration('rubric').get('members.files', '')
  const files = pattern === '' ? [] : await workspace.findFiles(pattern, '**/node_modules/**', 200)
  return files.map((file) => ({ file, label: workspace.asRelativePath(file) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1))
    .map(({ file, label }) => ({ label, member: () => memberFrom(file, label) }))
}

const noneFor = (current: ChosenMember | undefined): readonly Choice[] =>
  current === undefined ? [] : section(`Now: ${labelOf(current)}`, [{ label: '$(circle-slash) No member', description: 'show the policy alone' }])

const section = (label: string, items: readonly Choice[]): readonly Choice[] =>
  items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items]

/** A file of one JSON object; the day that counts as now is asked for, since facts do not say it. */
const memberFrom = async (file: Uri, name: string): Promise<ChosenMember | undefined> => {
  const read = await readMember(file)
  if (read === undefined) {
    void window.showErrorMessage(`${name} cannot be read: it should hold one JSON object with the facts of one member.`)
    return undefined
  }
  const asOf = await window.showInputBox({ title: 'As of which day?', prompt: 'Only what is known on this day counts', value: today(), validateInput: dateFault })
  return asOf === undefined ? undefined : { kind: 'facts', ...read, asOf, file: file.toString() }
}
