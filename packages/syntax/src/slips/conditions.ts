/** Slips in conditions: other words for a comparison, amounts the wrong way round, marks that mean something elsewhere. */
import { inserted, isNumber, removed, replaced, slip, type SlipRule, touch, wordAt, writeInstead } from './spot.ts'
import { monthNames, numberWords, phrases, timeWords } from './phrases.ts'

const canonical: SlipRule = (spot) => {
  const phrase = phrases.find(({ words, fault }) => words.every((word, index) => wordAt(spot, index - fault) === word))
  return phrase === undefined ? undefined : writeInstead(spot, -phrase.fault, phrase.words.length - 1 - phrase.fault, phrase.write, phrase.safe)
}

/** `AND`, `Or`, `At Least`: the words of conditions have small letters. */
const capitals: SlipRule = (spot) => {
  const found = spot.at(0)?.image ?? ''
  const small = found.toLowerCase()
  const isWord = ['and', 'or', 'not', 'unless', 'is', 'in', 'within', 'between', 'before', 'after', 'where', 'since', 'than', 'of'].includes(small)
  if (found !== small && isWord) return writeInstead(spot, 0, 0, small)
  if (small === 'at' && found !== small && /^(?:least|most)$/.test(wordAt(spot, 1))) return writeInstead(spot, 0, 1, `at ${wordAt(spot, 1)}`)
  return undefined
}

/** `All of`, `ALL OF`, `At least 2 of`, and `all of` above a list of items. */
const blockHead: SlipRule = (spot) => {
  const before = wordAt(spot, -1)
  const isHead = ['all', 'any', 'one', 'none'].includes(before) && wordAt(spot, -2) !== 'is'
  const found = wordAt(spot, 0)
  if (isHead && found === 'of') return slip(`Write \`${before.toUpperCase()} of\` as the head of a list.`, replaced(spot, -1, 0, `${before.toUpperCase()} of`))
  if (before === 'at' && /^(?:least|most)$/.test(found)) {
    return slip(`Write \`AT ${found.toUpperCase()} n of\` as the head of a list.`, replaced(spot, -1, 0, `AT ${found.toUpperCase()}`))
  }
  if (isNumber(before) && found === 'of') {
    return slip(`Write \`AT LEAST ${before} of\` as the head of a list, or \`at least ${before} of (…)\` on one line.`, replaced(spot, -1, 0, `AT LEAST ${before} of`, false))
  }
  if (spot.at(0) !== undefined || spot.expected !== '`(`' || before !== 'of') return undefined
  const head = wordAt(spot, -2)
  const from = isNumber(head) ? -4 : -2
  const words = isNumber(head) ? `AT ${wordAt(spot, -3).toUpperCase()} ${head} of` : `${head.toUpperCase()} of`
  return slip(`Write the head of a list in capitals, \`${words}\`, or its conditions in parentheses.`, replaced(spot, from, -1, words))
}

const spelledNumber: SlipRule = (spot) => {
  const digits = numberWords.get(wordAt(spot, 0))
  return digits === undefined || spot.expected !== 'a number' ? undefined : slip(`Write the number in digits: \`${digits}\`.`, replaced(spot, 0, 0, digits))
}

/** `2 or more`, `3 to 21`, `hours 9`, `18kg/m2`, `1,500`, `.5`, `-5`. */
const amounts: SlipRule = (spot) => {
  const [before, found, next] = [wordAt(spot, -1), wordAt(spot, 0), wordAt(spot, 1)]
  if (before === 'or' && /^(?:more|greater|less|fewer)$/.test(found)) {
    return slip(`Write \`${/^(?:more|greater)$/.test(found) ? 'at least' : 'at most'}\` before the number, and leave out \`or ${found}\`.`)
  }
  if (isNumber(found) && next === 'to' && isNumber(wordAt(spot, 2))) {
    return slip(`Write \`between ${found} and ${wordAt(spot, 2)}\`.`, replaced(spot, 0, 2, `between ${found} and ${wordAt(spot, 2)}`))
  }
  if (isNumber(found) && before === 'to' && isNumber(wordAt(spot, -2))) return slip('Write `and` between the two ends.', replaced(spot, -1, -1, 'and'))
  if (isNumber(found)) {
    const bound = [1, 2, 3, 4].find((ahead) => wordAt(spot, ahead) === 'or' && /^(?:more|greater|less|fewer)$/.test(wordAt(spot, ahead + 1)))
    if (bound !== undefined) return slip(`Write \`${/^(?:more|greater)$/.test(wordAt(spot, bound + 1)) ? 'at least' : 'at most'} ${found}\`, and leave out \`or ${wordAt(spot, bound + 1)}\`.`)
    if (timeWords.has(before)) return slip(`Write the number before its unit: \`${found} ${before}\`.`, replaced(spot, -1, 0, `${found} ${before}`))
    if (monthNames.has(before)) return slip('Write the date in digits, year-month-day, such as `2026-03-01`.')
  }
  return marksInAmounts(spot)
}

const marksInAmounts: SlipRule = (spot) => {
  const [before, found, next] = [spot.at(-1), spot.at(0), spot.at(1)]
  const attached = /^([0-9]+(?:\.[0-9]+)?)([A-Za-z%[{].*)$/.exec(found?.image ?? '')
  if (attached !== null && !spot.expected.startsWith('a code')) {
    const apart = `${attached[1]} ${attached[2]}`
    return slip(`Put a space between the number and its unit: \`${apart}\`.`, replaced(spot, 0, 0, apart))
  }
  if (found?.image === ',' && isNumber(before?.image ?? '') && touch(before, found) && touch(found, next) && isNumber(next?.image ?? '')) {
    const whole = `${before?.image ?? ''}${next?.image ?? ''}`
    return slip(`Write the number without a comma: \`${whole}\`.`, replaced(spot, -1, 1, whole))
  }
  if (found?.image === '.' && touch(found, next) && isNumber(next?.image ?? '')) {
    return slip(`Write a zero before the point: \`0.${next?.image ?? ''}\`.`, replaced(spot, 0, 1, `0.${next?.image ?? ''}`))
  }
  if (found?.image === '-' && isNumber(next?.image ?? '')) return slip('Write a number of 0 or more: amounts below zero cannot be written.')
  return undefined
}

/** `9 hours a week`. */
const rate: SlipRule = (spot) =>
  /^(?:a|an|each|every|\/)$/.test(wordAt(spot, 0)) && timeWords.has(`${wordAt(spot, 1)}s`) ? slip(`Write \`per ${wordAt(spot, 1)}\`.`, replaced(spot, 0, 0, 'per')) : undefined

/** `severity is "moderate"`. */
const quotedValue: SlipRule = (spot) => {
  const found = spot.at(0)?.image ?? ''
  if (!found.startsWith('"') || !spot.expected.startsWith('a value')) return undefined
  const bare = found.slice(1, -1)
  return /^[\w.]+$/.test(bare) ? slip(`Write the value without quotes: \`${bare}\`.`, replaced(spot, 0, 0, bare, false)) : slip('Write the value without quotes.')
}

/** `F32.*`, `starts with F32`. */
const codeRange: SlipRule = (spot) => {
  const found = wordAt(spot, 0)
  const isPattern = /^[a-z][0-9][0-9a-z.]*[*%]/.test(found) || (/^(?:starts?|begins?)$/.test(found) && wordAt(spot, 1) === 'with') || found === 'like'
  return isPattern ? slip('List the codes one by one, or name them in a code set: `in depression_codes`.') : undefined
}

/** `count crises`, `number of crises`. */
const counting: SlipRule = (spot) => {
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  if (before === 'number' && found === 'of') return writeInstead(spot, -1, 0, 'count of')
  return /^(?:count|sum)$/.test(before) && spot.expected === '`of`' && found !== '' ? writeInstead(spot, -1, -1, `${before} of`) : undefined
}

/** `count of crises within 6 months`. */
const windowWithoutAnchor: SlipRule = (spot) => {
  if (!spot.expected.startsWith('`before`, `after` or `of`')) return undefined
  const [number, unit] = [wordAt(spot, -2), wordAt(spot, -1)]
  if (isNumber(unit)) return slip(`Write the unit of time after the number: \`within ${unit} days after …\`.`)
  if (/^(?:business|open)$/.test(number) && isNumber(wordAt(spot, -3))) {
    return slip(`Name the date that it counts from: \`within ${wordAt(spot, -3)} ${number} ${unit} after …\`.`)
  }
  if (!isNumber(number) || !timeWords.has(unit)) return undefined
  return slip(`Name the date that it counts from: \`within ${number} ${unit} after …\`. A list is looked at \`in the past ${number} ${unit}\`.`)
}

const sentence: SlipRule = (spot) => {
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  if (before === 'if' || before === 'when') return slip(`Write the condition alone, without \`${before}\`.`, removed(spot, -1, -1))
  if (found === '/' && wordAt(spot, 1) === '/') return slip('Begin a comment with `#`.', replaced(spot, 0, 1, '#'))
  if (/^[.;:,]$/.test(found) && spot.at(1) === undefined) return slip(`Remove the \`${found}\` at the end.`, removed(spot, 0, 0))
  if (/^(?:and|or)$/.test(found) && found === before) return slip(`Remove the second \`${found}\`.`, removed(spot, 0, 0))
  if (found === '' && /^(?:and|or|unless|where)$/.test(before)) {
    return slip(`Write \`${before}\` at the beginning of the next line, indented, or finish the condition here.`)
  }
  if (found === '' && before === 'not') return slip(`Write \`not\` before the condition: \`not ${wordAt(spot, -2)}\`.`)
  if (found === '' && /^(?:of|before|after|since|on)$/.test(before) && spot.expected.startsWith('a value')) {
    return slip('Add the date that it counts from: the name of a fact, or `as of`.')
  }
  return undefined
}

const commaBetween: SlipRule = (spot) => {
  if (wordAt(spot, 0) !== ',') return undefined
  if (wordAt(spot, -2) === 'in') return slip('Put the values in parentheses: `in (home, inpatient)`.')
  return slip('Join the conditions with `and` or `or`, or list them under `ALL of` or `ANY of`.')
}

export const conditionSlips: readonly SlipRule[] = [
  blockHead, counting, canonical, capitals, spelledNumber, amounts, rate, quotedValue, codeRange, windowWithoutAnchor, sentence, commaBetween,
]

/** `expected `of`, found `crises``: a single word is missing, or stands there misspelt. */
export const missingWord: SlipRule = (spot) => {
  const wanted = /^`([^`]+)`$/.exec(spot.expected)?.[1]
  if (wanted === undefined) return undefined
  const found = spot.at(0)?.image ?? ''
  if (found === '') return slip(`Write \`${wanted}\` at the end of the line.`, inserted(spot, 0, wanted))
  if (found.toLowerCase() === wanted.toLowerCase()) return writeInstead(spot, 0, 0, wanted)
  return slip(`Write \`${wanted}\` before \`${found}\`.`, inserted(spot, 0, wanted))
}
