/** Abbreviations in a letter: written out where they first stand, and codes left out, as they say nothing to a member. */
import type { PolicyInfo } from '../clause.ts'
import { capital } from '../words.ts'

/** `PCP` becomes `Person-Centered Plan (PCP)` the first time. */
export function spelledOut(text: string, terms: PolicyInfo['terms']): string {
  return terms.reduce((letter, [short, long]) => {
    const at = new RegExp(`(?<![\\w-])${literally(short)}(?![\\w-])`).exec(letter)?.index
    if (at === undefined) return letter
    const before = letter.slice(0, at)
    // The author may have written it out already, or begin with an article that stands there.
    if (before.toLowerCase().endsWith(`${long.toLowerCase()} (`)) return letter
    const article = /^(the|an?) /i.exec(long)?.[0] ?? ''
    const words = article !== '' && /(^|\W)(the|an?) $/i.test(before) ? long.slice(article.length) : long
    return `${before}${beginsSentence(before) ? capital(words) : words} (${short})${letter.slice(at + short.length)}`
  }, text)
}

const beginsSentence = (before: string): boolean => /(^|\n|\n- |[.!?] )$/.test(before)

/** Of the codes that limits name: `5 units of H2022` becomes `5 units`. */
export function withoutCodes(text: string, { limits }: PolicyInfo): string {
  const named = new Set(limits.flatMap(({ codes }) => codes.flatMap(({ first, last }) => [first, last])))
  return [...named].reduce((rest, code) => {
    const written = `(?:(?:codes?|[A-Z]{3,5}) )*${literally(code)}(?:-\\w+)*(?![\\w-])`
    const aside = new RegExp(` \\(${written}\\)| (?:of|for|under|with) ${written}`, 'g')
    return rest.replace(aside, '').replace(new RegExp(`(?<![\\w-])${written}`, 'g'), 'this service')
  }, text)
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
