/** "Did you mean": the known names nearest to a misspelt one. */
import { distance } from 'fastest-levenshtein'

/** At most three names within a third of the word's length (at least one edit, at most four), nearest first. */
export const nearest = (word: string, known: Iterable<string>): readonly string[] => {
  const limit = Math.min(4, Math.max(1, Math.floor(word.length / 3)))
  const lower = word.toLowerCase()
  return [...new Set(known)]
    .map(name => ({ name, edits: distance(lower, name.toLowerCase()) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** `Did you mean `a` or `b`?`, or the fallback where nothing is near. */
export const didYouMean = (word: string, known: Iterable<string>, otherwise = ''): string => {
  const names = nearest(word, known).map(name => `\`${name}\``)
  return names.length === 0 ? otherwise : `Did you mean ${names.join(' or ')}?`
}
