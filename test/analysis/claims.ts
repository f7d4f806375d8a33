/** Every word stated of every item of two versions: what holds, and whom it forbids. */
import type { ClaimResult, ClaimWord, Compared, Comparison, Flip } from '@rubric/analysis'
import type { RevisionClaim, RuleGraph } from '@rubric/compiler'
import { isHigher, isLower, itemsOf } from './checks.ts'

const words: readonly ClaimWord[] = ['unchanged', 'broader', 'narrower', 'mixed', 'outcome only', 'added', 'removed']

const NOWHERE = { file: 'stated.rubric', start: 0, end: 0, line: 1 }

/** The next version, stating this word of the version as a whole and of everything in it. */
export const stating = (graph: RuleGraph, version: string, says: ClaimWord, items: readonly Compared[]): RuleGraph => {
  const stated = items.filter(({ kind }) => kind !== 'limit').map(({ address }) => address)
  const claims = [null, ...new Set(stated)].map((address): RevisionClaim => ({ address, says, text: '', span: NOWHERE, saysSpan: NOWHERE }))
  return { ...graph, revises: { version, text: '', claims, span: NOWHERE } }
}

export const everyWord = words

/** Members whom a claim forbids. */
const forbidden: Readonly<Record<ClaimWord, (flip: Flip) => boolean>> = {
  unchanged: () => true,
  broader: isLower,
  narrower: isHigher,
  mixed: () => false,
  'outcome only': (flip) => isHigher(flip) || isLower(flip),
  added: () => false,
  removed: () => false,
}

const trueOf = ({ presence, verdict }: Compared): ClaimWord | null => (presence === 'both' ? verdict : presence)

/** What is wrong with how the claims of a comparison were judged. */
export const misjudged = (comparison: Comparison): readonly string[] => {
  const found = new Map(itemsOf(comparison).toReversed().map((item) => [item.address, item]))
  return comparison.claims.flatMap((claim) => {
    const item = claim.address === null ? comparison.overall : found.get(claim.address)
    return item === undefined ? [`a claim about ${claim.address}, which is not compared`] : wrongs(claim, item)
  })
}

const wrongs = (claim: ClaimResult, item: Compared): readonly string[] => {
  const about = `${item.address}, stated ${claim.stated}, found ${trueOf(item)}`
  const right = trueOf(item) === claim.stated
  const shown = item.flips.filter(({ witness }) => witness !== null)
  const against = item.presence === 'both' ? shown.filter(forbidden[claim.stated]) : []
  const isSampled = trueOf(item) === null || (item.proof.by === 'sample' && item.presence === 'both')
  if (isSampled) return claim.holds === 'yes' && against.length > 0 ? [`${about}: holds, in spite of a member`] : []
  return [
    ...(claim.holds === (right ? 'yes' : 'no') ? [] : [`${about}: holds ${claim.holds}`]),
    ...(!right && claim.found !== trueOf(item) ? [`${about}: the claim says that ${claim.found} is true`] : []),
    ...(right && claim.witness !== null ? [`${about}: a member is shown`] : []),
    ...(!right && against.length > 0 && claim.witness === null ? [`${about}: nobody is shown`] : []),
    ...(claim.witness === null || against.some(({ from, to }) => from === claim.witness?.old.answer && to === claim.witness.next.answer)
      ? []
      : [`${about}: its member is ${claim.witness.old.answer} > ${claim.witness.next.answer}, whom it does not forbid`]),
  ]
}
