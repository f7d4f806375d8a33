/** Slips in statements and revisions: other words for what became of something, missing commas, half of a phrase. */
import { nearest } from './lines.ts'
import { appended, commaFor, inserted, removed, replaced, slip, type Slip, type SlipRule, type Spot, wordAt, writeInstead } from './spot.ts'

const meant: ReadonlyMap<string, string> = new Map([
  ...['same', 'identical', 'equal', 'unaltered', 'none'].map((word) => [word, 'unchanged'] as const),
  ...['wider', 'looser', 'expanded', 'extended', 'relaxed', 'broadened'].map((word) => [word, 'broader'] as const),
  ...['tighter', 'stricter', 'restricted', 'reduced', 'narrowed'].map((word) => [word, 'narrower'] as const),
  ...['new', 'introduced', 'inserted'].map((word) => [word, 'added'] as const),
  ...['deleted', 'dropped', 'withdrawn', 'gone'].map((word) => [word, 'removed'] as const),
])

const verdict: SlipRule = (spot) => {
  if (spot.expected === '`only`') return spot.at(0) === undefined ? slip('Write `outcome only`.', appended(spot, ' only')) : writeInstead(spot, 0, 0, 'only', false)
  if (!spot.expected.startsWith('what became of it')) return undefined
  const found = wordAt(spot, 0)
  if (/^(?:is|was|became|=|:)$/.test(found)) return slip(`Remove \`${found}\`: the address and the word are enough.`, removed(spot, 0, 0))
  if (found === 'no' && /^changes?$/.test(wordAt(spot, 1))) return writeInstead(spot, 0, 1, 'unchanged')
  const words = [...spot.expected.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? [])
  const word = meant.get(found) ?? nearest(found, words)
  if (word !== undefined && words.includes(word) && found !== '') return writeInstead(spot, 0, 0, word, meant.has(found))
  return found === '' || found.startsWith('"') ? slip('Add the word behind the address, such as `unchanged`.') : undefined
}

const version: SlipRule = (spot) => {
  if (spot.line !== 'revises' || !spot.expected.startsWith('a date')) return undefined
  if (wordAt(spot, 0) === 'version') return slip('Remove `version`.', removed(spot, 0, 0))
  return slip('Write the date behind `version` in the header of the earlier file, such as `revises 2025-01-01`.')
}

const statement: SlipRule = (spot) => {
  if (spot.line !== 'statement') return undefined
  const found = wordAt(spot, 0)
  if (spot.expected === '`,` and another name') return another(spot, found)
  if (spot.expected === '`together`') return /^(?:and|or|nor)$/.test(found) ? commaBetween(spot) : behindNames(spot)
  if (spot.expected === '`one`') return slip('Write `one of` behind `always`.', oneOf(spot, found))
  return spot.expected === '`of`' ? slip('Write `of` before the first name.', inserted(spot, 0, 'of')) : undefined
}

const commaBetween = (spot: Spot): Slip => slip('Write a comma between the names.', commaFor(spot))

const another = (spot: Spot, found: string): Slip => {
  if (/^(?:and|or|nor|with)$/.test(found)) return commaBetween(spot)
  return found === '' || found === 'together' || found.startsWith('"')
    ? slip('Name two things or more, with a comma between them.')
    : slip(`Write a comma before \`${found}\`.`, appended(spot, ','))
}

const behindNames = (spot: Spot): Slip =>
  slip('Write `together` behind the names.', spot.at(0) === undefined ? appended(spot, ' together') : inserted(spot, 0, 'together'))

const oneOf = (spot: Spot, found: string) =>
  /^(?:either|exactly|any)$/.test(found) ? replaced(spot, 0, wordAt(spot, 1) === 'of' ? 1 : 0, 'one of') : inserted(spot, 0, 'one of')

export const revisionSlips: readonly SlipRule[] = [verdict, version, statement]
