/**
 * Ways of saying things that everybody understands and that have another, canonical spelling. `^` stands before the word at which the
 * line breaks off.
 */

export interface Phrase {
  readonly words: readonly string[]
  /** Index of the word at which the line breaks off. */
  readonly fault: number
  readonly write: string
  /** It can have meant nothing else. */
  readonly safe: boolean
}

type Row = readonly [said: string, write: string]

/** How much, and when. */
const certain: readonly Row[] = [
  ['^greater than or equal to', 'at least'], ['^more than or equal to', 'at least'], ['^less than or equal to', 'at most'],
  ['^no less than', 'at least'], ['^no fewer than', 'at least'], ['^no more than', 'at most'],
  ['not ^less than', 'at least'], ['not ^fewer than', 'at least'], ['not ^more than', 'at most'],
  ['^greater than', 'more than'], ['^greater then', 'more than'], ['^higher than', 'more than'], ['^larger than', 'more than'],
  ['^fewer than', 'less than'], ['^fewer then', 'less than'], ['^lower than', 'less than'], ['^smaller than', 'less than'],
  ['more ^then', 'more than'], ['less ^then', 'less than'],
  ['^atleast', 'at least'], ['^at-least', 'at least'], ['^atmost', 'at most'], ['^at-most', 'at most'],
  ['^morethan', 'more than'], ['^lessthan', 'less than'],
  ['^minimum of', 'at least'], ['^maximum of', 'at most'], ['^up to', 'at most'],
  ['^minimum', 'at least'], ['^maximum', 'at most'], ['^min', 'at least'], ['^max', 'at most'],
  ['^over', 'more than'], ['^above', 'more than'], ['^exceeds', 'more than'], ['^exceeding', 'more than'],
  ['^under', 'less than'], ['^below', 'less than'],
  ['> ^=', '>='], ['< ^=', '<='], ['= ^>', '>='], ['= ^<', '<='], ['< ^>', 'is not'], ['= ^=', 'is'],
  ['is ^equal to', 'is'], ['^equal to', 'is'], ['^equals', 'is'], ['^equal', 'is'], ['^isnt', 'is not'], ['^isn', 'is not'],
  ['is ^greater than', 'more than'], ['is ^fewer than', 'less than'],
  ['is ^at least', 'at least'], ['is ^at most', 'at most'], ['is ^more than', 'more than'], ['is ^less than', 'less than'],
  ['is ^between', 'between'], ['is ^within', 'within'], ['is ^in', 'in'], ['is ^before', 'before'], ['is ^after', 'after'],
  ['is ^on', 'on'], ['is not ^in', 'not in'], ['is ^>=', '>='], ['is ^<=', '<='], ['is ^>', '>'], ['is ^<', '<'], ['is ^=', 'is'],
  ['within ^the past', 'in the past'], ['within ^the last', 'in the past'], ['within ^the previous', 'in the past'],
  ['in ^past', 'in the past'], ['in ^last', 'in the past'],
  ['in the ^last', 'in the past'], ['in the ^previous', 'in the past'], ['in the ^prior', 'in the past'], ['in the ^preceding', 'in the past'],
  ['^during the past', 'in the past'], ['^during the last', 'in the past'], ['^over the past', 'in the past'], ['^over the last', 'in the past'],
]

const likely: readonly Row[] = [
  ['^from', 'after'], ['^following', 'after'], ['^prior to', 'before'], ['^prior', 'before'], ['^preceding', 'before'], ['^until', 'on or before'],
  ['^by', 'on or before'], ['^no later than', 'on or before'], ['not ^later than', 'on or before'], ['^no earlier than', 'on or after'],
  ['not ^earlier than', 'on or after'], ['not ^before', 'on or after'], ['^since', 'on or after'], ['^ago', 'before as of'],
  ['is one ^of', 'in'], ['^among', 'in'], ['^listed in', 'in'], ['is ^listed in', 'in'], ['is ^among', 'in'], ['^belongs to', 'in'], ['^included in', 'in'],
  ['on ^and before', 'on or before'], ['on ^and after', 'on or after'],
  ['^as well as', 'and'], ['^plus', 'and'], ['^but', 'and'], ['^except', 'and not'], ['^excluding', 'and not'], ['^without', 'and not'],
]

const phraseOf = (safe: boolean) => ([said, write]: Row): Phrase => {
  const words = said.split(' ')
  const fault = words.findIndex((word) => word.startsWith('^'))
  return { words: words.map((word) => word.replace(/^\^(?=.)/, '')), fault, write, safe }
}

/** The longest first. */
export const phrases: readonly Phrase[] = [...certain.map(phraseOf(true)), ...likely.map(phraseOf(false))].sort((a, b) => b.words.length - a.words.length)

/** Small numbers that are written out. */
export const numberWords: ReadonlyMap<string, string> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map((word, value) => [word, String(value)]),
)

export const monthNames: ReadonlySet<string> = new Set([
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec',
])

export const timeWords: ReadonlySet<string> = new Set(
  ['minute', 'hour', 'day', 'week', 'month', 'year'].flatMap((word) => [word, `${word}s`]),
)
