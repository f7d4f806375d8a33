/** The command “Choose member…”: the examples of the policy, then the files of members in the workspace. */
import type { MemberChoice } from '@rubric/language-server'
import { type QuickPickItem, QuickPickItemKind, type Uri, window, workspace } from 'vscode'
import type { Ask } from '../ask.ts'
import { dateFault } from '../policy/header.ts'
import { today } from '../today.ts'
import { type ChosenMembers, labelOf } from './chosen.ts'

interface Choice extends QuickPickItem {
  /** Undefined where the item only separates, and where no member is to be chosen. */
  readonly member?: () => Promise<MemberChoice | undefined>
}

export const pickMember = async (uri: Uri, ask: Ask, chosen: ChosenMembers): Promise<void> => {
  const current = chosen.of(uri)
  const pick = await window.showQuickPick(choices(uri, ask, current), {
    title: 'By whose facts is the policy read?',
    placeHolder: 'An example of this policy, or a member from a file',
    matchOnDescription: true,
  })
  if (pick === undefined) return
  if (pick.member === undefined) return chosen.choose(uri, undefined)
  const member = await pick.member()
  if (member !== undefined) await chosen.choose(uri, member)
}

const choices = async (uri: Uri, ask: Ask, current: MemberChoice | undefined): Promise<readonly Choice[]> => {
  const answer = await ask.examples(uri)
  const pattern = workspace.getConfiguration('rubric').get('members.files', '')
  const files = pattern === '' ? [] : await workspace.findFiles(pattern, '**/node_modules/**', 200)
  const examples = (answer?.examples ?? []).map(({ name, asOf }): Choice => ({
    label: name,
    description: `as of ${asOf}`,
    member: () => Promise.resolve({ kind: 'example', name }),
  }))
  const members = files.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map((file): Choice => {
    const label = workspace.asRelativePath(file)
    return { label, member: () => memberFrom(file, label) }
  })
  const none: Choice = { label: '$(circle-slash) No member', description: 'show the policy alone' }
  return [...section('Examples', examples), ...section('Members', members), ...(current === undefined ? [] : section(`Now: ${labelOf(current)}`, [none]))]
}

const section = (label: string, items: readonly Choice[]): readonly Choice[] =>
  items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items]

/** A file of one JSON object; the day that counts as now is asked for, since facts do not say it. */
const memberFrom = async (file: Uri, name: string): Promise<MemberChoice | undefined> => {
  const facts = await factsIn(file)
  if (facts === undefined) {
    void window.showErrorMessage(`${name} cannot be read: it should hold one JSON object with the facts of one member.`)
    return undefined
  }
  const asOf = await window.showInputBox({ title: 'As of which day?', prompt: 'Only what is known on this day counts', value: today(), validateInput: dateFault })
  return asOf === undefined ? undefined : { kind: 'facts', facts, asOf, label: `${name}, as of ${asOf}` }
}

const factsIn = async (file: Uri): Promise<unknown> => {
  try {
    const facts: unknown = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file)))
    return typeof facts === 'object' && facts !== null && !Array.isArray(facts) ? facts : undefined
  } catch {
    return undefined
  }
}
