/** The words of a part as runs: what stands in both texts, and what in one of them only. */
import { diff } from './diff.ts'
import type { Word } from './words.ts'

/** Words that stand in both, in the new text only, or in the old text only. */
export interface Run {
  readonly did: 'same' | 'added' | 'removed'
  readonly words: readonly Word[]
}

export const runsOf = (old: readonly Word[], next: readonly Word[]): readonly Run[] => {
  const steps = diff(old, next, (a, b) => a.text === b.text)
  return joined(joined(steps.map(({ did, item }) => ({ did, words: [item] }))).reduce(together, []))
}

/** Neighbours of one kind as one. */
const joined = (runs: readonly Run[]): readonly Run[] => {
  const found: { readonly did: Run['did']; readonly words: Word[] }[] = []
  for (const { did, words } of runs) {
    const last = found.at(-1)
    if (last?.did === did) last.words.push(...words)
    else found.push({ did, words: [...words] })
  }
  return found
}

/**
 * Of `an hour [-and-] a [-half a-] week` and `an hour [-and a half-] a week` the second reads better and says the same: a run
 * that ends with the words before it may stand before them.
 */
const together = (runs: readonly Run[], run: Run): readonly Run[] => {
  const [before, between] = runs.slice(-2)
  if (run.did === 'same' || before?.did !== run.did || between?.did !== 'same') return [...runs, run]
  const kept = run.words.length - between.words.length
  if (kept < 0 || between.words.some(({ text }, at) => text !== run.words[kept + at]?.text)) return [...runs, run]
  const words = [...before.words, ...between.words, ...run.words.slice(0, kept)]
  return [...runs.slice(0, -2), { did: run.did, words }, { did: 'same', words: run.words.slice(kept) }]
}
