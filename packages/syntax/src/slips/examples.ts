/** Slips in examples: `on` for `as of`, `Met`, `housing: yes`, fields without commas. */
import { endOf, inserted, removed, replaced, slip, type SlipRule, wordAt, writeInstead } from './spot.ts'

const asOf: SlipRule = (spot) => {
  if (spot.line !== 'example' || !/^`(?:as|of)`$/.test(spot.expected)) return undefined
  const found = wordAt(spot, 0)
  if (found === '') return slip('Add `as of` and the date for which the example is decided, such as `as of 2026-03-01`.')
  if (/^(?:on|at|from|asof|dated)$/.test(found)) return writeInstead(spot, 0, 0, 'as of')
  return slip(`Write \`as of\` before \`${spot.at(0)?.image ?? ''}\`.`, inserted(spot, 0, 'as of'))
}

const statuses: ReadonlyMap<string, string> = new Map([
  ['met', 'met'], ['yes', 'met'], ['true', 'met'], ['approved', 'met'], ['pass', 'met'],
  ['not', 'not met'], ['notmet', 'not met'], ['not_met', 'not met'], ['not-met', 'not met'], ['unmet', 'not met'], ['no', 'not met'], ['false', 'not met'],
  ['denied', 'not met'], ['fail', 'not met'], ['failed', 'not met'],
  ['unknown', 'unknown'], ['pending', 'unknown'], ['missing', 'unknown'],
])

const status: SlipRule = (spot) => {
  if (spot.line !== 'expectation') return undefined
  const found = wordAt(spot, 0)
  if (/^(?:is|=|:|are|be)$/.test(found)) return slip(`Remove \`${spot.at(0)?.image ?? ''}\`: the address and the status are enough.`, removed(spot, 0, 0))
  const meant = statuses.get(found)
  if (meant !== undefined) return writeInstead(spot, 0, meant === 'not met' && wordAt(spot, 1) === 'met' ? 1 : 0, meant)
  return found === '' ? slip('Add `met`, `not met` or `unknown` after the address.') : undefined
}

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
  return /^(?:true|false)$/.test(found) ? slip(`Write \`${found === 'true' ? 'yes' : 'no'}\`.`, replaced(spot, 0, 0, found === 'true' ? 'yes' : 'no')) : undefined
}

export const exampleSlips: readonly SlipRule[] = [asOf, status, given]
