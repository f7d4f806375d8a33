/** "Did you mean": the one of several words that a slip of the fingers turns into the given one. */

/** Letters added, dropped, replaced, or two neighbours swapped (Damerau 1964, optimal string alignment). */
export const slips = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= a.length; i += 1) {
    const above = rows[i - 1] ?? []
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** The closest word, if it is close enough to be meant: at most a third of its letters are off. */
export const closest = (given: string, words: Iterable<string>): string | undefined => {
  let found: string | undefined
  let fewest = Math.floor(given.length / 3) + 1
  for (const word of words) {
    if (Math.abs(word.length - given.length) >= fewest) continue
    const count = slips(given.toLowerCase(), word.toLowerCase())
    if (count < fewest) [found, fewest] = [word, count]
  }
  return found
}
