/** What became of a thing since the version before, in the few words that fit above it. */
import type { Compared, Comparison } from '@rubric/analysis'

/** Of a root, a clause or a limit; by the id of the policy, the whole. */
export const comparedAt = ({ overall, roots, clauses }: Comparison, address: string): Compared | undefined =>
  [overall, ...roots, ...clauses].find((each) => each.address === address)

/** `broader than 2015-02-05 · proved`; undefined where nothing could be said. */
export const verdictWords = (comparison: Comparison, address: string): string | undefined => {
  const item = comparedAt(comparison, address)
  const { version } = comparison.old
  if (item === undefined) return undefined
  if (item.presence !== 'both') return { added: `new since ${version}`, removed: `removed since ${version}` }[item.presence]
  return item.verdict === null ? undefined : `${wordsFor[item.verdict](version)} · ${proofWords(item)}`
}

const wordsFor: Readonly<Record<NonNullable<Compared['verdict']>, (version: string) => string>> = {
  'unchanged': (version) => `unchanged since ${version}`,
  'broader': (version) => `broader than ${version}`,
  'narrower': (version) => `narrower than ${version}`,
  'mixed': (version) => `broader for some, narrower for others than ${version}`,
  'outcome only': (version) => `answers as in ${version}, other grants or reasons`,
}

const proofWords = ({ proof, verdict }: Compared): string => {
  if (proof.by === 'proof') return proof.for === undefined ? 'proved' : `proved for ${proof.for}`
  return `${verdict === 'unchanged' ? 'no difference among' : 'seen among'} ${proof.members} members`
}
