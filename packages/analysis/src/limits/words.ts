/** What is granted, in the words of a review: `5 of 8 units of HCPCS H2022`, `60 days from 2026-03-01`. */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { type Amount, codeText, type DeterminationResult, fitsPattern, formatDay, LAST_DAY, type LimitInfo, type LineResult } from '@rubric/runtime'
import { amountWords, nounOf, unitsOf } from '@rubric/runtime/nouns'
import { lookUp, own } from '../facts/json.ts'

/**
 * Of a determination. Where it is not decided, what it comes to at the most; `nothing` where it is not met. The facts say which codes are
 * asked for; without them a code is named where the limits count one code only.
 */
export const grantsInWords = (graph: RuleGraph, result: DeterminationResult, facts: FactsInput = {}): string => {
  if (result.outcome === 'not met') return 'nothing'
  const isOpen = result.outcome === 'information needed'
  const lines = (result.lines ?? []).map((line) => {
    const limits = line.limits.flatMap(({ limit }) => graph.limits[limit] ?? [])
    return lineInWords(limits, codeAt(facts, line.line), isOpen ? { ...line, granted: atMost(line.granted) } : line)
  })
  const days = spanInWords(result.span === null || !isOpen ? result : { ...result, span: { ...result.span, to: atMost(result.span.to) } })
  const words = [...lines, days].filter((part) => part !== '').join(', ')
  return isOpen && words !== '' ? `at most ${words}` : words
}

const atMost = ([, most]: Amount): Amount => [most, most]

const codeAt = (facts: FactsInput, line: number): string | null => {
  const entries = own(lookUp(facts, 'request.lines'), 'entries')
  const code = own(Array.isArray(entries) ? entries[line] : null, 'code')
  return typeof code === 'string' ? code : null
}

/** Of one requested line; empty where there is none. The first of the limits that counts the code lends its noun. */
export const lineInWords = (limits: readonly LimitInfo[], code: string | null, line: LineResult | null): string => {
  if (line === null) return ''
  const { granted, requested } = line
  const noun = nounOf(requested[0] === requested[1] ? requested[0] : 0, limits[0]?.noun ?? 'units')
  const asked = requested[1] === Infinity ? '' : ` of ${amountWords(unitsOf(requested))}`
  return `${amountWords(unitsOf(granted))}${asked} ${noun}${codeInWords(limits, code)}`
}

const codeInWords = (limits: readonly LimitInfo[], code: string | null): string => {
  const patterns = limits.flatMap(({ codes }) => codes)
  if (code !== null) {
    const system = patterns.find((pattern) => fitsPattern(code, pattern))?.system ?? ''
    return ` of ${system === '' ? '' : `${system} `}${code}`
  }
  const written = new Set(patterns.map((pattern) => (pattern.first === pattern.last ? `${pattern.system} ${codeText(pattern)}`.trim() : '')))
  const [only = ''] = written.size === 1 ? written : []
  return only === '' ? '' : ` of ${only}`
}

/** Of the days, no more than are asked for; empty where a determination grants none, or the first one is not known. */
export const spanInWords = ({ span }: DeterminationResult): string => {
  if (span === null) return ''
  const { from, to, requestedTo } = span
  const start = `from ${formatDay(from)}`
  const [least, most] = to.map((last) => Math.min(last, requestedTo ?? Infinity) - from + 1)
  const asked = requestedTo === null || (least === most && to[1] >= requestedTo) ? '' : ` of ${requestedTo - from + 1}`
  if (to[1] === LAST_DAY && requestedTo === null) return to[0] === to[1] ? `days ${start} on` : `${least} days or more ${start}`
  const days = least === most ? amountInWords(least) : `${least} to ${most}`
  return `${days}${asked} ${days === '1' && asked === '' ? 'day' : 'days'} ${start}`
}

const amountInWords = (days: number | undefined): string => (days === 0 ? 'no' : String(days))
