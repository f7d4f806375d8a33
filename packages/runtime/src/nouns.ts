/** Amounts and the nouns that count them: `one unit`, `2 to 4 units`. By itself, so that a program can say them without the rest of the library. */
import type { Amount } from './determination.ts'

const UNITS = 1_000_000

/** In units; no `most` where there is no end. */
interface Units {
  readonly least: number
  readonly most: number | null
}

/** Of millionths. */
export const unitsOf = ([least, most]: Amount): Units => ({ least: least / UNITS, most: most === Infinity ? null : most / UNITS })

/** `5`, `2 to 4`, `2 or more`, `unknown`. */
export const amountWords = ({ least, most }: Units): string => {
  if (most === null) return least === 0 ? 'unknown' : `${least} or more`
  return least === most ? String(least) : `${least} to ${most}`
}

/** The noun of an amount: `mask` of one, `masks` of any other. */
export const nounOf = (millionths: number, noun: string): string => (millionths === UNITS ? singular(noun) : plural(noun))

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
