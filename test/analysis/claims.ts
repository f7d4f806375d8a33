/** Words stated of the items of two versions: what holds, and whom it forbids. */
import type { ClaimResult, ClaimWord, Compared, Comparison, Flip } from '@rubric/analysis'
import type { RevisionClaim, RuleGraph } from '@rubric/compiler'
import { isHigher, isLower, itemsOf } from './checks.ts'

const words: readonly ClaimWord[] = ['unchanged', 'broader', 'narrower', 'mixed', 'outcome only', 'added', 'removed']

const NOWHERE = { file: 'stated.rubric', start: 0, end: 0, line: 1 }

/** The next version, stating something of the whole and of everything in either version; `turn` says which word of which. */
export const stating = (old: RuleGraph, next: RuleGraph, turn: number): RuleGraph => {
  const addresses = new Set([...old.clauses, ...next.clauses].map(({ address }) => address))
  const claims = [null, ...addresses].map((address, index): RevisionClaim => {
    const says = words[(index + turn) % words.length] ?? 'unchanged'
    return { address, says, text: '', span: NOWHERE, saysSpan: NOWHERE }
  })
  return { ...next, revises: { version: old.policy.version, text: '', claims, span: NOWHERE } }
}

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
