/** Slips in the lines that declare: titles without quotes, names with spaces, types by other names, dates in words. */
import { appended, inserted, isNumber, nameFrom, removed, replaced, slip, type Slip, type SlipRule, type Spot, touch, wordAt, endOf, startOf } from './spot.ts'
import { monthNames, timeWords } from './phrases.ts'

const END = 'the end of the line'

// ---- names and titles --------------------------------------------------------------------------------------

/** `intake-admission`, `criteria "Admission"`, `use "shared"`, `use ../shared`. */
const name: SlipRule = (spot) => {
  const found = spot.at(0)?.image ?? ''
  if (!spot.expected.startsWith('a name') || found === '') return undefined
  if (spot.line === 'use') return slip('Write the name of the vocabulary, as its first line has it: no quotes, no path.')
  if (found.startsWith('"')) return slip(`Write a name before the text, such as \`${nameFrom(found)}\`.`, inserted(spot, 0, nameFrom(found)))
  if (/^[A-Za-z]/.test(found)) {
    const plain = found.replace(/[^A-Za-z0-9_.]+/g, '_')
    return slip(`Write \`${plain}\`: names are made of letters, digits and \`_\`.`, replaced(spot, 0, 0, plain, false))
  }
  return slip('Begin the name with a letter: names are made of letters, digits and `_`.')
}

const titled = new Set<Spot['line']>([
  'limit', 'requirement', 'exception', 'determination', 'calendar', 'term', 'headerEntry', 'criteria', 'codeSet', 'guidance', 'interpretation', 'define', 'header', 'fact', 'guidanceItem',
])

/** Words of the line from the one that does not fit, up to the clause or the end. */
const restOf = (spot: Spot): { readonly text: string; readonly last: number } => {
  const words: string[] = []
  let last = 0
  for (let at = 0, token = spot.at(0); token !== undefined && !token.image.startsWith('§') && !token.image.startsWith('"'); token = spot.at(++at)) {
    words.push(touch(spot.at(at - 1), token) && at > 0 ? token.image : ` ${token.image}`)
    last = at
  }
  return { text: words.join('').trim(), last }
}

/** `criteria admission Admission of members`. */
const titleWithoutQuotes: SlipRule = (spot) => {
  if (!titled.has(spot.line) || (spot.expected !== END && spot.expected !== 'a text in quotes')) return undefined
  if (!/^[A-Za-z]/.test(spot.at(0)?.image ?? '')) return undefined
  const { text, last } = restOf(spot)
  if (spot.at(last + 1)?.image.startsWith('"') === true && spot.line !== 'fact') {
    const joined = nameFrom(`${spot.at(-1)?.image ?? ''} ${text}`)
    return slip(`Write the name as one word: \`${joined}\`.`, replaced(spot, -1, last, joined, false))
  }
  return text === '' ? undefined : slip(`Put the words in quotes: \`"${text}"\`.`, replaced(spot, 0, last, `"${text}"`, false))
}

/** `define often spheres at least 2`, `define often = …`. */
const definition: SlipRule = (spot) => {
  if (spot.line !== 'define' || spot.expected !== END) return undefined
  if (/^(?:=|is|as|means)$/.test(wordAt(spot, 0))) return slip('Write `:` before the condition.', replaced(spot, 0, 0, ':'))
  const before = spot.at(-1)
  const found = spot.at(0)
  if (before === undefined || found === undefined) return undefined
  const fix = { title: 'Add :', edits: [{ span: { start: endOf(before), end: startOf(found) }, text: ': ' }], safe: true }
  return slip('Write `:` before the condition.', fix)
}

/** `§II.A, §II.B`, `Section II.A`, and a clause before the title. */
const clause: SlipRule = (spot) => {
  const found = spot.at(0)?.image ?? ''
  if (spot.at(-1)?.image.startsWith('§') === true && found.startsWith('"')) return slip('Write the text before the clause of the source.')
  if (spot.at(-1)?.image.startsWith('§') === true && (found === ',' || found.startsWith('§'))) {
    return slip('Put several clauses into one: `§"II.A, II.B"`.')
  }
  if (/^(?:section|sec|clause|chapter|part)$/i.test(found) && spot.at(1) !== undefined) {
    return slip(`Write \`§\` before the clause: \`§${spot.at(1)?.image ?? ''}\`.`, replaced(spot, 0, 1, `§${spot.at(1)?.image ?? ''}`, false))
  }
  return undefined
}

// ---- facts -------------------------------------------------------------------------------------------------

const otherTypes: ReadonlyMap<string, string> = new Map([
  ...['boolean', 'bool', 'true', 'true/false', 'yes', 'yesno', 'flag', 'checkbox'].map((word) => [word, 'yes/no'] as const),
  ...['integer', 'int', 'whole', 'counter'].map((word) => [word, 'count'] as const),
  ...['decimal', 'float', 'double', 'numeric', 'amount', 'percent', 'percentage', '%'].map((word) => [word, 'number'] as const),
  ...['datetime', 'timestamp', 'moment'].map((word) => [word, 'date and time'] as const),
  ...['period', 'intervals', 'ranges', 'state'].map((word) => [word, 'periods'] as const),
  ...['lists', 'array', 'table', 'records'].map((word) => [word, 'list of'] as const),
])

/** Units that are often written as the kind of a fact. */
const commonUnits = new Set(['kg', 'g', 'mg', 'cm', 'mm', 'm', 'lb', 'lbs', 'mL', 'L'])

const texts = new Set(['text', 'string', 'words', 'char', 'varchar'])
const typeStarts = new Set(['yes/no', 'count', 'number', 'span', 'date', 'one', 'code', 'list', 'periods'])

const type: SlipRule = (spot) => {
  if (!spot.expected.startsWith('a type')) return undefined
  const found = wordAt(spot, 0)
  const other = otherTypes.get(found)
  if (found === '') return slip('Write what kind of fact it is after its name, such as `yes/no` or `count`.')
  if (found === 'yes' && /^(?:or|and)$/.test(wordAt(spot, 1))) return slip('Write `yes/no`.', replaced(spot, 0, 2, 'yes/no'))
  if (typeStarts.has(found)) return slip(`Write \`${found}\` in small letters.`, replaced(spot, 0, 0, found))
  if (other !== undefined) return slip(`Write \`${other}\`.`, replaced(spot, 0, 0, other))
  if (texts.has(found)) return slip('Ask for what decides, such as `yes/no` or `one of a, b`: a fact is never free text.')
  if (/^[:=]$/.test(found)) return slip(`Remove the \`${found}\` after the name.`, removed(spot, 0, 0))
  if (found.startsWith('"')) return slip('Write what kind of fact it is before its text, such as `yes/no` or `count`.')
  if (timeWords.has(found)) return slip(`Write \`span in ${found.replace(/s?$/, 's')}\` for an amount of time.`, replaced(spot, 0, 0, `span in ${found.replace(/s?$/, 's')}`))
  return typeOfWords(spot)
}

/** `home, inpatient` is an enumeration; `housing status yes/no` a name of two words; `kg` a unit; `hours/week` a rate. */
const typeOfWords = (spot: Spot): Slip | undefined => {
  const [found, next] = [spot.at(0)?.image ?? '', wordAt(spot, 1)]
  if (/^(?:,|or|\/|\|)$/.test(next)) return slip(`Write \`one of\` before the values: \`one of ${found}, …\`.`, inserted(spot, 0, 'one of'))
  if (/^icd|^hcpcs|^cpt|^dsm/i.test(found)) return slip('Write `code of` and the code system, such as `code of ICD-10-CM`.')
  if (typeStarts.has(next)) {
    const joined = `${spot.at(-1)?.image ?? ''}_${found}`
    return slip(`Write the name as one word: \`${joined}\`.`, replaced(spot, -1, 0, joined, false))
  }
  const [, noun, period] = /^([A-Za-z]+)\/(day|week|month|quarter|year)$/.exec(found) ?? []
  if (noun !== undefined && period !== undefined) return slip(`Write \`${noun} per ${period}\`.`, replaced(spot, 0, 0, `${noun} per ${period}`))
  if ((/[/[%]/.test(found) && !/yes/i.test(found)) || commonUnits.has(found)) return slip(`Write \`number in ${found}\`.`, replaced(spot, 0, 0, `number in ${found}`))
  return undefined
}

/** `diagnosis code "…"`, `study date date "…"`. */
const halfType: SlipRule = (spot) => {
  if (spot.line !== 'fact') return undefined
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  if (spot.expected === '`of`' && before === 'code') return slip('Write `code of` and the code system, such as `code of ICD-10-CM`.')
  if (spot.expected !== END || !typeStarts.has(before) || !typeStarts.has(found)) return undefined
  const joined = `${spot.at(-2)?.image ?? ''}_${before}`
  return slip(`Write the name as one word: \`${joined}\`.`, replaced(spot, -2, -1, joined, false))
}

/** After the type: `by clinician` without its comma, `one of a or b`, fields beside their list. */
const afterType: SlipRule = (spot) => {
  if (spot.line !== 'fact' || spot.expected !== END) return undefined
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  if (found === 'by' && wordAt(spot, 1) === 'clinician') {
    const end = spot.at(-1)
    return slip('Write a comma before `by clinician`.', end && { title: 'Add ,', edits: [{ span: { start: endOf(end), end: endOf(end) }, text: ',' }], safe: true })
  }
  if (found === 'or' && spot.at(1) !== undefined) return slip('Write a comma between the values.', replaced(spot, 0, 0, ','))
  if (before === 'number' && found === 'of') return slip('Write `count` for how many there are.', replaced(spot, -1, -1, 'count', false))
  if (before === 'of' && wordAt(spot, -2) === 'list') return slip('Write each field on a line of its own under the list, two spaces deeper.')
  const valuesFrom = [3, 4, 5, 6, 7, 8].find((back) => wordAt(spot, -back) === 'one' && wordAt(spot, 1 - back) === 'of')
  if (valuesFrom !== undefined && /^[a-z_]\w*$/.test(found)) return slip('Write a comma between the values.', appended(spot, ','))
  if (/^(?:required|optional|mandatory)$/.test(found)) return slip(`Remove \`${found}\`: any fact may be unknown.`, removed(spot, 0, 0))
  return undefined
}

// ---- header ------------------------------------------------------------------------------------------------

const date: SlipRule = (spot) => {
  if (!spot.expected.startsWith('a date')) return undefined
  const found = wordAt(spot, 0)
  const bare = /^"([0-9]{4}-[0-9]{2}-[0-9]{2})"$/.exec(found)?.[1]
  if (bare !== undefined) return slip(`Write the date without quotes: \`${bare}\`.`, replaced(spot, 0, 0, bare))
  if (found === '') return slip('Add the date, year-month-day, such as `2026-03-01`.')
  if (found === 'by') return slip('Write the date before it: `approved 2026-03-01 by "…"`.')
  if (monthNames.has(found) || isNumber(found)) return slip('Write the date in digits, year-month-day, such as `2026-03-01`.')
  return slip('Write a date, year-month-day, such as `2026-03-01`.')
}

const language: SlipRule = (spot) => (spot.line === 'headerEntry' && spot.expected === 'a number' ? slip('Write `language 1`.') : undefined)

/** `HCPCS H0015 H0016`, `REV: 0905`. */
const codes: SlipRule = (spot) => {
  if (spot.line !== 'headerEntry' && spot.line !== 'codeGroup') return undefined
  if (wordAt(spot, 0) === ':') return slip('Remove the `:` after the code system.', removed(spot, 0, 0))
  const before = spot.at(-1)
  if (spot.expected !== END || !/[0-9]/.test(spot.at(0)?.image ?? '') || !/[0-9]/.test(before?.image ?? '') || before === undefined) return undefined
  return slip('Write a comma between the codes.', { title: 'Add ,', edits: [{ span: { start: endOf(before), end: endOf(before) }, text: ',' }], safe: true })
}

const lastMark: SlipRule = (spot) => {
  const found = wordAt(spot, 0)
  return /^[.:;,]$/.test(found) && spot.at(1) === undefined ? slip(`Remove the \`${found}\` at the end.`, removed(spot, 0, 0)) : undefined
}

const waiverAfterHead: SlipRule = (spot) =>
  spot.line === 'block' && wordAt(spot, 0) === 'unless' ? slip('Move `unless` to a line of its own, below the items and as far in as the block head.') : undefined

export const declarationSlips: readonly SlipRule[] = [
  name, clause, lastMark, waiverAfterHead, type, halfType, afterType, date, language, codes, definition, titleWithoutQuotes,
]
