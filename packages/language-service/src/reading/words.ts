/** Small words of sentences. */
import { capital, numberInWords } from '@rubric/runtime'

/** With its capital and its full stop. */
export const sentence = (text: string): string => (text === '' ? '' : /[.!?:]$/.test(text) ? capital(text) : `${capital(text)}.`)

/** `symptom_severity` as a reader says it. */
export const spoken = (name: string): string => name.replaceAll('_', ' ').replaceAll('.', ' ')

/** `a`, `a and b`, `a, b and c`. Parts with commas of their own are kept apart by semicolons. */
export const joined = (parts: readonly string[], word: 'and' | 'or'): string => {
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return last
  const isLong = parts.some((part) => /[,;:]|^(both|either) /.test(part.replace(/“[^”]*”/g, '')))
  const before = parts.slice(0, -1).join(isLong ? '; ' : ', ')
  return `${before}${isLong ? (parts.length > 2 ? '; ' : ', ') : ' '}${word} ${last}`
}

export const quoted = (text: string): string => `“${text}”`

/** Words that name something already, so that no `the` goes before them. */
const ready = /^(the|an?|his|her|their|its|each|every|all|any|no|some|one|at|\d)\b/i

/** `severity of symptoms` within a sentence: `the severity of symptoms`. */
export const the = (text: string): string => (ready.test(text) ? lower(text) : `the ${lower(text)}`)

/** Without the capital of a sentence; abbreviations and names keep theirs. */
const lower = (text: string): string =>
  /^[A-Z][a-z]+ [a-z]/.test(text) &&
  !/^(January|February|March|April|May|June|July|August|September|October|November|December)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text

/** `one`, `two`, from eleven on in figures: of a number as it is written. */
export const small = (count: string): string => (/^\d+$/.test(count) ? numberInWords(Number(count) * 1_000_000) : count)

/** `1 fact`, `3 facts`, `2 entries`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
