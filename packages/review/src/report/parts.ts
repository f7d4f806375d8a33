/** What changes in each part, how sure that is, and who shows it. */
import type { ClaimWord, Compared, Flip } from '@rubric/analysis'
import type { Members } from './members.ts'
import type { Names } from './names.ts'
import { counted, flipText, newsOf, proofText, type Tone, verdictMeaning, verdictTone, verdictWord } from './words.ts'

export interface PartRow {
  readonly item: Compared
  readonly title: string
  /** `eligibility/age` */
  readonly address: string
  /** How deep it stands in its rule: 0 for the rule itself. */
  readonly depth: number
  readonly verdict: ClaimWord | 'not decided'
  readonly tone: Tone
  readonly meaning: string
  readonly proof: string
  /** Empty of clauses: their rule's members show what comes of it. */
  readonly flips: readonly FlipRow[]
  /** Those of its clauses that differ, in words or in answers; of a determination they would repeat what it requires. */
  readonly clauses: readonly PartRow[]
}

export interface FlipRow {
  readonly flip: Flip
  /** `from not met to met` */
  readonly text: string
  /** Null: members of this kind can be neither shown nor excluded. */
  readonly member: number | null
}

export const partRow = (names: Names, members: Members, item: Compared, clauses: readonly Compared[]): PartRow => {
  const verdict = verdictWord(item)
  const word = verdict === 'not decided' ? null : verdict
  const address = names.short(item.address)
  const hasClauses = item.presence === 'both' && item.kind !== 'determination'
  const inner = clauses.filter((each) => hasClauses && each.address.startsWith(`${item.address}/`) && differs(each))
  return {
    item,
    title: names.called(item),
    address,
    depth: address.split('/').length - 1,
    verdict,
    tone: word === null ? 'doubt' : verdictTone[word],
    meaning: verdictMeaning(item.kind, word),
    proof: proofText(word, item.proof),
    flips:
      item.kind === 'clause'
        ? []
        : newsOf(item).map((flip) => ({ flip, text: flipText(item.kind, flip), member: members.show(item, flip.witness) })),
    clauses: inner.map((each) => partRow(names, members, each, [])),
  }
}

const differs = ({ presence, verdict, edited }: Compared): boolean => presence !== 'both' || verdict !== 'unchanged' || edited

/** That something did not change is a result. */
export const unchangedText = (parts: readonly PartRow[]): string => {
  const same = parts.filter(({ verdict }) => verdict === 'unchanged').length
  if (same === parts.length) return 'Every part is unchanged.'
  return same === 0
    ? 'No part is unchanged.'
    : `${same} of ${counted(parts.length, 'part')} ${same === 1 ? 'is' : 'are'} unchanged.`
}
