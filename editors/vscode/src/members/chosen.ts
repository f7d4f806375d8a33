/** Which member each policy is read by: kept with the workspace, and told to the server whenever it starts. */
import type { MemberChoice } from '@rubric/language-server'
import { type Event, EventEmitter, type Memento, Uri } from 'vscode'
import type { Ask } from '../ask.ts'

/** Facts that were read from a file remember it. */
export type ChosenMember = MemberChoice & { readonly file?: string }

export interface ChosenMembers {
  readonly of: (uri: Uri) => ChosenMember | undefined
  /** Each policy with its member. */
  readonly all: () => readonly (readonly [uri: string, member: ChosenMember])[]
  readonly choose: (uri: Uri, member: ChosenMember | undefined) => Promise<void>
  /** Says all choices to a server that has just started. */
  readonly tell: () => Promise<void>
  readonly changed: Event<Uri>
}

const key = 'members'

export const createChosenMembers = (state: Memento, ask: Ask): ChosenMembers => {
  const chosen = new Map<string, ChosenMember>(state.get<[string, ChosenMember][]>(key, []))
  const emitter = new EventEmitter<Uri>()
  return {
    of: (uri) => chosen.get(uri.toString()),
    all: () => [...chosen],
    choose: async (uri, member) => {
      if (member === undefined) chosen.delete(uri.toString())
      else chosen.set(uri.toString(), member)
      await ask.chooseMember(uri, member ?? null)
      emitter.fire(uri)
      await state.update(key, [...chosen])
    },
    tell: async () => {
      await Promise.all([...chosen].map(([uri, member]) => ask.chooseMember(Uri.parse(uri), member)))
      for (const uri of chosen.keys()) emitter.fire(Uri.parse(uri))
    },
    changed: emitter.event,
  }
}

export const labelOf = (member: MemberChoice): string => (member.kind === 'example' ? member.name : member.label)
