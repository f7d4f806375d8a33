/**
 * The parser has the last word on what may stand somewhere: the line is read with the word in it, under the lines that it stands
 * under and without all others, and may then be unfinished but not wrong.
 */
import { parse, type Diagnostic, type SyntaxCode } from '@rubric/syntax'
import type { Way } from './place.ts'

/** What is said of lines that only lack what is yet to come. */
const unfinished: ReadonlySet<string> = new Set<SyntaxCode>([
  'missing-header',
  'line-not-finished',
  'missing-text',
  'unclosed-parenthesis',
  'missing-condition',
  'missing-line',
  'empty-block',
  // Ends where more is to come; finished, it has its parentheses or not.
  'where-needs-parentheses',
])

const isWrong =
  (from: number) =>
  ({ code, span }: Diagnostic): boolean =>
    span.end > from && !unfinished.has(code)

/**
 * Whether `5 business days of state_days` is a count of days or begins a time phrase, the parser tells only by the word after it.
 */
const calendarLast = /\b(?:business|open) \w+(?: of(?: [\w.]+)?)? *$/
const later = ['', ' after', ' x_ after']
/** `any visits in` looks like the test `in (…)`, and may still become the window `in the past …`. */
const windowLast = / in *$/

/** Whether a text may stand at the place. Where the line is already wrong before it, everything may. */
export const judgeAt = ({ text }: Way): ((candidate: string) => boolean) => {
  const start = text.lastIndexOf('\n') + 1
  const endings = calendarLast.test(text) ? later : ['']
  const isRight = (candidate: string): boolean =>
    endings.some((ending) => !parse('', text + candidate + ending).diagnostics.some(isWrong(start)))
  const isBroken = text.slice(start).trim() !== '' && !isRight('') && !(windowLast.test(text) && isRight('the'))
  const known = new Map<string, boolean>()
  return (candidate) => {
    if (isBroken) return true
    const fits = known.get(candidate) ?? isRight(candidate)
    known.set(candidate, fits)
    return fits
  }
}
