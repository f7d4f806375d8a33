/** Asks a built policy about members, one by one: an answer each, or why there is none. */
import type { Answer, PolicyInfo, Problem } from '@rubric/runtime'
import type { PolicyModule } from '../artifact/load.ts'
import type { Members } from '../facts/read.ts'
import type { Choice } from '../versions/dates.ts'

export interface Decided {
  readonly kind: 'decided'
  readonly label: string
  readonly answer: Answer
  /** Why this version decides; null where it was named. */
  readonly choice: Choice | null
  /** The member's letter about the determinations of these names. */
  readonly letter: (about: readonly string[]) => string
}

export type Outcome =
  | Decided
  /** Facts that do not fit, each with its place in the input. `undeclared` are keys that may be slips of the pen. */
  | { readonly kind: 'refused'; readonly label: string; readonly problems: readonly Problem[] }
  /** No facts at all: not JSON, or not an object. */
  | { readonly kind: 'unreadable'; readonly label: string; readonly fault: string }

/** The name of a member is ours, not the policy's. */
const ownKey = '/id'

/** `asOf` is a day or a minute; `choice` says why this version decides, null where it was named. */
export const evaluateMembers = (
  { evaluate, policy, buildAnswer, letter }: PolicyModule,
  { members }: Members,
  asOf: string,
  choice: Choice | null = null,
): readonly Outcome[] =>
  members.map((member): Outcome => {
    const { label } = member
    if ('fault' in member) return { kind: 'unreadable', label, fault: member.fault }
    const evaluation = evaluate(member.facts, asOf)
    if (!evaluation.ok) return { kind: 'refused', label, problems: evaluation.problems }
    const { trace, determinations } = evaluation
    const ignored = evaluation.ignored.filter((path) => path !== ownKey)
    return {
      kind: 'decided',
      label,
      answer: buildAnswer(policy, trace, member.facts, asOf, ignored, determinations),
      choice,
      letter: (about) => {
        const named = determinations.filter(({ determination }) => about.includes(determinationName(policy, determination)))
        return letter(policy, trace, named, member.facts, asOf)
      },
    }
  })

const determinationName = ({ determinations, criteria }: PolicyInfo, index: number): string =>
  criteria[determinations[index]?.criterion ?? -1]?.name ?? ''
