/** The members who show what changes, each once and with a number, whatever they are shown for. */
import type { Answer, Compared, Edit, EditedText, Seen, Witness } from '@rubric/analysis'
import type { Review } from '../review.ts'
import { factsOf, type ShownFact } from './facts.ts'
import type { Names } from './names.ts'
import { answerWord } from './words.ts'

export interface ShownMember {
  /** From 1. */
  readonly number: number
  /** `2022-06-15`, or `2022-06-15 14:30`. */
  readonly asOf: string
  readonly facts: readonly ShownFact[]
  /** What each version says of what the member is shown for. */
  readonly answers: readonly ShownAnswer[]
  readonly causes: readonly ShownCause[]
  readonly command: string
}

export interface ShownAnswer {
  /** The author's words for what was asked. */
  readonly about: string
  readonly old: { readonly answer: Answer; readonly text: string }
  readonly next: { readonly answer: Answer; readonly text: string }
}

export interface ShownCause {
  /** `eligibility/age` */
  readonly address: string
  readonly title: string
  /** Null where it was added (removed). */
  readonly old: string | null
  readonly next: string | null
}

/** One after the other, numbered as they come. */
export interface Members {
  readonly all: () => readonly ShownMember[]
  /** The member's number; null where there is none. `item` is what the member shows. */
  readonly show: (item: Compared, witness: Witness | null) => number | null
}

export const membersOf = (review: Review, names: Names): Members => {
  const found = new Map<string, { readonly number: number; readonly witness: Witness; readonly shows: Map<Compared, Witness> }>()
  const show: Members['show'] = (item, witness) => {
    if (witness === null) return null
    const key = JSON.stringify([witness.facts, witness.asOf])
    const member = found.get(key) ?? { number: found.size + 1, witness, shows: new Map<Compared, Witness>() }
    found.set(key, member)
    if (!member.shows.has(item)) member.shows.set(item, witness)
    return member.number
  }
  const all = (): readonly ShownMember[] =>
    [...found.values()].map(({ number, witness, shows }) => ({
      number,
      asOf: witness.asOf.replace('T', ' '),
      facts: factsOf(review, witness),
      answers: answersOf(review, names, shows),
      causes: unrepeated([...shows.values()].flatMap(({ cause }) => cause)).map((edit) => causeOf(edit, names)),
      command: review.commandFor(witness),
    }))
  return { all, show }
}

const answersOf = ({ comparison }: Review, names: Names, shows: ReadonlyMap<Compared, Witness>): readonly ShownAnswer[] => {
  const [parts, whole] = [true, false].map((isPart) =>
    [...shows]
      .filter(([item]) => (item !== comparison.overall) === isPart)
      .map(([item, { old, next }]): ShownAnswer => ({
        about: isPart ? aboutOf(item, shows, names) : 'All in all',
        old: seen(item, old),
        next: seen(item, next),
      })),
  )
  // Of a policy with one determination, the whole says what that one does.
  const isSaid = ({ old, next }: ShownAnswer): boolean =>
    parts?.some((part) => part.old.text === old.text && part.next.text === next.text) === true
  return [...(whole ?? []).filter((answer) => !isSaid(answer)), ...(parts ?? [])]
}

/** The author's words for it; where two parts are called the same, with what they are. */
const aboutOf = (item: Compared, shows: ReadonlyMap<Compared, Witness>, names: Names): string => {
  const called = names.called(item)
  const isShared = [...shows.keys()].some((each) => each.kind !== item.kind && names.called(each) === called)
  return isShared ? `${called} (${item.kind})` : called
}

/** That nothing is granted to whom a clinician decides on, goes without saying. */
const seen = ({ kind }: Compared, { answer, grants }: Seen): ShownAnswer['old'] => ({
  answer,
  text:
    grants === '' || (kind === 'determination' && answer !== 'met')
      ? answerWord(kind, answer)
      : `${answerWord(kind, answer)}: ${grants}`,
})

const unrepeated = (edits: readonly Edit[]): readonly Edit[] => [
  ...new Map(edits.map((edit) => [`${edit.did} ${edit.address}`, edit])).values(),
]

const causeOf = ({ address, old, next }: Edit, names: Names): ShownCause => ({
  address: names.short(address),
  title: names.title(address),
  old: wordsOf(old),
  next: wordsOf(next),
})

/** A line that a version does not have, in a part that it has. */
const wordsOf = (text: EditedText | null): string | null => (text === null ? null : text.words || 'nothing is said')
