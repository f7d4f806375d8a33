/** Word by word: what two runs of words have in common, and what only one of them has. */

export type Step<T> = { readonly did: 'same' | 'added' | 'removed'; readonly item: T }

/** Beyond so many comparisons (two code sets of four thousand codes each) all is told as replaced, which is true as well. */
const mostCells = 16_000_000

/** A shortest list of steps, by the longest common subsequence; of two ways the one that removes first. */
export const diff = <T>(old: readonly T[], next: readonly T[], isSame: (a: T, b: T) => boolean): readonly Step<T>[] => {
  const most = Math.min(old.length, next.length)
  const same = (a: number, b: number): boolean => isSame(old[a] as T, next[b] as T)
  let head = 0
  while (head < most && same(head, head)) head++
  let tail = 0
  while (tail < most - head && same(old.length - 1 - tail, next.length - 1 - tail)) tail++
  return [
    ...steps('same', next.slice(0, head)),
    ...between(old.slice(head, old.length - tail), next.slice(head, next.length - tail), isSame),
    ...steps('same', next.slice(next.length - tail)),
  ]
}

const steps = <T>(did: Step<T>['did'], items: readonly T[]): readonly Step<T>[] => items.map((item) => ({ did, item }))

const between = <T>(old: readonly T[], next: readonly T[], isSame: (a: T, b: T) => boolean): readonly Step<T>[] => {
  if (old.length * next.length > mostCells) return [...steps('removed', old), ...steps('added', next)]
  const wide = next.length + 1
  /** Length of the longest common subsequence of what is left from here on. */
  const common = new Uint16Array((old.length + 1) * wide)
  const at = (a: number, b: number): number => common[a * wide + b] ?? 0
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = next.length - 1; b >= 0; b--)
      common[a * wide + b] = isSame(old[a] as T, next[b] as T) ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1))
  const found: Step<T>[] = []
  let [a, b] = [0, 0]
  while (a < old.length && b < next.length) {
    if (isSame(old[a] as T, next[b] as T)) {
      found.push({ did: 'same', item: next[b++] as T })
      a++
    } else if (at(a + 1, b) >= at(a, b + 1)) found.push({ did: 'removed', item: old[a++] as T })
    else found.push({ did: 'added', item: next[b++] as T })
  }
  return [...found, ...steps('removed', old.slice(a)), ...steps('added', next.slice(b))]
}
