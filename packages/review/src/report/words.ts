/** The words for verdicts, answers and proofs, in one place, so that page, comment, terminal and editor say the same. */
import type { Answer, ClaimWord, Compared, Flip, Kind, Proof } from '@rubric/analysis'

/** How a thing is to be shown. Never the only sign of what it says. */
export type Tone = 'good' | 'bad' | 'doubt' | 'plain'

type Words = Readonly<Record<Answer, string>>

const statusWords: Words = { met: 'met', 'information needed': 'information needed', 'not met': 'not met' }

/** Nobody but a clinician refuses. */
const outcomeWords: Words = { met: 'criteria met', 'information needed': 'information needed', 'not met': 'refer to a clinician' }

const limitWords: Words = {
  met: 'leaves all that is asked',
  'information needed': 'information needed',
  'not met': 'leaves less than is asked',
}

const answerWords: Readonly<Record<Kind, Words>> = {
  criteria: statusWords,
  requirement: statusWords,
  exception: { met: 'applies', 'information needed': 'information needed', 'not met': 'does not apply' },
  determination: outcomeWords,
  limit: limitWords,
  clause: statusWords,
}

export const answerWord = (kind: Kind, answer: Answer): string => answerWords[kind][answer]

/** `7,762` */
export const numberText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`

/** `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

export const memberText = (number: number): string => `Member ${number}`

/** With a capital, as a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const sampleText = ({ members, seed }: Extract<Proof, { readonly by: 'sample' }>): string =>
  `${counted(members, 'sampled member')} (seed ${seed})`

/** How sure a verdict is. Of a sample, only what was seen is certain. */
export const proofText = (verdict: ClaimWord | null, proof: Proof): string => {
  if (verdict === 'added' || verdict === 'removed') return 'read off the two texts'
  if (proof.by === 'proof')
    return proof.for === undefined ? 'proved for every member' : 'proved for every member who asks for one line of service'
  switch (verdict) {
    case 'unchanged':
      return `no difference found among ${sampleText(proof)}`
    case 'broader':
    case 'narrower':
    case 'outcome only':
      return `nothing to the contrary found among ${sampleText(proof)}`
    case 'mixed':
      return `found among ${sampleText(proof)}`
    case null:
      return `not settled by ${sampleText(proof)}`
  }
}

/** Of outcomes, one is better for the member. Of a criterion nobody can say: what is met may count against somebody. */
export const verdictMeaning = (kind: Kind, verdict: ClaimWord | null): string => {
  const isOutcome = kind === 'determination' || kind === 'limit'
  switch (verdict) {
    case 'unchanged':
      return 'the same answers'
    case 'broader':
      return isOutcome ? 'better for some members, worse for nobody' : 'nearer to met for some members, further for nobody'
    case 'narrower':
      return isOutcome ? 'worse for some members, better for nobody' : 'further from met for some members, nearer for nobody'
    case 'mixed':
      return isOutcome ? 'better for some members, worse for others' : 'nearer to met for some members, further for others'
    case 'outcome only':
      return 'the same answers; what is granted, or the clauses behind it, differ'
    case 'added':
      return 'not in the old version'
    case 'removed':
      return 'not in the new version'
    case null:
      return 'neither a proof nor a sample could say'
  }
}

export const verdictTone: Readonly<Record<ClaimWord, Tone>> = {
  unchanged: 'plain',
  broader: 'good',
  narrower: 'bad',
  mixed: 'doubt',
  'outcome only': 'doubt',
  added: 'plain',
  removed: 'plain',
}

/** An item of one version has no verdict, and says so. */
export const verdictWord = ({ presence, verdict }: Compared): ClaimWord | 'not decided' =>
  presence === 'both' ? (verdict ?? 'not decided') : presence

/** `Broader: nearer to met for some members, further for nobody; proved for every member.` */
export const verdictSentence = (item: Compared): string => {
  const verdict = verdictWord(item)
  const word = verdict === 'not decided' ? null : verdict
  return `${capital(verdict)}: ${verdictMeaning(item.kind, word)}; ${proofText(word, item.proof)}.`
}

/** Answers are ordered: not met, information needed, met. */
const rank: Readonly<Record<Answer, number>> = { 'not met': 0, 'information needed': 1, met: 2 }

export type Group = 'gains' | 'loses' | 'needs more' | 'differs'

export const groups: readonly Group[] = ['gains', 'loses', 'needs more', 'differs']

/** Whom a flip is about. Who is asked for more is told apart from who gains and who loses, for it means work, not an answer. */
export const groupOf = ({ from, to, grants }: Flip): Group => {
  if (grants !== undefined) return ({ more: 'gains', less: 'loses', other: 'differs' } as const)[grants]
  if (to === 'information needed') return 'needs more'
  return rank[to] > rank[from] ? 'gains' : 'loses'
}

export const groupTitle: Readonly<Record<Group, string>> = {
  gains: 'Who gains',
  loses: 'Who loses',
  'needs more': 'Who needs more information',
  differs: 'Who is granted something else',
}

export const groupTone: Readonly<Record<Group, Tone>> = { gains: 'good', loses: 'bad', 'needs more': 'doubt', differs: 'doubt' }

/** Where a sample found no difference, what it could not exclude is no news. */
export const newsOf = ({ verdict, flips }: Compared): readonly Flip[] => (verdict === 'unchanged' ? [] : flips)

/** Of a flip that no member was found for. */
export const unshown = 'could be neither shown nor excluded'

/** To a member whose answer is the same. */
export const grantsText = { more: 'more granted', less: 'less granted', other: 'something else granted' } as const

/** `from not met to met`; on the diagonal what is granted differs: `met as before, with less granted`. */
export const flipText = (kind: Kind, { from, to, grants }: Flip): string => {
  if (grants === undefined) return `from ${answerWord(kind, from)} to ${answerWord(kind, to)}`
  return `${answerWord(kind, to)} as before, ${grantsText[grants]}`
}
