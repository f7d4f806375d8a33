/** Nouns that count: `one unit`, `two units`. By itself, so that a program can say them without the rest of the library. */

/** The noun of an amount: `mask` of one, `masks` of any other. */
export const nounOf = (millionths: number, noun: string): string => (millionths === 1_000_000 ? singular(noun) : plural(noun))

const hissing = /(?:ch|sh|ss|x|z)$/
const singular = (noun: string): string => {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`
  if (noun.endsWith('es') && hissing.test(noun.slice(0, -2))) return noun.slice(0, -2)
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun
}
const plural = (noun: string): string => {
  if (/[^s]s$/.test(noun)) return noun
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return hissing.test(noun) ? `${noun}es` : `${noun}s`
}
