/** Breaks a source text as hands and clipboards do: words deleted, doubled, swapped, replaced; lines moved and indented. */

/** A small generator of numbers (mulberry32): the same seed breaks a text in the same way. */
export const numbers = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}

const strays = [
  '(',
  ')',
  '"',
  '“',
  ',',
  'and',
  'or',
  'unless',
  'where',
  'of',
  '\t',
  '12',
  '2026-13-40',
  '§',
  '§II.A',
  '-',
  '1.',
  ':',
  'ALL of',
  'in the past',
  'is',
  '\n',
  '\n      ',
  'as of',
  '<',
  '__proto__',
  '\u0000',
  '\ud800',
]

/** One to six breaks. */
export const mutated = (text: string, seed: number): string => {
  const next = numbers(seed)
  const words = text.split(/(\s+|[(),;:"])/).filter((word) => word !== '')
  for (let left = 1 + next(6); left > 0; left -= 1) {
    const at = next(words.length)
    const word = words[at] ?? ''
    const other = next(words.length)
    switch (next(6)) {
      case 0:
        words.splice(at, 1)
        break
      case 1:
        words.splice(at, 0, word)
        break
      case 2:
        words[at] = words[other] ?? ''
        words[other] = word
        break
      case 3:
        words.splice(at, 0, strays[next(strays.length)] ?? '')
        break
      case 4:
        words[at] = words[other] ?? ''
        break
      case 5:
        words[at] = word.slice(0, next(word.length + 1))
        break
    }
  }
  return words.join('')
}
