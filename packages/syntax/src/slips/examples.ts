/** Slips in examples: `on` for `as of`, `Met`, `housing: yes`, fields without commas. */
import { endOf, inserted, isNumber, removed, replaced, slip, type Slip, type SlipRule, type Spot, wordAt, writeInstead } from './spot.ts'
import { nearest } from './lines.ts'
import { monthNames, timeWords } from './phrases.ts'
import { codeAlone } from './spoken.ts'
import { clockOf } from './calendars.ts'

const asOf: SlipRule = (spot) => {
  if (spot.line === 'example' && wordAt(spot, 0) === 'at' && /^[0-9]{4}-/.test(wordAt(spot, -1))) return slip('Remove `at`.', removed(spot, 0, 0))
  if (spot.line !== 'example' || !/^`(?:as|of)`$/.test(spot.expected)) return undefined
  const found = wordAt(spot, 0)
  if (found === '') return slip('Add `as of` and the date for which the example is decided, such as `as of 2026-03-01`.')
  if (/^(?:on|at|from|asof|dated)$/.test(found)) return writeInstead(spot, 0, 0, 'as of')
  return slip(`Write \`as of\` before \`${spot.at(0)?.image ?? ''}\`.`, inserted(spot, 0, 'as of'))
}

const statuses: ReadonlyMap<string, string> = new Map([
  ['met', 'met'], ['yes', 'met'], ['true', 'met'], ['approved', 'met'], ['pass', 'met'],
  ['not', 'not met'], ['notmet', 'not met'], ['not_met', 'not met'], ['not-met', 'not met'], ['unmet', 'not met'], ['no', 'not met'], ['false', 'not met'],
  ['on', 'met'], ['timely', 'met'], ['compliant', 'met'],
  ['denied', 'not met'], ['fail', 'not met'], ['failed', 'not met'],
  ['unknown', 'unknown'], ['missing', 'unknown'], ['undecided', 'unknown'],
  ['violation', 'violated'], ['breached', 'violated'], ['overdue', 'violated'], ['late', 'violated'],
  ['due', 'pending until'], ['until', 'pending until'], ['open', 'pending'], ['outstanding', 'pending'],
  ['partial', 'met in part'], ['partially', 'met in part'], ['partly', 'met in part'],
  ['pended', 'information needed'], ['incomplete', 'information needed'], ['information-needed', 'information needed'],
  ['approves', 'grants'], ['granted', 'grants'], ['authorizes', 'grants'], ['remaining', 'leaves'], ['left', 'leaves'],
])

const status: SlipRule = (spot) => {
  if (spot.line !== 'expectation') return undefined
  const found = wordAt(spot, 0)
  if (!spot.expected.startsWith('an outcome')) return outcome(spot)
  if (/^(?:is|=|:|are|be)$/.test(found)) return slip(`Remove \`${spot.at(0)?.image ?? ''}\`: the address and the status are enough.`, removed(spot, 0, 0))
  if (found === 'in' && wordAt(spot, 1) === 'part') return slip('Write `met in part`.', inserted(spot, 0, 'met'))
  if (found === 'needed') return slip('Write `information needed`.', inserted(spot, 0, 'information'))
  if (/^[0-9]{4}-/.test(found)) return slip('Write `grants` before the days.', inserted(spot, 0, 'grants'))
  if (/^[0-9]/.test(found)) return slip('Write `grants` before what is granted, or `leaves` before what is left.')
  if (found === 'needs' && wordAt(spot, 1) === 'information') return writeInstead(spot, 0, 1, 'information needed')
  if (found === 'more' && wordAt(spot, 1) === 'information') return writeInstead(spot, 0, wordAt(spot, 2) === 'needed' ? 2 : 1, 'information needed')
  const meant = statuses.get(found) ?? nearest(found, ['met', 'not met', 'unknown', 'violated', 'pending', 'grants', 'leaves'])
  if (meant !== undefined && found !== '') return writeInstead(spot, 0, /^(?:met|time)$/.test(wordAt(spot, 1)) ? 1 : 0, meant, statuses.has(found))
  return found === ''
    ? slip('Add `met`, `not met` or `unknown` after the address.')
    : slip('Write `met`, `not met` or `unknown`; of a requirement `met`, `violated` or `pending`.')
}

/** After the first word: `pending by 2026-03-08`, `met partially`, `grants 10 units`, `grants 2026-03-01 - 2026-04-29`, `leaves 2`. */
const outcome = (spot: Spot): Slip | undefined => {
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  if (/^(?:,|and|;)$/.test(found) && spot.at(1) !== undefined) return slip('Write each on a line of its own, with the address again.')
  if (before === 'pending' && /^(?:by|due|to|till|through|on|before)$/.test(found)) return writeInstead(spot, 0, 0, 'until')
  if (before === 'pending' && /^[0-9]{4}-/.test(found)) return slip('Write `until` before the date.', inserted(spot, 0, 'until'))
  if (before === 'met' && /^(?:partially|partly)$/.test(found)) return writeInstead(spot, 0, 0, 'in part')
  if (before === 'met' && found === 'part') return slip('Write `in part`.', inserted(spot, 0, 'in'))
  if (before === 'information') return writeInstead(spot, 0, 0, 'needed')
  if (spot.expected === '`to`') {
    if (found === '') return slip('Add `to` and the last day that is granted.')
    return /^(?:-|through|until|till)$/.test(found) ? writeInstead(spot, 0, 0, 'to') : undefined
  }
  if (spot.expected === '`of`' && found === '' && timeWords.has(before))
    return slip('Write from when to when: `grants 2026-03-01 to 2026-04-29`.')
  if (spot.expected === '`of`') return slip('Write `of` and the code, such as `of HCPCS H2022`.', isCode(found) ? inserted(spot, 0, 'of') : undefined)
  if (spot.expected.startsWith('an amount')) return slip('Write how much is granted, such as `10 units of HCPCS H2022`, or from when to when.')
  return undefined
}

/** `code HCPCS H2022`, `code H2022 HE`, `2 units`, `H2022, units 2`, `tapering from 2026-01-05 to …`, `2026-03-06 3pm`, `March 2`. */
const givenValue: SlipRule = (spot) => {
  if (spot.line !== 'givenFact' && spot.line !== 'entry') return undefined
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  const image = spot.at(0)?.image ?? ''
  if (codeAlone(spot) !== undefined) return codeAlone(spot)
  if (monthNames.has(before)) return slip('Write the date in digits, year-month-day, such as `2026-03-01`.')
  if (/^[A-Z0-9]{2}$/.test(image) && /^(?:[a-z][0-9]{4}|[0-9]{4}[0-9a-z])(?:-[a-z0-9]{2})*$/.test(before)) {
    const whole = `${spot.at(-1)?.image ?? ''}-${image}`
    return slip(`Write a modifier after a hyphen: \`${whole}\`.`, replaced(spot, -1, 0, whole))
  }
  const through = spot.line === 'givenFact' && spot.expected === 'the end of the line'
  if (through && before === 'complete') {
    const last = wordAt(spot, 1) === 'of' ? 1 : 0
    return /^(?:as|to|until|till|thru|up|on|by)$/.test(found) ? writeInstead(spot, -1, last, 'complete through') : undefined
  }
  if (through && before === 'through' && /^[0-9]{4}-/.test(found)) return writeInstead(spot, -1, -1, 'complete through')
  if (through && found === ',') return slip('Indent an entry two spaces deeper than the name of its list.')
  const dated = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(before)
  if (dated && found === 'at') return slip('Remove `at`.', removed(spot, 0, 0))
  const time = dated ? clockOf(found) : undefined
  if (time !== undefined) return writeInstead(spot, 0, 0, time)
  if (spot.line === 'givenFact' && /^(?:member|request|service|course)$/.test(wordAt(spot, -2)) && /^[a-z]\w*$/.test(before)) {
    const name = `${wordAt(spot, -2)}.${before}`
    return slip(`Write a dot between: \`${name}\`.`, replaced(spot, -2, -1, name))
  }
  if (spot.line === 'givenFact' && /^(?:from|on)$/.test(before) && /^[0-9]{4}-/.test(found))
    return slip('Write each entry on a line of its own below, with commas: `from 2026-01-05, to 2026-02-01`.')
  return fieldFirst(spot)
}

const fieldFirst = (spot: Spot): Slip | undefined => {
  if (spot.line !== 'entry') return undefined
  const [found, next] = [wordAt(spot, 0), wordAt(spot, 1)]
  if (spot.expected.startsWith('a name') && isNumber(found) && /^[a-z]\w*$/.test(next))
    return slip(`Write the field before its value: \`${next} ${found}\`.`, replaced(spot, 0, 1, `${next} ${found}`))
  const bare = spot.at(-1)?.image ?? ''
  if (found !== ',' || !spot.expected.startsWith('a value')) return undefined
  return /^[A-Z][0-9]{4}/.test(bare)
    ? slip(`Write the field before its value, such as \`code ${bare}\`.`, inserted(spot, -1, 'code'))
    : slip(`Write the field before its value, such as \`on 2026-03-01\`.`)
}

const isCode = (text: string): boolean => /^(?:hcpcs|cpt|rev)$/.test(text)

const given: SlipRule = (spot) => {
  const found = wordAt(spot, 0)
  if (spot.line !== 'givenFact' && spot.line !== 'entry') return undefined
  if (/^(?:=|:|is|was)$/.test(found)) return slip(`Remove \`${spot.at(0)?.image ?? ''}\`: the value follows the name.`, removed(spot, 0, 0))
  if (found.startsWith('"')) return slip('Write the value without quotes.')
  const before = spot.at(-1)
  if (spot.line === 'entry' && spot.expected === 'the end of the line' && before !== undefined && /^[a-z]/.test(found)) {
    const fix = { title: 'Add ,', edits: [{ span: { start: endOf(before), end: endOf(before) }, text: ',' }], safe: true }
    return slip(`Write a comma before \`${spot.at(0)?.image ?? ''}\`.`, fix)
  }
  if (spot.line === 'entry' && spot.expected === 'the end of the line' && isNumber(wordAt(spot, -2)) && /^[0-9]/.test(found)) {
    const [value, name] = [spot.at(-2), spot.at(-1)]
    const fix = value && { title: 'Add ,', edits: [{ span: { start: endOf(value), end: endOf(value) }, text: ',' }], safe: true }
    return slip(`Write a comma before \`${name?.image ?? ''}\`.`, fix)
  }
  return /^(?:true|false)$/.test(found) ? slip(`Write \`${found === 'true' ? 'yes' : 'no'}\`.`, replaced(spot, 0, 0, found === 'true' ? 'yes' : 'no')) : undefined
}

export const exampleSlips: readonly SlipRule[] = [asOf, status, givenValue, given]
