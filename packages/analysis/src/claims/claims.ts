/** What a version says of its own change, held against what was found. */
import type { RevisionClaim, RuleGraph } from '@rubric/compiler'
import type { ClaimResult, ClaimWord, Compared, Comparison, Flip, Witness } from '../comparison.ts'
import { rise } from '../answers.ts'

export const claimResults = (graph: RuleGraph, found: Pick<Comparison, 'overall' | 'roots' | 'clauses'>): readonly ClaimResult[] =>
  (graph.revises?.claims ?? []).map((claim) => {
    const item = claim.address === null ? found.overall : [...found.roots, ...found.clauses].find(({ address }) => address === claim.address)
    return resultOf(claim, item)
  })

const resultOf = (claim: RevisionClaim, item: Compared | undefined): ClaimResult => {
  const { address, says: stated, text, span } = claim
  const word = item === undefined ? null : wordOf(item)
  const proof = item?.proof ?? { by: 'proof' }
  const witness = item === undefined ? null : counterexample(stated, item)
  const isDecided = item !== undefined && (proof.by === 'proof' || witness !== null)
  const holds = stated === word ? (isDecided ? 'yes' : 'undecided') : isDecided ? 'no' : 'undecided'
  return { address, stated, text, holds, found: word, proof, witness: holds === 'no' ? witness : null, span }
}

const wordOf = ({ presence, verdict }: Compared): ClaimWord | null => (presence === 'both' ? verdict : presence)

/** A member whom the claim forbids: best one who is decided in both versions, then the one of whom least is known. */
const counterexample = (stated: ClaimWord, { flips }: Compared): Witness | null => {
  const against = flips.filter((flip) => flip.witness !== null && isForbidden(stated, flip))
  const open = ({ from, to }: Flip): number => [from, to].filter((answer) => answer === 'information needed').length
  const size = ({ witness }: Flip): number => witness?.known.length ?? Infinity
  return against.sort((a, b) => open(a) - open(b) || size(a) - size(b))[0]?.witness ?? null
}

const isForbidden = (stated: ClaimWord, { from, to }: Flip): boolean => {
  const by = rise(from, to)
  switch (stated) {
    case 'unchanged':
      return true
    case 'broader':
      return by < 0
    case 'narrower':
      return by > 0
    case 'outcome only':
      return by !== 0
    case 'mixed':
    case 'added':
    case 'removed':
      return false
  }
}
