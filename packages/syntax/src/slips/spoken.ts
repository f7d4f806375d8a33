/** Slips in conditions of those who write as documents speak: `in the past 30 days` of one date, `by`, `must be`, `monthly`. */
import { isNumber, removed, replaced, slip, type Slip, type SlipRule, type Spot, wordAt, writeInstead } from './spot.ts'
import { timeWords } from './phrases.ts'

const past = /^(?:past|last|previous|prior|preceding)$/

/** A list is asked before the word that does not fit: there `in the past` is right. */
const ofList = (spot: Spot): boolean => {
  for (let back = 1; back <= 20; back++) {
    const word = wordAt(spot, -back)
    if (word === '' || /^(?:and|or|unless|:)$/.test(word)) return false
    if (/^(?:count|sum|any|no|every|latest|earliest)$/.test(word)) return true
  }
  return false
}

/** How much time stands from a word on: `30 days`, `year`, `a month`. */
const spanAt = (spot: Spot, from: number): { readonly words: string; readonly last: number } | undefined => {
  const [first, second] = [wordAt(spot, from), wordAt(spot, from + 1)]
  if (isNumber(first) && timeWords.has(second)) return { words: `${first} ${second}`, last: from + 1 }
  if (timeWords.has(`${first}s`)) return { words: `1 ${first}`, last: from }
  return undefined
}

/** `seen in the past 30 days`, `seen within the last year`. */
const oneDateInThePast: SlipRule = (spot) => {
  const first = wordAt(spot, -1) === 'within' && spot.expected === 'a number' ? -1 : wordAt(spot, 0) === 'in' ? 0 : undefined
  if (first === undefined || ofList(spot)) return undefined
  const word = wordAt(spot, first + 1) === 'the' ? first + 2 : first + 1
  const span = past.test(wordAt(spot, word)) ? spanAt(spot, word + 1) : undefined
  if (span === undefined) return undefined
  const write = `within ${span.words} before as of`
  return slip(`Write \`${write}\` of a date; \`in the past\` is asked of a list.`, replaced(spot, first, span.last, write, false))
}

/** `seen at most 30 days ago`, `seen not more than 30 days ago`. */
const daysAgo: SlipRule = (spot) => {
  const more = wordAt(spot, 0) === 'more' && wordAt(spot, -1) === 'not' ? -1 : wordAt(spot, 0) === 'no' && wordAt(spot, 1) === 'more' ? 0 : undefined
  const first = more ?? (wordAt(spot, 0) === 'ago' && wordAt(spot, -3) === 'most' ? -4 : undefined)
  if (first === undefined) return undefined
  const span = spanAt(spot, more === undefined ? -2 : first + 3)
  if (span === undefined || wordAt(spot, span.last + 1) !== 'ago') return undefined
  return writeInstead(spot, first, span.last + 1, `within ${span.words} before as of`)
}

const recurring: ReadonlyMap<string, string> = new Map([
  ['daily', '1 day'], ['weekly', '1 week'], ['biweekly', '2 weeks'], ['fortnightly', '2 weeks'], ['monthly', '1 month'], ['bimonthly', '2 months'],
  ['quarterly', '3 months'], ['yearly', '1 year'], ['annually', '1 year'], ['semiannually', '6 months'],
])

/** `notes at least biweekly from …`, `notes monthly from …`. */
const adverb: SlipRule = (spot) => {
  const said = recurring.get(wordAt(spot, -1))
  if (wordAt(spot, -2) === 'least' && said !== undefined)
    return slip(`Write how many: \`every ${said}\`.`, replaced(spot, -1, -1, `every ${said}`, false))
  const next = recurring.get(wordAt(spot, 0))
  const [, period] = /^1 (\w+)$/.exec(next ?? '') ?? []
  if (period !== undefined && isNumber(wordAt(spot, -2))) return writeInstead(spot, 0, 0, `per ${period}`)
  return next === undefined
    ? undefined
    : slip(`Write how many: \`at least every ${next}\`.`, replaced(spot, 0, 0, `at least every ${next}`, false))
}

/** `at least 2 in any 7 days`. */
const anyStretch: SlipRule = (spot) => {
  if (wordAt(spot, 0) !== 'in' || wordAt(spot, 1) !== 'any') return undefined
  const span = spanAt(spot, 2)
  return span && slip(`Write \`every ${span.words}\`, or \`per calendar week\`; only a limit looks at any stretch of time.`)
}

/** `within 2 days and 4 hours after`. */
const twoUnits: SlipRule = (spot) =>
  spot.expected.startsWith('`before`, `after` or `of`') && /^(?:and|,|plus)$/.test(wordAt(spot, 0)) && isNumber(wordAt(spot, 1))
    ? slip('Write the time in one unit, such as `52 hours` for two days and four hours.')
    : undefined

/** `within 4 office hours`, `within 5 clinic days`. */
const namedCalendar: SlipRule = (spot) => {
  const [calendar, found] = [spot.at(-1)?.image ?? '', wordAt(spot, 0)]
  const named = /^[a-z]\w*$/.test(calendar) && !timeWords.has(calendar) && !/^(?:working|work|business|open|calendar|court|weekday)$/.test(calendar)
  if (!named || !isNumber(wordAt(spot, -2)) || !spot.expected.startsWith('`before`, `after` or `of`')) return undefined
  if (/^hours?$/.test(found)) return writeInstead(spot, -1, 0, `open hours of ${calendar}`, false)
  return /^days?$/.test(found) ? writeInstead(spot, -1, 0, `business days of ${calendar}`, false) : undefined
}

/** `within 7 days after b or next business day`. */
const orMoved: SlipRule = (spot) =>
  wordAt(spot, 0) === 'business' && /^(?:next|previous)$/.test(wordAt(spot, -1)) && wordAt(spot, -2) === 'or'
    ? slip(`Write \`moved to ${wordAt(spot, -1)} business day\`.`, replaced(spot, -2, 0, `moved to ${wordAt(spot, -1)} business`))
    : undefined

/** `seen must be within …`, `seen shall occur before …`. */
const modal: SlipRule = (spot) => {
  if (!/^(?:must|shall|should|will|has|needs?|may)$/.test(wordAt(spot, 0))) return undefined
  const last = [1, 2, 3].findLast((ahead) => /^(?:be|occur|happen|take|place|to|have|been)$/.test(wordAt(spot, ahead))) ?? 0
  const words = Array.from({ length: last + 1 }, (_, ahead) => spot.at(ahead)?.image ?? '').join(' ')
  return /^(?:should|may)$/.test(wordAt(spot, 0))
    ? slip(`Remove \`${words}\`; what only should or may be is \`guidance\`.`, removed(spot, 0, last))
    : slip(`Remove \`${words}\`.`, removed(spot, 0, last))
}

/** `diagnosis is ICD-10-CM F32.1`. */
export const codeAlone: SlipRule = (spot) => {
  const system = (text: string): boolean => /^(?:icd-10-cm|icd-10|icd10|hcpcs|cpt|rev|dsm)$/.test(text)
  const first = system(wordAt(spot, 0)) ? 0 : system(wordAt(spot, -1)) ? -1 : undefined
  const code = first === undefined ? '' : (spot.at(first + 1)?.image ?? '')
  return first === undefined || !/[0-9]/.test(code) ? undefined : slip(`Write the code alone: \`${code}\`.`, removed(spot, first, first))
}

const headWords: ReadonlyMap<string, string> = new Map([
  ['either', 'ANY'], ['both', 'ALL'], ['each', 'ALL'], ['every', 'ALL'], ['neither', 'NONE'], ['all', 'ALL'], ['any', 'ANY'], ['one', 'ONE'], ['none', 'NONE'],
])

/** `EITHER of`, `Any of the following:`, `ALL of the following`. */
const listHead: SlipRule = (spot): Slip | undefined => {
  const following = (from: number): number => {
    const words = [0, 1, 2].map((ahead) => wordAt(spot, from + ahead))
    if (words[0] !== 'the' || words[1] !== 'following') return from - 1
    return words[2] === ':' ? from + 2 : from + 1
  }
  const head = /^(?:is|not)$/.test(wordAt(spot, -2)) ? undefined : headWords.get(wordAt(spot, -1))
  if (head !== undefined && wordAt(spot, 0) === 'of' && spot.expected !== '`(`') {
    const last = following(1)
    return spot.at(last + 1) === undefined ? slip(`Write \`${head} of\` as the head of a list.`, replaced(spot, -1, last, `${head} of`)) : undefined
  }
  const last = wordAt(spot, -1) === 'of' ? following(0) : -1
  return last > 0 && spot.at(last + 1) === undefined ? slip('Remove `the following`.', removed(spot, 0, last)) : undefined
}

/** `1. needs help with bathing §3`, `1. "…" Section 3.1`. */
const paraphrase: SlipRule = (spot) => {
  const section = /^(?:section|sec|clause)$/.test(wordAt(spot, -1)) && /^[0-9ivx]/.test(wordAt(spot, 0))
  if (section) return writeInstead(spot, -1, 0, `§${spot.at(0)?.image ?? ''}`, false)
  if (spot.line !== 'item' || !spot.expected.startsWith('a comparison')) return undefined
  const words: string[] = []
  for (let ahead = -1; /^[A-Za-z]+$/.test(spot.at(ahead)?.image ?? ''); ahead++) words.push(spot.at(ahead)?.image ?? '')
  const after = spot.at(words.length - 1)
  const isText = words.length >= 3 && (after === undefined || after.image.startsWith('§'))
  const text = `"${words.join(' ')}"`
  return isText ? slip(`Put the words in quotes: \`${text}\`.`, replaced(spot, -1, words.length - 2, text, false)) : undefined
}

export const spokenSlips: readonly SlipRule[] = [
  paraphrase, listHead, oneDateInThePast, daysAgo, adverb, anyStretch, twoUnits, namedCalendar, orMoved, modal, codeAlone,
]
