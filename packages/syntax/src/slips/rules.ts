/** Slips in limits, requirements, exceptions, determinations, calendars: windows by other names, missing commas and units, other words. */
import {
  appended,
  commaFor,
  isNumber,
  inserted,
  removed,
  replaced,
  slip,
  type Slip,
  type SlipRule,
  type Spot,
  wordAt,
  writeInstead,
} from './spot.ts'
import { numberWords, timeWords } from './phrases.ts'
import { nearest } from './lines.ts'

const END = 'the end of the line'

/** `months`, `monthly` and `a month` are about a month. */
const periodOf = (text: string): string | undefined =>
  ['week', 'month', 'quarter', 'year'].find((period) => new RegExp(`^${period}(?:s|ly)?$`).test(text))

// ---- limits ------------------------------------------------------------------------------------------------

/** `5 units …`, `no more than 5 units`, `up to 5 units`, `at least 5 units`. */
const capStart: SlipRule = (spot) => {
  if (spot.line !== 'cap' || !/^`(?:at|most)`$/.test(spot.expected)) return undefined
  const unitLine = eachUnitMeant(spot)
  if (unitLine !== undefined) return unitLine
  const from = spot.expected === '`most`' ? -1 : 0
  const number = [0, 1, 2, 3].find((ahead) => isNumber(wordAt(spot, ahead)))
  if (number === undefined)
    return slip('Write `at most` and an amount, such as `at most 5 units of HCPCS H2022 per calendar month`.')
  if (number === 0 && from === 0) return slip('Write `at most` before the amount.', inserted(spot, 0, 'at most'))
  const below = /^(?:less|fewer)$/.test(wordAt(spot, 0)) ? Number(wordAt(spot, number)) - 1 : -1
  if (below >= 0) return writeInstead(spot, 0, number, `at most ${String(below)}`, false)
  return slip(
    'Write `at most` before the amount: a limit says how much there can be.',
    replaced(spot, from, number - 1, 'at most', wordAt(spot, 0) !== 'least'),
  )
}

/** `a unit is 1 month`, `unit = 1 month`, `one unit 1 month`. */
const eachUnitMeant = (spot: Spot): Slip | undefined => {
  const unitAt = /^(?:a|one|1|per|every)$/.test(wordAt(spot, 0)) ? 1 : 0
  if (spot.expected !== '`at`' || wordAt(spot, unitAt) !== 'unit') return undefined
  const joins = /^(?:is|=|:|equals|means)$/.test(wordAt(spot, unitAt + 1))
  return writeInstead(spot, 0, joins ? unitAt + 1 : unitAt, 'each unit is')
}

const WINDOW =
  'Add the time that it is counted over: `per calendar month`, `in any 6 months`, `per authorization`, `per episode` or `per lifetime`.'

/** `at most 5 units` and no more, `… per month`, `… monthly`, `… per 6 months`, `… within 6 months`, `… every month`. */
const capWindow: SlipRule = (spot) => {
  if (spot.line !== 'cap') return undefined
  const [before, found, next] = [wordAt(spot, -1), wordAt(spot, 0), wordAt(spot, 1)]
  if (found === '') return windowMissing(spot)
  if (spot.expected === '`of`') {
    return /^(?:per|in)$/.test(found)
      ? slip(`Write what is counted before the time: \`of HCPCS H2022 ${found} …\`.`)
      : slip('Write `of` and what is counted: `of HCPCS H2022`.', isNumber(before) ? undefined : inserted(spot, 0, 'of'))
  }
  if (spot.expected === END && /^(?:unless|except|when|if|for)$/.test(found))
    return slip('Write whom it binds on a line of its own below: `when …`. What waives a limit is an `exception` that `lifts` it.')
  if (before === 'per' && spot.expected.startsWith('`calendar month`')) return periodAfterPer(spot)
  if (spot.expected === '`any`') return stretch(spot, -1, 0)
  if (before === 'any' && spot.expected === 'a number') return stretch(spot, -2, 0)
  if (!spot.expected.startsWith('a window')) return undefined
  const period = periodOf(found)
  if (period !== undefined) return calendarPeriod(spot, period, 0, 0)
  const each = /^(?:a|an|each|every)$/.test(found) ? periodOf(next) : undefined
  if (each !== undefined) return calendarPeriod(spot, each, 0, 1)
  if (/^(?:once|each|total|only)$/.test(found) && /^(?:per|in)$/.test(next)) return slip(`Remove \`${found}\`.`, removed(spot, 0, 0))
  if (found === ',') return slip('Name one set, and put the codes of both into it: a limit counts one system or one set.')
  if (/^(?:a|an)$/.test(found) && next === 'calendar') return writeInstead(spot, 0, 0, 'per')
  if (/^(?:within|over|during|every|for|each|a|an|per)$/.test(found)) return stretch(spot, 0, 1)
  return undefined
}

/** `in any calendar week`, `in a lifetime`, `for each episode`, `every 60 days`, `in the past 60 days`: the words from `first` say how it is counted. */
const stretch = (spot: Spot, first: number, from: number): Slip | undefined => {
  const skipped = [0, 1, 2].find((ahead) => !/^(?:a|an|the|each|every|any|past|last|previous|one)$/.test(wordAt(spot, from + ahead))) ?? 0
  const at = from + skipped
  const word = wordAt(spot, at)
  if (isNumber(word)) {
    if (skipped === 0 && spot.expected === '`any`') return undefined
    const unit = wordAt(spot, at + 1)
    if (!timeWords.has(unit)) return undefined
    const why = past.test(wordAt(spot, at - 1)) ? ': a limit looks at every stretch of that length' : ''
    return slip(`Write \`in any ${word} ${unit}\`${why}.`, replaced(spot, first, at + 1, `in any ${word} ${unit}`))
  }
  const family = ['authorization', 'episode', 'lifetime'].find((name) => name === word || `${name}s` === word)
  if (family !== undefined) return writeInstead(spot, first, at, `per ${family}`)
  const period = periodOf(word === 'calendar' ? wordAt(spot, at + 1) : word)
  if (period === undefined) return undefined
  if (word === 'calendar') return writeInstead(spot, first, at + 1, `per calendar ${period}`)
  return wordAt(spot, at - 1) === 'any' ? writeInstead(spot, first, at, `in any 1 ${period}`) : calendarPeriod(spot, period, first, at)
}

const past = /^(?:past|last|previous)$/

const calendarPeriod = (spot: Spot, period: string, first: number, last: number): Slip =>
  slip(
    `Write \`per calendar ${period}\`, or \`in any 1 ${period}\` for every stretch of that length.`,
    replaced(spot, first, last, `per calendar ${period}`, false),
  )

const periodAfterPer = (spot: Spot): Slip => {
  const found = wordAt(spot, 0)
  if (isNumber(found)) return stretch(spot, -1, 0) ?? slip('Write `in any` before the span.', replaced(spot, -1, -1, 'in any'))
  const period = periodOf(found)
  if (period !== undefined) return calendarPeriod(spot, period, -1, 0)
  if (timeWords.has(found)) return slip(`Write \`in any 1 ${found}\`.`, replaced(spot, -1, 0, `in any 1 ${found}`))
  const meant = nearest(found, ['calendar', 'authorization', 'episode', 'lifetime'])
  return meant === undefined
    ? slip('Write `per calendar month`, `per authorization`, `per episode`, `per lifetime`, or `in any` and a span.')
    : writeInstead(spot, 0, 0, meant, false)
}

/** `per calendar day`, `per calendar months`. */
export const calendarUnit: SlipRule = (spot) => {
  if (!spot.expected.startsWith('`week`, `month`')) return undefined
  const period = periodOf(wordAt(spot, 0))
  return period === undefined ? slip('Write `week`, `month`, `quarter` or `year`.') : writeInstead(spot, 0, 0, period)
}

const windowMissing = (spot: Spot): Slip | undefined => {
  if (spot.expected === '`of`')
    return slip('Add what is counted and over which time, such as `of HCPCS H2022 per calendar month`.')
  if (spot.expected.startsWith('a window') || spot.expected.startsWith('`calendar month`')) return slip(WINDOW)
  return spot.expected.startsWith('codes such as')
    ? slip('Add what is counted, such as `HCPCS H2022`, or the name of a code set.')
    : undefined
}

/** `each visit is …`, `each unit lasts 1 week`, `each unit needs 2 hours`. */
const eachUnit: SlipRule = (spot) => {
  if (spot.line !== 'unitEntry') return undefined
  const [found, next] = [wordAt(spot, 0), wordAt(spot, 1)]
  if (spot.expected === '`unit`')
    return slip('Write `each unit`, whatever the units are called.', found === '' ? undefined : replaced(spot, 0, 0, 'unit'))
  if (spot.expected.startsWith('`is 1 week`')) {
    if (isNumber(found)) return slip('Write `is` before what one unit comes to.', inserted(spot, 0, 'is'))
    if (/^(?:=|:|equals|lasts|means|covers)$/.test(found)) return writeInstead(spot, 0, 0, 'is')
    return /^(?:requires?|takes|need)$/.test(found)
      ? slip('Write `needs at least`.', replaced(spot, 0, next === 'at' ? 2 : 0, 'needs at least'))
      : undefined
  }
  return spot.expected === '`at`' && isNumber(found)
    ? slip('Write `at least` before the amount.', inserted(spot, 0, 'at least'))
    : undefined
}

// ---- names after a word ------------------------------------------------------------------------------------

const listing = new Set<Spot['line']>(['exceptionEntry', 'determinationEntry', 'interpretationEntry'])

/** `lifts a b`, `requires a and b`, `replaces a by b`, `subject limits`. */
const names: SlipRule = (spot) => {
  if (!listing.has(spot.line)) return undefined
  const [found, next] = [wordAt(spot, 0), wordAt(spot, 1)]
  if (spot.expected === '`with`') {
    if (/^(?:by|to|for|->|with:)$/.test(found)) return writeInstead(spot, 0, 0, 'with')
    return found === ''
      ? slip('Add `with` and the name of what holds instead.')
      : slip(`Write \`with\` before \`${spot.at(0)?.image ?? ''}\`.`, inserted(spot, 0, 'with'))
  }
  if (spot.expected === END && /^(?:to|the)$/.test(wordAt(spot, -1)))
    return slip(`Remove \`${wordAt(spot, -1)}\`.`, removed(spot, -1, -1))
  if (spot.expected.startsWith('the address') && /^(?:no|not)$/.test(found) && spot.line === 'determinationEntry')
    return slip(`Write it on a line of its own: \`excludes ${spot.at(1)?.image ?? '…'}\`.`)
  if (spot.expected.startsWith('the address') && found === 'the') return slip('Remove `the`.', removed(spot, 0, 0))
  if (spot.expected.startsWith('the address') && /^(?:all|any|every|each)$/.test(found))
    return slip(next === 'of' ? 'Write the names alone, with commas between them.' : 'Name each of them, with commas between: nothing is reached that is not named.')
  if (spot.expected === END && /^(?:and|or|&|;|\+)$/.test(found)) return slip('Write a comma between the names.', commaFor(spot))
  if (spot.expected === END && /^[a-z_][\w./]*$/i.test(found))
    return slip(`Write a comma before \`${spot.at(0)?.image ?? ''}\`.`, appended(spot, ','))
  if (spot.expected.startsWith('the address') && found === ':') return slip('Remove the `:`.', removed(spot, 0, 0))
  if (spot.expected.startsWith('the address') && found === '')
    return slip('Add the name of what is meant, or several with commas between them.')
  if (spot.expected.startsWith('the address') && found === ',')
    return slip('Remove the `,`, or write a name before it.', removed(spot, 0, 0))
  return next === '' && found === ','
    ? slip('Remove the `,` at the end, or write another name after it.', removed(spot, 0, 0))
    : undefined
}

// ---- grants ------------------------------------------------------------------------------------------------

const COUNTED = 'what is counted'

/** `grants 60`, `leaves 2`, `at most 5`, `grants up to 60 days`, `grants two months`. */
const unit: SlipRule = (spot) => {
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  if (spot.expected.startsWith(COUNTED) && isNumber(before)) {
    if (spot.line === 'determinationEntry')
      return slip(`Write what is granted after the number: \`${before} days\`, or \`${before} units of HCPCS H2022\`.`)
    return slip(
      `Write what is counted after the number, such as \`${before} units\`.`,
      found === '' || found === 'of' ? inserted(spot, 0, 'units') : undefined,
    )
  }
  if (spot.expected.startsWith('`days`, ') && isNumber(before))
    return slip(`Write how long after the number: \`${before} days\`, \`weeks\`, \`months\` or \`years\`.`)
  if (spot.expected !== 'a number') return undefined
  if (spot.line === 'determinationEntry' && /^(?:at|up)$/.test(found))
    return slip(`Remove \`${found} ${wordAt(spot, 1)}\`: what is granted is never more than that.`, removed(spot, 0, 1))
  const digits = numberWords.get(found) ?? (spot.line === 'unitEntry' && /^an?$/.test(found) ? '1' : undefined)
  if (digits !== undefined) return slip(`Write the number in digits: \`${digits}\`.`, replaced(spot, 0, 0, digits))
  return amounts.has(spot.line) ? slip('Write an amount, its number in digits.') : undefined
}

const amounts = new Set<Spot['line']>(['cap', 'unitEntry', 'determinationEntry', 'expectation'])

/** `grants 60 days at most 6 months in all`, `… up to 6 months`, `… , at most 6 months`, `grants 24 units`. */
const grant: SlipRule = (spot) => {
  if (spot.line !== 'determinationEntry') return undefined
  const [found, next] = [wordAt(spot, 0), wordAt(spot, 1)]
  if (spot.expected.startsWith('`of` and codes')) {
    const number = wordAt(spot, -2)
    if (/^(?:business|working|calendar)$/.test(wordAt(spot, -1)) && timeWords.has(found))
      return slip(`Write the span in days of the calendar: \`${number} ${found}\`.`, replaced(spot, -1, 0, found, false))
    if (found === '' && /^(?:hour|minute)s?$/.test(wordAt(spot, -1)))
      return slip('Write the span in days, weeks, months or years; hours are granted `of` a code.')
    return slip(
      `Write which units: \`${number} ${wordAt(spot, -1)} of HCPCS H2022\`; or how long is granted: \`${number} days\`.`,
    )
  }
  if (isNumber(found) && timeWords.has(next) && spot.expected === END)
    return slip('Write `in` before the span.', inserted(spot, 0, 'in'))
  if (found === 'at' && next === 'most' && spot.expected === END)
    return slip('Write a comma before `at most`.', appended(spot, ','))
  if (spot.expected === END && /^(?:from|after|starting|beginning|since)$/.test(found))
    return slip('Remove what follows the span: it begins with the first day that is requested.')
  if (spot.expected === '`at`' && !/^(?:up|max|maximum|no)$/.test(found))
    return slip('Write `at most 6 months in all` after the comma, or remove it.')
  if (spot.expected === '`at`' && /^(?:up|max|maximum|no)$/.test(found))
    return slip(
      'Write `at most` before the span.',
      replaced(spot, 0, found === 'no' ? 2 : next === 'to' || next === 'of' ? 1 : 0, 'at most'),
    )
  if (spot.expected === END && /^(?:up|max|maximum)$/.test(found))
    return slip('Write a comma and `at most` before the span.', replaced(spot, 0, /^(?:to|of)$/.test(next) ? 1 : 0, ', at most'))
  if (/^`(?:in|all)`$/.test(spot.expected)) {
    const first = spot.expected === '`in`' ? 0 : -1
    if (found === '') return slip('Add `in all`.', appended(spot, first === 0 ? ' in all' : ' all'))
    return slip('Write `in all` at the end.', replaced(spot, first, 0, 'in all'))
  }
  if (spot.expected === END && /^(?:for|over|per|within|every)$/.test(found))
    return slip('Write `in` before the span.', replaced(spot, 0, 0, 'in'))
  return undefined
}

const stage: SlipRule = (spot) => {
  if (!spot.expected.startsWith('`initial`')) return undefined
  const found = wordAt(spot, 0)
  if (found === ':') return slip('Remove `:`.', removed(spot, 0, 0))
  const known = new Map([
    ['admission', 'initial'],
    ['continued', 'renewal'],
    ['continuing', 'renewal'],
    ['reauthorization', 'renewal'],
    ['concurrent', 'renewal'],
  ])
  const meant = known.get(found) ?? nearest(found, ['initial', 'renewal', 'transition', 'discharge'])
  return meant === undefined
    ? slip('Write `initial`, `renewal`, `transition` or `discharge`.')
    : writeInstead(spot, 0, 0, meant, false)
}

/** `if young` under an exception. */
const when: SlipRule = (spot) =>
  spot.line === 'when' && spot.expected === '`when`' ? writeInstead(spot, 0, 0, 'when') : undefined

export const ruleSlips: readonly SlipRule[] = [when, capStart, eachUnit, capWindow, unit, calendarUnit, grant, names, stage]
