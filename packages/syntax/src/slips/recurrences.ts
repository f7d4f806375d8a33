/** Slips in what happens again and again, in working days and hours, and in days that are counted. */
import { inserted, isNumber, removed, replaced, slip, type SlipRule, type Spot, wordAt, writeInstead } from './spot.ts'
import { numberWords, timeWords } from './phrases.ts'
import { calendarUnit } from './rules.ts'

const times: ReadonlyMap<string, string> = new Map([
  ['once', ''],
  ['twice', '2 '],
  ['thrice', '3 '],
])

const singular = (period: string): string => period.replace(/s$/, '')

/** The line speaks of a recurrence before the word that does not fit. */
const recurs = (spot: Spot): boolean =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].some(
    (back) => wordAt(spot, -back) === 'every' || (wordAt(spot, -back) === 'calendar' && wordAt(spot, -back - 1) === 'per'),
  )

/** `at least once every 4 weeks`, `every 4 weeks from …`, `at least 3 per week from …`, `at least every week`. */
const howOften: SlipRule = (spot) => {
  const [before, found, next] = [wordAt(spot, -1), wordAt(spot, 0), wordAt(spot, 1)]
  const count = times.get(before)
  if (count !== undefined && /^(?:every|per)$/.test(found)) {
    const write = found === 'every' ? `${count}every`.trim() : `${count === '' ? '1 ' : count}per`
    return slip(`Write \`at least ${write}\`.`, replaced(spot, -1, 0, write))
  }
  if (found === 'every' && before === 'at') return slip('Write `at least every`.', inserted(spot, 0, 'least'))
  if (found === 'every' && spot.expected.startsWith('a comparison'))
    return slip('Write `at least` before `every`.', inserted(spot, 0, 'at least'))
  if (before === 'every' && spot.expected === 'a number' && timeWords.has(`${singular(found)}s`)) {
    return slip(`Write how many: \`every 1 ${singular(found)}\`, or \`per calendar ${singular(found)}\`.`, inserted(spot, 0, '1'))
  }
  if (found === 'from' && wordAt(spot, -2) === 'per' && isPeriod(before))
    return slip(`Write \`per calendar ${before}\`.`, replaced(spot, -1, -1, `calendar ${before}`))
  if (found === 'per' && next === 'calendar' && isNumber(wordAt(spot, -1)))
    return slip('Write `at least` before the number: what happens again and again is asked with it.')
  return undefined
}

const isPeriod = (text: string): boolean => /^(?:week|month|quarter|year)$/.test(text)

/** `… since admission`, `… from x to y`, `… during tapering`, and no beginning at all. */
const howLong: SlipRule = (spot) => {
  if (!recurs(spot)) return undefined
  const found = wordAt(spot, 0)
  if (spot.expected === '`from`') {
    if (found === '') return slip('Add `from` and the date on which it begins, such as `from admitted_on`.')
    if (/^(?:since|after|starting|beginning|following)$/.test(found))
      return slip('Write `from`.', replaced(spot, 0, wordAt(spot, 1) === 'from' ? 1 : 0, 'from'))
    return undefined
  }
  if (/^(?:to|till|through|before)$/.test(found)) return writeInstead(spot, 0, 0, 'until')
  if (/^(?:during|when|if)$/.test(found)) return writeInstead(spot, 0, 0, 'while')
  const more =
    spot.expected.startsWith('a comparison') &&
    (found === 'not' || /^[a-z_][\w.]*$/.test(found)) &&
    !/^(?:is|at|more|less|before|after|on|in|than|per)$/.test(found)
  return more ? slip('Write `until` before the day on which it ends, or `while` before a state in which it holds.') : undefined
}

/** `3 working days`, `the next working day`, `the following business day`, `outside daytime`. */
const workingTime: SlipRule = (spot) => {
  const [before, found, next] = [wordAt(spot, -1), wordAt(spot, 0), wordAt(spot, 1)]
  if (/^(?:working|work|weekday|court|calendar)$/.test(before) && /^days?$/.test(found) && isNumber(wordAt(spot, -2))) {
    if (before === 'calendar')
      return slip(`Write \`${found}\` alone: days are days of the calendar.`, replaced(spot, -1, 0, found))
    return slip(`Write \`business ${found}\`.`, replaced(spot, -1, -1, 'business'))
  }
  if (/^(?:working|work|business)$/.test(before) && /^hours?$/.test(found))
    return slip(`Write \`open ${found} of\` and the name of a calendar.`, replaced(spot, -1, -1, 'open'))
  const counted = /^(?:before|after)$/.test(found) && wordAt(spot, -2) === 'of' ? wordAt(spot, -3) : ''
  if (/^days?$/.test(counted))
    return slip('Write `business days`: only they are counted on a calendar.', replaced(spot, -3, -3, `business ${counted}`))
  if (/^hours?$/.test(counted))
    return slip('Write `open hours`: only they are counted on a calendar.', replaced(spot, -3, -3, `open ${counted}`))
  if (before === 'business' && found === 'days' && spot.expected === '`day`') return writeInstead(spot, 0, 0, 'day')
  if (spot.expected.startsWith('`next`')) {
    if (found === 'the') return slip('Remove `the`.', removed(spot, 0, 0))
    if (found === 'business') return slip('Write `next` or `previous` before `business day`.', inserted(spot, 0, 'next'))
    if (found === 'following') return writeInstead(spot, 0, 0, 'next')
    if (/^(?:preceding|prior|last)$/.test(found)) return writeInstead(spot, 0, 0, 'previous')
  }
  if (spot.expected === '`business`' && /^(?:working|work|open|workday|weekday)$/.test(found)) {
    return writeInstead(spot, 0, next === 'day' ? 1 : 0, 'business day')
  }
  if (found === 'outside') return slip('Write `not during`.', replaced(spot, 0, next === 'of' ? 1 : 0, 'not during'))
  if (spot.expected.startsWith('`in` and choices') && found === 'within') return writeInstead(spot, 0, 0, 'during')
  if (found !== '' && spot.expected.startsWith('`in` and choices') && !/^(?:more|less|fewer|greater|later|earlier|before|after)$/.test(found))
    return slip('Write `not during` before a calendar, or `not in` before choices.')
  return undefined
}

const ordinals: ReadonlyMap<string, string> = new Map(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, at) => [
    word,
    String(at + 1),
  ]),
)

/** `the third day of attendance`, `day three of attendance`. */
const nthDay: SlipRule = (spot) => {
  const from = wordAt(spot, 0) === 'the' ? 1 : 0
  const said = wordAt(spot, from)
  const nth = ordinals.get(said) ?? /^([0-9]+)(?:st|nd|rd|th)$/.exec(said)?.[1]
  if (nth !== undefined && wordAt(spot, from + 1) === 'day')
    return slip(`Write \`day ${nth} of\` and the list.`, replaced(spot, 0, from + 1, `day ${nth}`))
  const before = ordinals.get(wordAt(spot, -1)) ?? /^([0-9]+)(?:st|nd|rd|th)$/.exec(wordAt(spot, -1))?.[1]
  if (before !== undefined && wordAt(spot, 0) === 'day')
    return slip(`Write \`day ${before} of\` and the list.`, replaced(spot, -1, 0, `day ${before}`))
  const digits = wordAt(spot, -1) === 'day' ? numberWords.get(wordAt(spot, 0)) : undefined
  return digits === undefined ? undefined : slip(`Write the number in digits: \`day ${digits}\`.`, replaced(spot, 0, 0, digits))
}

export const recurrenceSlips: readonly SlipRule[] = [howOften, howLong, calendarUnit, workingTime, nthDay]
