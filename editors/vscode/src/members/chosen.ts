/** Which member each policy is read by: kept with the workspace, and told to the server whenever it starts. */
import type { MemberChoice } from '@rubric/language-server'
import { type Event, EventEmitter, type Memento, Uri } from 'vscode'
import type { Ask } from '../ask.ts'

export interface ChosenMembers {
  readonly of: (uri: Uri) => MemberChoice | undefined
  readonly choose: (uri: Uri, member: MemberChoice | undefined) => Promise<void>
  /** Says all choices to a server that has just started. */
  readonly tell: () => Promise<void>
  readonly changed: Event<Uri>
}

const key = 'members'

export const createChosenMembers = (state: Memento, ask: Ask): ChosenMembers => {
  const chosen = new Map<string, MemberChoice>(state.get<[string, MemberChoice][]>(key, []))
  const emitter = new EventEmitter<Uri>()
  return {
    of: (uri) => chosen.get(uri.toString()),
    choose: async (uri, member) => {
      if (member === undefined) chosen.delete(uri.toString())
      else chosen.set(uri.toString(), member)
      await ask.chooseMember(uri, member ?? null)
      emitter.fire(uri)
      await state.update(key, [...chosen])
    },
    tell: async () => {
      await Promise.all([...chosen].map(([uri, member]) => ask.chooseMember(Uri.parse(uri), member)))
    },
    changed: emitter.event,
  }
}

export const labelOf = (member: MemberChoice): string => (member.kind === 'example' ? member.name : member.label)
