/** "Did you mean": the known names nearest to a misspelt one. */
import { distance } from 'fastest-levenshtein'

/** At most three names within a third of the word's length (at least one edit, at most four), nearest first. */
export const nearest = (word: string, known: Iterable<string>): readonly string[] => {
  const limit = Math.min(4, Math.max(1, Math.floor(word.length / 3)))
  const lower = word.toLowerCase()
  return [...new Set(known)]
    .map(name => ({ name, edits: editsTo(lower, name.toLowerCase(), limit) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** A part of a dotted name is often what is remembered of it: `age` of `member.age`, `request` of `request.from`. Texts of other lengths are not measured. */
const editsTo = (word: string, name: string, limit: number): number => {
  if (name.endsWith(`.${word}`) || name.startsWith(`${word}.`)) return 0
  return Math.abs(word.length - name.length) > limit ? Infinity : distance(word, name)
}

const joined = (names: readonly string[], word: 'and' | 'or'): string => {
  const quoted = names.map(name => `\`${name}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1) ?? ''}`
}

/** `` `a`, `b` or `c` ``. */
export const oneOf = (names: readonly string[]): string => joined(names, 'or')

/** `` `a`, `b` and `c` ``. */
export const allOf = (names: readonly string[]): string => joined(names, 'and')

/** `` Did you mean `a` or `b`? ``, or the fallback where nothing is near. */
export const didYouMean = (word: string, known: Iterable<string>, otherwise = ''): string => {
  const names = nearest(word, known)
  return names.length === 0 ? otherwise : `Did you mean ${oneOf(names)}?`
}
