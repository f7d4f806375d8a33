/** What holds of completion at every place of every policy, measured so that a test can say how much of it does. */
import { commonUnits, type Program } from '@rubric/compiler'
import { completionsAt, type Completion } from '@rubric/language-service'
import { lineStarts, outlineLines, parse } from '@rubric/syntax'

export interface Spot {
  readonly path: string
  readonly offset: number
  readonly word: string
}

/** A text, a number and a date are the author's own; so are marks, which no list is needed for. */
const isOffered = (text: string, fits: readonly string[]): boolean =>
  /^[A-Za-z]/.test(text) && !fits.includes('a text in quotes') && !fits.some(each => each.startsWith('a clause'))

const isFact = (kind: string): boolean => kind === 'fact' || kind === 'field'

/** After a number, or in `number in …`. */
const isRareUnit = (text: string, before: string): boolean =>
  /^(?:[0-9.]+|in)$/.test(before) && /^(?:[A-Za-z]+\/[A-Za-z0-9]+|mGy)$/.test(text) && !commonUnits.includes(text)

/**
 * Every word that is there to be known: keywords, values, and names that are declared elsewhere. Not so what a rate counts, a code that the
 * file names only here, a unit that is none of the common ones, and what was removed from a version that is not there.
 */
export const spotsIn = (program: Program, path: string): readonly Spot[] => {
  const named = program.occurrences(path)
  const declared = new Set(named.filter(({ role }) => role === 'declaration').map(({ span }) => span.start))
  const known = new Set(named.map(({ span }) => span.start))
  const { lines } = outlineLines(program.file(path)?.text ?? '')
  const times = Map.groupBy(lines.flatMap(({ words }) => words), ({ text }) => text)
  return lines.flatMap(({ kind, words }) => words
    .filter(({ start, text, fits }, at) => isOffered(text, fits) && !declared.has(start)
      && !(isFact(kind) && words[at + 1]?.text === 'per')
      && !(kind === 'claim' && words[at + 1]?.text === 'removed' && !known.has(start))
      && !(/^[A-Z][0-9]/.test(text) && times.get(text)?.length === 1)
      && !isRareUnit(text, words[at - 1]?.text ?? ''))
    .map(({ start, text }) => ({ path, offset: start, word: text })))
}

const endOfLine = (text: string, offset: number): number => {
  const end = text.slice(offset).search(/[\r\n]/)
  return end < 0 ? text.length : offset + end
}

/** The program as it is with the line broken off there: its names are those that it had. */
export const brokenOff = (program: Program, path: string, offset: number, rest = ''): Program => {
  const file = program.file(path)
  if (file === undefined) throw new Error(`no file ${path}`)
  const text = file.text.slice(0, offset) + rest + file.text.slice(endOfLine(file.text, offset))
  const broken = { ...file, text, starts: lineStarts(text) }
  return { ...program, file: each => (each === path ? broken : program.file(each)) }
}

/**
 * Whether a completion writes the word, or begins with it. After `1` a unit is offered in the singular, and the name of a vocabulary's thing
 * without the vocabulary where that is enough.
 */
export const says = (word: string, before: string) => ({ label }: Completion): boolean =>
  label === word || label.startsWith(`${word} `) || word.endsWith(`.${label}`) || (/(^|\D)1 $/.test(before) && `${label.split(' ')[0]}s` === word)

export const recalls = (program: Program, { path, offset, word }: Spot): boolean => {
  const before = program.file(path)?.text.slice(offset - 3, offset) ?? ''
  return completionsAt(brokenOff(program, path, offset), path, offset).some(says(word, before))
}

/** What is said of lines that are not finished. */
const unfinished = new Set([
  'missing-header', 'line-not-finished', 'missing-text', 'unclosed-parenthesis', 'missing-condition', 'missing-line', 'empty-block',
  'where-needs-parentheses',
])

const filledIn = (text: string): string => text.replace(/\$\{[0-9]+:([^}]*)\}/g, '$1').replaceAll('$0', '')

/** Where the section begins that an offset lies in; what stands before it changes nothing in it. */
const sectionStart = (text: string, offset: number): number => {
  const before = [...text.slice(0, offset + 1).matchAll(/[\r\n](?=[^\s#])/g)].at(-1)
  return before === undefined ? 0 : before.index + 1
}

/** Whether `of` is about a calendar is told only by the word after it: `2 business days of court_days after …`. */
const later = ['', ' after', ' x_ after']

/** Whether the line is wrong with the completion in it, as far as it then goes. */
export const isWrongWith = (program: Program, { path, offset }: Spot, { edit, snippet }: Completion): boolean => {
  const text = program.file(path)?.text ?? ''
  const from = sectionStart(text, offset)
  const written = text.slice(from, edit.span.start) + (snippet ? filledIn(edit.text) : edit.text)
  const line = written.lastIndexOf('\n', edit.span.start - from - 1) + 1
  const isWrong = (ending: string): boolean => parse('', written + ending).diagnostics.some(({ code, span }) => span.end > line && !unfinished.has(code))
  return later.every(isWrong)
}

/** Every so many of them, so that a long policy is walked through in the time of a short one. */
export const some = <T>(all: readonly T[], most: number): readonly T[] => {
  const stride = Math.max(1, Math.ceil(all.length / most))
  return all.filter((_, at) => at % stride === 0)
}
