/** What the new version claims of its changes, and whether it is true. */
import type { ClaimResult, ClaimWord } from '@rubric/analysis'
import type { Review } from '../review.ts'
import type { Members } from './members.ts'
import type { Names } from './names.ts'
import { capital, counted, proofText, type Tone } from './words.ts'

export interface ClaimRow {
  readonly about: string
  /** `eligibility/age`; empty of the version as a whole. */
  readonly address: string
  readonly stated: ClaimWord
  /** The author's words for it. */
  readonly text: string
  readonly holds: ClaimResult['holds']
  /** `true`, `false`, `not decided` */
  readonly word: string
  /** `Proved for every member.` */
  readonly says: string
  readonly tone: Tone
  readonly member: number | null
}

const words: Readonly<Record<ClaimResult['holds'], { readonly word: string; readonly tone: Tone }>> = {
  yes: { word: 'true', tone: 'good' },
  no: { word: 'false', tone: 'bad' },
  undecided: { word: 'not decided', tone: 'doubt' },
}

export const claimRow = ({ comparison }: Review, names: Names, members: Members, claim: ClaimResult): ClaimRow => {
  const { address, stated, text, holds, witness } = claim
  const item = [...comparison.roots, ...comparison.clauses].find((each) => each.address === address)
  const about =
    address === null ? 'The version as a whole' : item === undefined ? capital(names.title(address)) : names.called(item)
  const member = members.show(item ?? comparison.overall, witness)
  return {
    about,
    address: address === null ? '' : names.short(address),
    stated,
    text,
    holds,
    ...words[holds],
    says: saysOf(claim),
    member,
  }
}

/** What was found, as a sentence. */
export const saysOf = ({ stated, holds, found, proof }: ClaimResult): string => {
  switch (holds) {
    case 'yes':
      return `${capital(proofText(stated, proof))}.`
    case 'no':
      return found === null ? 'The comparison contradicts it.' : `It is ${found}: ${proofText(found, proof)}.`
    case 'undecided':
      return 'Neither a proof nor a sample could say.'
  }
}

export const headlineOf = (rows: readonly ClaimRow[]): { readonly headline: string; readonly tone: Tone } => {
  const [wrong, open] = (['no', 'undecided'] as const).map((holds) => rows.filter((row) => row.holds === holds).length)
  if (rows.length === 0) return { headline: 'The new version makes no claim about what it changes.', tone: 'plain' }
  const of = rows.length === 1 ? 'The claim' : `${wrong || open} of ${counted(rows.length, 'claim')}`
  if (wrong) return { headline: `${of} ${wrong === 1 ? 'is' : 'are'} false.`, tone: 'bad' }
  if (open) return { headline: `${of} could not be decided.`, tone: 'doubt' }
  return { headline: rows.length === 1 ? 'The claim is true.' : `All ${rows.length} claims are true.`, tone: 'good' }
}
