/**
 * What words of the language mean, in one sentence: that of the word that says most, or their own where together they mean
 * something else.
 */
import type { KeywordWord } from '@rubric/syntax'
import { keywordHelp } from '../hover/keywords.ts'
import type { Markdown } from '../places.ts'

/** Words that say little without those beside them. */
const small = /^(?:at|of|in|the|by|than|or|to|as|not|are|on|is|for)$/

const together: ReadonlyMap<string, string> = new Map([
  ['is not', 'The two are not the same.'],
  ['not in', 'It is none of these.'],
  ['not during', 'While that calendar is closed.'],
  ['on or before', 'On that day or earlier.'],
  ['on or after', 'On that day or later.'],
  ['not met', 'It is not so, for certain, whatever else becomes known.'],
  ['any of', 'One of the conditions in parentheses is enough.'],
  ['in the', 'The time in which the entries of a list count.'],
  ['in any', 'Every stretch of that length, wherever it starts; each must keep the limit.'],
  ['of', 'Either side of the day.'],
  ['business', '`business days`: days on which a calendar is open.'],
  ['open', '`open hours`: they run only while a calendar is open.'],
  ['always one of', 'Every member meets one of these, and never two at once.'],
  ['line of business', 'The kind of plan, as the document prints it.'],
])

export const meaningOf = (phrase: string, rule = ''): Markdown => {
  if (rule === 'numberOf') return 'How many of the conditions in parentheses have to be met.'
  if (rule === 'calendarEntry') return keywordHelp[phrase === 'open' ? 'open' : 'holidays'].sentence
  const words = phrase.split(' ')
  const told = words.findLast((word) => !small.test(word)) ?? words[0] ?? ''
  return together.get(phrase) ?? (Object.hasOwn(keywordHelp, told) ? keywordHelp[told as KeywordWord].sentence : '')
}
