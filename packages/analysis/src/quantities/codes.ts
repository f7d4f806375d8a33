/** Codes that stand for all codes: the ends of every range in play, what lies directly beside them, and each set of modifiers. */
import type { CodePattern } from '@rubric/runtime'

/** More modifiers than these are not combined with each other. */
const MOST_MODIFIERS = 5

export const neighbours = (constants: readonly (number | string)[], patterns: readonly CodePattern[]): readonly string[] => {
  const ends = [...constants.filter((each) => typeof each === 'string'), ...patterns.flatMap(({ first, last }) => [first, last])]
  const bases = new Set(ends.flatMap((end) => [end, beside(end, 1), beside(end, -1)]))
  const suffixes = sets([...new Set(patterns.flatMap(({ modifiers }) => modifiers))])
  return [...bases].flatMap((base) => suffixes.map((modifiers) => [base, ...modifiers].join('-')))
}

const sets = (modifiers: readonly string[]): readonly (readonly string[])[] => {
  if (modifiers.length > MOST_MODIFIERS) return [[], ...modifiers.map((each) => [each]), modifiers]
  return modifiers.reduce<readonly (readonly string[])[]>((all, each) => [...all, ...all.map((set) => [...set, each])], [[]])
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The next (previous) text of equal length, whatever else stands in it left alone; the text itself at the end of the line. */
const beside = (code: string, by: 1 | -1): string => {
  const letters = [...code]
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const place = LETTERS.indexOf(letters[at] ?? '')
    if (place < 0) continue
    const turned = place + by
    letters[at] = LETTERS[(turned + LETTERS.length) % LETTERS.length] ?? ''
    if (turned >= 0 && turned < LETTERS.length) return letters.join('')
  }
  return code
}
